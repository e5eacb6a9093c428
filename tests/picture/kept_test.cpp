// A kept run beside the edited one: clean at every size, the future hidden, and everything about it can be pressed.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "picture/compare_panel.hpp"
#include "picture/header_bar.hpp"
#include "picture/kept_parts.hpp"
#include "picture/results_panel.hpp"
#include "picture/settings_panel.hpp"
#include "scene_check.hpp"
#include "session/workbench.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using draw::Size;

struct Bench : session::Workbench {
  explicit Bench(std::string_view link, text::Language language = text::Language::en) : Workbench(language) {
    open_link(link);
    while (progress()) tick(0);
    tick(0);
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
  return std::ranges::any_of(scene.texts(), [&](const draw::Text& text) { return text.words.find(words) != text.words.npos; });
}
bool has(const Scene& scene, Hit hit) {
  return std::ranges::any_of(scene.hits(), [&](const draw::HitArea& area) { return area.what == static_cast<std::uint16_t>(hit); });
}
Scene panel(const Context& context, Size size) { return compare_panel(context, size, fitted(context)); }

constexpr std::string_view links[] = {
    "cooks=4&a=cooks:3", "cooks=3&a=same", "clients=200&cooks=40&sodas=3&period=0.05&a=cooks:1,patience:2.5,t_fries:3.25,clients:150",
    "lesson=order-sync-async&variant=async&a=variant:sync", "lesson=names&a=same", "lesson=serve-unlimited&a=clients:2"};

TEST(Kept, IsCleanFromPhoneToDesktop) {
  for (const std::string_view link : links)
    for (const text::Language language : {text::Language::fr, text::Language::en})
      for (const bool future : {false, true})
        for (const std::string_view moment : {"", "&t=1", "&t=5.25", "&t=3600"}) {
          const std::string whole = std::string(link) + std::string(moment) + (future ? "" : "&future=hidden");
          const Bench bench(whole, language);
          ASSERT_TRUE(bench.keeping()) << whole;
          for (const bool touch : {false, true}) {
            Context context = context_of(bench);
            context.touch = touch;
            for (const Size size : {Size{1136, 640}, {1136, 420}, {792, 520}, {640, 736}, {390, 552}, {320, 360}, {320, 200}})
              expect_clean(panel(context, size), whole + ' ' + std::to_string(static_cast<int>(size.w)) + 'x' + std::to_string(static_cast<int>(size.h)));
            for (const Size size : {Size{280, 400}, {280, 240}, {240, 300}, {366, 360}}) expect_clean(results_panel(context, size), "results " + whole);
            expect_clean(settings_panel(context, {280, settings_height(context)}), "settings " + whole);
            for (const float width : {1440.f, 900.f, 600.f}) expect_clean(header_bar(context, {width, 56}), "header " + whole);
          }
        }
}

TEST(Kept, SaysWhatEachIsAndWhereTheyPart) {
  const Bench bench("cooks=4&a=cooks:3&t=5");
  const Context context = context_of(bench);
  const Scene scene = panel(context, {1136, 640});
  for (const char* words : {"B · Cooks 4", "A · Cooks 3", "First difference at 1.5\u00a0s", "Satisfied clients", "1 more"}) EXPECT_TRUE(says(scene, words)) << words;
  EXPECT_TRUE(has(scene, Hit::differ));
  EXPECT_EQ(name_of({Hit::differ, 0}, {}), "differ");
  // The dashed line stands where the axis has that time.
  const TimeAxis axis = compare_axis(context, {1136, 640}, fitted(context));
  const float x = axis.at(loop::Time{1'500'000'000});
  EXPECT_TRUE(std::ranges::any_of(scene.shapes(), [&](const draw::Shape& shape) {
    return shape.kind == draw::ShapeKind::segment && std::abs(shape.a.x - x) < 1 && std::abs(shape.b.x - x) < 1;
  }));
  EXPECT_TRUE(says(results_panel(context, {280, 400}), "(+1)"));
}

TEST(Kept, OfTheFutureNothingShows) {
  const Bench bench("cooks=4&a=cooks:3&t=1&future=hidden");
  const Context context = context_of(bench);
  const Scene scene = panel(context, {1136, 640});
  EXPECT_TRUE(says(scene, "No difference so far"));
  EXPECT_FALSE(has(scene, Hit::differ));
  EXPECT_FALSE(says(scene, "1.5"));
  EXPECT_FALSE(says(scene, "12.0")) << "the end of A";
  EXPECT_FALSE(says(scene, "10.0")) << "the end of B";
  EXPECT_TRUE(says(results_panel(context, {280, 400}), "(=)"));
}

TEST(Kept, OnlyTheEditedRunsTasksCanBeChosen) {
  const Bench bench("cooks=4&a=cooks:3&t=5");
  const Scene scene = panel(context_of(bench), {1136, 640});
  float lowest = 0, chip = 0;
  for (const draw::HitArea& area : scene.hits()) {
    if (area.what == static_cast<std::uint16_t>(Hit::task)) lowest = std::max(lowest, area.rect.y);
    if (area.what == static_cast<std::uint16_t>(Hit::differ)) chip = area.rect.y;
  }
  EXPECT_GT(lowest, 0);
  EXPECT_LT(lowest, chip) << "A lies below: its tasks have other numbers";
}

TEST(Kept, TheButtonStandsInOnePlaceOfEveryLessonWithParameters) {
  for (const model::Lesson& lesson : model::lessons())
    for (const bool touch : {false, true}) {
      Bench bench("lesson=" + std::string(lesson.id));
      Context context = context_of(bench);
      context.touch = touch;
      const bool settings = has(settings_panel(context, {280, settings_height(context)}), Hit::keep), header = has(header_bar(context, {1280, 56}), Hit::keep);
      EXPECT_EQ(int{settings} + int{header}, lesson.parameters.empty() ? 0 : 1) << lesson.id;
    }
}

}  // namespace
}  // namespace comptoir::picture
