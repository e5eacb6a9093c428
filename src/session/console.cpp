#include "session/console.hpp"

#include <algorithm>

#include "session/labels.hpp"

namespace comptoir::session {

std::vector<ConsoleLine> console_lines(const Workbench& bench, std::size_t most) {
  const Run& run = bench.run();
  const trace::Recording& recording = run.recording();
  const trace::Position now = bench.playhead().position;
  const std::size_t printed = bench.printed_count();
  std::vector<ConsoleLine> lines;
  for (std::size_t i = printed - std::min(printed, most); i < printed; ++i) {
    const trace::PrintedLine line = recording.printed(i);
    lines.push_back({line.position, line.time, line.task, printed_line(bench.language(), run, i), false, i});
  }
  for (const Run::Report& report : run.reports()) {
    if (report.position > now) continue;
    const std::string text = report.error.empty() ? report.message : report.message + ": " + report.error;
    const auto after = std::ranges::upper_bound(lines, report.position, {}, &ConsoleLine::position);
    lines.insert(after, {report.position, report.time, report.task, text, true, 0});
  }
  if (lines.size() > most) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most));
  return lines;
}

}  // namespace comptoir::session
