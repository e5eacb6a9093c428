#include "session/run_words.hpp"

#include "model/listing.hpp"
#include "session/labels.hpp"
#include "session/lesson_words.hpp"
#include "session/python_program.hpp"

namespace comptoir::session {

trace::RunWords words_of(const Run& run, text::Language language) {
  const Settings& settings = run.settings();
  trace::RunWords words;
  words.title = lesson_words(language, *settings.lesson, "title");
  words.file = lesson_words(language, *settings.lesson, "file");
  words.source = python_program(settings);
  for (const model::ListingLine& line : model::listing_of(*settings.lesson, "python", settings.values)) {
    if (line.place == 0) continue;
    if (words.places.size() < line.place) words.places.resize(line.place);
    words.places[line.place - 1u] = line.number;
  }
  words.printed = [&run, language](std::size_t i) { return printed_line(language, run, i); };
  for (const Run::Report& report : run.reports()) words.reports.push_back({report.position, report.time, report.task, report.message, report.error});
  words.complete = run.finished();
  words.real_time = settings.file && settings.file->run.real_time;
  return words;
}

void write_run(const Run& run, text::Language language, const std::function<void(std::string_view)>& write) {
  trace::export_json(run.recording(), words_of(run, language), write);
}

}  // namespace comptoir::session
