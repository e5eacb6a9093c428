// The panels of settings, results and time: at three sizes, in both languages and themes, along a real run.
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "picture/dock.hpp"
#include "picture/header_bar.hpp"
#include "picture/outcome.hpp"
#include "picture/results_panel.hpp"
#include "picture/settings_panel.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/transport_bar.hpp"
#include "scene_check.hpp"
#include "session/workbench.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using draw::Size;
using picture_tests::problems_of;

void record_all(session::Workbench& bench) {
  while (bench.progress()) bench.tick(0);
  bench.pause();
}

struct Bench : session::Workbench {
  explicit Bench(std::string_view link = "") {
    open_link(link);
    record_all(*this);
  }
};

Context context_of(const session::Workbench& bench, text::Language language = text::Language::fr, ThemeName name = ThemeName::dark) {
  return {.bench = bench, .theme = theme(name), .language = language, .level = model::Level::loop};
}

/// Every look at one moment: languages, themes, mouse and fingers, the future shown or hidden.
void for_each_look(const session::Workbench& bench, const std::function<void(const Context&, const std::string&)>& look) {
  for (const text::Language language : {text::Language::fr, text::Language::en})
    for (const ThemeName name : {ThemeName::dark, ThemeName::light})
      for (const bool touch : {false, true})
        for (const bool future : {false, true}) {
          Context context = context_of(bench, language, name);
          context.touch = touch;
          context.future_shown = future;
          look(context, std::string(text::code(language)) + ' ' + std::string(context.theme.name) + (touch ? " touch" : "") +
                            (future ? "" : " future hidden"));
        }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += "\n  " + line;
  return all;
}

void expect_clean(const Scene& scene, const std::string& what) {
  const auto problems = problems_of(scene);
  EXPECT_TRUE(problems.empty()) << what << joined(problems);
}

std::string sized(Size size) { return std::to_string(static_cast<int>(size.w)) + 'x' + std::to_string(static_cast<int>(size.h)); }

using Panel = std::function<Scene(const Context&, Size)>;

/// The panel has no fault at these sizes, all along the run.
void check_along_the_run(session::Workbench& bench, const Panel& panel, std::initializer_list<Size> sizes) {
  const trace::Position last = bench.run().recording().handle_count();
  for (const trace::Position at : {0u, 1u, 64u, last / 2, last}) {
    bench.seek_position(std::min(at, last));
    for_each_look(bench, [&](const Context& context, const std::string& look) {
      for (const Size size : sizes) expect_clean(panel(context, size), look + ' ' + sized(size) + " at handle " + std::to_string(at));
    });
  }
}

std::vector<std::string> words_of(const Scene& scene) {
  std::vector<std::string> all;
  for (const draw::Text& text : scene.texts()) all.push_back(text.words);
  return all;
}
bool says(const Scene& scene, std::string_view words) {
  for (const draw::Text& text : scene.texts())
    if (text.words == words) return true;
  return false;
}
std::set<Hit> hits_of(const Scene& scene) {
  std::set<Hit> all;
  for (const draw::HitArea& area : scene.hits()) all.insert(static_cast<Hit>(area.what));
  return all;
}

TEST(HeaderBar, IsCleanFromPhoneToDesktop) {
  Bench bench;
  check_along_the_run(bench, header_bar, {{1440, 56}, {900, 56}, {600, 56}, {390, 64}, {320, 64}});
}

TEST(HeaderBar, EveryThingOnItCanBeUsed) {
  Bench bench;
  ASSERT_GE(model::lessons().size(), 3u);
  bench.choose_lesson(model::lessons()[1].id);
  EXPECT_EQ(hits_of(header_bar(context_of(bench), {1440, 48})),
            (std::set{Hit::lesson_previous, Hit::lesson_next, Hit::lesson_list, Hit::lesson_about, Hit::compare, Hit::share, Hit::language_fr,
                      Hit::language_en, Hit::theme}));
  bench.choose_lesson("rush-2-per-second");   // it has one program
  EXPECT_FALSE(hits_of(header_bar(context_of(bench), {1440, 48})).contains(Hit::compare));
  EXPECT_EQ(hits_of(header_bar(context_of(bench), {390, 64})), (std::set{Hit::lesson_list, Hit::menu}));
}

TEST(HeaderBar, TheCourseHasAFirstAndALastLesson) {
  Bench bench;
  bench.choose_lesson(model::lessons().front().id);
  EXPECT_FALSE(hits_of(header_bar(context_of(bench), {1440, 48})).contains(Hit::lesson_previous));
  bench.choose_lesson(model::lessons().back().id);
  EXPECT_FALSE(hits_of(header_bar(context_of(bench), {1440, 48})).contains(Hit::lesson_next));
}

TEST(Panels, AreCleanInEveryLesson) {
  for (const model::Lesson& lesson : model::lessons()) {
    Bench bench("lesson=" + std::string(lesson.id));
    for (const trace::Position at : {0u, bench.run().recording().handle_count() / 2, bench.run().recording().handle_count()}) {
      bench.seek_position(at);
      for_each_look(bench, [&](const Context& context, const std::string& look) {
        const std::string what = std::string(lesson.id) + ' ' + look;
        expect_clean(header_bar(context, {1280, 56}), what);
        expect_clean(header_bar(context, {390, 64}), what);
        expect_clean(settings_panel(context, {280, settings_height(context)}), what);
        expect_clean(results_panel(context, {280, 392}), what);
        expect_clean(timeline_panel(context, {1136, 264}, fitted(context)), what);
        expect_clean(timeline_strip(context, {736, 64}), what);
        expect_clean(dock(context, {390, dock_height}, PhoneTab::floor), what);
      });
    }
  }
}

TEST(Panels, AreCleanWhileALongRunIsBeingMade) {
  session::Workbench bench;
  bench.set_slice(2'000);
  bench.open_link("lesson=rush-2-per-second&clients=2000&t=20");
  for (int i = 0; i < 3; ++i) {
    bench.tick(0);
    ASSERT_TRUE(bench.progress());
    for_each_look(bench, [&](const Context& context, const std::string& look) {
      for (const Size size : {Size{1136, 264}, Size{700, 300}, Size{390, 420}}) {
        expect_clean(timeline_panel(context, size, fitted(context)), look + ' ' + sized(size));
        expect_clean(transport_bar(context, {size.w, 64}), look);
      }
      expect_clean(results_panel(context, {280, 392}), look);
    });
  }
}

TEST(CompactHeader, TellsTheLessonInTwoLinesAndTheScore) {
  const Bench bench;
  const Scene scene = compact_header(context_of(bench), {390, 64});
  EXPECT_TRUE(says(scene, "Le coup de feu"));
  EXPECT_TRUE(says(scene, "10 clients, 2 par seconde"));
  EXPECT_TRUE(says(scene, "5/10"));
}

TEST(SettingsPanel, IsCleanWhereItAllFits) {
  Bench bench;
  check_along_the_run(bench, [](const Context& context, Size size) {
    return settings_panel(context, {size.w, std::max(size.h, settings_height(context))});
  }, {{280, 436}, {366, 500}, {240, 436}});
}

TEST(SettingsPanel, FitsTheDesktopColumn) {
  const Bench bench;
  EXPECT_LE(settings_height(context_of(bench)), 436);
}

TEST(SettingsPanel, HasASliderAndAFieldForEveryParameter) {
  const Bench bench;
  const Scene scene = settings_panel(context_of(bench), {280, 436});
  std::ptrdiff_t sliders = 0, fields = 0;
  for (const draw::HitArea& area : scene.hits()) {
    sliders += area.what == static_cast<std::uint16_t>(Hit::param_slider);
    fields += area.what == static_cast<std::uint16_t>(Hit::param_field);
  }
  constexpr auto choice = model::ParameterKind::choice;
  const auto numbers = std::ranges::count_if(bench.settings().lesson->parameters, [](const model::Parameter& row) { return row.kind != choice; });
  EXPECT_EQ(sliders, numbers);
  EXPECT_EQ(fields, numbers);
}

TEST(SettingsPanel, RowsAreTallEnoughForFingers) {
  const Bench bench;
  Context context = context_of(bench);
  context.touch = true;
  const Scene scene = settings_panel(context, {366, settings_height(context)});
  for (const draw::HitArea& area : scene.hits())
    if (area.what == static_cast<std::uint16_t>(Hit::param_slider)) { EXPECT_GE(area.rect.h, 44); }
}

TEST(SettingsPanel, ScrollsToTheControlThatIsAskedFor) {
  const Bench bench;
  const Context context = context_of(bench);
  const Size small{280, 200};
  const std::size_t last = *session::find_parameter(bench.lesson(), "t_fries");
  const auto shows = [&](float scroll, std::size_t parameter) {
    const Scene scene = settings_panel(context, small, {.scroll = scroll});
    for (const draw::HitArea& area : scene.hits())
      if (area.what == static_cast<std::uint16_t>(Hit::param_field) && area.which == parameter && area.rect.h >= 26) return true;
    return false;
  };
  EXPECT_TRUE(shows(0, 0));
  EXPECT_FALSE(shows(0, last));
  const float scroll = settings_scroll_to(context, small, {}, last);
  EXPECT_TRUE(shows(scroll, last));
  EXPECT_TRUE(shows(settings_scroll_to(context, small, {.scroll = scroll}, 0), 0));
  EXPECT_TRUE(shows(10'000, last)) << "scrolled too far";
}

TEST(SettingsPanel, SaysWhatIsAllowedWhenAValueIsRefused) {
  const Bench bench;
  const Context context = context_of(bench);
  const SettingsView view{.refused = 3, .typed = "0", .reason = "de 1 à 100"};
  const Scene scene = settings_panel(context, {280, settings_height(context, view)}, view);
  EXPECT_TRUE(says(scene, "0"));
  EXPECT_TRUE(says(scene, "de 1 à 100"));
  expect_clean(scene, "refused");
}

TEST(ResultsPanel, IsCleanAllAlong) {
  Bench bench;
  check_along_the_run(bench, results_panel, {{280, 392}, {366, 500}, {280, 220}, {240, 140}, {600, 300}});
}

TEST(ResultsPanel, TellsTheEndWhenTheFutureShows) {
  Bench bench;
  bench.seek_position(64);
  Context context = context_of(bench);
  const Scene shown = results_panel(context, {280, 392});
  EXPECT_TRUE(says(shown, "5"));
  EXPECT_TRUE(says(shown, "à la fin du service, à 12,0\u00a0s")) << joined(words_of(shown));
  EXPECT_TRUE(says(shown, "7,5"));
  context.future_shown = false;
  const Scene hidden = results_panel(context, {280, 392});
  EXPECT_TRUE(says(hidden, "jusqu’ici, à 3,5\u00a0s"));
  EXPECT_FALSE(says(hidden, "7,5"));
  EXPECT_FALSE(says(hidden, "à venir"));
}

TEST(ResultsPanel, FollowsThePresentWhenThereAreMoreClientsThanRows) {
  Bench bench("lesson=rush-2-per-second&clients=60");
  bench.to_start();
  EXPECT_TRUE(says(results_panel(context_of(bench), {280, 392}), "clients 1 à 10 sur 60"));
  bench.to_end();
  EXPECT_TRUE(says(results_panel(context_of(bench), {280, 392}), "clients 51 à 60 sur 60"));
  check_along_the_run(bench, results_panel, {{280, 392}, {366, 500}});
}

TEST(ResultsPanel, GroupsClientsWhenThereAreVeryMany) {
  Bench bench("lesson=rush-2-per-second&clients=1000");
  bench.to_end();
  const Scene scene = results_panel(context_of(bench), {280, 392});
  EXPECT_TRUE(says(scene, "100 clients par ligne")) << joined(words_of(scene));
  EXPECT_TRUE(says(scene, "901–1\u202f000")) << joined(words_of(scene));
  check_along_the_run(bench, results_panel, {{280, 392}, {366, 300}});
}

TEST(Timeline, IsCleanAllAlong) {
  Bench bench;
  for (const bool by_client : {false, true}) {
    bench.select_client(by_client ? 6 : 0);
    check_along_the_run(bench, [&](const Context& context, Size size) {
      TimelineView view = fitted(context);
      view.lanes = by_client ? LaneKind::client : LaneKind::station;
      return timeline_panel(context, size, view);
    }, {{1136, 264}, {700, 300}, {390, 420}, {480, 140}, {1900, 700}});
  }
}

TEST(Timeline, IsCleanWhenZoomed) {
  Bench bench;
  for (const double factor : {0.5, 0.1, 0.01, 3.0}) {
    check_along_the_run(bench, [&](const Context& context, Size size) {
      return timeline_panel(context, size, zoomed(fitted(context), loop::Time{loop::milliseconds(3'500).ns}, factor));
    }, {{1136, 264}, {390, 420}});
  }
}

TEST(Timeline, IsCleanWithManyCooksClientsAndMachines) {
  for (const char* link : {"clients=240&sodas=2&cooks=6&batch=8", "clients=100&cooks=100&sodas=100&period=0.05", "clients=1",
                           "clients=40&period=0", "clients=1000&cooks=30"}) {
    Bench bench(std::string("lesson=rush-2-per-second&") + link);
    const trace::Position last = bench.run().recording().handle_count();
    for (const trace::Position at : {0u, last / 3, last}) {
      bench.seek_position(at);
      for (const bool by_client : {false, true})
        for (const Size size : {Size{1136, 264}, Size{390, 420}, Size{760, 200}}) {
          const Context context = context_of(bench);
          TimelineView view = fitted(context);
          view.lanes = by_client ? LaneKind::client : LaneKind::station;
          expect_clean(timeline_panel(context, size, view), std::string(link) + ' ' + sized(size) + " at " + std::to_string(at));
        }
    }
  }
}

TEST(Timeline, ItsAreaAndItsTimesAgree) {
  Bench bench;
  const Context context = context_of(bench);
  const TimelineView view = fitted(context);
  const TimeAxis axis = timeline_axis(context, {1136, 264}, view);
  const Scene scene = timeline_panel(context, {1136, 264}, view);
  for (const draw::HitArea& area : scene.hits()) {
    if (area.what != static_cast<std::uint16_t>(Hit::timeline)) continue;
    EXPECT_FLOAT_EQ(area.rect.x, axis.x);
    EXPECT_FLOAT_EQ(area.rect.w, axis.width);
    return;
  }
  FAIL() << "no area to drag the cursor in";
}

TEST(Timeline, NothingRightOfTheCursorShowsWhenTheFutureIsHidden) {
  Bench bench;
  bench.seek_position(64);
  Context context = context_of(bench);
  context.future_shown = false;
  for (const bool by_client : {false, true}) {
    TimelineView view = fitted(context);
    view.lanes = by_client ? LaneKind::client : LaneKind::station;
    const TimeAxis axis = timeline_axis(context, {1136, 264}, view);
    // The latest deadline on the heap: 6.5 s, the burger of client 5.
    const float known = axis.at(loop::Time{loop::milliseconds(6'500).ns}) + 1;
    const Scene scene = timeline_panel(context, {1136, 264}, view);
    // The strip below has a ground and a window as wide as all that may show; what is in it are ticks.
    const auto strip = std::ranges::find(scene.hits(), static_cast<std::uint16_t>(Hit::window), &draw::HitArea::what);
    ASSERT_NE(strip, scene.hits().end());
    for (const draw::Shape& shape : scene.shapes()) {
      const bool in_strip = shape.rect.y >= strip->rect.y;
      if (in_strip && shape.kind == draw::ShapeKind::box && shape.rect.w > 2.5f && shape.rect.w < 5) {
        EXPECT_LE(shape.rect.x, axis.at(bench.time()) + 1) << "a tick of the strip";
      }
      if (in_strip) continue;
      const bool bar = shape.kind == draw::ShapeKind::box && shape.rect.y > 80 && shape.rect.h > 3 && shape.rect.h < 24;
      if (bar) { EXPECT_LE(shape.rect.x + shape.rect.w, known); }
      if (shape.kind == draw::ShapeKind::dots) { EXPECT_LE(shape.b.x, axis.at(bench.time()) + 1); }
    }
  }
}

TEST(Transport, IsCleanAtEveryWidth) {
  Bench bench;
  for (const bool lanes : {false, true})
    check_along_the_run(bench, [&](const Context& context, Size size) {
      return transport_bar(context, {size.w, transport_height(context)}, {.lanes = lanes});
    }, {{1440, 0}, {1136, 0}, {900, 0}, {760, 0}, {600, 0}, {480, 0}, {390, 0}, {320, 0}});
}

TEST(Transport, ADesktopHasEveryControl) {
  Bench bench;
  bench.seek_position(64);
  EXPECT_EQ(hits_of(transport_bar(context_of(bench), {1136, 52})),
            (std::set{Hit::start, Hit::end, Hit::step_back, Hit::step_forward, Hit::play, Hit::speed_slider, Hit::zoom_in,
                      Hit::zoom_out, Hit::fit, Hit::zoom_selection, Hit::by_station, Hit::by_client, Hit::by_task, Hit::by_tree, Hit::time_tools}));
}

TEST(Transport, APhoneKeepsPlayAndSteps) {
  Bench bench;
  bench.seek_position(64);
  for (const float width : {320.f, 390.f}) {
    const auto hits = hits_of(transport_bar(context_of(bench), {width, 52}));
    for (const Hit hit : {Hit::play, Hit::step_back, Hit::step_forward}) EXPECT_TRUE(hits.contains(hit)) << width;
  }
}

TEST(Transport, DiscoverHidesTheCounts) {
  const Bench bench;
  Context context = context_of(bench);
  context.level = model::Level::discover;
  for (const std::string& words : words_of(transport_bar(context, {1136, 52}))) EXPECT_EQ(words.find("étape"), words.npos);
}

TEST(Dock, IsCleanAndHoldsFiveTabs) {
  Bench bench;
  check_along_the_run(bench, [](const Context& context, Size size) { return dock(context, size, PhoneTab::loop); },
                      {{390, dock_height}, {360, dock_height}, {320, dock_height}, {599, dock_height}});
  const Scene scene = dock(context_of(bench), {390, dock_height}, PhoneTab::code);
  std::size_t tab_count = 0;
  for (const draw::HitArea& area : scene.hits()) {
    tab_count += area.what == static_cast<std::uint16_t>(Hit::tab);
    if (area.what != static_cast<std::uint16_t>(Hit::overview)) { EXPECT_GE(std::min(area.rect.w, area.rect.h), 44); }
  }
  EXPECT_EQ(tab_count, phone_tab_count);
}

TEST(Strip, IsCleanInAnEmbed) {
  Bench bench;
  check_along_the_run(bench, [](const Context& context, Size size) { return timeline_strip(context, size); },
                      {{736, 64}, {456, 64}, {1200, 64}});
}

TEST(FocusRing, IsDrawnForEveryFocusedControl) {
  Bench bench;
  bench.seek_position(64);
  const Panel whole[] = {header_bar, [](const Context& c, Size s) { return settings_panel(c, s); },
                         [](const Context& c, Size s) { return timeline_panel(c, s, fitted(c)); },
                         [](const Context& c, Size s) { return dock(c, s, PhoneTab::loop); }};
  const Size sizes[] = {{1440, 48}, {280, 436}, {1136, 264}, {390, dock_height}};
  for (std::size_t i = 0; i < std::size(whole); ++i) {
    Context context = context_of(bench);
    const Scene plain = whole[i](context, sizes[i]);
    for (const draw::HitArea& area : plain.hits()) {
      const Hit what = static_cast<Hit>(area.what);
      if (what == Hit::task || what == Hit::client || what == Hit::scroll) continue;
      context.focused = {what, area.which};
      EXPECT_GT(whole[i](context, sizes[i]).shapes().size(), plain.shapes().size())
          << name_of(context.focused, bench.settings().lesson->parameters);
    }
  }
}

TEST(Names, EveryHitAreaHasOneThatReadsBack) {
  Bench bench;
  bench.seek_position(64);
  const Context context = context_of(bench);
  const auto parameters = bench.settings().lesson->parameters;
  for (const Scene& scene : {header_bar(context, {1440, 48}), header_bar(context, {390, 64}), settings_panel(context, {280, 436}),
                             results_panel(context, {280, 392}), timeline_panel(context, {1136, 264}, fitted(context)),
                             dock(context, {390, dock_height}, PhoneTab::loop), timeline_strip(context, {736, 64})}) {
    for (const draw::HitArea& area : scene.hits()) {
      const Pointed at{static_cast<Hit>(area.what), area.which};
      const std::string name = name_of(at, parameters);
      ASSERT_FALSE(name.empty()) << area.what;
      EXPECT_EQ(find_name(name, parameters), at) << name;
    }
  }
}

}  // namespace
}  // namespace comptoir::picture
