/// A lesson's run in the form that lesson_traces.py gives what CPython does: prints, and of an asyncio program each iteration.
#pragma once

#include <map>
#include <string>

#include "model/listing.hpp"
#include "session/settings.hpp"
#include "tests/oracle/oracle_trace.hpp"

namespace comptoir::session {

class LessonTrace : public loop::OracleTrace {
 public:
  explicit LessonTrace(const Settings& settings);

  void on_task_created(loop::TaskId, loop::Name, loop::TaskId parent) override;
  void on_task_renamed(loop::TaskId, loop::Name) override {}
  void on_task_waits(loop::TaskId, const loop::WaitOn&) override;
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo&) override;
  void on_timer_scheduled(loop::HandleId, const loop::HandleInfo&, loop::Time deadline, std::uint32_t serial) override;
  void on_resource_created(loop::ResourceId, loop::ResourceKind, loop::Name, std::uint32_t permits) override;
  void on_iteration(loop::Time now) override;
  void on_block(loop::Time now) override;
  void on_print(loop::TaskId, const loop::Print&) override;
  void on_line(loop::TaskId, std::uint16_t place) override;

  /// {"prints", "end", "ticks"}.
  Json result();

 private:
  void tick_closed(Json& tick) override;

  const Settings& settings_;
  std::vector<model::ListingLine> listing_;
  std::map<std::string, std::uint16_t> places_;
  std::map<std::string, std::string> states_;
  Json prints_ = Json::array();
  std::map<loop::TaskId, loop::Name> names_;
  loop::Time now_;
};

/// Runs the lesson of these settings to its end, as asyncio.run does.
loop::OracleTrace::Json lesson_trace(const Settings&);

}  // namespace comptoir::session
