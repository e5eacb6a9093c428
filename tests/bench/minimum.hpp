/// The faithful minimum: the least that a C++ coroutine loop can do and still take every hop that asyncio takes through
/// the ready queue. A timer completes a future, whose wake-up is another handle; the end of a child is a handle that
/// counts it for its gather, whose wake-up is another handle; a lock's release wakes the first waiter by a handle.
/// It is the yardstick of the loop, and has none of the rest: no task objects, results, errors, cancellation, names,
/// identities, observer. Only the workloads use it.
#pragma once

#include <algorithm>
#include <array>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <utility>
#include <vector>

namespace comptoir::bench::minimum {

/// Coroutine frames, from free lists by size.
class Pool {
 public:
  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (void* chunk : chunks_) ::operator delete(chunk);
  }
  void* allocate(std::size_t bytes) {
    const std::size_t index = (bytes + 15) / 16;
    if (index >= free_.size()) return ::operator new(bytes);
    if (Free* head = free_[index]) {
      free_[index] = head->next;
      return head;
    }
    return carve(index * 16);
  }
  void free(void* block, std::size_t bytes) noexcept {
    const std::size_t index = (bytes + 15) / 16;
    if (index >= free_.size()) return ::operator delete(block);
    free_[index] = new (block) Free{free_[index]};
  }

 private:
  struct Free {
    Free* next;
  };
  void* carve(std::size_t bytes) {
    constexpr std::size_t chunk = 1 << 20;
    if (static_cast<std::size_t>(end_ - at_) < bytes) {
      at_ = static_cast<std::byte*>(chunks_.emplace_back(::operator new(chunk)));
      end_ = at_ + chunk;
    }
    return std::exchange(at_, at_ + bytes);
  }
  std::array<Free*, 65> free_{};
  std::byte* at_ = nullptr;
  std::byte* end_ = nullptr;
  std::vector<void*> chunks_;
};

/// A heap of (deadline, serial, slot) in 16 bytes, four children a node, compared without branches.
class Timers {
 public:
  using Entry = unsigned __int128;
  bool empty() const { return heap_.empty(); }
  std::int64_t first() const { return static_cast<std::int64_t>(heap_.front() >> 64); }

  void push(std::int64_t deadline, void* frame) {
    std::uint32_t slot = free_;
    if (slot == frames_.size()) {
      frames_.push_back(frame);
      free_ = slot + 1;
    } else {
      free_ = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(std::exchange(frames_[slot], frame)));
    }
    const std::uint64_t low = std::uint64_t{++serial_} << 32 | slot;
    const Entry entry = static_cast<Entry>(deadline) << 64 | low;
    heap_.push_back(entry);
    climb(heap_.size() - 1, entry);
  }
  /// The frame of the first one.
  void* pop() {
    const auto slot = static_cast<std::uint32_t>(heap_.front());
    const Entry last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    return std::exchange(frames_[slot], reinterpret_cast<void*>(std::uintptr_t{std::exchange(free_, slot)}));
  }

 private:
  void climb(std::size_t place, Entry entry) {
    while (place > 0) {
      const std::size_t parent = (place - 1) / 4;
      if (!(entry < heap_[parent])) break;
      heap_[place] = heap_[parent];
      place = parent;
    }
    heap_[place] = entry;
  }
  /// The smallest child moves up, level by level; then `entry` climbs from the bottom.
  void sink(Entry entry) {
    Entry* const heap = heap_.data();
    const std::size_t size = heap_.size();
    std::size_t place = 0;
    std::size_t child = 1;
    for (; child + 3 < size; child = 4 * place + 1) {
      const std::size_t a = child + (heap[child + 1] < heap[child]);
      const std::size_t b = child + 2 + (heap[child + 3] < heap[child + 2]);
      const std::size_t least = a ^ ((a ^ b) & (std::size_t{0} - (heap[b] < heap[a])));
      heap[place] = heap[least];
      place = least;
    }
    if (child < size) {
      std::size_t least = child;
      for (std::size_t other = child + 1; other < size; ++other) least = heap[other] < heap[least] ? other : least;
      heap[place] = heap[least];
      place = least;
    }
    climb(place, entry);
  }
  std::vector<Entry> heap_;
  std::vector<void*> frames_;  // by slot; a free slot holds the next free one
  std::uint32_t free_ = 0;
  std::uint32_t serial_ = 0;
};

/// A flat buffer of handles. Growing is out of line and the last thing done, so that what appends saves no registers.
class Handles {
 public:
  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() { ::operator delete(begin_); }

  void push(std::uintptr_t handle) noexcept {
    if (end_ == limit_) [[unlikely]] return grow_and_push(handle);
    *end_++ = handle;
  }
  void clear() { end_ = begin_; }
  void swap(Handles& other) {
    std::swap(begin_, other.begin_);
    std::swap(end_, other.end_);
    std::swap(limit_, other.limit_);
  }
  bool empty() const { return begin_ == end_; }
  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  const std::uintptr_t* begin() const { return begin_; }
  const std::uintptr_t* end() const { return end_; }

 private:
  [[gnu::noinline, gnu::cold]] void grow_and_push(std::uintptr_t handle) noexcept {
    const std::size_t used = size(), room = used ? 2 * used : 16;
    auto* const larger = static_cast<std::uintptr_t*>(::operator new(room * sizeof(std::uintptr_t)));
    std::copy(begin_, end_, larger);
    ::operator delete(begin_);
    begin_ = larger;
    end_ = larger + used;
    limit_ = larger + room;
    push(handle);
  }
  std::uintptr_t* begin_ = nullptr;
  std::uintptr_t* end_ = nullptr;
  std::uintptr_t* limit_ = nullptr;
};

class Gather;

class Loop {
 public:
  enum Kind : std::uintptr_t { resume, fire, child_done };  // in the low bits of what the handle is about

  Loop() { instance = this; }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  static inline Loop* instance = nullptr;
  Pool pool;
  std::int64_t now = 0;

  void soon(void* about, Kind kind) noexcept { filling_.push(reinterpret_cast<std::uintptr_t>(about) | kind); }
  void later(std::int64_t delay, void* frame) { timers_.push(now + delay, frame); }

  /// Until nothing is left; tells `meter` how many handles each iteration runs.
  template <class Meter>
  void run(Meter&& meter) {
    while (!filling_.empty() || !timers_.empty()) {
      if (filling_.empty() && now < timers_.first()) now = timers_.first();
      while (!timers_.empty() && timers_.first() <= now) soon(timers_.pop(), fire);
      batch_.swap(filling_);
      filling_.clear();
      meter(batch_.size());
      for (const std::uintptr_t handle : batch_) run_handle(handle);
    }
  }

 private:
  void run_handle(std::uintptr_t handle);

  Handles batch_;
  Handles filling_;
  Timers timers_;
};

/// A coroutine that runs by itself once it is started, and frees its frame at its end.
struct Task {
  struct promise_type {
    Gather* gather = nullptr;

    static void* operator new(std::size_t bytes) { return Loop::instance->pool.allocate(bytes); }
    static void operator delete(void* frame, std::size_t bytes) noexcept { Loop::instance->pool.free(frame, bytes); }
    Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept {
      if (gather) Loop::instance->soon(gather, Loop::child_done);
      return {};
    }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
  std::coroutine_handle<promise_type> frame;
};

inline void start(Task task) { Loop::instance->soon(task.frame.address(), Loop::resume); }

/// `co_await gather` after the tasks were started with it: until each has ended.
class Gather {
 public:
  void start(Task task) {
    ++missing_;
    task.frame.promise().gather = this;
    minimum::start(task);
  }
  void child_done() {
    if (--missing_ == 0 && waiter_) Loop::instance->soon(waiter_.address(), Loop::resume);
  }
  bool await_ready() const noexcept { return missing_ == 0; }
  void await_suspend(std::coroutine_handle<> waiter) noexcept { waiter_ = waiter; }
  void await_resume() const noexcept {}

 private:
  std::coroutine_handle<> waiter_;
  std::size_t missing_ = 0;
};

inline void Loop::run_handle(std::uintptr_t handle) {
  void* const about = reinterpret_cast<void*>(handle & ~std::uintptr_t{3});
  switch (static_cast<Kind>(handle & 3)) {
    case resume: return std::coroutine_handle<>::from_address(about).resume();
    case fire: return soon(about, resume);
    case child_done: return static_cast<Gather*>(about)->child_done();
  }
}

struct Sleep {
  std::int64_t delay;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> frame) const {
    if (delay <= 0) return Loop::instance->soon(frame.address(), Loop::resume);
    Loop::instance->later(delay, frame.address());
  }
  void await_resume() const noexcept {}
};
inline Sleep sleep(std::int64_t delay) { return {delay}; }

/// Lock and Semaphore: a released unit belongs to the first waiter, which runs when its turn comes in the ready queue.
class Semaphore {
 public:
  explicit Semaphore(int units) : units_(units) {}

  class Acquire {
   public:
    explicit Acquire(Semaphore& semaphore) : semaphore_(semaphore) {}
    bool await_ready() const noexcept {
      if (semaphore_.units_ == 0) return false;
      --semaphore_.units_;
      return true;
    }
    void await_suspend(std::coroutine_handle<> frame) noexcept {
      frame_ = frame;
      (semaphore_.first_ ? semaphore_.last_->next_ : semaphore_.first_) = this;
      semaphore_.last_ = this;
    }
    void await_resume() const noexcept {}

   private:
    friend class Semaphore;
    Semaphore& semaphore_;
    std::coroutine_handle<> frame_;
    Acquire* next_ = nullptr;
  };

  Acquire acquire() { return Acquire(*this); }
  void release() {
    if (first_ == nullptr) {
      ++units_;
      return;
    }
    Acquire* const waiter = std::exchange(first_, first_->next_);
    Loop::instance->soon(waiter->frame_.address(), Loop::resume);
  }

 private:
  Acquire* first_ = nullptr;
  Acquire* last_ = nullptr;
  int units_;
};

struct Lock : Semaphore {
  Lock() : Semaphore(1) {}
};

/// A future that is completed once, for one waiter.
class Event {
 public:
  void set() {
    set_ = true;
    if (waiter_) Loop::instance->soon(waiter_.address(), Loop::resume);
  }
  bool await_ready() const noexcept { return set_; }
  void await_suspend(std::coroutine_handle<> waiter) noexcept { waiter_ = waiter; }
  void await_resume() const noexcept {}

 private:
  std::coroutine_handle<> waiter_;
  bool set_ = false;
};

}  // namespace comptoir::bench::minimum
