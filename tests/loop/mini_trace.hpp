/// Rebuilds the ticks of the recorded runs of document 004's own loop from Observer calls; what programs emit comes through
/// emit(), and what tasks return through describe_end.
/// Knows nothing of generators.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "loop/observer.hpp"

namespace comptoir::loop {

class MiniTrace : public Observer {
 public:
  using Json = nlohmann::json;

  /// The value or the error of a task that is done.
  std::function<Json(TaskId)> describe_end;

  /// Between two steps it belongs to the one before.
  void emit(const std::string& event) { ticks_.back()["ev"].push_back({0, who(), event}); }

  Json trace() const {
    Json table = Json::array();
    Json final = Json::object();
    for (const auto& [id, task] : tasks_) {
      table.push_back({task.label, task.name, task.parent, 0, task.tick});
      final[task.label] = {task.state, task.end};
    }
    return {{"tasks", table}, {"final", final}, {"ticks", ticks_}, {"n_ticks", ticks_.size() - 1}};
  }

  void on_iteration(Time) override { before_first_step(); }
  void on_handle_scheduled(HandleId id, const HandleInfo& info) override {
    handles_[id] = info.task;
    queue_.push_back(id);
  }
  void on_handle_run(HandleId id) override {
    begin("run(" + tasks_[leave_queue(id)].label + ")");
    run(handles_[id]);
  }
  void on_handle_done(HandleId) override {
    current_ = TaskId::none;
    end();
  }
  void on_handle_skipped(HandleId id) override { begin("drop(" + tasks_[leave_queue(id)].label + ")"); }
  void on_task_created(TaskId id, Name name, TaskId) override {
    const int n = ++counts_[name.str()];
    const std::string label = name.str() + (n == 1 ? "" : "#" + std::to_string(n));
    tasks_[id] = {label, name.str(), who(), "NEW", "", nullptr, ticks_.size() - 1};
  }
  void on_task_cancel_requested(TaskId id) override { tasks_[id].state = "CANCELLED"; }
  void on_task_finished(TaskId id, Outcome outcome) override {
    current_ = TaskId::none;  // the loop prints it
    Task& task = tasks_[id];
    if (outcome == Outcome::cancelled) {
      emit("print " + task.label + " CANCELLED");
      return end();
    }
    task.state = outcome == Outcome::result ? "FINISHED" : "ERROR";
    task.end = describe_end(id);
    emit("print " + task.label + " " + task.state + " " + (task.end.is_null() ? "None" : task.end.get<std::string>()));
  }

 private:
  struct Task {
    std::string label, name, parent, state, shown;
    Json end = nullptr;
    std::size_t tick = 0;
  };

  std::string who() { return current_ == TaskId::none ? "-" : tasks_[current_].label; }
  void run(TaskId id) {
    current_ = id;
    tasks_[id].state = "RUNNING";
  }
  /// Only the first of the queue can.
  TaskId leave_queue(HandleId id) {
    if (queue_.empty() || queue_.front() != id) throw std::logic_error("not the first of the queue");
    queue_.erase(queue_.begin());
    return handles_.at(id);
  }
  static Json new_tick(std::size_t i, Json run) {
    return {{"i", i}, {"t", 0}, {"run", std::move(run)}, {"ready", Json::array()}, {"timers", Json::array()},
            {"tasks", Json::object()}, {"ev", Json::array()}};
  }
  void begin(const std::string& what) { ticks_.push_back(new_tick(ticks_.size(), Json::array({what}))); }
  void end() {
    Json& tick = ticks_.back();
    for (HandleId id : queue_) tick["ready"].push_back(tasks_[handles_[id]].label);
    for (auto& [id, task] : tasks_) {
      if (task.shown != task.state) tick["tasks"][task.label] = task.shown = task.state;
    }
  }
  void before_first_step() {
    if (!std::exchange(started_, true)) end();
  }

  std::map<TaskId, Task> tasks_;
  std::map<HandleId, TaskId> handles_;
  std::map<std::string, int> counts_;
  std::vector<HandleId> queue_;
  Json ticks_ = Json::array({new_tick(0, Json::array())});
  TaskId current_ = TaskId::none;
  bool started_ = false;
};

}  // namespace comptoir::loop
