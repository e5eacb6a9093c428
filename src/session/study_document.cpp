#include "session/study_document.hpp"

#include "session/lesson_words.hpp"
#include "session/plan_words.hpp"
#include "session/study_words.hpp"
#include "text/catalogue.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Key;

Key name_of(model::Station station) {
  constexpr Key names[] = {Key::task_station_soda, Key::task_station_cook, Key::task_station_fryer};
  return names[static_cast<std::size_t>(station)];
}

std::string caption(const Workbench& bench, StudyShown shown) {
  const text::Language language = bench.language();
  switch (shown) {
    case StudyShown::rates: return {};
    case StudyShown::queues: return std::string(text::entry(language, Key::plan_queues_title));
    case StudyShown::clients: return std::string(text::entry(language, Key::plan_clients_worst));
    case StudyShown::sweep: {
      constexpr std::size_t row = model::plan_row("sweep");
      return std::string(option_label(language, bench.lesson(), model::plan_rows[row], static_cast<std::size_t>(bench.settings().plan.values[row])));
    }
  }
  return {};
}

void write_stations(JsonWriter& json, text::Language language, const Flow* flow) {
  json.key("stations").begin_array();
  if (flow) {
    for (const StationFlow& station : flow->stations) {
      json.begin_object().member("station", text::entry(language, name_of(station.station))).member("use", use_words(language, station, flow->span));
      json.member("queue", queue_words(language, station, flow->span)).member("little", little_words(language, station.little)).end_object();
    }
  }
  json.end_array().key("restaurant").begin_array();
  if (flow) {
    json.value(little_words(language, flow->restaurant)).value(check_words(language, flow->restaurant));
    json.value(text::fill(language, Key::plan_queues_period, {text::seconds(language, flow->span.ns)}));
  }
  json.end_array();
}

/// Parts have what the press of a control is told: client and position, as picture::study_hit puts them together.
void write_paths(JsonWriter& json, text::Language language, const std::vector<CriticalPath>& paths) {
  json.key("paths").begin_array();
  for (const CriticalPath& path : paths) {
    json.begin_object().member("client", path.client).member("words", path_sentence(language, path)).key("parts").begin_array();
    for (const PathPart& part : path.parts) {
      json.begin_object().member("words", part_words(language, part)).member("opens", opens_words(language, part));
      json.member("press", "plan.moment." + std::to_string(std::uint64_t{path.client} << 32 | part.at)).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_sweep(JsonWriter& json, const Workbench& bench, const model::Sweep* sweep) {
  json.key("sweep").begin_array();
  for (std::size_t i = 0; sweep && i < sweep->known(); ++i) {
    const model::Candidate& point = sweep->points()[i];
    json.begin_object().member("value", swept_words(bench, sweep->values()[i]));
    json.member("satisfied", satisfied_words(bench.language(), bench.board()->plan(), point));
    json.member("worst", worst_words(bench.language(), point)).member("press", "plan.swept." + std::to_string(i)).end_object();
  }
  json.end_array();
}

}  // namespace

void write_study(JsonWriter& json, const Workbench& bench) {
  const StudyShown shown = study_of(bench.settings().plan);
  std::string note = study_note(bench);
  if (note.empty() && shown == StudyShown::sweep) note = sweep_note(bench);
  const Study* study = note.empty() ? bench.study() : nullptr;
  const text::Language language = bench.language();
  json.begin_object().member("caption", caption(bench, shown)).member("note", note).member("whose", study ? whose_words(language, *study, shown) : std::string());
  write_stations(json, language, study && shown == StudyShown::queues ? study->flow() : nullptr);
  write_paths(json, language, study && shown == StudyShown::clients ? study->paths(bench.selected_client()) : std::vector<CriticalPath>());
  write_sweep(json, bench, study && shown == StudyShown::sweep ? study->sweep() : nullptr);
  json.end_object();
}

}  // namespace comptoir::session
