#include "session/measure.hpp"

#include <string>

#include "session/labels.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

std::string printed_line(const Run& run, std::size_t i) {
  const trace::PrintedLine line = run.recording().printed(i);
  const loop::Name name = line.task == loop::TaskId::none ? loop::Name() : run.recording().task(line.task).name;
  return plain_line(*run.settings().lesson, name, line.print);
}

std::string blocked_seconds(const Run& run) {
  std::int64_t ns = 0;
  for (std::size_t i = 0; i < run.recording().block_count(); ++i) {
    const trace::Block block = run.recording().block(i);
    ns += (block.to - block.from).ns;
  }
  return text::plain_seconds(ns);
}

bool begins(const Run& run, std::string_view lines) {
  constexpr std::string_view bar = " | ";
  for (std::size_t i = 0; !lines.empty(); ++i) {
    const auto end = std::min(lines.find(bar), lines.size());
    if (i >= run.recording().printed_count() || printed_line(run, i) != lines.substr(0, end)) return false;
    lines.remove_prefix(std::min(end + bar.size(), lines.size()));
  }
  return true;
}

std::string next_line(const Run& run, std::string_view after) {
  const std::size_t count = run.recording().printed_count();
  for (std::size_t i = 0; i + 1 < count; ++i) {
    if (printed_line(run, i) == after) return printed_line(run, i + 1);
  }
  return {};
}

}  // namespace

bool measures(const Run& run, std::string_view measure, std::string_view is, std::string_view after) {
  const trace::Recording& recording = run.recording();
  const std::size_t printed = recording.printed_count();
  if (measure == "end_time") return text::plain_seconds(recording.end_time().ns) == is;
  if (measure == "blocked") return blocked_seconds(run) == is;
  if (measure == "prints") return begins(run, is);
  if (measure == "next_print") return next_line(run, after) == is;
  if (measure == "last_print") return (printed == 0 ? std::string() : printed_line(run, printed - 1)) == is;
  if (measure == "printed") return std::to_string(printed) == is;
  if (measure == "satisfied") return std::to_string(run.clients().score().satisfied) == is;
  if (measure == "tasks") return std::to_string(recording.task_count()) == is;
  return false;
}

}  // namespace comptoir::session
