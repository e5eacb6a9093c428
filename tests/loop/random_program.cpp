#include "random_program.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "interpreter.hpp"

namespace comptoir::loop {
namespace {

constexpr std::size_t most_handles = 100'000;  // a program of 240 statements never needs so many

/// Whole numbers are written without a fraction, as Python's side does.
void write_whole_numbers(Json& value) {
  if (value.is_structured()) {
    for (Json& inner : value) write_whole_numbers(inner);
  } else if (value.is_number_float()) {
    const double number = value;
    const auto whole = static_cast<std::int64_t>(number);
    if (static_cast<double>(whole) == number) value = whole;
  }
}

std::string line(Json value) {
  write_whole_numbers(value);
  return value.dump();
}

std::string tick_line(const Json& tick) {
  Json kept = Json::object();
  for (const auto& [key, value] : tick.items()) {
    if (key != "i" && !(value.is_structured() && value.empty())) kept[key] = value;
  }
  return line(std::move(kept));
}

auto order(const Json& record) {
  return std::tuple(record.value("task", ""), record.value("msg", ""), record.value("exc", ""), record.value("handle", ""));
}

/// Which of several references goes first is a matter of CPython's lists and sets.
void sort_reports(Json& log) {
  std::sort(log.begin(), log.end(), [](const Json& a, const Json& b) { return order(a) < order(b); });
}

}  // namespace

std::vector<std::string> trace_of(const Json& program, std::optional<std::size_t> pieces) {
  World world;
  if (pieces) world.loop.pause_within_handles(*pieces);
  std::optional<Interpreter> interpreter(std::in_place, world, program);
  std::string status = "ok";
  Json result;
  try {
    const auto main = world.loop.create_task(interpreter->main(), "main");
    world.loop.begin(main);
    for (std::size_t left = most_handles; world.loop.run_handles(left); --left) {
      if (!world.loop.within_handle() || left == 1) return {"this run does not come to an end"};
    }
    if (world.loop.deadlocked()) throw Deadlock();
    result = main.result();
  } catch (const Deadlock&) {
    status = "deadlock";
  } catch (...) {
    status = "raised:" + type_name(std::current_exception());
    if (status != "raised:CancelledError") result = shown(std::current_exception());
  }
  Json trace = world.trace.trace();
  world.ended = true;  // the last references go: what is reported now belongs to the exit
  interpreter.reset();
  world.end();
  sort_reports(world.exit_log);

  std::vector<std::string> lines;
  for (Json& tick : trace["ticks"]) {
    if (tick.contains("log")) sort_reports(tick["log"]);
    lines.push_back(tick_line(tick));
  }
  lines.push_back(line({{"status", status}, {"result", result}, {"t_end", trace["t_end"]}, {"final", trace["final"]},
                        {"tasks", trace["tasks"]}, {"exit_log", world.exit_log}}));
  return lines;
}

std::string difference(const std::vector<std::string>& actual, const std::vector<std::string>& expected) {
  const auto [mine, theirs] = std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end());
  if (mine == actual.end() && theirs == expected.end()) return "";
  const auto text = [](const auto& at, const auto& lines) { return at == lines.end() ? std::string("nothing") : *at; };
  return "iteration " + std::to_string(mine - actual.begin()) + ":\n  CPython: " + text(theirs, expected) +
         "\n  here:    " + text(mine, actual);
}

}  // namespace comptoir::loop
