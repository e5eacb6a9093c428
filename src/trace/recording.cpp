#include "trace/recording.hpp"

#include <algorithm>
#include <bit>

namespace comptoir::trace {

using loop::number;

namespace {

constexpr auto is_before = [](const auto& value, const auto& entry) { return value < entry; };

}  // namespace

Recording::Recording() = default;
Recording::Recording(Recording&&) noexcept = default;
Recording& Recording::operator=(Recording&&) noexcept = default;
Recording::~Recording() = default;

Position Recording::handle_count() const { return ends_.empty() ? 0 : static_cast<Position>(ends_.size() - 1); }

std::size_t Recording::bytes() const {
  return events_.bytes() + ends_.bytes() + handles_.bytes() + tasks_.bytes() + resources_.bytes() + iterations_.bytes() +
         instants_.bytes() + steps_.bytes() + printed_.bytes() + blocks_.bytes() + children_.bytes() + keyframe_bytes_;
}

loop::Time Recording::end_time() const { return finished_ ? now_ : time_at(handle_count()); }

// Tasks and resources.

std::uint32_t Recording::task_count() const { return static_cast<std::uint32_t>(tasks_.size()); }

TaskInfo Recording::task(loop::TaskId id) const {
  const Offset created = tasks_[number(id) - 1].created;
  const std::uint32_t* at = events_.at(created);
  return {id, events_.name(at[2], at[3]), loop::TaskId{at[1]}, time_of_offset(created), position_of_offset(created)};
}

loop::Name Recording::task_name(loop::TaskId id) const {
  const std::uint32_t* at = events_.at(tasks_[number(id) - 1].created);
  return events_.name(at[2], at[3]);
}

std::optional<Ending> Recording::ending(loop::TaskId id) const {
  const Offset finished = tasks_[number(id) - 1].finished;
  if (finished == no_offset) return std::nullopt;
  const Op op = op_of(*events_.at(finished));
  return Ending{op == Op::finished_result      ? loop::Outcome::result
                : op == Op::finished_cancelled ? loop::Outcome::cancelled
                                               : loop::Outcome::error,
                time_of_offset(finished), position_of_offset(finished)};
}

std::uint32_t Recording::resource_count() const { return static_cast<std::uint32_t>(resources_.size()); }

ResourceInfo Recording::resource(loop::ResourceId id) const {
  const Offset created = resources_[number(id) - 1];
  const std::uint32_t* at = events_.at(created);
  return {id, resource_kind_of(at[1]), read_resource_name(events_, at), at[3], position_of_offset(created)};
}

loop::Name Recording::resource_name(loop::ResourceId id) const {
  return read_resource_name(events_, events_.at(resources_[number(id) - 1]));
}

// Handles.

loop::HandleId Recording::handle_at(Position k) const {
  k = std::min(k, handle_count());
  return k == 0 ? loop::HandleId::none : handle_of(*events_.at(ends_[k] - 1));
}

HandleView Recording::handle(loop::HandleId id) const {
  std::uint32_t words;
  return {id, read_scheduled(events_, events_.at(handles_[number(id) - 1]), words).info, false};
}

Position Recording::scheduled_at(loop::HandleId id) const { return position_of_offset(handles_[number(id) - 1]); }
loop::Time Recording::scheduled_time(loop::HandleId id) const { return time_of_offset(handles_[number(id) - 1]); }

std::optional<loop::Time> Recording::deadline(loop::HandleId id) const {
  std::uint32_t words;
  const Scheduled scheduled = read_scheduled(events_, events_.at(handles_[number(id) - 1]), words);
  return scheduled.is_timer ? std::optional(scheduled.deadline) : std::nullopt;
}

// Time.

std::size_t Recording::instant_of(Position k) const {
  const std::size_t until = count_until(instants_, k, [](Position at, const ClockRow& row) { return at < row.first; });
  return until == 0 ? 0 : until - 1;
}

loop::Time Recording::time_at(Position k) const {
  return k == 0 || instants_.empty() ? loop::Time{} : instants_[instant_of(k)].time;
}

loop::Time Recording::start_at(Position k) const {
  const std::size_t i = count_until(blocks_, k, [](Position at, const BlockRow& row) { return at <= row.position; });
  return i < blocks_.size() && blocks_[i].position == k ? blocks_[i].from : time_at(k);
}

std::size_t Recording::instant_count() const { return instants_.size(); }

Instant Recording::instant(std::size_t i) const {
  const ClockRow& row = instants_[i];
  const Position last = i + 1 < instants_.size() ? instants_[i + 1].first - 1 : handle_count();
  return {row.time, row.first, last, task_steps_until(last) - row.steps_before};
}

Moment Recording::moment_of(Position k) const {
  k = std::min(k, handle_count());
  if (k == 0) return before_first;
  const ClockRow& row = instants_[instant_of(k)];
  return {row.time, k - row.first + 1};
}

Position Recording::position_of(const Moment& moment) const {
  const std::size_t until =
      count_until(instants_, moment.time, [](loop::Time time, const ClockRow& row) { return time < row.time; });
  if (until == 0) return 0;
  const Instant found = instant(until - 1);
  if (moment.n == 0 || found.time != moment.time) return found.last;
  return found.first + std::min(moment.n - 1, found.last - found.first);
}

std::uint32_t Recording::iteration_at(Position k) const {
  return static_cast<std::uint32_t>(count_until(iterations_, std::min(k, handle_count()), is_before));
}

std::uint32_t Recording::iteration_count() const { return static_cast<std::uint32_t>(iterations_.size()); }

Position Recording::first_of_iteration(std::uint32_t i) const {
  return i == 0 || i > iteration_count() ? 0 : std::min(iterations_[i - 1], handle_count());
}

// Task steps.

std::uint32_t Recording::task_steps_until(Position k) const {
  k = std::min(k, handle_count());
  if (k == 0) return 0;
  const StepRow& row = steps_[(k - 1) / 64];
  return row.before + static_cast<std::uint32_t>(std::popcount(row.bits << (63 - (k - 1) % 64)));
}

bool Recording::is_task_step(Position k) const {
  return k != 0 && k <= handle_count() && (steps_[(k - 1) / 64].bits >> ((k - 1) % 64) & 1);
}

Position Recording::task_step(std::uint32_t n) const {
  n = std::min(n, task_steps_until(handle_count()));
  if (n == 0) return 0;
  const std::size_t row =
      count_until(steps_, n, [](std::uint32_t nth, const StepRow& r) { return nth <= r.before; }) - 1;
  std::uint64_t bits = steps_[row].bits;
  for (std::uint32_t i = steps_[row].before + 1; i < n; ++i) bits &= bits - 1;
  return static_cast<Position>(row * 64) + static_cast<Position>(std::countr_zero(bits)) + 1;
}

Position Recording::next_task_step(Position k) const {
  const std::uint32_t before = task_steps_until(k);
  return before < task_steps_until(handle_count()) ? task_step(before + 1) : handle_count();
}

Position Recording::previous_task_step(Position k) const {
  k = std::min(k, handle_count());
  return k == 0 ? 0 : task_step(task_steps_until(k - 1));
}

// Console lines and blocking.

std::size_t Recording::printed_count() const { return printed_.size(); }

/// What is printed after the last handle belongs to the last position.
PrintedLine Recording::printed(std::size_t i) const {
  const PrintRow& row = printed_[i];
  const std::uint32_t* at = events_.at(row.offset);
  std::uint32_t words;
  return {finished_ ? std::min(row.position, handle_count()) : row.position, time_of_offset(row.offset), task_of(*at),
          read_print(at, words)};
}

std::size_t Recording::printed_until(Position k) const {
  if (finished_ && k >= handle_count()) return printed_.size();
  return count_until(printed_, k, [](Position at, const PrintRow& row) { return at < row.position; });
}

std::size_t Recording::block_count() const { return blocks_.size(); }

Block Recording::block(std::size_t i) const { return {blocks_[i].position, blocks_[i].from, blocks_[i].to}; }

std::uint64_t Recording::hash() const { return hash_.digest(); }

// Offsets.

Offset Recording::end_of(Position k) const { return ends_.empty() ? events_.size() : ends_[std::min(k, handle_count())]; }

Position Recording::position_of_offset(Offset offset) const {
  return static_cast<Position>(count_until(ends_, offset, is_before));
}

std::uint32_t Recording::handles_until(Offset offset) const {
  return static_cast<std::uint32_t>(count_until(handles_, offset, [](Offset at, Offset handle) { return at <= handle; }));
}

loop::Time Recording::time_of_offset(Offset offset) const {
  const Position k = position_of_offset(offset);
  if (k == 0) return {};
  const std::size_t i = count_until(blocks_, offset, [](Offset at, const BlockRow& row) { return at < row.offset; });
  if (i < blocks_.size() && blocks_[i].position == k) return blocks_[i].from;
  return k > handle_count() ? now_ : time_at(k);
}

}  // namespace comptoir::trace
