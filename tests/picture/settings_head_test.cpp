// The head of the settings: title, undo, redo, reset; and what is chosen among their rows.
#include <gtest/gtest.h>

#include <algorithm>

#include "picture/code_panel.hpp"
#include "picture/hits.hpp"
#include "picture/settings_panel.hpp"
#include "session/parameter_table.hpp"
#include "tests/picture/scene_check.hpp"

namespace comptoir::picture {
namespace {

bool offers(const draw::Scene& scene, Hit what) {
  return std::ranges::any_of(scene.hits(), [&](const draw::HitArea& area) { return area.what == static_cast<std::uint16_t>(what); });
}

TEST(settings_head, undo_and_redo_fit_beside_reset_in_the_narrowest_panel) {
  for (const text::Language language : {text::Language::fr, text::Language::en}) {
    for (const bool touch : {false, true}) {
      session::Workbench bench(language);
      const auto draw = [&] {
        return settings_panel({.bench = bench, .theme = theme(ThemeName::dark), .language = language, .level = bench.level(), .touch = touch}, {280, 700});
      };
      EXPECT_FALSE(offers(draw(), Hit::undo));
      EXPECT_FALSE(offers(draw(), Hit::redo));
      bench.set_parameter("cooks", "4", session::Source::typed);
      EXPECT_TRUE(offers(draw(), Hit::undo));
      bench.set_parameter("cooks", "5", session::Source::typed);
      bench.undo();
      const draw::Scene both = draw();
      EXPECT_TRUE(offers(both, Hit::undo));
      EXPECT_TRUE(offers(both, Hit::redo));
      for (const std::string& problem : picture_tests::problems_of(both)) ADD_FAILURE() << text::code(language) << ": " << problem;
      const std::string_view title = text::entry(language, text::Key::settings_title);
      EXPECT_TRUE(std::ranges::any_of(both.texts(), [&](const draw::Text& words) { return words.words == title; })) << "the title is cut";
      for (const Hit one : {Hit::undo, Hit::redo, Hit::reset_all}) {
        for (const draw::HitArea& area : both.hits()) {
          if (area.what != static_cast<std::uint16_t>(one)) continue;
          EXPECT_GE(area.rect.x, 0.f);
          EXPECT_GE(area.rect.w, 28.f);
          EXPECT_LE(area.rect.x + area.rect.w, 280.f);
        }
      }
    }
  }
}

TEST(settings_rows, what_meets_the_program_is_chosen_among_them_and_not_at_its_lines) {
  for (const text::Language language : {text::Language::fr, text::Language::en}) {
    for (const bool touch : {false, true}) {
      session::Workbench bench(language);
      bench.open_link("lesson=manager&arrivals=poisson&times=lognormal");
      const auto rows = bench.lesson().parameters;
      const Context context{.bench = bench, .theme = theme(ThemeName::dark), .language = language, .level = bench.level(), .touch = touch};
      const draw::Scene settings = settings_panel(context, {280, 1200}), code = code_panel(context, {336, 2400});
      for (const std::string& problem : picture_tests::problems_of(settings)) ADD_FAILURE() << text::code(language) << ": " << problem;
      for (const std::string_view key : {"arrivals", "times"}) {
        const std::size_t parameter = *session::find_parameter(bench.lesson(), key);
        for (std::size_t option = 0; option < rows[parameter].options.size(); ++option) {
          const auto at = [&](const draw::HitArea& area) { return Pointed{static_cast<Hit>(area.what), area.which} == option_hit(parameter, option); };
          EXPECT_TRUE(std::ranges::any_of(settings.hits(), at)) << key << ' ' << option;
          EXPECT_FALSE(std::ranges::any_of(code.hits(), at)) << key << ' ' << option;
        }
      }
    }
  }
}

}  // namespace
}  // namespace comptoir::picture
