#include "session/playback.hpp"

#include <algorithm>
#include <cmath>

namespace comptoir::session {
namespace {

/// Real seconds that one call may play: a page that slept plays on from where it was.
constexpr double longest_leap = 10;

/// Instants at or before that time.
std::size_t instants_until(const trace::Recording& track, loop::Time time) {
  std::size_t low = 0, high = track.instant_count();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (track.instant(middle).time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

std::optional<trace::Instant> instant_at(const trace::Recording& track, loop::Time time) {
  const std::size_t until = instants_until(track, time);
  if (until == 0 || track.instant(until - 1).time != time) return std::nullopt;
  return track.instant(until - 1);
}

std::uint32_t handles_in(const trace::Instant& instant) { return instant.last - instant.first + 1; }

bool growing(Tracks tracks) {
  return std::ranges::any_of(tracks, [](const trace::Recording* track) { return !track->finished(); });
}

}  // namespace

std::uint32_t Playback::handles_at(Tracks tracks, loop::Time time) {
  std::uint32_t most = 0;
  for (const trace::Recording* track : tracks) {
    if (const auto instant = instant_at(*track, time)) most = std::max(most, handles_in(*instant));
  }
  return most;
}

std::optional<loop::Time> Playback::instant_after(Tracks tracks, loop::Time time) {
  std::optional<loop::Time> first;
  for (const trace::Recording* track : tracks) {
    const std::size_t i = instants_until(*track, time);
    if (i >= track->instant_count()) continue;
    const loop::Time next = track->instant(i).time;
    if (!first || next < *first) first = next;
  }
  return first;
}

Playback::Point Playback::last_point(Tracks tracks) {
  Point last;
  for (const trace::Recording* track : tracks) {
    if (track->instant_count() == 0) continue;
    const trace::Instant instant = track->instant(track->instant_count() - 1);
    last = std::max(last, Point{instant.time, handles_in(instant)});
  }
  return last;
}

Playback::Point Playback::fitted(Tracks tracks, Point wanted) {
  if (wanted.n == 0) return {};
  const Point last = last_point(tracks);
  if (wanted.time >= last.time) {
    return {last.time, wanted.time > last.time ? last.n : std::min(wanted.n, last.n)};
  }
  const std::uint32_t handles = handles_at(tracks, wanted.time);
  if (handles == 0) return {wanted.time, released};
  return {wanted.time, wanted.n == released ? released : std::min(wanted.n, handles)};
}

std::optional<Playback::Point> Playback::next(Tracks tracks) const {
  if (at_.n > 0 && at_.n != released && at_.n < handles_at(tracks, at_.time)) return Point{at_.time, at_.n + 1};
  const auto time = instant_after(tracks, at_.n == 0 ? loop::Time{-1} : at_.time);
  if (!time) return std::nullopt;
  return Point{*time, 1};
}

std::optional<Playback::Point> Playback::previous(Tracks tracks) const {
  if (at_.n == 0) return std::nullopt;
  if (at_.n != released && at_.n > 1) return Point{at_.time, at_.n - 1};
  // Between instants: the last handle before. At an instant's first handle: the last one of the instant before.
  const loop::Time until = at_.n == released ? at_.time : at_.time - loop::nanoseconds(1);
  std::optional<loop::Time> time;
  for (const trace::Recording* track : tracks) {
    const std::size_t i = instants_until(*track, until);
    if (i == 0) continue;
    const loop::Time before = track->instant(i - 1).time;
    if (!time || before > *time) time = before;
  }
  if (!time) return Point{};
  return Point{*time, handles_at(tracks, *time)};
}

bool Playback::go(Point to) {
  const bool moved = to != at_;
  at_ = wanted_ = to;
  shown_for_ = carry_ns_ = 0;
  return moved;
}

void Playback::play(Tracks tracks) {
  if (at_end(tracks)) to_start();
  playing_ = true;
}

void Playback::set_speed(double speed) {
  if (speed >= slowest && speed <= fastest) speed_ = speed;
  else if (speed > fastest) speed_ = fastest;
  else if (speed < slowest) speed_ = slowest;   // a NaN changes nothing
}

bool Playback::step(Tracks tracks, int direction, bool tasks_only) {
  pause();
  const Point before = at_;
  const auto shows_task_step = [&] {
    return std::ranges::any_of(tracks, [&](const trace::Recording* track) {
      const Playhead head = playhead(*track);
      return head.slot_held && track->is_task_step(head.position);
    });
  };
  while (const auto to = direction < 0 ? previous(tracks) : next(tracks)) {
    at_ = *to;
    if (!tasks_only || at_.n == 0 || shows_task_step()) break;
  }
  const Point after = at_;
  at_ = before;
  return go(after);
}

bool Playback::step_task(Tracks tracks, int direction) { return step(tracks, direction, true); }
bool Playback::step_handle(Tracks tracks, int direction) { return step(tracks, direction, false); }
void Playback::to_start() { go({}); }
void Playback::to_end(Tracks tracks) { go(last_point(tracks)); }

void Playback::seek(Tracks tracks, loop::Time time) { seek(tracks, trace::Moment{time, 0}); }

void Playback::seek(Tracks tracks, trace::Moment moment) {
  want(moment);
  fit(tracks);
}

void Playback::want(trace::Moment moment) {
  shown_for_ = carry_ns_ = 0;
  wanted_ = point_of(moment);
}

Playback::Point Playback::point_of(trace::Moment moment) {
  if (moment.time < loop::Time{}) return {};
  return {moment.time, moment.n == 0 ? released - 1 : std::min(moment.n, released - 1)};
}

int Playback::side_of(Tracks tracks, trace::Moment moment) const {
  const loop::Time end = last_point(tracks).time;
  const auto placed = [&](Point point) { return point.time > end ? point : fitted(tracks, point); };
  const auto order = placed(point_of(moment)) <=> placed(wanted_);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

void Playback::seek_position(Tracks tracks, trace::Position position) {
  if (position == 0 || tracks.empty()) return to_start();
  const trace::Recording& track = *tracks.front();
  const trace::Position k = std::min(position, track.handle_count());
  if (k == 0) return to_start();
  const trace::Instant instant = track.instant(track.instant_of(k));
  go({instant.time, k - instant.first + 1});
}

bool Playback::advance(Tracks tracks, double real_seconds, double pace) {
  if (!playing_ || !(real_seconds > 0)) return false;
  const Point before = at_;
  double left = std::min(real_seconds, longest_leap) * speed_;   // seconds at speed 1
  double shown_for = shown_for_;
  while (left > 0) {
    const bool holds = at_.n > 0 && at_.n != released;
    const std::uint32_t handles = holds ? handles_at(tracks, at_.time) : 0;
    if (holds) {
      const double needed = std::min(hold, instant_hold / handles) - shown_for;
      if (left < needed) {
        shown_for += left;
        break;
      }
      left -= std::max(needed, 0.0);
      shown_for = 0;
      if (at_.n < handles) {
        ++at_.n;
        continue;
      }
    }
    const auto coming = instant_after(tracks, at_.n == 0 ? loop::Time{-1} : at_.time);
    if (!coming) {
      if (growing(tracks)) shown_for = hold;   // what comes is being recorded, and then shows at once
      else playing_ = false;
      break;
    }
    if (at_.n == 0 && *coming > loop::Time{}) {   // the first handle takes time
      at_ = {{}, released};
      continue;
    }
    carry_ns_ += left * pace * 1e9;
    const auto way = static_cast<double>((*coming - at_.time).ns);
    if (at_.n == 0 || carry_ns_ >= way) {
      left = at_.n == 0 ? left : (carry_ns_ - way) / (pace * 1e9);
      carry_ns_ = 0;
      at_ = {*coming, 1};
    } else {
      const double whole = std::floor(carry_ns_);
      carry_ns_ -= whole;
      at_ = {at_.time + loop::nanoseconds(static_cast<std::int64_t>(whole)), released};
      break;
    }
  }
  shown_for_ = shown_for;
  wanted_ = at_;
  return at_ != before;
}

bool Playback::fit(Tracks tracks) {
  const Point before = at_;
  at_ = fitted(tracks, wanted_);
  if (at_ != before) shown_for_ = carry_ns_ = 0;
  return at_ != before;
}

bool Playback::waits(Tracks tracks) const {
  return growing(tracks) && wanted_.n != 0 && wanted_ > last_point(tracks);
}

Playhead Playback::playhead(const trace::Recording& track) const {
  if (at_.n == 0) return {};
  const std::size_t until = instants_until(track, at_.time);
  if (until == 0) return {0, at_.time, false};
  const trace::Instant instant = track.instant(until - 1);
  if (instant.time != at_.time || at_.n > handles_in(instant)) return {instant.last, at_.time, false};
  return {instant.first + at_.n - 1, at_.time, true};
}

std::optional<trace::Moment> Playback::moment(Tracks tracks) const {
  if (at_.n == 0) return std::nullopt;
  return trace::Moment{at_.time, at_.n < handles_at(tracks, at_.time) ? at_.n : 0};
}

bool Playback::at_end(Tracks tracks) const { return !growing(tracks) && at_.n != 0 && at_ == last_point(tracks); }

}  // namespace comptoir::session
