#include "session/study_words.hpp"

#include <cmath>

#include "session/labels.hpp"
#include "session/plan_words.hpp"
#include "text/catalogue.hpp"
#include "text/format.hpp"

namespace comptoir::session {

using text::Key;
using text::Language;

std::string study_note(const Workbench& bench) {
  const Language language = bench.language();
  const PlanSettings& plan = bench.settings().plan;
  const auto said = [&](Key key) { return std::string(text::entry(language, key)); };
  if (study_of(plan) == StudyShown::rates) return {};
  if (bench.answer_hidden() && study_of(plan) == StudyShown::sweep) return said(Key::plan_study_hidden);
  const Study* study = bench.study();
  if (!study) {
    if (bench.answer_hidden()) return said(Key::plan_study_none);
    return said(bench.board()->complete() ? Key::plan_none_title : Key::plan_study_wait);
  }
  const bool there = study_of(plan) == StudyShown::sweep ? study->sweep() && study->sweep()->key() == sweep_of(plan) && study->sweep()->known() > 0 : study->flow() != nullptr;
  if (there) return {};
  return said(study->stopped() ? Key::plan_stopped : bench.board()->complete() ? Key::plan_study_recording : Key::plan_study_wait);
}

std::string whose_words(Language language, const Study& study, StudyShown shown) {
  std::string words = equipment_words(language, study.equipment());
  if (shown == StudyShown::sweep) return words;
  if (study.days() > 1) words += " · " + text::fill(language, Key::plan_study_first_day, {text::whole(language, study.days())});
  if (study.steady()) words += " · " + text::fill(language, Key::plan_study_begins, {text::whole(language, study.recorded())});
  else if (study.recorded() < study.clients()) words += " · " + text::fill(language, Key::plan_study_cut, {text::whole(language, study.recorded()), text::whole(language, study.clients())});
  return words;
}

std::string use_words(Language language, const StationFlow& station, loop::Duration span) {
  return text::fill(language, Key::plan_queues_use, {text::whole(language, std::llround(station.use(span) * 100))});
}

std::string queue_words(Language language, const StationFlow& station, loop::Duration span) {
  const double mean = span.ns > 0 ? static_cast<double>(station.queued.ns) / static_cast<double>(span.ns) : 0;
  return text::fill(language, Key::plan_queues_most, {text::whole(language, station.longest), rate_text(language, mean)});
}

std::string little_words(Language language, const Little& little) {
  return text::fill(language, Key::plan_queues_little, {rate_text(language, little.number()), rate_text(language, little.a_second()), rate_text(language, little.seconds())});
}

std::string check_words(Language language, const Little& little) {
  return text::fill(language, Key::plan_queues_check, {text::seconds(language, little.inside.ns), text::seconds(language, little.spent.ns)});
}

std::string sweep_note(const Workbench& bench) {
  const std::string_view key = sweep_of(bench.settings().plan);
  const model::Plan& plan = bench.board()->plan();
  const bool listed = !plan.restaurant.arrivals.empty() && (key == "clients" || key == "period");
  if (listed) return std::string(text::entry(bench.language(), Key::plan_sweep_listed));
  return plan.steady && key == "clients" ? std::string(text::entry(bench.language(), Key::plan_sweep_for_ever)) : std::string();
}

std::string swept_words(const Workbench& bench, std::int64_t value) {
  const Language language = bench.language();
  const auto row = find_parameter(bench.lesson(), sweep_of(bench.settings().plan));
  if (!row) return {};
  const model::Parameter& parameter = bench.lesson().parameters[*row];
  const std::string shown = display_value(language, parameter, value);
  return parameter.kind == model::ParameterKind::duration ? text::fill(language, Key::narration_seconds, {shown}) : shown;
}

std::string opens_words(Language language, const PathPart& part) {
  return text::fill(language, Key::plan_clients_open, {text::fill(language, Key::narration_seconds, {clock_seconds(language, part.from.ns)})});
}

}  // namespace comptoir::session
