// Workbench: what goes on within a handle that takes time, and moments found by what happened there.
#include <algorithm>

#include "model/listing.hpp"
#include "model/sheet.hpp"
#include "session/place.hpp"
#include "session/workbench.hpp"
#include "trace/line_visits.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::session {
std::optional<trace::Block> Workbench::blocked(std::size_t i) const {
  const Playhead head = playhead(i);
  if (head.slot_held) return std::nullopt;
  const auto block = trace::block_at(run(i).recording(), head.time);
  return block && block->position == head.position + 1 ? block : std::nullopt;
}

std::size_t Workbench::printed_count(std::size_t i) const {
  const trace::Recording& recording = run(i).recording();
  std::size_t count = recording.printed_until(cursor(i).position());
  if (!blocked(i)) return count;
  while (count < recording.printed_count() && recording.printed(count).time < time()) ++count;
  return count;
}

void Workbench::seek_event(trace::Position position, loop::Time time, loop::TaskId task) {
  if (task != loop::TaskId::none) select_task(task);
  go(place_of(run().recording(), position, time));
}

Place Workbench::here() const {
  const Playhead head = playhead();
  return at_start() ? start_place : Place{head.time, head.slot_held ? head.position : between};
}

void Workbench::go(const Place& place) {
  if (place.position == between) seek(place.time);
  else seek_position(place.position);
}

bool Workbench::seek_place(std::uint16_t place, int direction) {
  const trace::Recording& recording = run().recording();
  const Place now = here();
  const auto visits = trace::visits_of(recording, place);
  const auto where = [&](const trace::LineVisit& visit) { return place_of(recording, visit.position, visit.time); };
  if (direction < 0) {
    const auto found = std::ranges::lower_bound(visits, now, {}, where);
    if (found == visits.begin()) return false;
    const trace::LineVisit visit = *(found - 1);
    seek_event(visit.position, visit.time, visit.task);
    return true;
  }
  const auto found = std::ranges::upper_bound(visits, now, {}, where);
  if (found == visits.end()) return false;
  const trace::LineVisit visit = *found;
  seek_event(visit.position, visit.time, visit.task);
  return true;
}

bool Workbench::seek_line(std::uint32_t line, int direction) {
  const auto lines = model::listing_of(lesson(), "python", run().settings().values);
  const auto found = std::ranges::find(lines, line, &model::ListingLine::number);
  return found != lines.end() && found->place != 0 && seek_place(found->place, direction);
}

bool Workbench::seek_printed(std::size_t line) {
  const trace::Recording& recording = run().recording();
  if (line >= recording.printed_count()) return false;
  const trace::PrintedLine printed = recording.printed(line);
  seek_event(printed.position, printed.time, printed.task);
  return true;
}

}  // namespace comptoir::session
