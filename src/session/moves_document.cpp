#include "session/moves_document.hpp"

#include <algorithm>

#include "session/labels.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Key;

/// Tasks and resources to choose from; of more, those that live at the moment.
constexpr std::uint32_t most_options = 100;

void write_option(JsonWriter& json, const std::string& value, const std::string& label) {
  json.begin_object().member("value", value).member("label", label).end_object();
}

void write_tasks(JsonWriter& json, const Workbench& bench) {
  const trace::Recording& recording = bench.run().recording();
  std::vector<loop::TaskId> tasks;
  if (bench.selected_task() != loop::TaskId::none) tasks.push_back(bench.selected_task());
  if (recording.task_count() <= most_options) {
    for (std::uint32_t id = 1; id <= recording.task_count(); ++id) tasks.push_back(loop::TaskId{id});
  } else {
    for (const loop::TaskId id : bench.cursor().living(most_options)) tasks.push_back(id);
  }
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (i > 0 && tasks[i] == bench.selected_task()) continue;
    const loop::Name name = recording.task_name(tasks[i]);
    write_option(json, name.str(), task_label(bench.language(), name));
  }
}

/// What tasks hold: locks and semaphores that have a name.
void write_resources(JsonWriter& json, const Workbench& bench) {
  const trace::Recording& recording = bench.run().recording();
  std::vector<std::string> written;
  for (std::uint32_t id = 1; id <= recording.resource_count() && written.size() < most_options; ++id) {
    const trace::ResourceInfo resource = recording.resource(loop::ResourceId{id});
    std::string name = resource.name.str();
    if (resource.kind > loop::ResourceKind::bounded_semaphore || name.empty() || std::ranges::find(written, name) != written.end()) continue;
    write_option(json, name, station_label(bench.language(), resource.name));
    written.push_back(std::move(name));
  }
}

[[gnu::noinline]] void write_stops(JsonWriter& json, const Workbench& bench) {
  const text::Language language = bench.language();
  json.key("stops").begin_array();
  for (const Stop& stop : bench.settings().stops) json.begin_object().member("text", describe(language, stop)).end_object();
  json.end_array().key("stop_kinds").begin_array();
  static constexpr std::string_view needs[] = {"time", "task", "resource", "", "", "count"};
  for (std::size_t i = 0; i < stop_words.size(); ++i) {
    const auto kind = static_cast<Stop::Kind>(i);
    json.begin_object().member("kind", stop_words[i]).member("label", kind_label(language, kind)).member("needs", needs[i]);
    json.key("options").begin_array();
    if (kind == Stop::Kind::task) write_tasks(json, bench);
    if (kind == Stop::Kind::queue) write_resources(json, bench);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_marks(JsonWriter& json, const Workbench& bench) {
  json.key("marks").begin_array();
  const auto& marks = bench.settings().marks;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::int64_t ns = std::max<std::int64_t>(marks[i].moment.time.ns, 0);
    const std::string shown = text::fill(bench.language(), Key::narration_seconds, {clock_seconds(bench.language(), ns)});
    json.begin_object().member("moment", shown).member("seconds", text::plain_seconds(ns));
    json.member("caption", marks[i].caption).member("here", bench.at_mark(i)).end_object();
  }
  json.end_array();
}

[[gnu::noinline]] void write_prediction(JsonWriter& json, const Workbench& bench) {
  const text::Language language = bench.language();
  const Prediction& prediction = bench.prediction();
  const trace::Recording& recording = bench.run().recording();
  static constexpr std::string_view states[] = {"off", "asked", "right", "wrong"};
  json.key("prediction").begin_object().member("state", states[static_cast<std::size_t>(prediction.state())]);
  json.member("ask", text::entry(language, Key::predict_ask)).member("said", prediction.said(language, recording));
  json.key("options").begin_array();
  Choices choices;
  if (prediction.state() == Prediction::State::asked) choices = prediction.choices(recording);
  for (const loop::TaskId task : choices.tasks) {
    json.begin_object().member("task", number(task)).member("name", task_label(language, recording.task_name(task))).end_object();
  }
  json.end_array().member("none", choices.none ? text::entry(language, Key::predict_none) : std::string_view()).end_object();
}

}  // namespace

void write_moves_members(JsonWriter& json, const Workbench& bench, bool tools) {
  if (tools) write_stops(json, bench);
  json.member("stopped", bench.stopped());
  write_marks(json, bench);
  const bool answered = bench.prediction().state() != Prediction::State::asked;
  if (bench.prediction().state() != Prediction::State::off && !(answered && bench.teaching().answer_hidden)) write_prediction(json, bench);
  else json.key("prediction").begin_object().member("state", "off").end_object();
}

}  // namespace comptoir::session
