// Workbench: what goes on within a handle that takes time, and moments found by what happened there.
#include <algorithm>
#include <compare>
#include <limits>

#include "model/listing.hpp"
#include "model/sheet.hpp"
#include "session/workbench.hpp"
#include "trace/line_visits.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::session {
namespace {

/// Where the playhead stands, or goes to show an event: in order of what was recorded.
struct Place {
  loop::Time time;
  trace::Position position = 0;   ///< past all others: between two positions
  friend auto operator<=>(const Place&, const Place&) = default;
};
constexpr trace::Position between = std::numeric_limits<trace::Position>::max();

/// An event of a handle that takes time shows just after it, while the handle goes on.
Place place_of(const trace::Recording& recording, trace::Position position, loop::Time time) {
  const loop::Time end = recording.time_at(position);
  return time < end && recording.start_at(position) < end ? Place{time + loop::nanoseconds(1), between} : Place{end, position};
}

}  // namespace

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
  const Place place = place_of(run().recording(), position, time);
  if (task != loop::TaskId::none) select_task(task);
  if (place.position == between) seek(place.time);
  else seek_position(position);
}

bool Workbench::seek_place(std::uint16_t place, int direction) {
  const trace::Recording& recording = run().recording();
  const Playhead head = playhead();
  const Place now = at_start() ? Place{loop::Time{-1}, 0} : Place{head.time, head.slot_held ? head.position : between};
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
  const model::Sheet* sheet = model::find_sheet(lesson().id);
  if (!sheet) return false;
  const auto lines = model::read_listing(sheet->plain("python"), lesson().parameters, run().settings().values);
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
