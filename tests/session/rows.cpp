#include "tests/session/rows.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "session/link.hpp"
#include "session/run.hpp"
#include "text/format.hpp"

namespace comptoir::session {

using nlohmann::json;

json read_rows(const std::string& file) {
  std::ifstream in(file);
  if (!in) return nullptr;
  const json all = json::parse(in, nullptr, false);
  if (!all.is_object() || !all.contains("rows")) return nullptr;
  return all["rows"];
}

loop::Time time_of(const json& seconds) { return {std::llround(seconds.get<double>() * 1e9)}; }

Settings settings_of_row(const json& row) {
  const bool by_chance = row.contains("seed");
  std::string link = by_chance ? "lesson=manager" : "lesson=rush-2-per-second";
  for (const char* key : {"clients", "sodas", "cooks", "batch"}) link += std::string("&") + key + "=" + std::to_string(row[key].get<int>());
  for (const auto& [key, name] : {std::pair("period", "period"), {"timeout", "patience"}, {"t_soda", "t_soda"}, {"t_burger", "t_burger"}, {"t_fries", "t_fries"}}) {
    link += std::string("&") + name + "=" + text::plain_seconds(time_of(row[key]).ns);
  }
  if (by_chance) {
    link += "&arrivals=" + row["arrivals"].get<std::string>() + "&times=" + row["spread"].get<std::string>();
    link += "&deviation=" + std::to_string(row["deviation"].get<int>()) + "&seed=" + std::to_string(row["seed"].get<int>());
  }
  const ParsedLink parsed = parse_link(link);
  EXPECT_TRUE(parsed.problems.empty()) << link;
  return parsed.settings;
}

void expect_row(const json& row) {
  const Settings settings = settings_of_row(row);
  SCOPED_TRACE(format_scenario(settings));
  Run run(settings);
  while (run.advance(1'000'000)) {
  }
  ASSERT_TRUE(run.finished());
  const Clients& clients = run.clients();
  ASSERT_EQ(clients.size(), row["times"].size());
  std::vector<loop::Duration> times, expected;
  for (std::uint32_t n = 1; n <= clients.size(); ++n) {
    const Client client = clients.client(n);
    ASSERT_TRUE(client.served) << "client " << n;
    EXPECT_EQ(client.arrived, clients.planned_arrival(n));
    times.push_back(*client.served - client.arrived);
    expected.push_back(time_of(row["times"][n - 1]) - loop::Time{});
  }
  EXPECT_EQ(times, expected);
  std::vector<int> order;
  for (std::uint32_t i = 0; i < clients.served_count(); ++i) order.push_back(static_cast<int>(clients.served(i)));
  EXPECT_EQ(order, row["done_order"].get<std::vector<int>>());
  EXPECT_EQ(run.recording().end_time(), time_of(row["end"]));
  EXPECT_EQ(run.recording().iteration_count(), row["iterations"].get<std::uint32_t>());
  EXPECT_EQ(clients.score().satisfied, row["lt"].get<std::uint32_t>());
}

}  // namespace comptoir::session
