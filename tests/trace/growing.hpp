/// An observer that passes everything on to a recorder, and then has something done after every handle.
#pragma once

#include <functional>
#include <utility>

#include "trace/recorder.hpp"

namespace comptoir::trace::testing {

class Growing final : public loop::Observer {
 public:
  Growing(Recorder& recorder, std::function<void()> after_handle) : recorder_(recorder), after_handle_(std::move(after_handle)) {}

  void on_handle_done(loop::HandleId h) override {
    recorder_.on_handle_done(h);
    after_handle_();
  }
  void on_iteration(loop::Time t) override { recorder_.on_iteration(t); }
  void on_block(loop::Time t) override { recorder_.on_block(t); }
  void on_deadlock() override { recorder_.on_deadlock(); }
  void on_handle_run(loop::HandleId h) override { recorder_.on_handle_run(h); }
  void on_handle_skipped(loop::HandleId h) override { recorder_.on_handle_skipped(h); }
  void on_handle_scheduled(loop::HandleId h, const loop::HandleInfo& i) override { recorder_.on_handle_scheduled(h, i); }
  void on_handle_cancelled(loop::HandleId h) override { recorder_.on_handle_cancelled(h); }
  void on_timer_scheduled(loop::HandleId h, const loop::HandleInfo& i, loop::Time t, std::uint32_t s) override {
    recorder_.on_timer_scheduled(h, i, t, s);
  }
  void on_timer_due(loop::HandleId h) override { recorder_.on_timer_due(h); }
  void on_timer_purged(loop::HandleId h) override { recorder_.on_timer_purged(h); }
  void on_timers_rebuilt() override { recorder_.on_timers_rebuilt(); }
  void on_task_created(loop::TaskId t, loop::Name n, loop::TaskId p) override { recorder_.on_task_created(t, n, p); }
  void on_awaits_child(loop::TaskId t, loop::TaskId c) override { recorder_.on_awaits_child(t, c); }
  void on_task_waits(loop::TaskId t, const loop::WaitOn& w) override { recorder_.on_task_waits(t, w); }
  void on_task_cancel_requested(loop::TaskId t) override { recorder_.on_task_cancel_requested(t); }
  void on_task_cancel_pending(loop::TaskId t) override { recorder_.on_task_cancel_pending(t); }
  void on_task_finished(loop::TaskId t, loop::Outcome o) override { recorder_.on_task_finished(t, o); }
  void on_error_unseen(loop::TaskId t) override { recorder_.on_error_unseen(t); }
  void on_callback_raised(loop::HandleId h) override { recorder_.on_callback_raised(h); }
  void on_resource_created(loop::ResourceId r, loop::ResourceKind k, loop::Name n, std::uint32_t p) override {
    recorder_.on_resource_created(r, k, n, p);
  }
  void on_queued(loop::ResourceId r, loop::TaskId t) override { recorder_.on_queued(r, t); }
  void on_granted(loop::ResourceId r, loop::TaskId t) override { recorder_.on_granted(r, t); }
  void on_acquired(loop::ResourceId r, loop::TaskId t) override { recorder_.on_acquired(r, t); }
  void on_left(loop::ResourceId r, loop::TaskId t) override { recorder_.on_left(r, t); }
  void on_released(loop::ResourceId r, loop::TaskId t) override { recorder_.on_released(r, t); }
  void on_print(loop::TaskId t, const loop::Print& p) override { recorder_.on_print(t, p); }
  void on_line(loop::TaskId t, std::uint16_t p) override { recorder_.on_line(t, p); }

 private:
  Recorder& recorder_;
  std::function<void()> after_handle_;
};

}  // namespace comptoir::trace::testing
