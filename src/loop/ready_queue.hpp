/// The ready queue: two flat buffers. One runs while the other fills: exactly asyncio's batch, in which a handle scheduled
/// during an iteration waits for the next one.
/// Knows nothing of what the handles do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "loop/flat_buffer.hpp"
#include "loop/ids.hpp"
#include "loop/observer.hpp"

namespace comptoir::loop {

class Call;
class TaskCore;
struct DoneCallback;

/// The handle continues a task.
constexpr bool is_step(HandleKind kind) { return kind == HandleKind::step || kind == HandleKind::wake; }

/// A handle that is ready. `kind` says which pointer counts: step, wake -> task; call -> call; others -> done.
/// One that comes from a timer refers to its slot, for it can still be cancelled.
struct ReadyHandle {
  union {
    TaskCore* task;
    Call* call;
    DoneCallback* done;
    std::uint32_t slot;
  };
  HandleId id;
  HandleKind kind;
  bool from_timer = false;

  ReadyHandle(TaskCore* t, HandleId i, HandleKind k) : task(t), id(i), kind(k) {}
  ReadyHandle(Call* c, HandleId i) : call(c), id(i), kind(HandleKind::call) {}
  ReadyHandle(DoneCallback* d, HandleId i, HandleKind k) : done(d), id(i), kind(k) {}
  ReadyHandle(std::uint32_t s, HandleId i, HandleKind k) : slot(s), id(i), kind(k), from_timer(true) {}
};

class ReadyQueue {
 public:
  void push(const ReadyHandle& handle) { filling_.push_back(handle); }
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
  std::size_t batch_left() const { return static_cast<std::size_t>(end_ - next_); }
  /// Stays where it is until the batch is over.
  const ReadyHandle& pop() { return *next_++; }

 private:
  /// The memory of a larger batch is given back: a crowd that was made at once is rarely ready at once again.
  static constexpr std::size_t burst = 65'536;

  FlatBuffer<ReadyHandle> batch_;
  FlatBuffer<ReadyHandle> filling_;
  const ReadyHandle* next_ = nullptr;  // of the batch
  const ReadyHandle* end_ = nullptr;
};

}  // namespace comptoir::loop
