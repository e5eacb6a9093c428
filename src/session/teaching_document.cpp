#include "session/teaching_document.hpp"

#include "text/format.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {

void write_teaching(JsonWriter& json, const Workbench& bench) {
  const Teaching& teaching = bench.teaching();
  const PanelSet shown = bench.shown_panels();
  json.begin_object().key("panels").begin_array();
  for (std::size_t i = 0; i < panel_words.size(); ++i)
    if (shown.has(static_cast<PanelName>(i))) json.value(panel_words[i]);
  json.end_array().member("answer", teaching.answer_hidden ? "hidden" : "shown").key("locks").begin_array();
  for (const Lock lock : {Lock::edit, Lock::move, Lock::act})
    if (bench.locked(lock)) json.value(lock_words[static_cast<std::size_t>(lock)]);
  for (const std::size_t row : teaching.locks.parameters) json.value(bench.lesson().parameters[row].key);
  json.end_array().member("present", teaching.present).key("play");
  if (teaching.play) json.value(*teaching.play ? "on" : "off");
  else json.null();
  json.key("expect");
  if (const auto found = bench.unexpected()) json.begin_object().member("expected", trace::hash_text(*teaching.expected)).member("found", trace::hash_text(*found)).end_object();
  else json.null();
  json.end_object();
}

void write_goal(JsonWriter& json, const Workbench& bench) {
  const text::Language language = bench.language();
  const model::Lesson& lesson = bench.lesson();
  const std::vector<Condition>& goal = bench.teaching().goal;
  const bool known = bench.future_shown() && !bench.pending() && !bench.findings().empty();
  json.begin_object().member("ask", "").member("met", known && bench.goal_met()).member("known", known).key("conditions").begin_array();
  for (std::size_t i = 0; i < goal.size(); ++i) {
    const Condition& condition = goal[i];
    const bool row = condition.kind == Condition::Kind::parameter;
    json.begin_object().member("kind", row ? std::string_view("parameter") : condition_words[static_cast<std::size_t>(condition.kind)]);
    json.member("limit", shown_value(language, lesson, condition, condition.limit));
    json.member("name", row_name(language, lesson, condition));
    if (known) {
      const Finding& found = bench.findings()[i];
      json.member("met", found.met).member("figure", shown_value(language, lesson, condition, found.figure));
      json.member("client", found.client).member("total", found.total).member("missing", found.missing);
    }
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace comptoir::session
