#include "tests/lessons/lesson_logs.hpp"

#include "session/labels.hpp"
#include "session/link.hpp"
#include "session/run.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

constexpr std::size_t most_lines = 200;

std::string log_of(const Settings& settings) {
  Run run(settings);
  while (run.advance(1'000'000)) {
  }
  const trace::Recording& recording = run.recording();
  std::string log = "== " + format_scenario(settings) + "\n";
  for (std::size_t i = 0; i < recording.printed_count(); ++i) {
    if (i >= most_lines / 2 && i + most_lines / 2 < recording.printed_count()) continue;
    const trace::PrintedLine line = recording.printed(i);
    const loop::Name task = line.task == loop::TaskId::none ? loop::Name() : recording.task(line.task).name;
    log += text::plain_seconds(line.time.ns) + "  " + plain_line(*settings.lesson, task, line.print) + "\n";
  }
  for (const Run::Report& report : run.reports()) log += text::plain_seconds(report.time.ns) + "  ! " + report.message + " " + report.error + "\n";
  return log + "ends at " + text::plain_seconds(recording.end_time().ns) + "\n";
}

}  // namespace

std::string lesson_logs(const model::Lesson& lesson) {
  std::string logs;
  Settings settings = settings_of(lesson);
  const auto first = settings.values;
  do {
    logs += log_of(settings);
    const auto next = next_variant(settings);
    if (!next) break;
    settings = *next;
  } while (settings.values != first);
  return logs;
}

}  // namespace comptoir::session
