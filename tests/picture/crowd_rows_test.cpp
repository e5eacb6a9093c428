// More tasks than rows: what is merged is drawn as merged, says how many, and is as high as the recording has it.
#include "picture/crowd_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "draw/svg.hpp"
#include "picture/task_lanes.hpp"
#include "picture/task_rows.hpp"
#include "picture/timeline_panel.hpp"
#include "scene_check.hpp"
#include "session/workbench.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using draw::ShapeKind;
using draw::Size;

struct Bench : session::Workbench {
  explicit Bench(std::string_view link, text::Language language = text::Language::en) : Workbench(language) {
    open_link(link);
    while (progress()) tick(0);
  }
};

Context context_of(const session::Workbench& bench) {
  return {.bench = bench, .theme = theme(ThemeName::dark), .language = bench.language(), .level = bench.level(), .future_shown = bench.future_shown()};
}

/// The lanes of tasks, whatever the lesson's own lanes are.
struct Lanes {
  Scene scene;
  LaneSpace space;
  Lanes(const Context& context, Size size, const CrowdView& view = {}, std::optional<TimelineView> time = {})
      : scene(size), space{.scene = scene, .context = context, .axis = {.x = 120, .width = size.w - 136, .from = {}, .to = {}}, .ground = context.theme.bg1} {
    TimelineView whole = time.value_or(fitted(context));
    whole.lanes = LaneKind::task;
    whole.crowd = view;
    space.axis.from = whole.from;
    space.axis.to = whole.to;
    task_lanes(space, {120, 20, size.w - 136, size.h - 30}, whole);
  }
  Lanes(const Lanes&) = delete;
};

std::size_t stacks(const Scene& scene) { return static_cast<std::size_t>(std::ranges::count(scene.shapes(), ShapeKind::stack, &draw::Shape::kind)); }
bool says(const Scene& scene, std::string_view words) {
  return std::ranges::any_of(scene.texts(), [words](const draw::Text& text) { return text.words.find(words) != std::string::npos; });
}

TEST(CrowdRows, AreNamedThinOrMergedByTheirHeight) {
  EXPECT_EQ(crowd_plan({}, 10, 190).kind, RowKind::named);
  EXPECT_EQ(crowd_plan({}, 11, 190).kind, RowKind::thin);
  EXPECT_EQ(crowd_plan({}, 63, 190).kind, RowKind::thin);
  EXPECT_EQ(crowd_plan({}, 64, 190).kind, RowKind::merged);
  EXPECT_EQ(crowd_plan({}, 0, 190).kind, RowKind::named);
  EXPECT_EQ(crowd_plan({500, 8}, 100'000, 190).kind, RowKind::named);
  EXPECT_EQ(crowd_plan({500, 8}, 100'000, 190).rows.first, 500u);
  for (const std::uint32_t total : {64u, 100u, 4'097u, 400'001u})
    for (const float height : {40.f, 190.f, 700.f})
      for (const std::uint32_t first : {0u, 7u, total / 3}) {
        const CrowdPlan plan = crowd_plan({first, total - first}, total, height);
        if (plan.kind != RowKind::merged) continue;
        EXPECT_GE(plan.pitch, merged_row - 0.01f);
        EXPECT_EQ(plan.rows.first % plan.rows.per_row, 0u);
        EXPECT_LE(plan.rows.first, first);
        EXPECT_GE(plan.rows.first + plan.rows.per_row * plan.rows.rows, total);
        EXPECT_LT(plan.rows.first + plan.rows.per_row * (plan.rows.rows - 1), total);
        EXPECT_LE(plan.pitch * static_cast<float>(plan.rows.rows), height + 0.1f);
      }
}

TEST(CrowdRows, AViewStaysWithinTheTasks) {
  std::mt19937 random(3);
  CrowdView view;
  for (int i = 0; i < 3'000; ++i) {
    const std::uint32_t total = 1 + random() % 400'001;
    view = random() % 2 ? zoomed(view, total, 0.2 + static_cast<double>(random() % 300) / 100, static_cast<double>(random() % 100) / 99)
                        : panned(view, total, static_cast<std::int64_t>(random() % 2'000'000) - 1'000'000);
    EXPECT_LE(view.first + view.tasks, total);
  }
  view = {};
  for (int i = 0; i < 60; ++i) view = zoomed(view, 1'000, 0.8);
  EXPECT_EQ(view.tasks, 1u);
  EXPECT_NEAR(view.first, 499, 12) << "about the middle";
  for (int i = 0; i < 60; ++i) view = zoomed(view, 1'000, 1.25);
  EXPECT_EQ(view.tasks, 0u) << "all of them again";
}

TEST(CrowdRows, EveryColumnIsAsHighAsItsTasksAreMany) {
  const Bench bench("lesson=rush-2-per-second&clients=900&period=0.1&t=150&future=shown");
  const Context context = context_of(bench);
  const trace::Crowd& crowd = bench.run().crowd();
  ASSERT_EQ(crowd.task_count(), 3'601u);
  TimelineView near = fitted(context);
  near.from = loop::Time{} + loop::milliseconds(140'100);
  near.to = loop::Time{} + loop::milliseconds(171'337);
  std::size_t all = 0;
  for (const auto& [view, time] : {std::pair{CrowdView{}, fitted(context)}, std::pair{CrowdView{900, 640}, near}, std::pair{CrowdView{2'000, 1'601}, near}}) {
    const Lanes lanes(context, {1136, 300}, view, time);
    // As task_lanes plans it, under the thread's lane.
    const bool thread = has_one_thread(context);
    const float top = 20 + (thread ? 38.f : 0.f), room = 270 - (thread ? 38.f : 0.f);
    const CrowdPlan plan = crowd_plan(view, 3'601, room - crowd_caption);
    ASSERT_EQ(plan.kind, RowKind::merged);
    EXPECT_TRUE(says(lanes.scene, "1 row = " + text::whole(text::Language::en, plan.rows.per_row) + " tasks"));
    std::size_t compared = 0;
    std::vector<trace::CrowdCell> cells;
    for (const draw::Shape& shape : lanes.scene.shapes()) {
      if (shape.kind != ShapeKind::stack || shape.rect.x < 119) continue;
      if (shape.rect.y < top + crowd_caption - 1) continue;   // samples
      const draw::Stack stack = draw::stack_of(shape);
      const auto row = static_cast<std::uint32_t>((shape.rect.y - top - crowd_caption + 1) / plan.pitch);
      const std::uint32_t first = plan.rows.first + row * plan.rows.per_row;
      const auto tasks = static_cast<float>(std::min(plan.rows.per_row, 3'601 - first));
      const draw::Rect clip = lanes.scene.clips()[shape.clip];
      for (std::size_t c = 0; c < stack.count; ++c) {
        const float width = shape.rect.w / static_cast<float>(stack.count), x0 = shape.rect.x + width * static_cast<float>(c);
        const float left = std::max(x0, clip.x), right = std::min(x0 + width, clip.x + clip.w);
        if (right - left < 1) continue;
        crowd.cells({first, plan.rows.per_row, 1}, std::array{lanes.space.axis.time(left), lanes.space.axis.time(right)}, cells);
        const std::array expected{cells[0].mean[0], cells[0].mean[3], cells[0].mean[2], cells[0].mean[1]};
        for (std::size_t part = 0; part < 4; ++part)
          EXPECT_NEAR(static_cast<float>(stack.columns[c][part]) / draw::stack_height, expected[part] / tasks, 0.12f) << "row " << row << " at " << left;
        ++compared;
      }
    }
    EXPECT_GT(compared, 10u);   // what stays the same is one wide column
    all += compared;
  }
  EXPECT_GT(all, 500u);
}

TEST(CrowdRows, NothingRightOfTheCursorShowsBeforeItWasSeen) {
  const Bench bench("lesson=rush-2-per-second&clients=400&t=60&future=hidden");
  const Context context = context_of(bench);
  ASSERT_FALSE(context.future_shown);
  TimelineView wide = fitted(context);
  wide.to = bench.run().recording().end_time();
  const Lanes lanes(context, {1136, 300}, {}, wide);
  EXPECT_GT(stacks(lanes.scene), 10u);
  for (const draw::Shape& shape : lanes.scene.shapes())
    if (shape.kind == ShapeKind::stack && shape.rect.x > 119 && shape.rect.y > 74) {
      const draw::Rect clip = lanes.scene.clips()[shape.clip];
      EXPECT_LE(std::min(shape.rect.x + shape.rect.w, clip.x + clip.w), lanes.space.now_x() + 0.6f);
    }
  const std::uint32_t known = known_tasks(context);
  EXPECT_LT(known, bench.run().recording().task_count() / 2);
  EXPECT_TRUE(says(lanes.scene, text::whole(text::Language::en, known))) << "the last row ends with the last task that there is";
  EXPECT_FALSE(says(lanes.scene, text::whole(text::Language::en, bench.run().recording().task_count())));
}

TEST(CrowdRows, AreCleanAtEverySizeAndZoomInBothLanguages) {
  for (const text::Language language : {text::Language::fr, text::Language::en}) {
    const Bench bench("lesson=rush-2-per-second&clients=600&t=90&future=shown", language);
    const Context context = context_of(bench);
    for (const Size size : {Size{1136, 420}, {1136, 200}, {700, 300}, {390, 520}})
      for (CrowdView view; view.tasks != 1; view = zoomed(view, 2'401, 0.5)) {
        const Lanes lanes(context, size, view);
        std::string all;
        for (const std::string& problem : picture_tests::problems_of(lanes.scene)) all += "\n  " + problem;
        EXPECT_TRUE(all.empty()) << size.w << "x" << size.h << ", " << view.tasks << " tasks" << all;
        if (view.tasks == 0 || view.tasks > 200) {
          EXPECT_TRUE(says(lanes.scene, language == text::Language::fr ? "1 ligne = " : "1 row = "));
          EXPECT_NE(draw::to_svg(lanes.scene).find("<pattern"), std::string::npos);
        }
      }
  }
}

TEST(CrowdRows, TheWordsOfARowAreItsCounts) {
  const Bench bench("lesson=rush-2-per-second&clients=400&t=60");
  const Context context = context_of(bench);
  const CrowdWords words = crowd_words(context, crowd_hit(448, 64), bench.time());
  EXPECT_EQ(words.title, "Tasks 449 to 512, at 60\u00a0s");
  const trace::CrowdCounts counts = bench.run().crowd().at(448, 64, bench.time());
  ASSERT_GT(counts.of[1], 0u);
  EXPECT_NE(words.fact.find("waiting its turn " + std::to_string(counts.of[1])), std::string::npos) << words.fact;
}

TEST(CrowdRows, OneTaskThatSleptOftenIsMergedFromAfarAndBarsFromNear) {
  const Bench bench("lesson=rush-2-per-second&clients=3000&t=20&future=shown");
  const Context context = context_of(bench);
  Lanes far(context, {1136, 300}, {0, 4});
  EXPECT_GT(stacks(far.scene), 0u);
  EXPECT_LT(far.scene.shapes().size(), 800u);
  TimelineView view = fitted(context);
  view.from = loop::Time{} + loop::seconds(5);
  view.to = loop::Time{} + loop::seconds(25);
  Lanes near(context, {1136, 300}, {0, 1}, view);
  EXPECT_EQ(stacks(near.scene), 0u);
  EXPECT_GE(near.scene.shapes().size(), 40u);
}

}  // namespace
}  // namespace comptoir::picture
