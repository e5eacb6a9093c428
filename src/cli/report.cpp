#include "cli/report.hpp"

#include <algorithm>
#include <array>

#include "cli/reference.hpp"
#include "session/json.hpp"
#include "session/labels.hpp"
#include "session/lesson_words.hpp"
#include "session/link.hpp"
#include "session/parameter_table.hpp"
#include "text/format.hpp"

namespace comptoir::cli {
namespace {

using session::Client;
using session::Clients;
using session::JsonWriter;
using text::Key;
using text::Language;

void write_client(JsonWriter& json, const Clients& clients, const Client& client) {
  json.begin_object().member("name", "client_" + std::to_string(client.number)).key("arrived").seconds(client.arrived.ns);
  if (client.served) {
    json.key("served").seconds(client.served->ns).key("service_time").seconds((*client.served - client.arrived).ns);
  } else {
    json.key("served").null().key("service_time").null();
  }
  json.member("satisfied", clients.satisfied(client)).end_object();
}

/// {"fr":...,"en":...}
template <class WordsIn>
void write_both(JsonWriter& json, std::string_view name, WordsIn words_in) {
  json.key(name).begin_object().member("fr", words_in(Language::fr)).member("en", words_in(Language::en)).end_object();
}

void write_value(JsonWriter& json, std::string_view name, const model::Parameter& row, std::int64_t value) {
  json.key(name);
  if (row.kind == model::ParameterKind::choice) json.value(session::format_value(row, value));
  else json.raw(session::format_value(row, value));
}

std::string_view stage_word(model::Stage stage) {
  static constexpr std::array<std::string_view, 6> words = {"none", "restaurant", "lanes", "deque", "wire", "drawing"};
  return words[static_cast<std::size_t>(stage)];
}

void write_words(JsonWriter& json, std::span<const std::string_view> words) {
  json.begin_array();
  for (const std::string_view word : words) json.value(word);
  json.end_array();
}

/// "choices": the options of each; "ranges": [least, most, whether whole] of each number.
void write_limits(JsonWriter& json, const model::Lesson& lesson) {
  json.key("choices").begin_object();
  for (const model::Parameter& row : lesson.parameters) {
    if (row.kind == model::ParameterKind::choice) json.key(row.key), write_words(json, row.options);
  }
  json.end_object().key("ranges").begin_object();
  for (const model::Parameter& row : lesson.parameters) {
    if (row.kind == model::ParameterKind::choice) continue;
    json.key(row.key).begin_array().raw(session::format_value(row, row.minimum)).raw(session::format_value(row, row.maximum));
    json.value(row.kind == model::ParameterKind::count).end_array();
  }
  json.end_object();
}

void write_lesson(JsonWriter& json, const model::Lesson& lesson) {
  static constexpr std::array<std::string_view, 3> levels = {"discover", "loop", "expert"};
  json.begin_object().member("id", lesson.id).member("chapter", int{lesson.chapter});
  for (const std::string_view words : {"title", "objective", "credit"}) {
    write_both(json, words, [&](Language language) { return session::lesson_words(language, lesson, words); });
  }
  json.member("level", levels[static_cast<std::size_t>(lesson.level)]);
  json.member("stage", stage_word(lesson.stage)).member("guided", lesson.guided).key("parameters").begin_object();
  for (const model::Parameter& row : lesson.parameters) write_value(json, row.key, row, row.initial);
  json.end_object().member("modelled", lesson.modelled);
  write_limits(json, lesson);
  json.end_object();
}

void write_parameter(JsonWriter& json, const session::LessonParameter& parameter) {
  const auto& [lesson, row] = parameter;
  json.begin_object().member("key", row->key).member("kind", session::kind_word(row->kind));
  json.member("unit", session::unit_of(*row));
  if (row->kind == model::ParameterKind::choice) {
    json.key("options");
    write_words(json, row->options);
  } else {
    write_value(json, "minimum", *row, row->minimum);
    write_value(json, "maximum", *row, row->maximum);
    write_value(json, "step", *row, row->step);
  }
  write_both(json, "label", [&](Language language) { return session::parameter_label(language, *lesson, *row); });
  write_both(json, "group", [&](Language language) { return session::parameter_group(language, *lesson, *row); });
  write_both(json, "help", [&](Language language) { return session::parameter_help(language, *lesson, *row); });
  json.end_object();
}

/// {"met":...,"conditions":[{"condition":"cost:5","met":...},...]}: of a link's goal, checked by this run.
void write_goal(JsonWriter& json, const session::Run& run) {
  const std::vector<session::Condition>& goal = run.settings().teaching.goal;
  bool met = run.finished();
  JsonWriter conditions;
  conditions.begin_array();
  for (const session::Condition& condition : goal) {
    const bool holds = run.finished() && session::find(run, condition).met;
    met = met && holds;
    conditions.begin_object().member("condition", session::format_condition(*run.settings().lesson, condition)).member("met", holds).end_object();
  }
  json.key("goal").begin_object().member("met", met).key("conditions").raw(std::move(conditions.end_array()).text()).end_object();
}

/// A line for each condition of a link's goal, and whether all hold.
std::string goal_text(const session::Run& run, Language language) {
  std::string out;
  bool met = true;
  for (const session::Condition& condition : run.settings().teaching.goal) {
    const session::Finding found = session::find(run, condition);
    met = met && found.met;
    out += session::describe(language, *run.settings().lesson, condition, found) + "\n";
  }
  return out.empty() ? out : out + std::string(text::entry(language, met ? Key::later_goal_met : Key::later_goal_missed)) + "\n";
}

std::string clock(Language language, loop::Time time) {
  const std::string text = text::decimal(language, time.ns, time.ns % 1'000'000 == 0 ? 3 : 9);
  return std::string(text.size() < 9 ? 9 - text.size() : 0, ' ') + text;
}

}  // namespace

std::string run_json(const session::Run& run) {
  const Clients& clients = run.clients();
  const session::Score score = clients.score();
  JsonWriter json;
  json.begin_object().member("v", 1).member("settings", session::format_scenario(run.settings()));
  json.key("end_time").seconds(run.recording().end_time().ns).key("clients").begin_array();
  for (std::uint32_t n = 1; n <= clients.size(); ++n) write_client(json, clients, clients.client(n));
  json.end_array().member("satisfied", score.satisfied).member("total", score.total);
  json.member("events", run.recording().event_count()).member("trace_hash", trace::hash_text(run.recording().hash()));
  if (!run.settings().teaching.goal.empty()) write_goal(json, run);
  json.end_object();
  return std::move(json).text() + "\n";
}

std::string run_log(const session::Run& run, Language language) {
  std::string out;
  const trace::Recording& recording = run.recording();
  for (std::size_t i = 0; i < recording.printed_count(); ++i) {
    const trace::PrintedLine line = recording.printed(i);
    out += clock(language, line.time) + "  " + session::printed_line(language, run, i) + "\n";
  }
  return out;
}

std::string run_summary(const session::Run& run, Language language) {
  const Clients& clients = run.clients();
  const trace::Recording& recording = run.recording();
  std::string out(session::lesson_words(language, *run.settings().lesson, "title"));
  out += "\n" + session::format_scenario(run.settings()) + "\n\n";
  for (std::uint32_t n = 1; n <= clients.size(); ++n) {
    const Client client = clients.client(n);
    const std::string number = text::whole(language, n), arrived = session::clock_seconds(language, client.arrived.ns);
    if (!client.served) {
      out += text::fill(language, Key::cli_client_not_served, {number, arrived}) + "\n";
      continue;
    }
    const std::string waited = session::clock_seconds(language, (*client.served - client.arrived).ns);
    out += text::fill(language, clients.satisfied(client) ? Key::cli_client_in_time : Key::cli_client_late, {number, arrived, waited}) + "\n";
  }
  if (clients.size() > 0) {
    const session::Score score = clients.score();
    out += text::counted(language, Key::narration_results_one, Key::narration_results_many, score.satisfied,
                         {text::whole(language, score.total), session::clock_seconds(language, recording.end_time().ns)}) + "\n";
  }
  if (run.finished()) out += goal_text(run, language);
  const std::string events = text::whole(language, static_cast<std::int64_t>(recording.event_count()));
  return out + text::fill(language, Key::cli_trace, {events, trace::hash_text(recording.hash())}) + "\n";
}

std::string list_json() {
  JsonWriter json;
  json.begin_object().key("lessons").begin_array();
  for (const model::Lesson& lesson : model::lessons()) write_lesson(json, lesson);
  json.end_array().key("parameters").begin_array();
  for (const session::LessonParameter& parameter : session::all_parameters()) write_parameter(json, parameter);
  json.end_array();
  write_keys(json);
  json.end_object();
  return std::move(json).text() + "\n";
}

std::string list_text(Language language) {
  std::size_t widest = 0;
  for (const model::Lesson& lesson : model::lessons()) widest = std::max(widest, lesson.id.size());
  for (const auto& [lesson, row] : session::all_parameters()) widest = std::max(widest, row->key.size());
  const auto line = [&](std::string_view name, std::string_view words, const std::string& more) {
    return std::string(name) + std::string(widest - name.size() + 2, ' ') + std::string(words) + more + "\n";
  };
  std::string out;
  for (const model::Lesson& lesson : model::lessons()) out += line(lesson.id, session::lesson_words(language, lesson, "title"), "");
  out += "\n";
  for (const auto& [lesson, row] : session::all_parameters()) {
    out += line(row->key, session::parameter_label(language, *lesson, *row), " (" + session::range_text(language, *row) + ")");
  }
  return out;
}

}  // namespace comptoir::cli
