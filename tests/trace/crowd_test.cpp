#include "trace/crowd.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "growing.hpp"
#include "programs.hpp"
#include "trace/recorder.hpp"
#include "trace/task_spans.hpp"

namespace comptoir::trace::testing {
namespace {

using loop::TaskId;
using loop::Time;

Doing doing_of(SpanKind kind) {
  switch (kind) {
    case SpanKind::sleeping: return Doing::sleeping;
    case SpanKind::waiting: return Doing::waiting;
    case SpanKind::joining: return Doing::joining;
    default: return Doing::awake;
  }
}

/// What every task did and when, from its spans: a task is what the span around a time says.
struct Told {
  std::vector<std::vector<TaskSpan>> spans;
  Time end;

  explicit Told(const Recording& recording) : end(recording.end_time()) {
    Lanes lanes;
    lanes.extend(recording);
    for (std::uint32_t i = 1; i <= recording.task_count(); ++i) spans.push_back(task_spans(recording, lanes, TaskId{i}));
  }
  CrowdCounts at(std::uint32_t first, std::uint32_t count, Time time) const {
    CrowdCounts counts;
    for (std::size_t i = first; i < std::min<std::size_t>(spans.size(), first + count); ++i)
      for (const TaskSpan& span : spans[i])
        if (span.from <= time && time < span.to) ++counts.of[static_cast<std::size_t>(doing_of(span.kind))];
    return counts;
  }
  /// Tasks times nanoseconds.
  std::array<double, doings> sum(std::uint32_t first, std::uint32_t count, Time from, Time to) const {
    std::array<double, doings> sums = {};
    for (std::size_t i = first; i < std::min<std::size_t>(spans.size(), first + count); ++i)
      for (const TaskSpan& span : spans[i]) {
        const auto ns = std::min(span.to, to).ns - std::max(span.from, from).ns;
        if (ns > 0) sums[static_cast<std::size_t>(doing_of(span.kind))] += static_cast<double>(ns);
      }
    return sums;
  }
};

Recording recorded(auto&& program) {
  Recording recording;
  {
    Recorder recorder(recording);
    program(recorder);
    recorder.finish();
  }
  return recording;
}

/// Random windows, rows and columns, told by the crowd and by the spans. The run's last instant is left out: at its end
/// every span is over.
void compare(const Recording& recording, std::uint32_t seed, int rounds) {
  Crowd crowd;
  crowd.extend(recording);
  const Told told(recording);
  ASSERT_EQ(crowd.task_count(), recording.task_count());
  std::mt19937 random(seed);
  const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(std::max<std::int64_t>(n, 1))); };
  const std::int64_t end = recording.end_time().ns;
  if (end < 100) return;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t per_row = 1u << below(9);
    const CrowdRows rows{static_cast<std::uint32_t>(below(crowd.task_count() / per_row + 1)) * per_row, per_row, static_cast<std::uint32_t>(1 + below(6))};
    std::int64_t from = below(end - 50), to = from + 50 + below(round % 2 ? end - from - 50 : (end - from - 50) / 50);
    // Some edges fall on instants.
    if (round % 3 == 0) from = recording.instant(static_cast<std::size_t>(below(static_cast<std::int64_t>(recording.instant_count())))).time.ns;
    to = std::min(std::max(to, from + 50), end);
    if (to <= from) continue;
    const std::int64_t count = std::min<std::int64_t>(1 + below(40), to - from);
    std::vector<Time> edges;
    for (std::int64_t c = 0; c <= count; ++c) edges.push_back({from + (to - from) * c / count});
    if (count > 3 && edges[2].ns - edges[1].ns > 4) edges.insert(edges.begin() + 2, Time{edges[1].ns + 1 + below(edges[2].ns - edges[1].ns - 1)});
    std::vector<CrowdCell> cells;
    crowd.cells(rows, edges, cells);
    ASSERT_EQ(cells.size(), rows.rows * (edges.size() - 1));
    for (std::uint32_t row = 0; row < rows.rows; ++row) {
      const std::uint32_t first = rows.first + row * per_row;
      for (std::size_t c = 0; c + 1 < edges.size(); ++c) {
        const CrowdCell& cell = cells[row * (edges.size() - 1) + c];
        EXPECT_EQ(cell.last, told.at(first, per_row, edges[c + 1] - loop::nanoseconds(1)))
            << "row " << first << " of " << per_row << ", column " << edges[c].ns << " to " << edges[c + 1].ns;
        const auto sums = told.sum(first, per_row, edges[c], edges[c + 1]);
        const CrowdCounts before = told.at(first, per_row, edges[c] - loop::nanoseconds(1));
        for (std::size_t d = 0; d < doings; ++d) {
          EXPECT_NEAR(static_cast<double>(cell.mean[d]), sums[d] / static_cast<double>(edges[c + 1].ns - edges[c].ns), 0.002);
          EXPECT_TRUE(sums[d] == 0 || (cell.seen >> d & 1)) << d;
          EXPECT_TRUE(sums[d] > 0 || before.of[d] > 0 || !(cell.seen >> d & 1)) << d;
        }
      }
      const Time time{from + below(to - from)};
      EXPECT_EQ(crowd.at(first, per_row, time), told.at(first, per_row, time));
    }
    const auto first = static_cast<std::uint32_t>(below(crowd.task_count())), number = static_cast<std::uint32_t>(below(crowd.task_count()));
    const Time time{below(end)};
    EXPECT_EQ(crowd.at(first, number, time), told.at(first, number, time)) << first << " + " << number << " at " << time.ns;
    if (::testing::Test::HasFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

TEST(Crowd, CountsAreThoseOfTheSpansInARestaurant) {
  for (const std::uint32_t clients : {1u, 10u, 300u, 1'500u}) {
    const Recording recording = recorded([&](loop::Observer& o) { run_restaurant(o, {.clients = clients}); });
    compare(recording, clients, 40);
    const Recording at_once = recorded([&](loop::Observer& o) { run_restaurant(o, {.clients = clients, .period = {}}); });
    compare(at_once, clients, 40);
  }
}

TEST(Crowd, CountsAreThoseOfTheSpansWhereTasksBlockCancelAndFail) {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    const Recording recording = recorded([&](loop::Observer& o) { run_muddle(o, seed, seed % 5 == 0 ? 900 : 30 + seed); });
    compare(recording, seed, 20);
    if (HasFailure()) return;
  }
}

TEST(Crowd, CountsAreThoseOfTheSpansOfManySleepers) {
  const Recording recording = recorded([](loop::Observer& o) { run_sleepers(o, 5'000, 3); });
  compare(recording, 1, 30);
}

TEST(Crowd, ReadWhileTheRecordingGrowsItIsTheSameAsReadAtOnce) {
  Recording recording;
  Recorder recorder(recording);
  Crowd growing, once;
  std::uint32_t handles = 0;
  Growing observer(recorder, [&] {
    if (++handles % 3 == 0) growing.extend(recording);
  });
  run_muddle(observer, 5, 400);
  recorder.finish();
  growing.extend(recording);
  once.extend(recording);
  EXPECT_EQ(growing.changes(), once.changes());
  std::vector<Time> edges;
  for (int i = 0; i <= 50; ++i) edges.push_back({recording.end_time().ns * i / 50});
  std::vector<CrowdCell> a, b;
  growing.cells({0, 4, 110}, edges, a);
  once.cells({0, 4, 110}, edges, b);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].last, b[i].last);
    EXPECT_EQ(a[i].mean, b[i].mean);
    EXPECT_EQ(a[i].seen, b[i].seen);
  }
}

TEST(Crowd, TakesLittleMemoryAndKnowsHowMuch) {
  const Recording recording = recorded([](loop::Observer& o) { run_restaurant(o, {.clients = 5'000}); });
  Crowd crowd;
  EXPECT_EQ(crowd.bytes(), 0u);
  crowd.extend(recording);
  EXPECT_GT(crowd.changes(), 3u * 5'000);
  EXPECT_GT(crowd.bytes(), crowd.changes() * 10);
  EXPECT_LT(crowd.bytes(), recording.bytes() / 3);
}

}  // namespace
}  // namespace comptoir::trace::testing
