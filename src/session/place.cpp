#include "session/place.hpp"

namespace comptoir::session {

trace::Position position_of(const trace::Recording& recording, const Place& place) {
  return place.position == between ? recording.position_of({place.time, 0}) : place.position;
}

Place place_of(const trace::Recording& recording, trace::Position position, loop::Time time) {
  const loop::Time end = recording.time_at(position);
  return time < end && recording.start_at(position) < end ? Place{time + loop::nanoseconds(1), between} : Place{end, position};
}

Place place_at(const trace::Recording& recording, loop::Time time) {
  const trace::Position first = recording.position_of({time, 1});
  const bool instant = first > 0 && recording.time_at(first) == time;
  return instant ? Place{time, first} : Place{time, between};
}

}  // namespace comptoir::session
