#include "trace/line_visits.hpp"

#include <utility>

namespace comptoir::trace {
namespace {

struct Scan final : loop::Observer {
  std::vector<LineVisit> visits;
  std::uint16_t wanted = 0;   ///< 0: all
  Position position = 1;
  loop::Time now;

  void at(Offset) {}
  void on_iteration(loop::Time time) override { now = time; }
  void on_block(loop::Time time) override { now = time; }
  void on_handle_done(loop::HandleId) override { ++position; }
  void on_line(loop::TaskId task, std::uint16_t place) override {
    if (wanted == 0 || place == wanted) visits.push_back({position, now, task, place});
  }
};

}  // namespace

std::vector<LineVisit> visits_of(const Recording& recording, std::uint16_t place) {
  Scan scan;
  scan.wanted = place;
  if (place != 0) recording.replay(scan, recording.handle_count());
  return std::move(scan.visits);
}

std::vector<LineVisit> visits_in(const Recording& recording, Position position) {
  Scan scan;
  scan.position = position;
  scan.now = recording.start_at(position);
  recording.replay_handle(scan, position);
  return std::move(scan.visits);
}

}  // namespace comptoir::trace
