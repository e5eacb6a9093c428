// How restaurants flow, and where their clients' time goes: against the recordings of random settings, regular and by chance.
#include <gtest/gtest.h>

#include <map>

#include "session/critical_path.hpp"
#include "session/flow.hpp"
#include "session/link.hpp"
#include "session/parameter_table.hpp"
#include "tests/session/random.hpp"
#include "trace/statistics.hpp"

namespace comptoir::session {
namespace {

using loop::seconds;
using text::Language;

void finish(Run& run) {
  while (run.advance(100'000)) continue;
}

struct Finished {
  explicit Finished(const std::string& link) : run(parse_link(link).settings) { finish(run); }
  Run run;
};

/// Restaurants of the manager's lesson, with chance or without, too slow, too fast or just right.
std::string random_restaurant(Random& random) {
  const auto number = [&](std::string_view key, std::uint64_t least, std::uint64_t more) { return "&" + std::string(key) + "=" + std::to_string(least + random.below(more)); };
  std::string link = "lesson=manager" + number("clients", 1, 60) + number("sodas", 1, 3) + number("cooks", 1, 7) + number("batch", 1, 10);
  link += "&period=" + std::to_string(random.below(3)) + "." + std::to_string(random.below(1'000));
  if (random.chance(2)) link += "&t_soda=" + std::to_string(random.below(3)) + "&t_burger=" + std::to_string(random.below(5)) + "&t_fries=" + std::to_string(random.below(6));
  if (random.chance(2)) link += "&arrivals=poisson" + number("seed", 1, 1'000);
  const std::array<std::string_view, 4> times = {"fixed", "uniform", "exponential", "lognormal"};
  if (random.chance(2)) link += "&times=" + std::string(times[random.below(4)]) + number("deviation", 0, 200);
  return link;
}

/// Of a queue told as steps: how long it was at a time.
std::int64_t length_at(const std::vector<QueueStep>& queue, loop::Time time) {
  std::int64_t length = 0;
  for (const QueueStep& step : queue) {
    if (step.time <= time) length = step.length;
  }
  return length;
}

TEST(Flows, LittlesLawHoldsToTheNanosecondWhereverEverybodyHasComeAndLeft) {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    const std::string link = random_restaurant(random);
    const Finished finished(link);
    ASSERT_TRUE(finished.run.finished()) << link;
    const Flow flow = flow_of(finished.run);
    EXPECT_EQ(flow.restaurant.inside, flow.restaurant.spent) << link;
    EXPECT_EQ(flow.restaurant.count, finished.run.clients().size()) << link;
    ASSERT_EQ(flow.stations.size(), 3u) << link;
    for (const StationFlow& station : flow.stations) {
      EXPECT_EQ(station.little.inside, station.little.spent) << link << ' ' << static_cast<int>(station.station);
      EXPECT_EQ(station.little.count, finished.run.clients().size()) << link;
      EXPECT_NEAR(station.little.number(), station.little.a_second() * station.little.seconds(), 1e-9 * (1 + station.little.number())) << link;
    }
  }
}

TEST(Flows, QueuesAreThoseOfTheStatistics) {
  Random random(12);
  for (int round = 0; round < 100; ++round) {
    const std::string link = random_restaurant(random);
    const Finished finished(link);
    const session::Run& run = finished.run;
    const Flow flow = flow_of(run);
    const trace::Statistics known = trace::statistics(run.recording(), run.lanes(), run.recording().handle_count());
    for (const trace::ResourceUse& use : known.resources) {
      const auto station = std::ranges::find(flow.stations, *model::station_of(run.recording().resource_name(use.resource)), &StationFlow::station);
      ASSERT_NE(station, flow.stations.end());
      EXPECT_EQ(station->queued, use.waited) << link;
      EXPECT_EQ(station->busy, use.held) << link;
      EXPECT_LE(station->longest, use.longest_line) << link;
      EXPECT_LE(station->use(flow.span), 1.0) << link;
      EXPECT_EQ(station->queue.empty() ? 0 : station->queue.back().length, 0) << link;
    }
  }
}

TEST(Flows, TheDocumentsRushQueuesAtItsOnlySodaMachine) {
  const Finished finished("lesson=rush-2-per-second");
  const Flow flow = flow_of(finished.run);
  EXPECT_EQ(flow.span, seconds(12));
  const StationFlow& soda = flow.stations.front();
  EXPECT_EQ(soda.station, model::Station::soda);
  EXPECT_EQ(soda.busy, seconds(10));              // ten sodas of 1 s, one after the other
  EXPECT_EQ(soda.queued, loop::milliseconds(22'500));   // 0 + 0.5 + ... + 4.5
  EXPECT_EQ(length_at(soda.queue, {}), 0);
  EXPECT_EQ(length_at(soda.queue, loop::Time{500'000'000}), 1);
  EXPECT_EQ(flow.restaurant.spent, loop::milliseconds(50'500));   // 4 3.5 3 4.5 4.5 5.5 6 6 6 7.5
}

TEST(Flows, CountNobodyTwiceWhenAClientIsSentAway) {
  const Finished finished("lesson=rush-2-per-second&do=2:cancel:serve:3,3:add:cook");
  const Flow flow = flow_of(finished.run);
  EXPECT_EQ(flow.restaurant.inside, flow.restaurant.spent);
  EXPECT_EQ(flow.restaurant.count, 10);
  for (const StationFlow& station : flow.stations) EXPECT_EQ(station.little.inside, station.little.spent);
  EXPECT_EQ(flow.stations[1].places, 4);
}

TEST(CriticalPaths, AddUpToTheWaitOfEveryClient) {
  Random random(13);
  for (int round = 0; round < 300; ++round) {
    const std::string link = random_restaurant(random);
    const Finished finished(link);
    const session::Run& run = finished.run;
    for (std::uint32_t n = 1; n <= run.clients().size(); ++n) {
      const Client client = run.clients().client(n);
      const auto path = critical_path(run, n);
      ASSERT_TRUE(path) << link;
      EXPECT_EQ(path->waited, *client.served - client.arrived);
      loop::Time at = client.arrived;
      for (const PathPart& part : path->parts) {
        EXPECT_EQ(part.from, at) << link << ' ' << n;
        EXPECT_GT(part.to, part.from) << link << ' ' << n;
        EXPECT_LE(run.recording().time_at(part.at), part.from) << link << ' ' << n;
        at = part.to;
      }
      EXPECT_EQ(at, *client.served) << link << ' ' << n;
    }
  }
}

TEST(CriticalPaths, OfTheDocumentsRush) {
  const Finished finished("lesson=rush-2-per-second");
  const auto said = [&](Language language, std::uint32_t n) { return path_sentence(language, *critical_path(finished.run, n)); };
  EXPECT_EQ(said(Language::en, 1), "4.0\u00a0s: 4.0\u00a0s cooking the fries.");
  EXPECT_EQ(said(Language::en, 2), "3.5\u00a0s: 3.5\u00a0s while client 1’s fries cook.");
  EXPECT_EQ(said(Language::en, 10), "7.5\u00a0s: 4.5\u00a0s waiting for a cook, 3.0\u00a0s cooking the burger.");
  EXPECT_EQ(said(Language::fr, 1), "4,0\u00a0s\u00a0: 4,0\u00a0s de cuisson des frites.");
}

TEST(CriticalPaths, NameTheWaitForAThreadThatIsBusy) {
  const Finished finished("lesson=rush-2-per-second&do=3.8:block:1");
  bool named = false;
  for (std::uint32_t n = 1; n <= 10; ++n) {
    const auto path = critical_path(finished.run, n);
    ASSERT_TRUE(path);
    loop::Duration sum;
    for (const PathPart& part : path->parts) {
      sum = sum + part.lasts();
      named = named || part.kind == PathKind::thread;
    }
    EXPECT_EQ(sum, path->waited);
  }
  EXPECT_TRUE(named);
}

TEST(CriticalPaths, AreOfServedClientsAlone) {
  session::Run run(parse_link("lesson=rush-2-per-second").settings);
  run.advance(10);
  EXPECT_FALSE(critical_path(run, 1));
  finish(run);
  EXPECT_TRUE(critical_path(run, 1));
  EXPECT_FALSE(critical_path(run, 0));
  EXPECT_FALSE(critical_path(run, 11));
  const auto longest = longest_paths(run, 3);
  ASSERT_EQ(longest.size(), 3u);
  EXPECT_EQ(longest[0].client, 10u);
  EXPECT_EQ(longest[1].client, 7u);   // 7, 8 and 9 waited 6 s each
}

}  // namespace
}  // namespace comptoir::session
