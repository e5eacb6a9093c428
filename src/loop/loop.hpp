/// The event loop: CPython 3.11.7's asyncio, handle for handle, in virtual time.
/// An iteration (run_once in loop.cpp) moves due timers behind what is ready and runs what is then there, no more.
/// Knows nothing of recordings, pictures, or clocks of this world.
///
///   Coro<> get_soda(Restaurant& resto) {
///     auto held = co_await resto.soda.scoped();        // async with resto.soda:
///     co_await sleep(resto.t_soda);
///   }
///   Coro<> get_burger(Restaurant& resto) {
///     auto held = co_await resto.cook.scoped();
///     co_await sleep(resto.t_burger);
///   }
///   Coro<Duration> serve(Restaurant& resto, std::uint32_t client) {
///     const Time start = Loop::running().time();
///     co_await wait(create_task(get_soda(resto), {"soda:", client}),
///                   create_task(get_burger(resto), {"burger:", client}));
///     co_return Loop::running().time() - start;
///   }
///   Coro<std::vector<Duration>> rush(Restaurant& resto, std::uint32_t clients, Duration period) {
///     std::vector<Task<Duration>> todo;
///     for (std::uint32_t i = 1; i <= clients; ++i) {
///       todo.push_back(create_task(serve(resto, i), {"serve:", i}));
///       co_await sleep(period);
///     }
///     co_await wait(todo);
///     std::vector<Duration> times;
///     for (const auto& task : todo) times.push_back(task.result());
///     co_return times;
///   }
///   struct Restaurant { Lock soda{"soda"}; Semaphore cook{3, "cook"}; Duration t_soda = seconds(1) ... };
///
///   Loop loop(&observer);
///   Restaurant resto;
///   auto times = loop.run_until_complete(loop.create_task(rush(resto, 10, milliseconds(500)), "main"));
/// or in slices:
///   auto main = loop.create_task(rush(resto, 10, milliseconds(500)), "main");
///   loop.begin(main);
///   while (loop.run_handles(10'000)) draw_a_frame();
///   if (!loop.deadlocked()) use(main.result());
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <type_traits>
#include <utility>
#include <vector>

#include "loop/coro.hpp"
#include "loop/future.hpp"
#include "loop/handle.hpp"
#include "loop/observer.hpp"
#include "loop/ready_queue.hpp"
#include "loop/running.hpp"
#include "loop/task.hpp"
#include "loop/timer_heap.hpp"

namespace comptoir::loop {

class GroupFuture;

/// asyncio's context dictionary for the loop's exception handler.
struct ExceptionContext {
  const char* message;                  ///< asyncio's words
  std::exception_ptr exception = {};    ///< null when there is none
  TaskId task = TaskId::none;           ///< the task it is about
  HandleId handle = HandleId::none;     ///< the callback that threw
};

class Loop : private RunningLoop {
 public:
  /// `observer` must live until the loop's last run has ended; null: nobody listens.
  explicit Loop(Observer* observer = nullptr);
  /// Frames of unfinished tasks are destroyed, the youngest first; their destructors may use the loop, to no effect.
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// The loop that advances on this thread; throws RuntimeError if none does.
  static Loop& running() {
    if (RunningLoop::instance == nullptr) [[unlikely]] no_running_loop();
    return static_cast<Loop&>(*RunningLoop::instance);
  }
  static Loop* running_or_null() { return static_cast<Loop*>(RunningLoop::instance); }
  static Loop& of(RunningLoop& loop) { return static_cast<Loop&>(loop); }

  Time time() const { return now_; }
  /// Synchronous work: the clock moves, nothing else runs.
  void block(Duration work);

  /// `callback()` runs in the next iteration, after all that is already there.
  template <class F>
  Handle call_soon(F callback, Name name = {}) {
    return push_call(*new (pool) CallOf<F>(std::move(callback), name));
  }
  template <class F>
  Handle call_later(Duration delay, F callback, Name name = {}) {
    return call_at(now_ + delay, std::move(callback), name);
  }
  /// A deadline in the past is due at the next iteration.
  template <class F>
  Handle call_at(Time when, F callback, Name name = {}) {
    return push_timer_call(*new (pool) CallOf<F>(std::move(callback), name), when);
  }

  /// Its first step is scheduled as call_soon does. Without a name it gets "Task-N".
  template <class T>
  Task<T> create_task(Coro<T>&& coroutine, Name name = {}) {
    return create_named_task(std::move(coroutine), name.empty() ? auto_name() : name);
  }
  template <class T = void>
  Future<T> create_future(Name name = {}) {
    return Future<T>(new (pool) Holding<T, PlainFuture>(name, current_id()));
  }

  /// Runs until `future` is done and the iteration is over. Throws its error; throws Deadlock.
  template <class T, class Core, class Ref>
  T run_until_complete(const TypedRef<T, Core, Ref>& future) {
    run_to_end(future);
    return future.result();
  }
  template <class T>
  T run_until_complete(Coro<T> coroutine) {
    const Task<T> task = create_task(std::move(coroutine));
    task.core()->log_destroy_pending = false;  // the caller is told
    return run_until_complete(task);
  }
  /// Runs until stop().
  void run_forever();
  /// The current iteration is the last one of this run. What is ready stays.
  void stop() { stopping_ = true; }

  /// For runs in slices: run_handles will stop when `main` is done.
  void begin(const FutureRef& main);
  /// Runs at most `budget` handles, skipped ones included, and may stop in the middle of an iteration; the next call goes
  /// on there. The clock does not move on to what comes after the last of them. True while there is more to do, false when the run has stopped or is deadlocked.
  bool run_handles(std::size_t budget);
  /// From now on run_handles, while an observer listens, may also stop within a handle, or while due timers are moved: after
  /// `pieces` pause points (pause_point.hpp) or timers. The next call goes on there, and the observer hears the same.
  void pause_within_handles(std::size_t pieces) { pieces_ = pieces; }
  /// run_handles has stopped there: nobody may do anything to the loop before the next call.
  bool within_handle() const { return paused_ != nullptr || moving_timers_; }
  /// Runs one iteration, or the rest of one. Throws Deadlock.
  void run_once();
  bool deadlocked() const { return deadlocked_; }
  /// When the next handle will run: now, or at the first deadline; none in a deadlock.
  std::optional<Time> next_time() const;
  /// Wakes a sleeping loop, as call_soon_threadsafe does: the clock moves to `when`, at most to next_time().
  void wake_at(Time when);

  TaskRef current_task() const { return TaskRef(current); }
  TaskId current_id() const { return current ? current->id : TaskId::none; }
  /// The tasks that are not done, in order of creation.
  std::vector<TaskRef> all_tasks() const;

  /// What went wrong where nobody could be told: called once for each report; must not throw. Without a handler the reports
  /// are kept, as asyncio's default handler logs them. Reports of the loop's own end go to it too.
  void set_exception_handler(std::function<void(const ExceptionContext&)> handler) { exception_handler_ = std::move(handler); }
  void call_exception_handler(const ExceptionContext& context);
  /// What no handler took, in order.
  const std::vector<ExceptionContext>& reports() const { return reports_; }

  /// Made now, and there as long as the loop's tasks: what Python's closures and references keep alive. For what several tasks
  /// share, when the one that made it may end before them, cancelled or by an error.
  template <class T, class... Arguments>
  T& keep(Arguments&&... arguments) {
    const std::shared_ptr<T> made(new T(std::forward<Arguments>(arguments)...));
    kept_.push_back(made);
    return *made;
  }

  /// Blocks of memory in use: frames, tasks, callbacks.
  std::size_t live_blocks() const { return pool->live(); }

  // For awaitables and primitives.
  template <class T>
  Task<T> create_named_task(Coro<T>&& coroutine, Name name) {
    auto* core = new (pool) Holding<T, TaskCore>(TaskId{++last_task_}, name);
    core->innermost = coroutine.release();
    Task<T> task(core);
    enter_task(*core);
    return task;
  }
  template <class Core, class... Arguments>
  Core* make_future(Arguments&&... arguments) {
    return new (pool) Core(std::forward<Arguments>(arguments)...);
  }
  Observer* observer() const { return observer_; }
  /// What an awaiter does before its task waits: `piece(awaiter, n)` does the n-th part of it, and gives false when it was the
  /// last one, after which the task is suspended (TaskCore::suspend).
  struct Suspending {
    bool (*piece)(void* awaiter, std::size_t n) = nullptr;
    void* awaiter = nullptr;
  };
  /// The current task suspends, in pieces between which run_handles may stop.
  void suspend_in_pieces(Suspending work, std::size_t first_piece = 0);
  /// So much more work was done within this handle; true when it is time to pause.
  bool pause_is_due(std::size_t pieces = 1) {
    pieces_left_ -= std::min(pieces, pieces_left_);
    return pieces_left_ == 0;
  }
  /// The step of the current task goes on in `coroutine`, when run_handles is called again.
  void pause(std::coroutine_handle<> coroutine) {
    paused_ = current;
    paused_->innermost = coroutine;
  }
  ResourceId new_resource(ResourceKind kind, Name name, std::uint32_t permits);
  void schedule(TaskCore& task, HandleKind kind) {
    new_handle();
    ready_.push(ReadyHandle(&task));
    __builtin_prefetch(&task);  // who has waited for long is in no cache any more, and runs in the next iteration
    if (observer_) [[unlikely]] tell_scheduled({.kind = kind, .task = task.id});
  }
  /// The list's hold on a group or a call passes to the ready queue.
  void schedule(DoneCallback& node) {
    if (node.kind == HandleKind::wake) return schedule(*node.task, HandleKind::wake);
    if (node.kind == HandleKind::call) return push_call_handle(*node.call);
    if (closing_) [[unlikely]] return drop(node);
    new_handle();
    ready_.push(ReadyHandle(&node));
    __builtin_prefetch(node.group);
    if (observer_) [[unlikely]] tell_scheduled(info_of(node));
  }
  /// call_soon and call_at of a callback that is made already.
  Handle push_call(Call& call);
  Handle push_timer_call(Call& call, Time when);
  /// `subject`: a Waiter (set_result), a FutureCore (release). Gives the timer's slot.
  std::uint32_t start_timer(Duration delay, HandleKind kind, void* subject, const HandleInfo& info) {
    return push_timer(now_ + delay, kind, subject, info);
  }
  void cancel_timer(std::uint32_t slot);
  Name auto_name() { return {"Task-", ++last_auto_name_}; }
  void enter_group(GroupFuture& group);
  void leave_group(GroupFuture& group);

 private:
  friend class Handle;
  friend class FutureRef;

  /// What a timer does when it is due. Cancelling empties it; the heap's entry stays.
  struct TimerSlot {
    union {
      void* subject = nullptr;
      std::uint32_t next_free;
    };
    HandleId id = HandleId::none;
    HandleKind kind = HandleKind::call;
    bool cancelled = false;
    bool in_heap = false;
  };

  [[noreturn]] static void no_running_loop();

  // An iteration, in order.
  bool begin_iteration();
  void clean_timers();
  void move_due_timers();
  void look_ahead() const;
  std::size_t run_batch(std::size_t budget);
  void run(ReadyHandle handle);
  void run_observed(ReadyHandle handle);
  void end_observed(HandleId handle);

  void run_done_callback(DoneCallback& node);
  void run_ready_call(Call& call);
  void run_timer(std::uint32_t index);
  void run_call(Call& call);
  void refuse_second_result(HandleId handle);
  void step(TaskCore& task);
  void go_on(TaskCore& task);
  void end_step(TaskCore& task, std::coroutine_handle<> coroutine);
  void go_on_paused();
  void finish(TaskCore& task, std::coroutine_handle<> frame);
  void refuse_foreign_await(TaskCore& task, std::coroutine_handle<> innermost);
  void cancel_unstarted(TaskCore& task);
  void cancel_what_it_awaits(TaskCore& task);
  bool cancelled(ReadyHandle handle) const;
  void drop(ReadyHandle handle);
  void drop(Call& call);
  void drop(DoneCallback& node);
  /// The handle that was made last is at the back of the ready queue.
  void tell_scheduled(const HandleInfo& info);
  static HandleInfo info_of(const DoneCallback& node);

  HandleId new_handle() { return HandleId{++last_handle_}; }
  void push_call_handle(Call& call);
  std::uint32_t push_timer(Time when, HandleKind kind, void* subject, const HandleInfo& info) {
    if (closing_) [[unlikely]] return no_slot;
    std::uint32_t slot = first_free_slot_;
    if (slot == no_slot) [[unlikely]] {
      slot = static_cast<std::uint32_t>(slots_.size());
      slots_.emplace_back();
    } else {
      first_free_slot_ = slots_[slot].next_free;
    }
    const HandleId id = new_handle();
    TimerSlot& timer = slots_[slot];
    timer.subject = subject;
    timer.id = id;
    timer.kind = kind;
    timer.cancelled = false;
    timer.in_heap = true;
    heap_push(timers_, {when, ++last_timer_, slot});
    if (observer_) [[unlikely]] observer_->on_timer_scheduled(id, info, when, last_timer_);
    return slot;
  }
  void release_slot(std::uint32_t slot);
  void cancel_call(Call& call);
  void enter_task(TaskCore& task) {
    task.add_ref();  // the loop keeps what is not done
    task.place = static_cast<std::uint32_t>(tasks_.size());
    tasks_.push_back(&task);
    if (observer_) [[unlikely]] observer_->on_task_created(task.id, task.name(), current_id());
    schedule(task, HandleKind::step);
  }
  void leave(TaskCore& task) {
    TaskCore* const last = tasks_.back();
    tasks_[last->place = task.place] = last;
    tasks_.pop_back();
  }
  void run_to_end(const FutureRef& main);

  Observer* observer_;
  Time now_;
  ReadyQueue ready_;
  std::queue<HandleId> ready_ids_;  // of the ready handles, for the observer: without one nobody asks
  std::vector<TimerEntry> timers_;
  std::vector<TimerSlot> slots_;
  std::uint32_t first_free_slot_ = no_slot;
  std::size_t cancelled_timers_ = 0;
  FlatBuffer<TaskCore*> tasks_;  // that are not done, in no order
  GroupFuture* first_group_ = nullptr;
  FutureRef main_;
  DoneCallback stop_callback_;
  std::uint32_t last_handle_ = 0;
  std::uint32_t last_task_ = 0;
  std::uint32_t last_timer_ = 0;
  std::uint32_t last_resource_ = 0;
  std::uint32_t last_auto_name_ = 0;
  static constexpr std::size_t never = SIZE_MAX;
  std::size_t pieces_ = never;   // of work within handles, after which run_handles pauses
  std::size_t pieces_left_ = never;
  TaskCore* paused_ = nullptr;   // whose step is to go on
  Suspending paused_work_;       // with this, and its piece
  std::size_t next_piece_ = 0;
  HandleId paused_handle_ = HandleId::none;
  bool moving_timers_ = false;   // an iteration has begun, and not all due timers are moved
  bool in_iteration_ = false;
  bool stopping_ = false;
  bool deadlocked_ = false;
  bool closing_ = false;
  std::function<void(const ExceptionContext&)> exception_handler_;
  std::vector<ExceptionContext> reports_;
  std::vector<std::shared_ptr<void>> kept_;
};

inline void Waiter::set_result(Loop& loop_of_task) {
  if (done()) return;
  state = FutureState::finished;
  loop_of_task.schedule(*task, HandleKind::wake);
}
/// A lock may be released, an event set, while no loop runs, or another.
inline void Waiter::set_result() { set_result(*task->loop()); }

/// As asyncio.create_task: in CPython 3.11 a given name, too, uses up one number of the automatic names.
template <class T>
Task<T> create_task(Coro<T>&& coroutine, Name name = {}) {
  Loop& loop = Loop::running();
  const Name automatic = loop.auto_name();
  return loop.create_named_task(std::move(coroutine), name.empty() ? automatic : name);
}
inline TaskRef current_task() { return Loop::running().current_task(); }
/// The tasks of the running loop that are not done, in order of creation.
inline std::vector<TaskRef> all_tasks() { return Loop::running().all_tasks(); }

/// The program says something: a key of the text catalogues and up to two numbers.
void print(const Print& message);
/// The current task is at the marked place of its listing.
void line(std::uint16_t place);

template <class F>
Handle FutureRef::add_done_callback(F callback, Name name) {
  Call* call = new (FramePool::of(core_)) CallOf<F>(std::move(callback), name);
  Handle handle(call);
  call->add_ref();  // held by the list, then by the ready queue
  call->node.kind = HandleKind::call;
  call->node.call = call;
  core_->add_done_callback(call->node);
  return handle;
}

}  // namespace comptoir::loop
