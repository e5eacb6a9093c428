// A run kept as A beside the edited one: link, clock, first difference, figures.
#include "session/kept.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "session/command.hpp"
#include "session/document.hpp"
#include "session/metrics.hpp"
#include "session/workbench.hpp"
#include "tests/session/random.hpp"
#include "trace/event_rows.hpp"
#include "trace/statistics.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;
using nlohmann::json;

void record_all(Workbench& bench) {
  while (!bench.idle()) bench.tick(0);
}

json kept_of_page(const Workbench& bench) { return json::parse(document_json(bench))["kept"]; }

const Metric& row(const std::vector<Metric>& metrics, std::string_view label) {
  static const Metric none;
  const auto found = std::ranges::find(metrics, label, &Metric::label);
  EXPECT_NE(found, metrics.end()) << label;
  return found == metrics.end() ? none : *found;
}

TEST(Kept, IsInTheLinkOnlyWhereItDiffers) {
  const ParsedLink link = parse_link("lesson=rush-2-per-second&cooks=4&a=cooks:3,patience:2.5");
  EXPECT_TRUE(link.problems.empty());
  ASSERT_TRUE(link.settings.kept);
  const Settings a = with_kept(link.settings, *link.settings.kept);
  EXPECT_EQ(value_of(a, "cooks"), 3);
  EXPECT_EQ(value_of(a, "patience"), 2'500'000'000);
  EXPECT_EQ(value_of(a, "clients"), 10);
  EXPECT_FALSE(a.kept);
  EXPECT_EQ(format_link(link.settings), "lesson=rush-2-per-second&cooks=4&a=patience:2.5,cooks:3");
  EXPECT_EQ(format_link(parse_link("a=same&clients=12").settings), "lesson=rush-2-per-second&clients=12&a=same");
  EXPECT_EQ(format_link(parse_link("a=clients:12&clients=12").settings), "lesson=rush-2-per-second&clients=12&a=same") << "whatever the order";
}

TEST(Kept, NamesTheBadPartsAndReadsTheOthers) {
  const ParsedLink link = parse_link("a=cooks:900,salt:1,clients:12,,sodas");
  ASSERT_EQ(link.problems.size(), 4u);
  EXPECT_EQ(link.problems[0].kind, Kind::out_of_range);
  EXPECT_EQ(link.problems[0].key, "cooks");
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(link.problems[i].key, "a");
    EXPECT_NE(link.problems[i].allowed.find("cooks:3"), std::string::npos);
  }
  EXPECT_EQ(link.problems[1].value, "salt:1");
  EXPECT_EQ(value_of(with_kept(link.settings, *link.settings.kept), "clients"), 12);
  EXPECT_EQ(value_of(with_kept(link.settings, *link.settings.kept), "cooks"), 3);
}

TEST(Kept, StaysWhileTheOtherIsEdited) {
  Workbench bench;
  bench.seek(loop::Time{3'500'000'000});
  bench.keep();
  ASSERT_TRUE(bench.keeping());
  EXPECT_EQ(&bench.run(0), &bench.run(1)) << "one run until an edit";
  EXPECT_TRUE(bench.idle());
  EXPECT_FALSE(bench.first_difference());
  EXPECT_EQ(kept_of_page(bench)["differs"], "No difference");
  EXPECT_EQ(kept_of_page(bench)["a"], "same settings");
  const session::Run* a = &bench.run(1);
  ASSERT_EQ(execute(bench, "set cooks 4"), "");
  EXPECT_EQ(&bench.run(1), a);
  EXPECT_EQ(value_of(bench.run(0).settings(), "cooks"), 4);
  EXPECT_EQ(value_of(bench.run(1).settings(), "cooks"), 3);
  EXPECT_EQ(bench.time(), (loop::Time{3'500'000'000}));
  EXPECT_EQ(bench.link({.language = false, .theme = false}), "lesson=rush-2-per-second&cooks=4&t=3.5&a=cooks:3");
  Workbench other;
  other.open_link(bench.link());
  EXPECT_EQ(other.run(0).recording().hash(), bench.run(0).recording().hash());
  EXPECT_EQ(other.run(1).recording().hash(), bench.run(1).recording().hash());
  ASSERT_EQ(execute(bench, "keep off"), "");
  EXPECT_EQ(bench.run_count(), 1u);
  EXPECT_TRUE(kept_of_page(bench).is_null());
  EXPECT_NE(execute(bench, "keep on"), "");
}

TEST(Kept, ComparingAVariantAndKeepingTakeEachOthersPlace) {
  Workbench bench;
  ASSERT_FALSE(bench.choose_lesson("order-sync-async"));
  bench.set_comparing(true);
  ASSERT_EQ(bench.run_count(), 2u);
  bench.keep();
  EXPECT_FALSE(bench.settings().comparing);
  EXPECT_TRUE(same_scenario(bench.run(0).settings(), bench.run(1).settings()));
  bench.set_comparing(true);
  EXPECT_FALSE(bench.settings().kept);
  EXPECT_FALSE(same_scenario(bench.run(0).settings(), bench.run(1).settings()));
  bench.keep();
  ASSERT_FALSE(bench.choose_lesson("rush-10"));
  EXPECT_EQ(bench.run_count(), 1u) << "what was kept was of another lesson";
}

TEST(Kept, TheFirstDifferenceIsFoundAndGoneTo) {
  Workbench bench;
  bench.keep();
  bench.set_parameter("cooks", "4");
  const auto first = bench.first_difference();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->time, (loop::Time{1'500'000'000})) << "the fourth burger finds a cook";
  EXPECT_EQ(kept_of_page(bench)["differs"], "First difference at 1.5\u00a0s");
  EXPECT_EQ(kept_of_page(bench)["differs_at"], "1.5\u00a0s");
  bench.set_future_shown(false);
  bench.seek(loop::Time{1'000'000'000});
  EXPECT_FALSE(bench.difference_reached());
  EXPECT_TRUE(kept_of_page(bench)["differs_at"].is_null()) << "it is to come, and hidden";
  ASSERT_EQ(execute(bench, "differ"), "");
  EXPECT_EQ(bench.time(), first->time);
  EXPECT_TRUE(bench.difference_reached());
  EXPECT_EQ(kept_of_page(bench)["differs_at"], "1.5\u00a0s");
  // Just before, both show the same.
  bench.step_handle(-1);
  EXPECT_FALSE(bench.difference_reached());
  EXPECT_EQ(bench.playhead(0), bench.playhead(1));
}

/// What each position tells, read with the rows of exports, without what is left out.
std::vector<std::string> rows_of(const trace::Recording& recording, trace::Position k) {
  std::vector<std::string> rows;
  auto take = [&](const trace::EventRow& row) {
    const std::string_view event = row.event;
    if (event == "line") return;
    const bool made = event == "resource_created";
    std::string kind = row.kind;
    if (kind == "semaphore" || kind == "Semaphore" || kind == "Lock") kind = "lock";
    rows.push_back(std::string(event) + '|' + (made ? "" : kind) + '|' + std::to_string(row.handle) + '|' + std::to_string(row.task) + '|' +
                   std::to_string(row.other) + '|' + std::to_string(row.resource) + '|' + (made ? "" : std::to_string(row.number)) + '|' +
                   std::to_string(row.a) + '|' + std::to_string(row.b) + '|' + row.name);
  };
  trace::EventRows visitor(take);
  recording.replay_handle(visitor, k);
  rows.push_back(std::to_string(recording.time_at(k).ns));
  return rows;
}

TEST(Kept, TheFirstDifferenceOfRandomRestaurantsIsWhereTheirEventsPart) {
  Random random(5);
  int found = 0;
  for (int i = 0; i < 80; ++i) {
    Settings settings = default_settings();
    const auto edit = [&] {
      static constexpr std::pair<const char*, int> ranges[] = {{"clients", 12}, {"sodas", 3}, {"cooks", 6}, {"batch", 8}};
      const auto& [key, most] = ranges[random.below(4)];
      settings.values[*find_parameter(*settings.lesson, key)] = 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most)));
    };
    for (int n = 0; n < 3; ++n) edit();
    session::Run a(settings);
    edit();
    session::Run b(settings);
    while (a.advance(1'000)) {}
    while (b.advance(1'000)) {}
    trace::FirstDifference difference;
    while (difference.advance(a.recording(), b.recording(), 7)) {}
    const trace::Position least = std::min(a.recording().handle_count(), b.recording().handle_count());
    trace::Position k = 1;
    while (k <= least && rows_of(a.recording(), k) == rows_of(b.recording(), k)) ++k;
    const bool differs = k <= least || a.recording().handle_count() != b.recording().handle_count();
    ASSERT_EQ(difference.state() == trace::FirstDifference::State::found, differs) << i;
    if (differs) {
      ASSERT_EQ(difference.position(), k) << i;
    }
    found += differs;
  }
  EXPECT_GT(found, 30);
}

TEST(Kept, EveryMetricSaysItsDifference) {
  Workbench bench;
  bench.keep();
  bench.set_parameter("cooks", "4");
  bench.set_parameter("sodas", "2");
  record_all(bench);
  for (const text::Language language : {text::Language::fr, text::Language::en}) {
    const auto all = metrics(language, bench, true);
    EXPECT_GE(all.size(), 15u);
    for (const Metric& metric : all) EXPECT_FALSE(metric.label.empty() || metric.a.empty() || metric.b.empty() || metric.difference.empty()) << metric.label;
  }
  const auto all = metrics(text::Language::en, bench, true);
  // By hand, from the clients.
  for (const std::size_t i : {0, 1}) {
    std::vector<std::int64_t> waits;
    const Clients& clients = bench.run(i).clients();
    for (std::uint32_t n = 1; n <= clients.size(); ++n) waits.push_back((*clients.client(n).served - clients.client(n).arrived).ns);
    std::ranges::sort(waits);
    const RunFigures& figures = bench.figures(i, true);
    EXPECT_EQ(figures.longest_wait->ns, waits.back());
    EXPECT_EQ(figures.most_wait->ns, waits[8]) << "nine of ten";
    EXPECT_EQ(figures.score, clients.score());
    EXPECT_TRUE(figures.over);
  }
  const auto satisfied = [&](std::size_t i) { return bench.run(i).clients().score().satisfied; };
  const Metric& happy = row(all, "Satisfied clients");
  EXPECT_EQ(happy.a, std::to_string(satisfied(1)));
  EXPECT_EQ(happy.b, std::to_string(satisfied(0)));
  ASSERT_GT(satisfied(0), satisfied(1));
  EXPECT_EQ(happy.difference, std::to_string(satisfied(0) - satisfied(1)) + " more");
  EXPECT_EQ(happy.better, 'b');
  EXPECT_EQ(row(all, "Soda: longest line").better, 'b');
  EXPECT_EQ(row(all, "Tasks").difference, "same");
  EXPECT_EQ(row(all, "Tasks").better, 0);
  EXPECT_EQ(row(all, "Kitchen: in use").better, 0) << "nobody says whether idle cooks are good";
}

TEST(Kept, TheFiguresOfAWholeRunAreThoseOfItsStatistics) {
  Random random(3);
  for (int i = 0; i < 40; ++i) {
    Settings settings = default_settings();
    for (std::size_t n = 0; n < settings.values.size(); ++n) {
      const model::Parameter& row = settings.lesson->parameters[n];
      if (row.kind == model::ParameterKind::count) settings.values[n] = 1 + static_cast<std::int64_t>(random.below(row.key == "clients" ? 30 : 5));
    }
    session::Run run(settings);
    while (run.advance(1'000)) {}
    const RunFigures figures = figures_of(run);
    const trace::Statistics all = trace::statistics(run.recording(), run.lanes(), run.recording().handle_count());
    ASSERT_EQ(figures.stations.size(), all.resources.size());
    for (std::size_t n = 0; n < all.resources.size(); ++n) {
      const trace::ResourceUse& use = all.resources[n];
      const StationFigures& station = figures.stations[n];
      EXPECT_EQ(station.longest_line, use.longest_line) << i << ' ' << station.name.str();
      const std::int64_t whole = all.span.ns * station.units;
      EXPECT_EQ(station.busy, (use.held.ns * 100 + whole / 2) / whole) << i << ' ' << station.name.str();
    }
  }
}

TEST(Kept, NoMetricTellsTheFuture) {
  Workbench bench;
  bench.keep();
  bench.set_parameter("cooks", "4");
  bench.set_future_shown(false);
  bench.seek(loop::Time{1'000'000'000});
  for (const Metric& metric : metrics(text::Language::en, bench, false)) {
    if (metric.label == "Satisfied clients") {
      EXPECT_EQ(metric.a, "0");
    }
    if (metric.label == "End of service" || metric.label == "Mean wait") {
      EXPECT_EQ(metric.a, "–");
      EXPECT_EQ(metric.difference, "");
    }
    if (metric.label == "Kitchen: in use") continue;   // three of three cooks are no more than three of four
    if (!metric.difference.empty()) {
      EXPECT_EQ(metric.difference, "same") << metric.label << ": they part later";
    }
  }
  bench.to_end();
  EXPECT_NE(row(metrics(text::Language::en, bench, false), "End of service").a, "–");
}

TEST(Kept, ALongRunIsNotMadeAgainByAnEditAndIsComparedInSlices) {
  Workbench bench;
  bench.set_slice(500);
  bench.open_link("clients=2000&period=1&a=same");
  const session::Run* a = &bench.run(1);
  bench.set_parameter("patience", "5.5");   // decides nothing of what happens but the last line
  EXPECT_EQ(&bench.run(1), a);
  EXPECT_FALSE(bench.difference_known());
  int ticks = 0;
  while (!bench.idle() && ++ticks < 10'000) bench.tick(0);
  EXPECT_TRUE(bench.idle());
  EXPECT_GT(ticks, 20);
  EXPECT_TRUE(bench.run(0).finished() && bench.run(1).finished());
  EXPECT_TRUE(bench.difference_known());
}

TEST(Kept, OtherLessonsHaveTheMeasuresOfTheirRuns) {
  Workbench bench;
  ASSERT_FALSE(bench.choose_lesson("order-sync-async"));
  bench.keep();
  bench.set_parameter("variant", bench.run(0).settings().values[*find_parameter(bench.lesson(), "variant")] == 0 ? "async" : "sync");
  record_all(bench);
  const auto all = metrics(text::Language::en, bench, true);
  EXPECT_NE(row(all, "Time taken").better, 0);
  EXPECT_NE(row(all, "Thread blocked").difference, "");
  EXPECT_EQ(row(all, "Lines printed").a, std::to_string(bench.run(1).recording().printed_count()));
}

TEST(Kept, TheDocumentIsWellFormedInEveryLesson) {
  for (const model::Lesson& lesson : model::lessons()) {
    for (const text::Language language : {text::Language::fr, text::Language::en}) {
      Workbench bench(language);
      ASSERT_FALSE(bench.choose_lesson(lesson.id));
      bench.keep();
      const json kept = kept_of_page(bench);
      ASSERT_TRUE(kept.is_object()) << lesson.id;
      EXPECT_FALSE(kept["differs"].get<std::string>().empty());
      EXPECT_GE(kept["metrics"].size(), 4u) << lesson.id;
      for (const json& metric : kept["metrics"]) EXPECT_EQ(metric["better"], "") << "A is B";
    }
  }
}

}  // namespace
}  // namespace comptoir::session
