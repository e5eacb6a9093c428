/// How a state is packed into a keyframe and unpacked.
///   head:      handles, tasks, resources made; now (2); the running handle; numbers of living tasks, ready handles, timers,
///              busy resources
///   task:      id | flags << 24; changed; place, cancellation pending << 16; then its wait, when it is another event than `changed`;
///              also the task that ended in the running handle, for it is still shown
///   handle:    id | cancelled << 31
///   timer:     deadline (2), id | cancelled << 31
///   resource:  id, extra permits, holders, waiters; a holder: task, since; a waiter: task | granted << 31, since
#include "trace/keyframe.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "trace/state.hpp"

namespace comptoir::trace {

namespace {

constexpr std::size_t head_words = 10;
constexpr std::uint32_t top_bit = 1u << 31;
// Flags of a task; its status is in bits 24-25, its group in 26-27.
constexpr std::uint32_t woken_bit = 1u << 28, cancel_bit = 1u << 29, own_wait = 1u << 30, ended_bit = top_bit;
constexpr std::uint32_t pending_bit = 1u << 16;  // beside the place

}  // namespace

std::size_t State::packed_size() const {
  const std::size_t waiting = std::size_t{sleeping_} + in_line_ + others_.size();  // their wait is what changed them
  return head_words + (living_.size() + std::size_t{1}) * 4 - waiting + ready_.size() + timers_.size() * std::size_t{3} +
         busy_.size() * std::size_t{4} + line_entries_ * std::size_t{2};
}

Keyframe State::pack(Position position) const {
  const std::size_t most = packed_size();
  auto words = std::make_unique_for_overwrite<std::uint32_t[]>(most);
  std::uint32_t* out = words.get();
  const auto put = [&out](std::uint32_t word) { *out++ = word; };
  const auto put_handle = [&](std::uint32_t id) { put(id | (is_cancelled(id) ? top_bit : 0)); };
  const auto put_time = [&](loop::Time time) {
    put(static_cast<std::uint32_t>(static_cast<std::uint64_t>(time.ns)));
    put(static_cast<std::uint32_t>(static_cast<std::uint64_t>(time.ns) >> 32));
  };

  put(implied_.last_handle);
  put(tasks_made_);
  put(resources_made_);
  put_time(implied_.now);
  put(running_.handle);
  const std::uint32_t ended = running_.task;
  const bool shows_ended = ended != 0 && !living_.contains(ended);
  put(living_.size() + (shows_ended ? 1 : 0));
  put(static_cast<std::uint32_t>(ready_.size()));
  put(static_cast<std::uint32_t>(timers_.size()));
  put(busy_.size());
  const auto put_task = [&](std::uint32_t id, std::uint32_t more) {
    const Task& task = tasks_[id];
    const bool own = task.wait != task.changed;
    put(id | static_cast<std::uint32_t>(task.status) << 24 | static_cast<std::uint32_t>(task.group) << 26 |
        (task.woken ? woken_bit : 0) | (task.cancel_requested ? cancel_bit : 0) | (own ? own_wait : 0) | more);
    put(task.changed);
    put(task.place | (task.cancel_pending ? pending_bit : 0));
    if (own) put(task.wait);
  };
  if (shows_ended) put_task(ended, ended_bit);
  for (std::uint32_t id = living_.next(0); id != IdSet::end; id = living_.next(id + 1)) put_task(id, 0);
  for (std::size_t i = 0; i < ready_.size(); ++i) put_handle(ready_[i].handle);
  for (const Timer& timer : timers_) {
    put_time(timer.deadline);
    put_handle(timer.serial);
  }
  for (std::uint32_t id = busy_.next(0); id != IdSet::end; id = busy_.next(id + 1)) {
    const Resource& resource = resources_[id];
    put(id);
    put(resource.extra);
    put(static_cast<std::uint32_t>(resource.holders.size()));
    put(static_cast<std::uint32_t>(resource.waiters.size()));
    for (std::size_t i = 0; i < resource.holders.size(); ++i) {
      put(resource.holders[i].task);
      put(resource.holders[i].since);
    }
    for (std::size_t i = 0; i < resource.waiters.size(); ++i) {
      put(resource.waiters[i].task | (resource.waiters[i].granted ? top_bit : 0));
      put(resource.waiters[i].since);
    }
  }

  const auto size = static_cast<std::uint32_t>(out - words.get());
  assert(size <= most);
  if (size < most) {
    auto exact = std::make_unique_for_overwrite<std::uint32_t[]>(size);
    std::copy(words.get(), out, exact.get());
    words = std::move(exact);
  }
  return {position, read_, size, std::move(words)};
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
  sleeping_ = in_line_ = line_entries_ = 0;
}

void State::unpack(const Keyframe& keyframe) {
  clear();
  const std::uint32_t* in = keyframe.words.get();
  const auto get = [&in] { return *in++; };
  const auto get_handle = [&] {
    const std::uint32_t word = get();
    mark_cancelled(word & ~top_bit, (word & top_bit) != 0);
    return word & ~top_bit;
  };
  const auto get_time = [&in] {
    in += 2;
    return read_time(in - 2);
  };

  read_ = keyframe.offset;
  implied_.last_handle = get();
  tasks_made_ = get();
  resources_made_ = get();
  implied_.now = get_time();
  running_.handle = get();
  running_.task = stepped_task(running_.handle);
  const std::uint32_t living = get(), ready = get(), timers = get(), busy = get();
  for (; resources_known_ < resources_made_; ++resources_known_) {
    const ResourceInfo info = recording_.resource(loop::ResourceId{resources_known_ + 1});
    Resource& resource = at_resource(info.id);
    resource.kind = info.kind;
    resource.permits = info.permits;
  }
  if (tasks_.size() <= tasks_made_) tasks_.resize(std::size_t{tasks_made_} + 1);
  for (std::uint32_t i = 0; i < living; ++i) {
    const std::uint32_t word = get();
    const std::uint32_t id = word & (id_limit - 1);
    Task task;
    task.changed = get();
    const std::uint32_t place = get();
    task.place = static_cast<std::uint16_t>(place);
    task.cancel_pending = (place & pending_bit) != 0;
    task.wait = word & own_wait ? get() : task.changed;
    task.status = static_cast<Status>(word >> 24 & 3);
    task.woken = (word & woken_bit) != 0;
    task.cancel_requested = (word & cancel_bit) != 0;
    if (!(word & ended_bit)) {
      enter(id, task, static_cast<Group>(word >> 26 & 3));
      living_.insert(id);
    }
    tasks_[id] = task;
  }
  for (std::uint32_t i = 0; i < ready; ++i) {
    const std::uint32_t handle = get_handle();
    ready_.push_back({handle, stepped_task(handle)});
  }
  timers_.reserve(timers);
  for (std::uint32_t i = 0; i < timers; ++i) {
    const loop::Time deadline = get_time();
    timers_.push_back({deadline, get_handle()});
  }
  for (std::uint32_t i = 0; i < busy; ++i) {
    const std::uint32_t id = get();
    Resource& resource = at_resource(loop::ResourceId{id});
    resource.extra = get();
    const std::uint32_t holders = get(), waiters = get();
    for (std::uint32_t h = 0; h < holders; ++h) {
      const std::uint32_t task = get();
      resource.holders.push_back({task, get()});
    }
    for (std::uint32_t w = 0; w < waiters; ++w) {
      const std::uint32_t word = get();
      resource.waiters.push_back({word & ~top_bit, get(), (word & top_bit) != 0});
      resource.granted += (word & top_bit) != 0;
    }
    line_entries_ += holders + waiters;
    busy_.insert(id);
  }
}

}  // namespace comptoir::trace
