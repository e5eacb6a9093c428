// Lanes of tasks, and two runs beside each other: clean at every size, in every look; and they say what was run.
#include "picture/task_lanes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "picture/code_panel.hpp"
#include "picture/compare_panel.hpp"
#include "picture/console_panel.hpp"
#include "picture/loop_panel.hpp"
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

Context context_of(const session::Workbench& bench, ThemeName name = ThemeName::dark) {
  return {.bench = bench, .theme = theme(name), .language = bench.language(), .level = bench.level(), .future_shown = bench.future_shown()};
}

void expect_clean(const Scene& scene, const std::string& what) {
  std::string all;
  for (const std::string& problem : picture_tests::problems_of(scene)) all += "\n  " + problem;
  EXPECT_TRUE(all.empty()) << what << all;
}

std::size_t hatches(const Scene& scene) {
  return static_cast<std::size_t>(std::ranges::count(scene.shapes(), draw::ShapeKind::hatch, &draw::Shape::kind));
}
bool says(const Scene& scene, std::string_view words) {
  return std::ranges::find(scene.texts(), words, &draw::Text::words) != scene.texts().end();
}

using Panel = Scene (*)(const Context&, Size);
Scene timeline(const Context& context, Size size) { return timeline_panel(context, size, fitted(context)); }
Scene bare_timeline(const Context& context, Size size) {
  TimelineView view = fitted(context);
  view.with_transport = false;
  return timeline_panel(context, size, view);
}
Scene compare(const Context& context, Size size) { return compare_panel(context, size, fitted(context)); }
Scene strip(const Context& context, Size size) { return timeline_strip(context, size); }

constexpr std::string_view links[] = {"lesson=order-sync-async&variant=sync", "lesson=order-sync-async&variant=async",
                                      "lesson=order-sync-async&variant=sync&burger=0.001", "lesson=order-sync-async&variant=async&burger=0&fries=0&drink=0"};

/// At moments of all kinds, in all looks.
template <class Look>
void for_each_look(std::string_view options, Look look) {
  for (const std::string_view link : links)
    for (const text::Language language : {text::Language::fr, text::Language::en})
      for (const bool future : {false, true})
        for (const std::string_view moment : {"", "&t=0", "&t=30", "&t=45.5", "&t=3600"}) {
          const std::string whole = std::string(link) + std::string(options) + std::string(moment) + (future ? "&future=shown" : "&future=hidden");
          Bench bench(whole, language);
          for (const bool touch : {false, true}) {
            Context context = context_of(bench, touch ? ThemeName::light : ThemeName::dark);
            context.touch = touch;
            look(context, whole + (touch ? " touch" : "") + (language == text::Language::fr ? " fr" : " en"));
          }
        }
}

TEST(TaskLanes, AreCleanFromPhoneToDesktop) {
  for_each_look("", [](const Context& context, const std::string& what) {
    for (const Size size : {Size{1136, 420}, {1136, 200}, {700, 300}, {390, 520}, {320, 260}}) {
      const std::string where = what + ' ' + std::to_string(static_cast<int>(size.w)) + 'x' + std::to_string(static_cast<int>(size.h));
      expect_clean(timeline(context, size), "timeline " + where);
      expect_clean(bare_timeline(context, size), "bare timeline " + where);
    }
    expect_clean(strip(context, {736, 64}), "strip " + what);
    expect_clean(loop_panel(context, {792, 308}), "loop " + what);
    expect_clean(loop_panel(context, {390, 568}), "loop on a phone " + what);
    expect_clean(code_panel(context, {336, 308}), "code " + what);
    expect_clean(console_panel(context, {336, 160}), "console " + what);
  });
}

TEST(Compare, IsCleanFromPhoneToDesktop) {
  for_each_look("&compare=on", [](const Context& context, const std::string& what) {
    ASSERT_EQ(context.bench.run_count(), 2u);
    for (const Size size : {Size{1136, 640}, {1136, 420}, {792, 520}, {560, 560}, {390, 620}, {320, 360}, {320, 200}})
      expect_clean(compare(context, size), what + ' ' + std::to_string(static_cast<int>(size.w)) + 'x' + std::to_string(static_cast<int>(size.h)));
  });
}

TEST(TaskLanes, SynchronousWorkIsHatchedAndAFreeThreadIsNot) {
  Bench sync("lesson=order-sync-async&variant=sync&t=210"), async("lesson=order-sync-async&variant=async&t=120");
  const Scene blocked = bare_timeline(context_of(sync), {900, 300}), free = bare_timeline(context_of(async), {900, 300});
  EXPECT_GE(hatches(blocked), 4u);   // the thread's lane, and three times in its task's
  EXPECT_EQ(hatches(free), 0u);
  EXPECT_TRUE(says(blocked, "bloqué 210\u00a0s"));
  EXPECT_TRUE(says(free, "libre 120\u00a0s"));
  for (const std::string_view task : {"main", "burger", "fries", "drink"}) EXPECT_TRUE(says(free, task)) << task;
  EXPECT_FALSE(says(blocked, "burger"));
}

TEST(TaskLanes, ABarSelectsItsTask) {
  Bench bench("lesson=order-sync-async&variant=async&t=10");
  const Scene scene = bare_timeline(context_of(bench), {900, 300});
  std::vector<std::uint64_t> tasks;
  for (const draw::HitArea& hit : scene.hits())
    if (hit.what == static_cast<std::uint16_t>(Hit::task)) tasks.push_back(hit.which);
  for (const std::uint64_t task : {1u, 2u, 3u, 4u}) EXPECT_GE(std::ranges::count(tasks, task), 2) << task;   // its name, its bar
  EXPECT_TRUE(says(scene, "reste 110\u00a0s"));
}

TEST(TaskLanes, WhatIsToComeStaysHidden) {
  Bench bench("lesson=order-sync-async&variant=sync&t=30&future=hidden");
  const Scene scene = bare_timeline(context_of(bench), {900, 300});
  EXPECT_TRUE(says(scene, "bloqué 30\u00a0s"));
  for (const draw::Text& text : scene.texts()) EXPECT_EQ(text.words.find("210"), std::string::npos) << text.words;
}

TEST(TaskLanes, TasksWithoutARowAreCounted) {
  Bench bench("lesson=order-sync-async&variant=async&t=10");
  EXPECT_TRUE(says(bare_timeline(context_of(bench), {900, 120}), "+3"));
}

TEST(Compare, CountsWhatTheThreadDid) {
  Bench bench("lesson=order-sync-async&variant=async&compare=on&t=3600", text::Language::en);
  ASSERT_EQ(bench.run_count(), 2u);
  const Context context = context_of(bench);
  const std::string first = run_name(context, 0), second = run_name(context, 1);
  EXPECT_NE(first, second);
  const Scene scene = compare(context, {1136, 560});
  for (const std::string_view words : {"Synchronous", "Asynchronous", "Thread blocked", "Thread free", "210\u00a0s", "120\u00a0s"}) EXPECT_TRUE(says(scene, words)) << words;
}

TEST(LoopPanel, SaysThatTheThreadIsBlocked) {
  Bench bench("lesson=order-sync-async&variant=sync&t=90");
  const Scene scene = loop_panel(context_of(bench), {792, 308});
  EXPECT_TRUE(says(scene, "Bloqué · le seul thread"));
  EXPECT_TRUE(says(scene, "depuis 90\u00a0s"));
  EXPECT_GE(hatches(scene), 2u);
}

TEST(CodePanel, ShowsTheLineThatBlocksAndTheVariant) {
  Bench bench("lesson=order-sync-async&variant=sync&t=90");
  const Scene scene = code_panel(context_of(bench), {336, 420});
  EXPECT_TRUE(says(scene, "Synchrone"));
  EXPECT_TRUE(says(scene, "Asynchrone"));
  std::vector<std::uint64_t> options;
  for (const draw::HitArea& hit : scene.hits())
    if (hit.what == static_cast<std::uint16_t>(Hit::param_option)) options.push_back(hit.which);
  EXPECT_EQ(options, (std::vector<std::uint64_t>{option_hit(0, 0).which, option_hit(0, 1).which}));
}

}  // namespace
}  // namespace comptoir::picture
