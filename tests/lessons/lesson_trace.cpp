#include "tests/lessons/lesson_trace.hpp"

#include <algorithm>

#include "loop/runner.hpp"
#include "model/sheet.hpp"
#include "session/labels.hpp"

namespace comptoir::session {
namespace {

/// Names of plain callbacks and of futures are the lesson's own.
loop::HandleInfo neutral(loop::HandleInfo info) {
  info.text = {};
  return info;
}

double seconds_of(loop::Time time) { return static_cast<double>(time.ns) / 1e9; }

}  // namespace

LessonTrace::LessonTrace(const Settings& settings) : settings_(settings) {
  const model::Sheet* sheet = model::find_sheet(settings.lesson->id);
  if (sheet) listing_ = model::read_listing(sheet->plain("python"), settings.lesson->parameters, settings.values);
}

void LessonTrace::on_task_created(loop::TaskId id, loop::Name name, loop::TaskId parent) {
  names_[id] = name;
  OracleTrace::on_task_created(id, {"T", loop::number(id)}, parent);
}

void LessonTrace::on_task_waits(loop::TaskId id, const loop::WaitOn& on) {
  loop::WaitOn plain = on;
  plain.text = {};
  OracleTrace::on_task_waits(id, plain);
}

void LessonTrace::on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) { OracleTrace::on_handle_scheduled(id, neutral(info)); }

void LessonTrace::on_timer_scheduled(loop::HandleId id, const loop::HandleInfo& info, loop::Time deadline, std::uint32_t serial) {
  OracleTrace::on_timer_scheduled(id, neutral(info), deadline, serial);
}

void LessonTrace::on_resource_created(loop::ResourceId id, loop::ResourceKind kind, loop::Name, std::uint32_t permits) {
  OracleTrace::on_resource_created(id, kind, {}, permits);
}

void LessonTrace::on_iteration(loop::Time now) {
  now_ = now;
  OracleTrace::on_iteration(now);
}

void LessonTrace::on_block(loop::Time now) {
  now_ = now;
  OracleTrace::on_block(now);
}

void LessonTrace::on_print(loop::TaskId id, const loop::Print& print) {
  const loop::Name name = id == loop::TaskId::none ? loop::Name() : names_.at(id);
  prints_.push_back({seconds_of(now_), plain_line(*settings_.lesson, name, print)});
}

void LessonTrace::on_line(loop::TaskId id, std::uint16_t place) { places_[task_name(id)] = place; }

void LessonTrace::tick_closed(Json& tick) {
  for (const char* key : {"run", "ready"}) {
    for (Json& label : tick[key]) {
      if (label == "call()") label = "call";
      if (label == "~call()") label = "~call";
    }
  }
  for (Json& timer : tick["timers"]) {
    if (timer[2] == "call()") timer[2] = "call";
  }
  for (const auto& [name, state] : tick["tasks"].items()) states_[name] = state;
  tick["lines"] = Json::object();
  for (const auto& [name, state] : states_) {
    if (!state.starts_with("wait:")) continue;
    const auto line = std::ranges::find(listing_, places_[name], &model::ListingLine::place);
    if (line != listing_.end()) tick["lines"][name] = line->number;
  }
  tick["ev"] = Json::array();   // prints are compared with their times
  tick.erase("log");
}

LessonTrace::Json LessonTrace::result() {
  return {{"prints", prints_}, {"end", seconds_of(now_)}, {"ticks", trace()["ticks"]}};
}

loop::OracleTrace::Json lesson_trace(const Settings& settings) {
  LessonTrace trace(settings);
  if (on_article_loop(settings)) {
    mini::Loop article(&trace);
    try {
      settings.lesson->article(article, *settings.lesson, settings.values);
    } catch (const loop::IndexError&) {   // popleft() of an empty queue
    }
    return trace.result();
  }
  loop::Loop loop(&trace);
  loop.set_exception_handler([](const loop::ExceptionContext&) {});
  {
    const auto main = loop.create_task(settings.lesson->program(loop, *settings.lesson, settings.values), "main");
    loop.run_until_complete(main);
    loop::cancel_all_tasks(loop);
  }
  return trace.result();
}

}  // namespace comptoir::session
