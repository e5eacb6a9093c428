// The timeline as a place to move in: which rows, which times, down to one handle; what bars are about; flags.
#include "picture/timeline_panel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "picture/axis_flags.hpp"
#include "picture/compare_panel.hpp"
#include "picture/span_words.hpp"
#include "picture/step_lanes.hpp"
#include "picture/task_rows.hpp"
#include "picture/timeline_overview.hpp"
#include "scene_check.hpp"
#include "session/workbench.hpp"
#include "trace/cursor.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using draw::Size;
using loop::TaskId;

struct Bench : session::Workbench {
  explicit Bench(std::string_view link = "lesson=rush-2-per-second&t=3.5&n=7", text::Language language = text::Language::en) : Workbench(language) {
    open_link(link);
    while (progress()) tick(0);
  }
};

Context context_of(const session::Workbench& bench, bool touch = false) {
  return {.bench = bench, .theme = theme(ThemeName::dark), .language = bench.language(), .level = bench.level(), .touch = touch, .future_shown = bench.future_shown()};
}

TimelineView view_of(const Context& context, LaneKind kind) {
  TimelineView view = fitted(context);
  view.lanes = kind;
  return view;
}

TaskId task_named(const session::Workbench& bench, std::string_view name) {
  const trace::Recording& recording = bench.run().recording();
  for (std::uint32_t i = 1; i <= recording.task_count(); ++i)
    if (recording.task(TaskId{i}).name.str() == name) return TaskId{i};
  ADD_FAILURE() << name;
  return TaskId::none;
}

std::vector<std::uint64_t> hits(const Scene& scene, Hit what) {
  std::vector<std::uint64_t> found;
  for (const draw::HitArea& hit : scene.hits())
    if (hit.what == static_cast<std::uint16_t>(what)) found.push_back(hit.which);
  return found;
}

void expect_clean(const Scene& scene, const std::string& what) {
  std::string all;
  for (const std::string& problem : picture_tests::problems_of(scene)) all += "\n  " + problem;
  EXPECT_TRUE(all.empty()) << what << all;
}

constexpr std::array every_kind{LaneKind::station, LaneKind::client, LaneKind::task, LaneKind::tree};

TEST(TimelineLanes, EveryKindIsCleanAllAlongAtEverySize) {
  for (const std::string_view link : {"lesson=rush-2-per-second", "lesson=rush-2-per-second&clients=40&future=hidden", "lesson=order-sync-async&variant=async"}) {
    Bench bench(link, text::Language::fr);
    const trace::Position last = bench.run().recording().handle_count();
    for (const trace::Position at : {0u, last / 3, last}) {
      bench.seek_position(at);
      for (const bool touch : {false, true})
        for (const LaneKind kind : every_kind)
          for (const Size size : {Size{1136, 264}, Size{1136, 560}, Size{668, 376}, Size{374, 520}}) {
            const Context context = context_of(bench, touch);
            TimelineView view = view_of(context, kind);
            view.with_head = size.w < 400;
            view.with_transport = !view.with_head;
            for (const double factor : {1.0, 0.2}) {
              const Scene scene = timeline_panel(context, size, zoomed_at(context, view, 0.3, factor));
              expect_clean(scene, std::string(link) + " kind " + std::to_string(static_cast<int>(kind)) + " at " + std::to_string(at) + ' ' + std::to_string(size.w));
            }
          }
    }
  }
}

TEST(TimelineLanes, ARestaurantHasFourKindsAndAProgramWithoutClientsTwo) {
  const Bench rush, order("lesson=order-sync-async&variant=async");
  EXPECT_EQ(lane_kinds(context_of(rush)), (std::vector{LaneKind::station, LaneKind::client, LaneKind::task, LaneKind::tree}));
  EXPECT_EQ(lane_kinds(context_of(order)), (std::vector{LaneKind::task, LaneKind::tree}));
  EXPECT_EQ(shown_lanes(context_of(order), view_of(context_of(order), LaneKind::client)), LaneKind::task);
  LaneKind kind = LaneKind::station;
  for (const LaneKind after : {LaneKind::client, LaneKind::task, LaneKind::tree, LaneKind::station}) EXPECT_EQ(kind = next_lanes(context_of(rush), kind), after);
}

TEST(TaskRows, TheTreeIsDepthFirstAndFolds) {
  Bench bench;
  bench.to_end();
  const Context context = context_of(bench);
  TimelineView view = view_of(context, LaneKind::tree);
  const trace::Recording& recording = bench.run().recording();
  const TaskRows all = plan_task_rows(context, view, 5'000);
  ASSERT_EQ(all.rows.size(), recording.task_count());
  EXPECT_EQ(all.rows[0].task, TaskId{1});
  std::vector<TaskId> path;
  for (const TaskRow& row : all.rows) {   // each stands below its parent, with nobody else's children between
    path.resize(row.depth);
    EXPECT_EQ(row.depth > 0 ? path.back() : TaskId::none, recording.task(row.task).parent);
    path.push_back(row.task);
  }
  const TaskId order = task_named(bench, "serve:2");
  view = folded(context, view, order);
  const TaskRows fewer = plan_task_rows(context, view, 5'000);
  EXPECT_EQ(fewer.rows.size(), all.rows.size() - 3);
  EXPECT_TRUE(std::ranges::find(fewer.rows, order, &TaskRow::task)->folded);
  bench.select_task(task_named(bench, "burger:2"));   // what is selected is shown
  EXPECT_EQ(plan_task_rows(context, view, 5'000).rows.size(), all.rows.size());
  bench.select_none();
  EXPECT_EQ(plan_task_rows(context, folded(context, view, order), 5'000).rows.size(), all.rows.size());
}

TEST(TaskRows, TasksToComeHaveNoRowWhenTheFutureIsHidden) {
  Bench bench("lesson=rush-2-per-second&t=1.25&future=hidden");
  const Context context = context_of(bench);
  for (const LaneKind kind : {LaneKind::task, LaneKind::tree}) {
    const TaskRows rows = plan_task_rows(context, view_of(context, kind), 5'000);
    EXPECT_EQ(rows.total, bench.cursor().counts().created);
    EXPECT_LT(rows.total, bench.run().recording().task_count());
  }
}

TEST(TaskRows, ScrollAndBringTheSelectedTaskIntoView) {
  Bench bench;
  const Context context = context_of(bench);
  for (const LaneKind kind : {LaneKind::client, LaneKind::task, LaneKind::tree}) {
    const Size size{1136, 200};
    TimelineView view = scrolled(context, size, view_of(context, kind), -1'000);
    EXPECT_EQ(lane_rows(context, size, view).first, 0u);
    view = scrolled(context, size, view, 2);
    EXPECT_EQ(lane_rows(context, size, view).first, 2u);
    const TimelineView last = scrolled(context, size, view, 1'000);
    const LaneRows end = lane_rows(context, size, last);
    EXPECT_EQ(end.first + end.shown, end.total);
    bench.select_task(task_named(bench, "burger:1"));
    const TimelineView there = scrolled_to_selection(context, size, last);
    const Scene scene = timeline_panel(context, size, there);
    if (kind == LaneKind::client) EXPECT_TRUE(std::ranges::count(hits(scene, Hit::client), 1u));
    else EXPECT_TRUE(std::ranges::count(hits(scene, Hit::task), loop::number(bench.selected_task())));
    // What shows already stays where it is.
    EXPECT_EQ(scrolled_to_selection(context, size, there).first_row, there.first_row);
    bench.select_none();
  }
}

TEST(TimelineZoom, OpensAnInstantDownToOneHandleAndClosesItAgain) {
  Bench bench;
  const Context context = context_of(bench);
  TimelineView view = fitted(context);
  const auto share_of_now = [&] {
    return view.handles ? (static_cast<double>(bench.cursor().position()) + .5 - view.handles->first) / view.handles->span()
                        : static_cast<double>((bench.time() - view.from).ns) / static_cast<double>((view.to - view.from).ns);
  };
  int steps = 0;
  for (; !view.handles && steps < 100; ++steps) view = zoomed_at(context, view, share_of_now(), 0.6);
  ASSERT_TRUE(view.handles);
  const trace::Instant instant = bench.run().recording().instant(bench.run().recording().instant_of(bench.cursor().position()));
  EXPECT_EQ(view.handles->first, instant.first);
  EXPECT_EQ(view.handles->last, instant.last + 1);
  const Scene opened = timeline_panel(context, {1136, 264}, view);
  expect_clean(opened, "opened");
  EXPECT_EQ(hits(opened, Hit::moment).size(), instant.last - instant.first + 1);
  EXPECT_EQ(std::ranges::count(opened.texts(), context.words(text::Key::timeline_handles, {"3.5", "1", std::to_string(instant.last - instant.first + 1)}), &draw::Text::words), 1);
  for (int i = 0; i < 40; ++i) view = zoomed_at(context, view, share_of_now(), 0.6);
  EXPECT_NEAR(view.handles->span(), 1, 1e-6);
  EXPECT_LE(view.handles->first, bench.cursor().position() + 1e-6);
  EXPECT_LE(hits(timeline_panel(context, {1136, 264}, view), Hit::moment).size(), 2u);
  for (int i = 0; i < 40 && view.handles; ++i) view = zoomed_at(context, view, 0.5, 1.6);
  EXPECT_FALSE(view.handles);
  EXPECT_EQ(view.to - view.from, least_span);
}

TEST(TimelineZoom, AnOpenedInstantIsPannedWithinItselfAndFollowsThePresent) {
  Bench bench;
  const Context context = context_of(bench);
  TimelineView view = fitted(context);
  view.handles = {bench.cursor().position() * 1.0, bench.cursor().position() + 2.0};
  const trace::Recording& recording = bench.run().recording();
  const trace::Instant instant = recording.instant(recording.instant_of(bench.cursor().position()));
  EXPECT_EQ(panned_by(context, view, -1'000).handles->first, instant.first);
  EXPECT_EQ(panned_by(context, view, 1'000).handles->last, instant.last + 1.0);
  bench.seek_position(instant.last + 3);
  const HandleRange next = *following_present(context, view).handles;
  EXPECT_LE(next.first, instant.last + 3);
  EXPECT_GT(next.last, instant.last + 3);
}

TEST(TimelineZoom, HandlesToComeAreNotOpenedWhenTheFutureIsHidden) {
  Bench bench("lesson=rush-2-per-second&t=3.5&n=3&future=hidden");
  const Context context = context_of(bench);
  TimelineView view = fitted(context);
  for (int i = 0; i < 100 && !view.handles; ++i)
    view = zoomed_at(context, view, static_cast<double>((bench.time() - view.from).ns) / static_cast<double>((view.to - view.from).ns), 0.6);
  ASSERT_TRUE(view.handles);
  const auto columns = hits(timeline_panel(context, {1136, 264}, view), Hit::moment);
  EXPECT_EQ(columns.size(), 3u);
  EXPECT_EQ(columns.back(), bench.cursor().position());
}

TEST(TimelineZoom, ToTheSelectionShowsItsLifeWithAMargin) {
  Bench bench;
  const Context context = context_of(bench);
  bench.select_task(task_named(bench, "burger:4"));
  const TimelineView task = zoomed_to_selection(context, fitted(context));
  const trace::Recording& recording = bench.run().recording();
  EXPECT_LT(task.from, recording.task(bench.selected_task()).created);
  EXPECT_GT(task.to, recording.ending(bench.selected_task())->time);
  EXPECT_LT(task.to - task.from, loop::seconds(6));
  bench.select_none();
  const TimelineView now = zoomed_to_selection(context, fitted(context));
  EXPECT_LT(now.from, bench.time());
  EXPECT_GT(now.to, bench.time());
  EXPECT_LT(now.to - now.from, loop::seconds(2));
  Bench hidden("lesson=rush-2-per-second&t=3.5&future=hidden");
  hidden.select_task(task_named(hidden, "burger:4"));
  EXPECT_LT(zoomed_to_selection(context_of(hidden), {}).to, hidden.time() + loop::seconds(1));   // its end is not told
}

TEST(TimelineStrip, ItsWindowIsWhereTheTimesShownAre) {
  Bench bench;
  const Context context = context_of(bench);
  TimelineView view = fitted(context);
  const TimeAxis whole = timeline_overview_axis(context, {1136, 264}, view);
  ASSERT_GT(whole.width, 0);
  EXPECT_FLOAT_EQ(window_edges(context, whole, view).left, whole.x);
  EXPECT_FLOAT_EQ(window_edges(context, whole, view).right, whole.x + whole.width);
  view = zoomed(view, bench.time(), 0.25);
  EXPECT_FLOAT_EQ(window_edges(context, whole, view).left, whole.at(view.from));
  EXPECT_FLOAT_EQ(window_edges(context, whole, view).right, whole.at(view.to));
  EXPECT_EQ(hits(timeline_panel(context, {1136, 264}, view), Hit::window).size(), 1u);
  EXPECT_EQ(timeline_overview_axis(context, {1136, 180}, view).width, 0);   // too low for it
}

TEST(SpanWords, SayWhatFromWhenToWhenAndWhy) {
  Bench bench("lesson=rush-2-per-second&t=3.75");
  const Context context = context_of(bench);
  const auto at = [](double s) { return loop::Time{static_cast<std::int64_t>(s * 1e9)}; };
  const TaskId burger = task_named(bench, "burger:6");
  const auto waits = span_words(context, burger, at(3));
  ASSERT_TRUE(waits);
  EXPECT_EQ(waits->what, "burger\u00a06 · waiting for a cook");
  EXPECT_EQ(waits->more, "2.5\u00a0s – 4.0\u00a0s (1.5\u00a0s) · until burger\u00a03 gives it back");
  const auto cooks = span_words(context, burger, at(5));
  ASSERT_TRUE(cooks);
  EXPECT_EQ(cooks->what, "burger\u00a06 · sleeping");
  EXPECT_EQ(cooks->more, "4.0\u00a0s – 7.0\u00a0s (3.0\u00a0s)");
  EXPECT_FALSE(span_words(context, burger, at(1)));
  EXPECT_FALSE(span_words(context, burger, at(9)));
  const auto order = span_words(context, task_named(bench, "serve:1"), at(2));
  ASSERT_TRUE(order);
  EXPECT_NE(order->more.find("until fries\u00a01 ends"), std::string::npos) << order->more;
}

TEST(SpanWords, NeverTellTheFutureWhenItIsHidden) {
  Bench bench("lesson=rush-2-per-second&t=3.75&future=hidden");
  const Context context = context_of(bench);
  const auto at = [](double s) { return loop::Time{static_cast<std::int64_t>(s * 1e9)}; };
  const auto waits = span_words(context, task_named(bench, "burger:6"), at(3));
  ASSERT_TRUE(waits);
  EXPECT_TRUE(waits->more.starts_with("since 2.5\u00a0s · Burger 6 is waiting for a cook")) << waits->more;
  EXPECT_FALSE(span_words(context, task_named(bench, "burger:6"), at(5)));
  // A timer on the heap is present: it says when the sleep ends.
  EXPECT_EQ(span_words(context, task_named(bench, "burger:3"), at(3))->more, "1.0\u00a0s – 4.0\u00a0s (3.0\u00a0s)");
}

TEST(SpanWords, SayWhoseTimeTheThreadSpent) {
  Bench bench("lesson=order-sync-async&variant=sync&t=90");
  const auto words = span_words(context_of(bench), TaskId{1}, loop::Time{loop::seconds(30).ns});
  ASSERT_TRUE(words);
  EXPECT_NE(words->what.find("blocked"), std::string::npos) << words->what;
  EXPECT_TRUE(handle_words(context_of(bench), 1));
  EXPECT_FALSE(handle_words(context_of(bench), 0));
}

TEST(AxisFlags, StandAtTheirTimesAndAnswer) {
  Bench bench;
  const Context context = context_of(bench);
  Scene scene({600, 100});
  const LaneSpace space{.scene = scene, .context = context, .axis = {.x = 20, .width = 560, .from = {}, .to = loop::Time{loop::seconds(10).ns}}, .ground = context.theme.bg1};
  const std::array flags{AxisFlag{loop::Time{loop::seconds(2).ns}, "first"}, AxisFlag{loop::Time{loop::seconds(60).ns}, "not shown"}};
  axis_flags(space, flags, 10, 90);
  axis_signs(space, std::span(flags).first(1), 80);
  EXPECT_EQ(hits(scene, Hit::mark), std::vector<std::uint64_t>{0});
  EXPECT_EQ(hits(scene, Hit::intervention), std::vector<std::uint64_t>{0});
  EXPECT_NEAR(scene.hits().front().rect.centre().x, space.axis.at(flags[0].at), 8);
  expect_clean(scene, "flags");
}

TEST(Waiting, ItsResourceIsToldByIconAndName) {
  Bench bench("lesson=rush-2-per-second&t=3.5", text::Language::en);
  bench.to_end();
  const Context context = context_of(bench);
  const Scene scene = timeline_panel(context, {1136, 1'400}, view_of(context, LaneKind::task));
  EXPECT_GT(std::ranges::count(scene.texts(), "a cook", &draw::Text::words), 2);
  EXPECT_GT(std::ranges::count(scene.texts(), "the fryer", &draw::Text::words), 2);
}

}  // namespace
}  // namespace comptoir::picture
