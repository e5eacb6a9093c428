/// How a state is packed into a keyframe and unpacked. Small, because how near the next keyframe is depends on it: what lies
/// side by side is written as differences, in as few bytes as they need.
///   head:      now (8 bytes); handles, tasks, resources made; the running handle; numbers of living tasks, ready handles,
///              timers, busy resources; the task that ended in the running handle, for it is still shown, or 0
///   task:      its id's distance from the last one's; `changed` with its kind and bits that say what follows (4 bytes); its
///              place, where it is another than the last one's; flags and its wait, where they are not those of its kind
///   handle:    difference from the last one, and whether it is cancelled
///   timer:     deadline after the first one's, and whether it is cancelled (as many bytes as the largest needs); handle (3 bytes)
///   resource:  id, extra permits, holders, waiters; each: differences of task (a waiter's: granted or not) and since
#include "trace/keyframe.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "trace/state.hpp"

namespace comptoir::trace {

namespace {

// Beside `changed`, an offset below 2^27: the kind in bits 27 to 29.
constexpr std::uint32_t offset_mask = (1u << 27) - 1, own_place = 1u << 30, own_flags = 1u << 31;
// A kind is a status, and of a waiting task the group: fresh, ready, stepping, then waiting + Group.
constexpr std::uint32_t waiting_kind = 3;
// Flags of a task that is not as its kind says.
constexpr std::uint8_t other_woken = 1, cancel_requested = 2, cancel_pending = 4, own_wait = 8, no_wait = 16;
/// Bytes beyond the end that a reader may touch.
constexpr std::size_t slack = 8;

constexpr bool woken_by_kind(std::uint32_t kind) { return kind < 2; }
constexpr std::uint32_t zigzag(std::uint32_t difference) { return difference << 1 ^ (0u - (difference >> 31)); }
constexpr std::uint32_t unzigzag(std::uint32_t coded) { return coded >> 1 ^ (0u - (coded & 1)); }

class Packer {
 public:
  explicit Packer(std::uint8_t* out) : out_(out) {}
  std::uint8_t* at() const { return out_; }
  void byte(std::uint8_t v) { *out_++ = v; }
  /// The low bytes of a number, the lowest first. Writes over what comes after them.
  void low(std::uint64_t v, unsigned bytes) {
    if constexpr (std::endian::native == std::endian::little) std::memcpy(out_, &v, 8);
    else for (unsigned i = 0; i < bytes; ++i) out_[i] = static_cast<std::uint8_t>(v >> (8 * i));
    out_ += bytes;
  }
  /// Seven bits a byte.
  void number(std::uint64_t v) {
    for (; v >= 0x80; v >>= 7) byte(static_cast<std::uint8_t>(v | 0x80));
    byte(static_cast<std::uint8_t>(v));
  }

 private:
  std::uint8_t* out_;
};

class Unpacker {
 public:
  explicit Unpacker(const std::uint8_t* in) : in_(in) {}
  std::uint8_t byte() { return *in_++; }
  std::uint64_t low(unsigned bytes) {
    std::uint64_t v = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&v, in_, 8);
      if (bytes < 8) v &= (std::uint64_t{1} << (8 * bytes)) - 1;
    } else {
      for (unsigned i = 0; i < bytes; ++i) v |= std::uint64_t{in_[i]} << (8 * i);
    }
    in_ += bytes;
    return v;
  }
  std::uint32_t number() {
    std::uint32_t v = byte();
    if (v < 0x80) [[likely]] return v;
    v &= 0x7f;
    for (unsigned shift = 7;; shift += 7) {
      const std::uint32_t next = byte();
      v |= (next & 0x7f) << shift;
      if (next < 0x80) return v;
    }
  }

 private:
  const std::uint8_t* in_;
};

}  // namespace

/// What pack() would write, about: how far the next keyframe is depends on it.
std::size_t State::packed_size() const {
  const std::size_t waiting = std::size_t{sleeping_} + in_line_ + others_.size();  // their wait is what changed them
  return 48 + living_.size() * std::size_t{21} / 4 + (living_.size() - std::min<std::size_t>(waiting, living_.size())) * 4 +
         ready_.size() * 2 + timers_.size() * 29 / 4 + busy_.size() * std::size_t{6} + line_entries_ * std::size_t{3};
}

Keyframe State::pack(Position position) {
  const std::size_t most = 128 + living_.size() * std::size_t{18} + ready_.size() * 5 + timers_.size() * 12 +
                           busy_.size() * std::size_t{20} + line_entries_ * std::size_t{10} + slack;
  if (scratch_.size() < most) scratch_.resize(most + most / 4);
  Packer out(scratch_.data());

  const std::uint32_t ended = running_.task != 0 && !living_.contains(running_.task) ? running_.task : 0;
  out.low(static_cast<std::uint64_t>(implied_.now.ns), 8);
  for (const std::size_t n : {std::size_t{implied_.last_handle}, std::size_t{tasks_made_}, std::size_t{resources_made_},
                              std::size_t{running_.handle}, std::size_t{living_.size()}, ready_.size(), timers_.size(),
                              std::size_t{busy_.size()}, std::size_t{ended}}) {
    out.number(n);
  }
  std::uint16_t last_place = 0;
  const auto put_task = [&](const Task& task) {
    assert(task.changed <= offset_mask);
    const auto status = static_cast<std::uint32_t>(task.status);
    const std::uint32_t kind = task.status == Status::waiting    ? waiting_kind + static_cast<std::uint32_t>(task.group)
                               : task.status == Status::stepping ? waiting_kind - 1
                                                                 : status;
    const Offset usual_wait = task.status == Status::fresh ? no_offset : task.changed;
    const std::uint8_t flags = static_cast<std::uint8_t>((task.woken != woken_by_kind(kind) ? other_woken : 0) | (task.cancel_requested ? cancel_requested : 0) |
                                                         (task.cancel_pending ? cancel_pending : 0) |
                                                         (task.wait == usual_wait ? 0 : task.wait == no_offset ? no_wait : own_wait));
    out.low(task.changed | kind << 27 | (task.place != last_place ? own_place : 0) | (flags ? own_flags : 0), 4);
    if (task.place != last_place) out.number(last_place = task.place);
    if (flags == 0) return;
    out.byte(flags);
    if (flags & own_wait) out.number(zigzag(task.changed - task.wait));
  };
  if (ended != 0) put_task(tasks_[ended]);
  std::uint32_t last = 0;
  for (std::uint32_t id = living_.next(0); id != IdSet::end; id = living_.next(id + 1)) {
    out.number(id - std::exchange(last, id));
    put_task(tasks_[id]);
  }
  last = 0;
  for (std::size_t i = 0; i < ready_.size(); ++i) {
    const std::uint32_t handle = ready_[i].handle;
    out.number(std::uint64_t{zigzag(handle - std::exchange(last, handle))} << 1 | (is_cancelled(handle) ? 1 : 0));
  }
  if (!timers_.empty()) {
    const std::int64_t first = timers_.front().deadline.ns;
    std::int64_t farthest = first;
    for (std::size_t i = 0; i < timers_.size(); ++i) farthest = std::max(farthest, timers_[i].deadline.ns);
    const auto width = static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(farthest - first)) + 8) / 8;  // and one bit
    out.low(static_cast<std::uint64_t>(first), 8);
    out.byte(static_cast<std::uint8_t>(width));
    for (std::size_t i = 0; i < timers_.size(); ++i) {
      const TimerArray::Timer timer = timers_[i];
      out.low(static_cast<std::uint64_t>(timer.deadline.ns - first) << 1 | (is_cancelled(timer.serial) ? 1 : 0), width);
      out.low(timer.serial, 3);
    }
  }
  for (std::uint32_t id = busy_.next(0); id != IdSet::end; id = busy_.next(id + 1)) {
    const Resource& resource = resources_[id];
    for (const std::size_t n : {std::size_t{id}, std::size_t{resource.extra}, resource.holders.size(), resource.waiters.size()}) out.number(n);
    std::uint32_t task = 0;
    Offset since = 0;
    for (std::size_t i = 0; i < resource.holders.size(); ++i) {
      const Holder& holder = resource.holders[i];
      out.number(zigzag(holder.task - std::exchange(task, holder.task)));
      out.number(zigzag(holder.since - std::exchange(since, holder.since)));
    }
    for (std::size_t i = 0; i < resource.waiters.size(); ++i) {
      const Waiter& waiter = resource.waiters[i];
      out.number(std::uint64_t{zigzag(waiter.task - std::exchange(task, waiter.task))} << 1 | (waiter.granted ? 1 : 0));
      out.number(zigzag(waiter.since - std::exchange(since, waiter.since)));
    }
  }

  const auto size = static_cast<std::size_t>(out.at() - scratch_.data()) + slack;
  assert(size <= most);
  auto packed = std::make_unique_for_overwrite<std::uint8_t[]>(size);
  std::memcpy(packed.get(), scratch_.data(), size);
  return {position, read_, static_cast<std::uint32_t>(size), std::move(packed)};
}

void State::reset() {
  clear();
  read_ = tasks_made_ = resources_made_ = 0;
  running_ = {};
  implied_ = {};
}

void State::clear() {
  for (std::uint32_t id = busy_.next(0); id != IdSet::end; id = busy_.next(id + 1)) {
    Resource& resource = resources_[id];
    resource.holders.clear();
    resource.waiters.clear();
    resource.granted = resource.extra = 0;
  }
  busy_.clear();
  living_.clear();
  others_.clear();
  ready_.clear();
  timers_.clear();
  std::ranges::fill(cancelled_, 0);
  sleeping_ = in_line_ = line_entries_ = 0;
}

void State::unpack(const Keyframe& keyframe) {
  clear();
  Unpacker in(keyframe.packed.get());
  read_ = keyframe.offset;
  implied_.now.ns = static_cast<std::int64_t>(in.low(8));
  implied_.last_handle = in.number();
  tasks_made_ = in.number();
  resources_made_ = in.number();
  running_.handle = in.number();
  running_.task = stepped_task(running_.handle);
  const std::uint32_t living = in.number(), ready = in.number(), timers = in.number(), busy = in.number(), ended = in.number();
  for (; resources_known_ < resources_made_; ++resources_known_) {
    const ResourceInfo info = recording_.resource(loop::ResourceId{resources_known_ + 1});
    Resource& resource = at_resource(info.id);
    resource.kind = info.kind;
    resource.permits = info.permits;
  }
  if (tasks_.size() <= tasks_made_) tasks_.resize(std::max<std::size_t>(std::size_t{tasks_made_} + 1, recording_.task_count() + std::size_t{1}));

  std::uint16_t last_place = 0;
  const auto get_task = [&](std::uint32_t id) {
    const auto word = static_cast<std::uint32_t>(in.low(4));
    const std::uint32_t kind = word >> 27 & 7;
    Task task;
    task.changed = word & offset_mask;
    task.status = kind >= waiting_kind ? Status::waiting : kind == waiting_kind - 1 ? Status::stepping : static_cast<Status>(kind);
    task.group = kind >= waiting_kind ? static_cast<Group>(kind - waiting_kind) : Group::none;
    task.woken = woken_by_kind(kind);
    task.wait = task.status == Status::fresh ? no_offset : task.changed;
    if (word & own_place) last_place = static_cast<std::uint16_t>(in.number());
    task.place = last_place;
    if (word & own_flags) {
      const std::uint8_t flags = in.byte();
      task.woken = task.woken != ((flags & other_woken) != 0);
      task.cancel_requested = (flags & cancel_requested) != 0;
      task.cancel_pending = (flags & cancel_pending) != 0;
      if (flags & no_wait) task.wait = no_offset;
      if (flags & own_wait) task.wait = task.changed - unzigzag(in.number());
    }
    tasks_[id] = task;
    return task.group;
  };
  if (ended != 0) get_task(ended);
  std::uint32_t id = 0;
  std::array<std::uint32_t, 4> in_group{};
  for (std::uint32_t i = 0; i < living; ++i) {
    id += in.number();
    const Group group = get_task(id);
    ++in_group[static_cast<std::size_t>(group)];
    if (group == Group::others) others_.insert(id);
    living_.insert(id);
  }
  sleeping_ = in_group[static_cast<std::size_t>(Group::sleeping)];
  in_line_ = in_group[static_cast<std::size_t>(Group::in_line)];
  std::uint32_t handle = 0;
  for (std::uint32_t i = 0; i < ready; ++i) {
    const std::uint32_t coded = in.number();
    handle += unzigzag(coded >> 1);
    if (coded & 1) mark_cancelled(handle);
    ready_.push_back({handle, stepped_task(handle)});
  }
  if (timers > 0) {
    const std::uint64_t first = in.low(8);
    const unsigned width = in.byte();
    timers_.reserve(timers);
    for (std::uint32_t i = 0; i < timers; ++i) {
      const std::uint64_t coded = in.low(width);
      const auto serial = static_cast<std::uint32_t>(in.low(3));
      if (coded & 1) mark_cancelled(serial);
      timers_.append({{static_cast<std::int64_t>(first + (coded >> 1))}, serial});
    }
  }
  for (std::uint32_t i = 0; i < busy; ++i) {
    const std::uint32_t id = in.number();
    Resource& resource = at_resource(loop::ResourceId{id});
    resource.extra = in.number();
    const std::uint32_t holders = in.number(), waiters = in.number();
    resource.waiters.reserve(waiters);
    std::uint32_t task = 0;
    Offset since = 0;
    for (std::uint32_t h = 0; h < holders; ++h) {
      task += unzigzag(in.number());
      resource.holders.push_back({task, since += unzigzag(in.number())});
    }
    for (std::uint32_t w = 0; w < waiters; ++w) {
      const std::uint32_t coded = in.number();
      task += unzigzag(coded >> 1);
      resource.waiters.push_back({task, since += unzigzag(in.number()), (coded & 1) != 0});
      resource.granted += coded & 1;
    }
    line_entries_ += holders + waiters;
    busy_.insert(id);
  }
}

}  // namespace comptoir::trace
