/// An observer that does the least that one can which keeps anything: 24 bytes an event into fresh memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "loop/observer.hpp"

namespace comptoir::bench {

/// What a recording's time is measured against.
class Writer final : public loop::Observer {
 public:
  void on_iteration(loop::Time t) override { put(1, t.ns); }
  void on_handle_run(loop::HandleId id) override { put(2, number(id)); }
  void on_handle_done(loop::HandleId id) override { put(3, number(id)); }
  void on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) override { put(4, number(id), number(info.task)); }
  void on_timer_scheduled(loop::HandleId id, const loop::HandleInfo&, loop::Time t, std::uint32_t) override { put(5, number(id), t.ns); }
  void on_timer_due(loop::HandleId id) override { put(6, number(id)); }
  void on_task_created(loop::TaskId id, loop::Name, loop::TaskId parent) override { put(7, number(id), number(parent)); }
  void on_awaits_child(loop::TaskId a, loop::TaskId b) override { put(8, number(a), number(b)); }
  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) override { put(9, number(id), number(on.resource)); }
  void on_task_finished(loop::TaskId id, loop::Outcome) override { put(10, number(id)); }
  void on_queued(loop::ResourceId r, loop::TaskId id) override { put(11, number(r), number(id)); }
  void on_granted(loop::ResourceId r, loop::TaskId id) override { put(12, number(r), number(id)); }
  void on_acquired(loop::ResourceId r, loop::TaskId id) override { put(13, number(r), number(id)); }
  void on_released(loop::ResourceId r, loop::TaskId id) override { put(14, number(r), number(id)); }
  void on_print(loop::TaskId id, const loop::Print& p) override { put(15, number(id), p.a); }
  void on_line(loop::TaskId id, std::uint16_t place) override { put(16, number(id), place); }

 private:
  struct Event { std::int64_t kind, a, b; };
  static constexpr std::size_t chunk = 65'536;
  void put(std::int64_t kind, std::int64_t a = 0, std::int64_t b = 0) {
    if (used_ == chunk || chunks_.empty()) {
      chunks_.push_back(std::make_unique_for_overwrite<Event[]>(chunk));
      used_ = 0;
    }
    chunks_.back()[used_++] = {kind, a, b};
  }
  std::vector<std::unique_ptr<Event[]>> chunks_;
  std::size_t used_ = 0;
};

}  // namespace comptoir::bench
