// The lessons' own programs give the recorded CPython runs of the same names, in every iteration.
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "model/lesson.hpp"
#include "model/listing.hpp"
#include "model/roles.hpp"
#include "model/sheet.hpp"
#include "tests/oracle/oracle_trace.hpp"

namespace comptoir::model {
namespace {

using Json = nlohmann::json;

/// What the lessons print, in the words of the recorded programs.
class RestaurantTrace : public loop::OracleTrace {
 public:
  void on_print(loop::TaskId, const loop::Print& print) override {
    switch (static_cast<PrintKey>(print.key)) {
      case PrintKey::order: return emit("order");
      case PrintKey::served: return emit("served in " + seconds(print.a));
      case PrintKey::soda_start: return emit("soda:start");
      case PrintKey::soda_ready: return emit("soda:ready");
      case PrintKey::burger_order: return emit("burger:order");
      case PrintKey::burger_ready: return emit("burger:ready");
      case PrintKey::fries_take: return emit("fries:take");
      case PrintKey::fries_start: return emit("fries:start");
      case PrintKey::fries_ready: return emit("fries:ready");
      case PrintKey::batch_start: return emit("batch:start");
      case PrintKey::batch_ready: return emit("batch:ready");
      case PrintKey::satisfied: return emit(std::to_string(print.a) + " / " + std::to_string(print.b) + " satisfied");
    }
    FAIL() << "an unknown key: " << print.key;
  }

 private:
  static std::string seconds(std::int64_t ns) {
    return written_value({.kind = ParameterKind::duration}, ns);
  }
};

/// The documents name clients by letters where the lessons count them.
Json recorded(const std::string& id) {
  std::ifstream file(std::string(COMPTOIR_TEST_DATA) + "/traces/" + id + ".json");
  std::stringstream text;
  text << file.rdbuf();
  std::string words = text.str();
  for (char letter = 'A'; letter <= 'J'; ++letter) {
    const std::regex name(std::string("(serve|soda|burger|fries):") + letter + "\\b");
    words = std::regex_replace(words, name, "$1:" + std::to_string(letter - 'A' + 1));
  }
  return Json::parse(words);
}

Values values_of(const Lesson& lesson) {
  Values values;
  for (const Parameter& row : lesson.parameters) values.push_back(row.initial);
  return values;
}

void run(const Lesson& lesson, loop::Observer& observer) {
  loop::Loop loop(&observer);
  loop.run_until_complete(loop.create_task(lesson.program(loop, lesson, values_of(lesson)), "main"));
}

struct Case {
  const char* lesson;
  const char* trace;
};

class LessonAsRecorded : public testing::TestWithParam<Case> {};

TEST_P(LessonAsRecorded, in_every_iteration) {
  const Lesson* lesson = find_lesson(GetParam().lesson);
  ASSERT_NE(lesson, nullptr);
  RestaurantTrace observer;
  run(*lesson, observer);
  const Json actual = observer.trace();
  const Json expected = recorded(GetParam().trace);
  ASSERT_EQ(actual["ticks"].size(), expected["ticks"].size());
  for (std::size_t i = 0; i < expected["ticks"].size(); ++i) {
    ASSERT_EQ(actual["ticks"][i], expected["ticks"][i]) << "iteration " << i;
  }
  EXPECT_EQ(actual["t_end"], expected["t_end"]);
}

INSTANTIATE_TEST_SUITE_P(Oracle, LessonAsRecorded,
                         testing::Values(Case{"serve-unlimited", "s004_serve_AB_open"},
                                         Case{"serve-constrained", "s004_serve_AB"},
                                         Case{"rush-10", "s004_serve_10"},
                                         Case{"rush-steady", "s004_perf_10_1_5"},
                                         Case{"rush-2-per-second", "s004_perf_10_05_5"}),
                         [](const auto& info) {
                           return std::regex_replace(std::string(info.param.lesson), std::regex("-"), "_");
                         });

/// The marked places of a run, gathered from Observer::on_line.
class Places : public loop::Observer {
 public:
  void on_line(loop::TaskId, std::uint16_t place) override { seen.insert(place); }
  std::set<std::uint16_t> seen;
};

TEST(Lessons, every_place_a_run_names_is_marked_in_both_listings) {
  for (const Lesson& lesson : lessons()) {
    if (lesson.article || is_modelled(lesson, values_of(lesson))) continue;   // those are compared by their lines elsewhere
    Places places;
    run(lesson, places);
    const Sheet* sheet = find_sheet(lesson.id);
    ASSERT_NE(sheet, nullptr) << lesson.id;
    for (const std::string_view listing : {sheet->plain("python"), sheet->plain("cpp")}) {
      std::set<std::uint16_t> marked;
      for (const ListingLine& line : read_listing(listing, lesson.parameters, values_of(lesson))) {
        if (line.place != 0) marked.insert(line.place);
      }
      for (const std::uint16_t place : places.seen) EXPECT_TRUE(marked.contains(place)) << lesson.id << ' ' << place;
    }
  }
}

/// Of what is chosen, and of each number but those of the world around the program: how long clients are patient, how slow the
/// network is, how a model of threads cuts their time.
TEST(Lessons, the_python_program_shows_the_values_of_the_lesson) {
  const std::set<std::string_view> around = {"patience", "latency", "slice", "cost"};
  for (const Lesson& lesson : lessons()) {
    const std::string_view python = find_sheet(lesson.id)->plain("python");
    for (const Parameter& row : lesson.parameters) {
      const std::string mark = (row.kind == ParameterKind::choice ? "# if " : "# =") + std::string(row.key);
      EXPECT_TRUE(around.contains(row.key) || python.find(mark) != python.npos) << lesson.id << ' ' << row.key;
    }
  }
}

TEST(Lessons, ids_are_unique_and_found) {
  std::set<std::string_view> ids;
  for (const Lesson& lesson : lessons()) {
    EXPECT_TRUE(ids.insert(lesson.id).second) << lesson.id;
    EXPECT_EQ(find_lesson(lesson.id), &lesson);
    EXPECT_TRUE(lesson.program || lesson.article);
  }
  EXPECT_EQ(find_lesson("no-such-lesson"), nullptr);
}

}  // namespace
}  // namespace comptoir::model
