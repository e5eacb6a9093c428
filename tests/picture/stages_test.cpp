// What stands above the loop in lessons without a restaurant: a drawing that answers clicks, steps of a loop without a clock.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "picture/code_panel.hpp"
#include "picture/compare_panel.hpp"
#include "picture/drawing_panel.hpp"
#include "picture/loop_panel.hpp"
#include "picture/step_lanes.hpp"
#include "picture/task_lanes.hpp"
#include "picture/timeline_panel.hpp"
#include "scene_check.hpp"
#include "session/workbench.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using draw::Size;

struct Bench : session::Workbench {
  explicit Bench(std::string_view link, text::Language language = text::Language::fr) : Workbench(language) {
    open_link(link);
    while (progress()) tick(0);
  }
};

Context context_of(const session::Workbench& bench) {
  return {.bench = bench, .theme = theme(ThemeName::dark), .language = bench.language(), .level = bench.level(), .future_shown = bench.future_shown()};
}

void expect_clean(const Scene& scene, const std::string& what) {
  std::string all;
  for (const std::string& problem : picture_tests::problems_of(scene)) all += "\n  " + problem;
  EXPECT_TRUE(all.empty()) << what << all;
}

bool says(const Scene& scene, std::string_view words) {
  return std::ranges::find(scene.texts(), words, &draw::Text::words) != scene.texts().end();
}
std::set<std::uint64_t> hits(const Scene& scene, Hit what) {
  std::set<std::uint64_t> all;
  for (const draw::HitArea& hit : scene.hits())
    if (hit.what == static_cast<std::uint16_t>(what)) all.insert(hit.which);
  return all;
}
Scene timeline(const Context& context, Size size) { return timeline_panel(context, size, fitted(context)); }

TEST(Drawing, IsCleanAndEveryPartCanBeChosen) {
  for (const text::Language language : {text::Language::fr, text::Language::en}) {
    Bench bench("lesson=where-they-live", language);
    Context context = context_of(bench);
    for (std::size_t part = 0; part < drawing_parts; ++part) {
      context.drawing_part = part;
      for (const Size size : {Size{900, 420}, {640, 420}, {390, 620}, {1136, 700}}) {
        const Scene scene = drawing_panel(context, size);
        expect_clean(scene, std::to_string(part) + " at " + std::to_string(static_cast<int>(size.w)));
        EXPECT_EQ(hits(scene, Hit::drawing_part), (std::set<std::uint64_t>{0, 1, 2}));
      }
    }
  }
  Bench bench("lesson=where-they-live");
  Context context = context_of(bench);
  context.drawing_part = 2;
  EXPECT_TRUE(says(drawing_panel(context, {900, 420}), "Contre"));
}

TEST(Steps, ARunWithoutAClockHasAColumnForEachHandle) {
  Bench bench("lesson=deque-loop");
  const trace::Position last = bench.run().recording().handle_count();
  ASSERT_GT(last, 3u);
  for (const bool future : {true, false})
    for (trace::Position k = 0; k <= last; ++k) {
      bench.seek_position(k);
      Context context = context_of(bench);
      context.future_shown = future;
      ASSERT_TRUE(shows_steps(context));
      for (const Size size : {Size{900, 260}, {390, 300}, {320, 140}}) expect_clean(timeline(context, size), "handle " + std::to_string(k));
      const auto columns = hits(timeline(context, {900, 260}), Hit::moment);
      EXPECT_EQ(columns.size(), future ? last : k);
      expect_clean(loop_panel(context, {792, 240}), "loop at handle " + std::to_string(k));
      expect_clean(loop_panel(context, {390, 568}), "loop on a phone at handle " + std::to_string(k));
    }
}

TEST(Steps, TheArticlesLoopHasAQueueAndNoTimers) {
  Bench bench("lesson=deque-loop");
  bench.step_handle(1);
  const Scene scene = loop_panel(context_of(bench), {792, 300});
  const Context context = context_of(bench);
  EXPECT_TRUE(says(scene, context.words(text::Key::loop_yield_back)));
  EXPECT_FALSE(says(scene, context.words(text::Key::loop_timers)));
  EXPECT_FALSE(says(scene, context.words(text::Key::loop_suspended)));
  EXPECT_FALSE(says(scene, context.words(text::Key::legend_sleeping)));
}

TEST(TaskLanes, AModelOfSeveralThreadsHasNoLaneOfTheOneThread) {
  Bench model("lesson=gil&variant=free"), coroutines("lesson=gil&variant=coroutines");
  const Context one = context_of(coroutines), several = context_of(model);
  EXPECT_TRUE(says(timeline(one, {900, 320}), one.words(text::Key::lanes_thread)));
  EXPECT_FALSE(says(timeline(several, {900, 320}), several.words(text::Key::lanes_thread)));
}

TEST(Lessons, AllAreCleanInTheirOwnPictures) {
  for (const model::Lesson& lesson : model::lessons()) {
    if (lesson.stage == model::Stage::restaurant) continue;
    for (const std::string_view options : {"", "&compare=on"}) {
      Bench bench(std::string("lesson=").append(lesson.id).append(options));
      const trace::Position last = bench.run().recording().handle_count();
      for (const trace::Position at : {0u, last / 3, last}) {
        bench.seek_position(at);
        const Context context = context_of(bench);
        const std::string what = std::string(lesson.id) + std::string(options) + " at handle " + std::to_string(at);
        for (const Size size : {Size{1136, 420}, {390, 520}}) {
          expect_clean(timeline(context, size), "timeline " + what);
          expect_clean(compare_panel(context, size, fitted(context)), "compare " + what);
          expect_clean(code_panel(context, {336, size.h}), "code " + what);
          expect_clean(loop_panel(context, size), "loop " + what);
        }
      }
    }
  }
}

}  // namespace
}  // namespace comptoir::picture
