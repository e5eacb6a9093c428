#include "picture/listing.hpp"

#include <algorithm>

#include "trace/cursor.hpp"
#include "trace/line_visits.hpp"

namespace comptoir::picture {

std::vector<model::ListingLine> shown_listing(const Context& ctx, bool cpp) {
  const session::Settings& settings = ctx.bench.run().settings();
  return model::listing_of(*settings.lesson, cpp ? "cpp" : "python", settings.values);
}

std::string quoted_place(const Context& ctx, std::uint16_t place) {
  if (place == 0) return {};
  const auto lines = shown_listing(ctx, false);
  const auto line = std::ranges::find(lines, place, &model::ListingLine::place);
  if (line == lines.end()) return {};
  std::string words = line->words.substr(std::min(line->words.size(), line->words.find_first_not_of(' ')));
  constexpr std::string_view module = "asyncio.";
  for (auto at = words.find(module); at != words.npos; at = words.find(module)) words.erase(at, module.size());
  if (words.ends_with(':')) words.pop_back();
  if (words.ends_with('(')) words += "…)";
  return words;
}

NowStep step_now(const Context& ctx) {
  const trace::Cursor& cursor = ctx.bench.cursor();
  const trace::Recording& recording = ctx.bench.run().recording();
  if (const auto block = ctx.bench.blocked()) {
    NowStep now{.task = recording.handle(recording.handle_at(block->position)).info.task, .running = true, .blocked = true};
    for (const trace::LineVisit& visit : trace::visits_in(recording, block->position))
      if (visit.time < ctx.bench.time() && (visit.task == now.task || now.task == loop::TaskId::none)) now.place = visit.place;
    return now;
  }
  trace::Position at = cursor.position();
  if (at == 0) return {};
  if (!recording.is_task_step(at)) at = recording.previous_task_step(at);
  if (at == 0) return {};
  const loop::TaskId task = recording.handle(recording.handle_at(at)).info.task;
  return {.task = task, .place = cursor.task(task).place, .running = cursor.running_task() == task};
}

}  // namespace comptoir::picture
