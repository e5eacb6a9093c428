/// The event loop that document 004 builds by hand: a Task steps a generator, and a Loop is a queue of tasks. No clock, no
/// futures: a task that stops goes to the back of the queue. Names are the article's. It reports to the Observer of the real
/// loop, so that it is recorded and shown in the same way.
///
///   mini::Generator<std::string> tic_tac() {
///     print("Tic");
///     co_yield {};
///     print("Tac");
///     co_yield {};
///     co_return "Boum!";
///   }
///   mini::Loop loop;
///   loop.schedule(tic_tac(), "tic_tac");
///   loop.schedule(spam(), "spam");
///   loop.run_until_empty();
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <utility>

#include "loop/ids.hpp"
#include "loop/mini/generator.hpp"
#include "loop/name.hpp"
#include "loop/observer.hpp"

namespace comptoir::mini {

/// RUNNING: started and not finished. CANCELLED is not "done": the loop has to come to it to drop it.
enum class Status : std::uint8_t { NEW, RUNNING, FINISHED, ERROR, CANCELLED };

class Task {
 public:
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  virtual ~Task() = default;

  /// Up to the next pause. Never throws: an error is kept.
  void run();
  bool is_done() const { return status_ == Status::FINISHED || status_ == Status::ERROR; }
  bool is_cancelled() const { return status_ == Status::CANCELLED; }
  /// Nothing if it is done. The generator is not told; it is never run again.
  void cancel();

  Status status() const { return status_; }
  std::exception_ptr error_value() const { return error_; }
  loop::Name name() const { return name_; }
  loop::TaskId id() const { return id_; }

 protected:
  Task(loop::Name name, loop::TaskId id, loop::Observer* observer) : observer_(observer), name_(name), id_(id) {}

 private:
  virtual bool next() = 0;

  loop::Observer* observer_;
  std::exception_ptr error_;
  loop::Name name_;
  loop::TaskId id_;
  Status status_ = Status::NEW;
};

template <class T>
class TaskOf final : public Task {
 public:
  TaskOf(Generator<T> generator, loop::Name name, loop::TaskId id, loop::Observer* observer)
      : Task(name, id, observer), generator_(std::move(generator)) {}
  /// Of a task that is FINISHED.
  std::add_lvalue_reference_t<T> return_value() const { return generator_.value(); }

 private:
  bool next() override { return generator_.next(); }

  Generator<T> generator_;
};

class Loop {
 public:
  /// `observer` must outlive the loop and its tasks; null: nobody listens. Each step is an iteration of its own, at time 0; the
  /// article prints a task where on_task_finished is called.
  explicit Loop(loop::Observer* observer = nullptr) : observer_(observer) {}
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// A task that is in no queue yet; it may as well be run by hand.
  template <class T>
  std::shared_ptr<TaskOf<T>> task(Generator<T> generator, loop::Name name) {
    const loop::TaskId id{++last_task_};
    if (observer_) observer_->on_task_created(id, name, current_);
    return std::make_shared<TaskOf<T>>(std::move(generator), name, id, observer_);
  }

  /// To the back of the queue. A generator becomes a task.
  template <class T>
  std::shared_ptr<TaskOf<T>> schedule(Generator<T> generator, loop::Name name) {
    return schedule(task(std::move(generator), name));
  }
  template <class AnyTask>
  std::shared_ptr<AnyTask> schedule(std::shared_ptr<AnyTask> task) {
    append(task);
    return task;
  }

  /// The article's _loop(): the first task of the queue runs up to its next pause and goes to the back, unless it is done; a
  /// cancelled one is dropped. Throws IndexError if the queue is empty, as deque.popleft() does.
  void step();
  void run_until_empty();
  /// A step without the queue, which must be empty: the program itself calls task.run(). Its handle is made just for it.
  void run_by_hand(Task& task);
  /// What else is in the queue then stays there. Of a cancelled task the end never comes: the queue empties, then IndexError.
  template <class... Scheduled>
  auto run_until_complete(Scheduled&&... scheduled) {
    auto task = schedule(std::forward<Scheduled>(scheduled)...);
    while (!task->is_done()) step();
    return task;
  }

  std::size_t size() const { return queue_.size(); }

  // For programs that say something.
  /// The running task does; outside of tasks, the loop or the program itself.
  void print(const loop::Print& message) const {
    if (observer_) observer_->on_print(current_, message);
  }
  /// The running task, or the one that has just ended, is at this marked place of its listing. Of what the loop or the program
  /// does otherwise nothing is told: a task that has stopped stays where it stopped.
  void line(std::uint16_t place) const {
    if (observer_ && stepped_ != loop::TaskId::none) observer_->on_line(stepped_, place);
  }
  /// The article's print(task): called for a task that has ended or is dropped, and after every step by hand.
  using PrintTask = void (*)(Loop&, const Task&);
  void set_print_task(PrintTask print_task) { print_task_ = print_task; }

 private:
  struct Entry {
    std::shared_ptr<Task> task;
    loop::HandleId handle;
  };

  loop::HandleId new_handle(const Task& task);
  void append(std::shared_ptr<Task> task);
  void drop(const Entry& entry);
  void begin(Task& task, loop::HandleId handle);
  void end(loop::HandleId handle);

  loop::Observer* observer_;
  PrintTask print_task_ = nullptr;
  std::deque<Entry> queue_;
  loop::TaskId current_ = loop::TaskId::none;  // whose generator runs
  loop::TaskId stepped_ = loop::TaskId::none;  // the same, or the one that has ended in this step
  std::uint32_t last_task_ = 0;
  std::uint32_t last_handle_ = 0;
};

}  // namespace comptoir::mini
