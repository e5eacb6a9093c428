/// The ready queue: two flat buffers. One runs while the other fills: exactly asyncio's batch, in which a handle scheduled
/// during an iteration waits for the next one.
/// Knows nothing of what the handles do.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "loop/flat_buffer.hpp"

namespace comptoir::loop {

class Call;
class TaskCore;
struct DoneCallback;

/// A handle that is ready, in one word: what it is about, and in the two low bits, which addresses leave free, what that
/// is. One that comes from a timer refers to its slot, for it can still be cancelled.
class ReadyHandle {
 public:
  enum Sort : std::uintptr_t { step, done_callback, call, timer };

  explicit ReadyHandle(TaskCore* task) : ReadyHandle(task, step) {}
  explicit ReadyHandle(DoneCallback* node) : ReadyHandle(node, done_callback) {}
  explicit ReadyHandle(Call* callback) : ReadyHandle(callback, call) {}
  explicit ReadyHandle(std::uint32_t slot) : word_(std::uintptr_t{slot} << 2 | timer) {}

  bool is_step() const { return (word_ & 3) == step; }
  Sort sort() const { return static_cast<Sort>(word_ & 3); }
  TaskCore& task() const { return *static_cast<TaskCore*>(address()); }
  DoneCallback& node() const { return *static_cast<DoneCallback*>(address()); }
  Call& callback() const { return *static_cast<Call*>(address()); }
  std::uint32_t slot() const { return static_cast<std::uint32_t>(word_ >> 2); }

 private:
  ReadyHandle(void* about, Sort sort) : word_(reinterpret_cast<std::uintptr_t>(about) | sort) {}
  void* address() const { return reinterpret_cast<void*>(word_ & ~std::uintptr_t{3}); }

  std::uintptr_t word_;
};

class ReadyQueue {
 public:
  void push(ReadyHandle handle) { filling_.push_back(handle); }
  bool empty() const { return batch_over() && filling_.empty(); }

  /// What is here now becomes the batch of this iteration. The batch before must be over.
  void start_batch() {
    batch_.clear();
    if (batch_.capacity() > burst) [[unlikely]] batch_.release();
    batch_.swap(filling_);
    next_ = batch_.begin();
    end_ = batch_.end();
  }
  bool batch_over() const { return next_ == end_; }
  /// The next ones of the batch, at most so many. They stay where they are until the batch is over.
  std::span<const ReadyHandle> take(std::size_t most) {
    const std::size_t taken = std::min(most, static_cast<std::size_t>(end_ - next_));
    return {std::exchange(next_, next_ + taken), taken};
  }

 private:
  /// The memory of a larger batch is given back: a crowd that was made at once is rarely ready at once again.
  static constexpr std::size_t burst = 65'536;

  FlatBuffer<ReadyHandle> batch_;
  FlatBuffer<ReadyHandle> filling_;
  const ReadyHandle* next_ = nullptr;  // of the batch
  const ReadyHandle* end_ = nullptr;
};

}  // namespace comptoir::loop
