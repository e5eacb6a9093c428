/// Queue, LifoQueue, PriorityQueue: items pass from the tasks that put to the tasks that get; with a maxsize, put waits
/// for room. What does not depend on the items is in QueueState.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

#include "loop/event.hpp"
#include "loop/heapq.hpp"

namespace comptoir::loop {

struct QueueStatistics {
  std::size_t size;
  int maxsize;                  ///< none if not above 0
  int unfinished;               ///< items put for which task_done() was not called yet
  std::vector<TaskId> getters;  ///< that wait for an item, in order of coming; a woken one is no longer there
  std::vector<TaskId> putters;  ///< that wait for room, likewise
};

class QueueState : public ResourceState {
 public:
  QueueState(ResourceKind kind, int maxsize, Name name);
  virtual ~QueueState() = default;

  virtual std::size_t size() const = 0;
  int maxsize() const { return maxsize_; }
  bool full() const { return maxsize_ > 0 && size() >= static_cast<std::size_t>(maxsize_); }
  void task_done();
  static Coro<> join(StateRef<QueueState> queue);
  QueueStatistics statistics() const { return {size(), maxsize_, unfinished_, waiters_.tasks(), putters_.tasks()}; }

 protected:
  /// The turn of a getter or putter. Cancelled after it was woken, it lets the next one have it.
  class Turn : public InLine {
   public:
    Turn(QueueState& queue, FutureKind kind) : InLine(queue, queue.line(kind), kind), queue_(queue), kind_(kind) {}
    void await_resume();

   private:
    bool useless() const { return kind_ == FutureKind::queue_get ? queue_.size() == 0 : queue_.full(); }

    QueueState& queue_;
    FutureKind kind_;
  };

  Turn item() { return Turn(*this, FutureKind::queue_get); }
  Turn room() { return Turn(*this, FutureKind::queue_put); }
  void was_put();
  void was_got();

 private:
  WaitQueue& line(FutureKind kind) { return kind == FutureKind::queue_get ? waiters_ : putters_; }
  void wake_up_next(FutureKind kind);

  WaitQueue putters_;  // the getters are `waiters_`
  int maxsize_;
  int unfinished_ = 0;
  Event finished_;
};

/// `Items`: push(T), T pop(), size().
template <class T, class Items>
class QueueStateOf final : public QueueState {
 public:
  QueueStateOf(ResourceKind kind, int maxsize, Name name, Items items)
      : QueueState(kind, maxsize, name), items_(std::move(items)) {}

  std::size_t size() const override { return items_.size(); }

  static Coro<> put(StateRef<QueueStateOf> queue, T item) {
    queue->bind();
    while (queue->full()) co_await queue->room();
    queue->put_nowait(std::move(item));
  }
  static Coro<T> get(StateRef<QueueStateOf> queue) {
    queue->bind();
    while (queue->size() == 0) co_await queue->item();
    co_return queue->get_nowait();
  }
  void put_nowait(T item) {
    if (full()) throw QueueFull();
    items_.push(std::move(item));
    was_put();
  }
  T get_nowait() {
    if (size() == 0) throw QueueEmpty();
    T item = items_.pop();
    was_got();
    return item;
  }

 private:
  Items items_;
};

/// First in, first out.
template <class T>
class FifoItems {
 public:
  static constexpr ResourceKind kind = ResourceKind::queue;
  std::size_t size() const { return items_.size(); }
  void push(T item) { items_.push_back(std::move(item)); }
  T pop() {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

 private:
  std::deque<T> items_;
};

/// Last in, first out.
template <class T>
class LifoItems {
 public:
  static constexpr ResourceKind kind = ResourceKind::lifo_queue;
  std::size_t size() const { return items_.size(); }
  void push(T item) { items_.push_back(std::move(item)); }
  T pop() {
    T item = std::move(items_.back());
    items_.pop_back();
    return item;
  }

 private:
  std::vector<T> items_;
};

/// The least first. Equal ones come out as CPython's heapq gives them: in no simple order.
template <class T, class Less>
class PriorityItems {
 public:
  static constexpr ResourceKind kind = ResourceKind::priority_queue;
  explicit PriorityItems(Less less = {}) : less_(std::move(less)) {}
  std::size_t size() const { return heap_.size(); }
  void push(T item) { heappush(heap_, std::move(item), less_); }
  T pop() { return heappop(heap_, less_); }

 private:
  std::vector<T> heap_;
  [[no_unique_address]] Less less_;
};

/// What the three queues offer. One may be destroyed while tasks wait for it: its state lives as long as they do.
template <class T, class Items>
class BasicQueue {
 public:
  using value_type = T;
  BasicQueue(const BasicQueue&) = delete;
  BasicQueue& operator=(const BasicQueue&) = delete;

  std::size_t qsize() const { return state_->size(); }
  int maxsize() const { return state_->maxsize(); }
  bool empty() const { return qsize() == 0; }
  /// Never without a maxsize.
  bool full() const { return state_->full(); }

  /// Suspends only while it is full. A task that comes just then may be quicker than the one that was woken, which then
  /// waits again, behind the others. Cancelled after it was woken: the next one is woken.
  Coro<> put(T item) { return State::put(state_, std::move(item)); }
  /// Suspends only while it is empty; otherwise as put().
  Coro<T> get() { return State::get(state_); }
  /// Throws QueueFull.
  void put_nowait(T item) { state_->put_nowait(std::move(item)); }
  /// Throws QueueEmpty.
  T get_nowait() { return state_->get_nowait(); }

  /// An item that was got has been dealt with. Throws ValueError if called more often than items were put.
  void task_done() { state_->task_done(); }
  /// Waits until every item that was put has been dealt with.
  Coro<> join() { return QueueState::join(StateRef<QueueState>(&*state_)); }
  QueueStatistics statistics() const { return state_->statistics(); }
  ResourceId id() const { return state_->id(); }

 protected:
  BasicQueue(int maxsize, Name name, Items items = {}) : state_(new State(Items::kind, maxsize, name, std::move(items))) {}
  ~BasicQueue() = default;

 private:
  using State = QueueStateOf<T, Items>;
  StateRef<State> state_;
};

template <class T>
class Queue : public BasicQueue<T, FifoItems<T>> {
 public:
  /// A maxsize of 0 or less: no limit.
  explicit Queue(int maxsize = 0, Name name = {}) : BasicQueue<T, FifoItems<T>>(maxsize, name) {}
};

template <class T>
class LifoQueue : public BasicQueue<T, LifoItems<T>> {
 public:
  explicit LifoQueue(int maxsize = 0, Name name = {}) : BasicQueue<T, LifoItems<T>>(maxsize, name) {}
};

/// `less` is Python's `<` of two items.
template <class T, class Less = std::less<T>>
class PriorityQueue : public BasicQueue<T, PriorityItems<T, Less>> {
 public:
  explicit PriorityQueue(int maxsize = 0, Name name = {}, Less less = {})
      : BasicQueue<T, PriorityItems<T, Less>>(maxsize, name, PriorityItems<T, Less>(std::move(less))) {}
};

}  // namespace comptoir::loop
