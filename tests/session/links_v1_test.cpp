// Links of version 1 are read for ever: those of links_v1.json hold every key, with all that they have always meant. A link that is added
// to the grammar is added there; one that is there is never changed, but for the rows that its lesson was given since.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "session/arrivals.hpp"
#include "session/link.hpp"
#include "session/parameter_table.hpp"
#include "text/format.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

using nlohmann::json;

json kept_links() {
  const std::string file = COMPTOIR_TEST_DATA "/../session/links_v1.json";
  std::ifstream in(file);
  json links = json::parse(in, nullptr, false);
  EXPECT_TRUE(links.is_array()) << file;
  return links;
}

json values_of(const model::Lesson& lesson, const model::Values& values) {
  json all = json::object();
  for (std::size_t i = 0; i < lesson.parameters.size(); ++i) all[std::string(lesson.parameters[i].key)] = format_value(lesson.parameters[i], values[i]);
  return all;
}

/// Links without a list of their own say nothing of it.
json with_arrivals(json scenario, const model::Lesson& lesson, const model::Values& values) {
  if (has_own_list(lesson, values)) scenario["arrive"] = format_arrivals(listed_arrivals(lesson, values));
  return scenario;
}

json list_of(const std::vector<Intervention>& interventions) {
  json all = json::array();
  for (const Intervention& one : interventions) all.push_back(format_intervention(one));
  return all;
}

/// All that settings say, one member each: a member that is forgotten here is one that no kept link holds.
json in_full(const Settings& s) {
  static constexpr const char* levels[] = {"discover", "loop", "expert"};
  json all = with_arrivals({{"lesson", s.lesson->id}, {"values", values_of(*s.lesson, s.values)}, {"do", list_of(s.interventions)}}, *s.lesson, s.values);
  all["moment"] = s.moment ? json(format_moment(*s.moment)) : json();
  all["language"] = s.language ? json(text::code(*s.language)) : json();
  all["theme"] = s.theme ? json(*s.theme == Theme::dark ? "dark" : "light") : json();
  all["level"] = levels[static_cast<std::size_t>(s.level)];
  all["future_shown"] = s.future_shown;
  all["asking"] = s.asking;
  all["comparing"] = s.comparing;
  all["stops"] = json::array();
  for (const Stop& stop : s.stops) all["stops"].push_back(format_stop(stop));
  all["marks"] = json::array();
  for (const Mark& mark : s.marks) all["marks"].push_back({format_moment(mark.moment), mark.caption});
  all["kept"] = s.kept ? with_arrivals({{"values", values_of(*s.lesson, s.kept->values)}, {"do", list_of(s.kept->interventions)}}, *s.lesson, s.kept->values) : json();
  const Teaching& t = s.teaching;
  const auto names = [](PanelSet set) {
    json list = json::array();
    for (std::size_t i = 0; i < panel_words.size(); ++i)
      if (set.has(static_cast<PanelName>(i))) list.push_back(panel_words[i]);
    return list;
  };
  all["panels"] = t.panels ? names(*t.panels) : json();
  all["locks"] = json::array();
  for (const Lock lock : {Lock::edit, Lock::move, Lock::act})
    if (t.locks.holds(lock)) all["locks"].push_back(lock_words[static_cast<std::size_t>(lock)]);
  for (const std::size_t row : t.locks.parameters) all["locks"].push_back(s.lesson->parameters[row].key);
  all["hidden"] = names(t.hidden);
  all["answer_hidden"] = t.answer_hidden;
  all["play"] = t.play ? json(*t.play) : json();
  all["present"] = t.present;
  all["goal"] = json::array();
  for (const Condition& condition : t.goal) {
    const bool row = condition.kind == Condition::Kind::parameter;
    all["goal"].push_back({row ? s.lesson->parameters[condition.row].key : condition_words[static_cast<std::size_t>(condition.kind)], condition.limit});
  }
  if (s.plan != PlanSettings{}) {   // links without a plan say nothing of it
    static constexpr const char* shown[] = {"off", "on", "challenge"};
    all["plan"] = {{"shown", shown[static_cast<std::size_t>(s.plan.shown)]}};
    if (const auto& pick = s.plan.pick) all["plan"]["pick"] = {pick->sodas, pick->cooks, pick->batch};
    for (std::size_t i = 0; i < s.plan.values.size(); ++i) all["plan"][std::string(model::plan_rows[i].key)] = format_value(model::plan_rows[i], s.plan.values[i]);
  }
  all["expected"] = t.expected ? json(trace::hash_text(*t.expected)) : json();
  return all;
}

TEST(LinksOfVersion1, MeanWhatTheyHaveAlwaysMeant) {
  const json links = kept_links();
  ASSERT_GE(links.size(), 40u);
  for (const json& kept : links) {
    const auto link = kept["link"].get<std::string>();
    const ParsedLink read = parse_link(link);
    EXPECT_TRUE(read.problems.empty()) << link;
    EXPECT_EQ(in_full(read.settings), kept["settings"]) << link;
  }
}

TEST(LinksOfVersion1, AreWrittenAsEver) {
  for (const json& kept : kept_links()) {
    const auto written = kept["written"].get<std::string>();
    EXPECT_EQ(format_link(parse_link(kept["link"].get<std::string>()).settings), written);
    EXPECT_EQ(format_link(parse_link(written).settings), written);
  }
}

TEST(LinksOfVersion1, HoldEveryKey) {
  std::string all;
  for (const json& kept : kept_links()) all += "&" + kept["link"].get<std::string>();
  for (const std::string_view key : keys_of_links()) EXPECT_TRUE(all.contains("&" + std::string(key) + "=")) << key;
  for (const model::Parameter& row : default_settings().lesson->parameters) EXPECT_TRUE(all.contains("&" + std::string(row.key) + "=")) << row.key;
}

}  // namespace
}  // namespace comptoir::session
