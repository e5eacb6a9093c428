#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "picture/code_panel.hpp"
#include "picture/console_panel.hpp"
#include "picture/floor_panel.hpp"
#include "picture/loop_panel.hpp"
#include "picture/why_panel.hpp"
#include "session/workbench.hpp"
#include "tests/picture/scene_check.hpp"

namespace comptoir::picture {
namespace {

struct Panel {
  const char* name;
  draw::Scene (*draw)(const Context&, draw::Size);
  std::array<draw::Size, 4> sizes;
};
const std::array panels{
    Panel{"loop", loop_panel, {{{792, 308}, {336, 260}, {1100, 600}, {390, 568}}}},
    Panel{"floor", floor_panel, {{{792, 248}, {336, 260}, {1100, 320}, {390, 568}}}},
    Panel{"why", why_panel, {{{336, 144}, {390, 200}, {300, 110}, {600, 160}}}},
    Panel{"code", code_panel, {{{336, 308}, {300, 160}, {390, 568}, {600, 700}}}},
    Panel{"console", console_panel, {{{336, 96}, {300, 60}, {390, 400}, {600, 200}}}},
};

Context context_of(const session::Workbench& bench, ThemeName name) {
  return {.bench = bench, .theme = theme(name), .language = bench.language(), .level = bench.level()};
}

void record_all(session::Workbench& bench) {
  for (int i = 0; i < 1000 && bench.progress(); ++i) bench.tick(0);
}

/// Draws all panels at their sizes and reports what is wrong with their words.
void check(const Context& ctx, const std::string& where) {
  for (const Panel& panel : panels)
    for (const draw::Size size : panel.sizes) {
      const draw::Scene scene = panel.draw(ctx, size);
      for (const std::string& problem : picture_tests::problems_of(scene))
        ADD_FAILURE() << panel.name << ' ' << size.w << 'x' << size.h << ' ' << where << ": " << problem;
    }
}

const std::array lessons{
    "lesson=rush-2-per-second",
    "lesson=rush-2-per-second&clients=300&period=0.1&cooks=12&sodas=4&batch=20",
    "lesson=rush-2-per-second&clients=2000&period=0.013&cooks=100&sodas=100&batch=1000&t_burger=3.333",
    "lesson=rush-2-per-second&clients=1&t_soda=0",
    "lesson=serve-constrained",
    "lesson=rush-10",
    "lesson=rush-2-per-second&do=1:remove:cook,2:cancel:serve:2,2.25:client,3:add:cook,3:add:cook,4:block:1.5,6:fail:burger:5,7:remove:soda",
};

/// Every lesson at moments from its start to its end, in both languages and themes.
TEST(panels, words_stay_inside_and_apart) {
  for (const char* link : lessons)
    for (const auto language : {text::Language::fr, text::Language::en}) {
      session::Workbench bench(language);
      bench.open_link(link);
      record_all(bench);
      const trace::Position last = bench.run().recording().handle_count();
      for (int i = 0; i <= 12; ++i) {
        bench.seek_position(static_cast<trace::Position>(std::uint64_t{last} * static_cast<unsigned>(i) / 12));
        bench.select_client(i % 3 == 1 ? 1 : i % 3 == 2 ? bench.run().clients().size() : 0);
        const auto where = std::string(link) + " at handle " + std::to_string(bench.cursor().position());
        check(context_of(bench, i % 2 ? ThemeName::light : ThemeName::dark), where);
      }
      bench.seek(loop::Time{bench.run().recording().end_time().ns / 3 + 1});
      check(context_of(bench, ThemeName::dark), std::string(link) + " between instants");
    }
}

TEST(panels, words_stay_inside_for_fingers_in_embeds_and_in_every_level) {
  session::Workbench bench(text::Language::fr);
  bench.open_link("lesson=rush-2-per-second&t=3.5");
  record_all(bench);
  Context fingers = context_of(bench, ThemeName::light);
  fingers.touch = true;
  check(fingers, "touch");
  Context embed = context_of(bench, ThemeName::dark);
  embed.compact = true;
  check(embed, "compact");
  for (const auto level : {model::Level::discover, model::Level::expert}) {
    Context ctx = context_of(bench, ThemeName::dark);
    ctx.level = level;
    ctx.cpp_listing = true;
    check(ctx, "level");
  }
}

TEST(panels, any_size_draws_words_inside) {
  session::Workbench bench(text::Language::fr);
  bench.open_link("lesson=rush-2-per-second&t=4&n=9");
  record_all(bench);
  const Context ctx = context_of(bench, ThemeName::dark);
  for (const Panel& panel : panels)
    for (float w = 240; w <= 1300; w += 53)
      for (float h = 60; h <= 700; h += 71) {
        const draw::Scene scene = panel.draw(ctx, {w, h});
        for (const std::string& problem : picture_tests::problems_of(scene))
          ADD_FAILURE() << panel.name << ' ' << w << 'x' << h << ": " << problem;
      }
}

/// At 3.5 s serve(8) has just made its three tasks.
TEST(loop_panel, the_running_task_and_the_queue_stand_in_the_slot_and_the_row) {
  session::Workbench bench(text::Language::en);
  bench.open_link("lesson=rush-2-per-second&t=3.5");
  record_all(bench);
  const auto& recording = bench.run().recording();
  trace::Position at = bench.cursor().position();
  while (at > 0 && recording.task(recording.handle(recording.handle_at(at)).info.task).name != loop::Name{"serve:", 8}) at = recording.previous_task_step(at);
  bench.seek_position(at);
  const draw::Scene scene = loop_panel(context_of(bench, ThemeName::dark), {792, 308});
  const auto text_with = [&](std::string_view words) {
    return std::ranges::any_of(scene.texts(), [&](const draw::Text& text) { return text.words == words; });
  };
  EXPECT_TRUE(text_with("serve(8)"));
  EXPECT_TRUE(text_with("await wait(dishes)"));
  for (const char* words : {"soda\u00a08", "fries\u00a08", "burger\u00a08"}) EXPECT_TRUE(text_with(words)) << words;
}

TEST(loop_panel, a_sleeping_loop_leaves_the_slot_empty_and_says_until_when) {
  session::Workbench bench(text::Language::en);
  bench.open_link("lesson=rush-2-per-second");
  record_all(bench);
  bench.seek(loop::Time{3'700'000'000});
  const draw::Scene scene = loop_panel(context_of(bench, ThemeName::light), {792, 308});
  EXPECT_TRUE(std::ranges::any_of(scene.texts(), [](const draw::Text& text) { return text.words.ends_with("until\u00a04.0\u00a0s"); }));
}

TEST(loop_panel, discover_hides_the_names_of_the_structures) {
  session::Workbench bench(text::Language::en);
  bench.open_link("lesson=rush-2-per-second&t=3.5");
  record_all(bench);
  Context ctx = context_of(bench, ThemeName::dark);
  ctx.level = model::Level::discover;
  const draw::Scene scene = loop_panel(ctx, {792, 308});
  for (const draw::Text& text : scene.texts()) {
    EXPECT_EQ(text.words.find("deque"), std::string::npos);
    EXPECT_EQ(text.words.find("heapq"), std::string::npos);
  }
}

TEST(code_panel, the_line_of_the_last_step_is_seen) {
  session::Workbench bench(text::Language::en);
  bench.open_link("lesson=rush-2-per-second");
  record_all(bench);
  for (trace::Position at = 1; at <= bench.run().recording().handle_count(); at += 7) {
    bench.seek_position(at);
    if (bench.cursor().running_task() == loop::TaskId::none) continue;
    const Context ctx = context_of(bench, ThemeName::dark);
    const draw::Scene scene = code_panel(ctx, {336, 160});
    EXPECT_TRUE(std::ranges::any_of(scene.shapes(), [&](const draw::Shape& shape) { return shape.fill == ctx.theme.run.tint; })) << at;
  }
}

TEST(hits, names_and_things_are_one_to_one) {
  const auto parameters = session::default_settings().lesson->parameters;
  for (std::uint16_t code = 1; code <= static_cast<std::uint16_t>(Hit::moment); ++code) {
    const auto option = session::find_parameter(*session::default_settings().lesson, "fryer").value();
    const Pointed at = static_cast<Hit>(code) == Hit::param_option ? option_hit(option, 1) : Pointed{static_cast<Hit>(code), 0};
    const std::string name = name_of(at, parameters);
    ASSERT_FALSE(name.empty()) << code;
    EXPECT_EQ(find_name(name, parameters), at) << name;
  }
  EXPECT_EQ(find_name("param.cooks.field", parameters)->what, Hit::param_field);
  EXPECT_EQ(name_of(*find_name("param.cooks.field", parameters), parameters), "param.cooks.field");
  EXPECT_EQ(find_name("task.12", parameters), (Pointed{Hit::task, 12}));
  for (const char* bad : {"", "task.", "task.x", "param.nothing.field", "play.1"}) EXPECT_FALSE(find_name(bad, parameters)) << bad;
}

}  // namespace
}  // namespace comptoir::picture
