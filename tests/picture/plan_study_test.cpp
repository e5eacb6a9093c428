// The views of a studied restaurant: at the board's sizes, in both languages, and what can be pressed in them.
#include "picture/plan_study.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "picture/hits.hpp"
#include "picture/why_panel.hpp"
#include "session/link.hpp"
#include "session/workbench.hpp"
#include "tests/picture/scene_check.hpp"

namespace comptoir::picture {
namespace {

constexpr std::array sizes{draw::Size{796, 270}, draw::Size{796, 300}, draw::Size{400, 250}, draw::Size{744, 400}, draw::Size{374, 400}};

void rest(session::Workbench& bench) {
  while (!bench.idle()) bench.tick(0);
}

Context context_of(const session::Workbench& bench, ThemeName name, bool touch = false) {
  return {.bench = bench, .theme = theme(name), .language = bench.language(), .level = bench.level(), .touch = touch};
}

std::vector<draw::HitArea> hits_of(const draw::Scene& scene, Hit what) {
  std::vector<draw::HitArea> found;
  for (const draw::HitArea& hit : scene.hits()) {
    if (hit.what == static_cast<std::uint16_t>(what)) found.push_back(hit);
  }
  return found;
}

TEST(PlanStudy, WordsStayInsideAndApart) {
  for (const std::string scenario : {"clients=24", "clients=300&period=0.1&sodas_to=2&cooks_to=4&batch_to=6", "clients=1", "horizon=steady&clients=40", "clients=12&arrivals=poisson&times=exponential&runs=2&sodas_to=2&cooks_to=4&batch_to=6",
                                     "clients=2500&sodas_from=2&sodas_to=2&cooks_from=6&cooks_to=6&batch_from=8&batch_to=8", "clients=24&t_burger=0&t_soda=0&t_fries=0"}) {
    for (const std::string_view study : model::study_options) {
      for (const std::string_view language : {"fr", "en"}) {
        session::Workbench bench;
        bench.open_link("lesson=manager&plan=on&lang=" + std::string(language) + "&study=" + std::string(study) + "&" + scenario);
        bench.pick(bench.board()->plan().today());
        rest(bench);
        for (const bool touch : {false, true}) {
          for (const draw::Size size : sizes) {
            const draw::Scene scene = plan_study(context_of(bench, ThemeName::dark, touch), size);
            for (const std::string& problem : picture_tests::problems_of(scene)) {
              ADD_FAILURE() << study << ' ' << language << ' ' << size.w << 'x' << size.h << (touch ? " touch " : " ") << scenario << ": " << problem;
            }
          }
        }
      }
    }
  }
}

TEST(PlanStudy, SweepsOfEveryNumberStayInsideAndApart) {
  for (const std::string_view key : model::sweep_options) {
    for (const std::string_view language : {"fr", "en"}) {
      session::Workbench bench;
      bench.open_link("lesson=manager&plan=on&clients=12&lang=" + std::string(language) + "&study=sweep&sweep=" + std::string(key));
      rest(bench);
      for (const draw::Size size : sizes) {
        const draw::Scene scene = plan_study(context_of(bench, ThemeName::light), size);
        for (const std::string& problem : picture_tests::problems_of(scene)) ADD_FAILURE() << key << ' ' << language << ' ' << size.w << 'x' << size.h << ": " << problem;
        EXPECT_EQ(hits_of(scene, Hit::plan_swept).size(), 2 * bench.study()->sweep()->values().size()) << key;
      }
    }
  }
}

TEST(PlanStudy, EveryTabIsAnOptionOfThePlan) {
  session::Workbench bench;
  bench.open_link("lesson=manager&plan=on&clients=24");
  rest(bench);
  const draw::Scene scene = plan_study(context_of(bench, ThemeName::dark), sizes[0]);
  std::set<std::string> names;
  for (const draw::HitArea& hit : hits_of(scene, Hit::param_option)) names.insert(name_of({Hit::param_option, hit.which}, bench.rows()));
  EXPECT_EQ(names, (std::set<std::string>{"param.study.rates", "param.study.queues", "param.study.clients", "param.study.sweep"}));
}

TEST(PlanStudy, EveryPartOfAClientsTimeLeadsToItsMoment) {
  session::Workbench bench;
  bench.open_link("lesson=manager&plan=on&clients=24&study=clients");
  rest(bench);
  const draw::Scene scene = plan_study(context_of(bench, ThemeName::dark), {796, 300});
  const auto hits = hits_of(scene, Hit::plan_moment);
  const auto paths = bench.study()->paths(0);
  ASSERT_FALSE(hits.empty());
  std::size_t i = 0;
  for (const session::CriticalPath& path : paths) {
    for (const session::PathPart& part : path.parts) {
      if (i == hits.size()) return;   // as many clients as fit
      const Pointed what{Hit::plan_moment, hits[i].which};
      EXPECT_EQ(study_client(what), path.client);
      EXPECT_EQ(study_position(what), part.at);
      EXPECT_EQ(find_name(name_of(what, bench.rows()), bench.rows()), what);
      ++i;
    }
  }
}

TEST(PlanStudy, ShowsNothingOfAnAnswerThatIsHidden) {
  session::Workbench bench;
  bench.open_link("lesson=manager&plan=challenge&clients=24&study=sweep&sweep=cooks");
  rest(bench);
  const draw::Scene scene = plan_study(context_of(bench, ThemeName::dark), sizes[0]);
  EXPECT_TRUE(hits_of(scene, Hit::plan_swept).empty());
}

TEST(WhyPanel, TellsWhereTheTimeOfAServedClientWent) {
  session::Workbench bench;
  bench.open_link("lesson=rush-2-per-second");
  while (bench.progress()) bench.tick(0);
  bench.select_client(10);
  bench.seek(loop::Time{11'000'000'000});
  EXPECT_TRUE(hits_of(why_panel(context_of(bench, ThemeName::dark), {336, 200}), Hit::moment).empty());
  bench.to_end();
  const draw::Scene scene = why_panel(context_of(bench, ThemeName::dark), {336, 200});
  EXPECT_TRUE(std::ranges::any_of(scene.texts(), [](const draw::Text& text) { return text.words == "Where the time went"; }));
  EXPECT_EQ(hits_of(scene, Hit::moment).size(), 2u);   // it waited for a cook, and then for its burger
}

}  // namespace
}  // namespace comptoir::picture
