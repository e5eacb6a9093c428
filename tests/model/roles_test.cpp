#include "model/roles.hpp"

#include <gtest/gtest.h>

namespace comptoir::model {
namespace {

TEST(Roles, tasks_are_told_by_their_names) {
  EXPECT_EQ(role_of({"serve:", 8}), Role::serve);
  EXPECT_EQ(role_of({"fries:", 1}), Role::fries);
  EXPECT_EQ(role_of({"main"}), Role::main);
  EXPECT_EQ(role_of({"Task-", 3}), Role::other);
  EXPECT_EQ(client_of({"burger:", 12}), 12u);
  EXPECT_EQ(client_of({"main"}), 0u);
}

TEST(Roles, resources_are_told_by_their_names) {
  EXPECT_EQ(station_of({"soda"}), Station::soda);
  EXPECT_EQ(station_of({"cook"}), Station::cook);
  EXPECT_EQ(station_of({"fryer"}), Station::fryer);
  EXPECT_EQ(station_of({"lock"}), std::nullopt);
}

}  // namespace
}  // namespace comptoir::model
