#include "session/stop.hpp"

#include <algorithm>

#include "model/roles.hpp"
#include "session/labels.hpp"
#include "session/parameter_table.hpp"
#include "session/percent.hpp"
#include "session/utf8.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Key;
using Kind = Stop::Kind;

constexpr std::int64_t ns_per_second = 1'000'000'000;
constexpr std::int64_t longest_time = 1'000'000'000 * ns_per_second;
constexpr std::int64_t most_handles = 1'000'000;
constexpr std::size_t longest_name = 120;

/// "burger:6" as the tasks of lessons are called for a person.
std::string label_of(text::Language language, std::string_view name) {
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  const auto number = digits == name.size() || name.size() - digits > 8 ? std::nullopt : parse_seconds(name.substr(digits), longest_time);
  if (!number) return std::string(name);
  const std::string prefix(name.substr(0, digits));
  return task_label(language, loop::Name(prefix.c_str(), static_cast<std::uint32_t>(*number / ns_per_second)));
}

}  // namespace

std::expected<Stop, Problem> read_stop(std::string_view kind, std::string_view value) {
  const auto refuse = [&](Problem::Kind why, std::string allowed) {
    Problem problem;
    problem.kind = why;
    problem.key = "stop";
    problem.value = safe_excerpt(value.empty() ? kind : std::string(kind).append(":").append(value));
    problem.allowed = std::move(allowed);
    return std::unexpected(std::move(problem));
  };
  const auto found = std::ranges::find(stop_words, kind);
  Stop stop;
  stop.kind = static_cast<Kind>(found - stop_words.begin());
  switch (stop.kind) {
    case Kind::time: {
      const auto time = parse_seconds(value, longest_time);
      if (!time) return refuse(Problem::Kind::not_a_number, "time:4");
      stop.value = *time;
      return stop;
    }
    case Kind::task: case Kind::queue: {
      auto name = clean_line(value, longest_name);
      if (!name || name->empty()) return refuse(Problem::Kind::unknown_value, stop.kind == Kind::task ? "task:burger:6" : "queue:cook");
      stop.name = std::move(*name);
      return stop;
    }
    case Kind::late: case Kind::error:
      if (!value.empty()) return refuse(Problem::Kind::unknown_value, std::string(kind));
      return stop;
    case Kind::handles: {
      const auto count = parse_seconds(value, most_handles * ns_per_second);
      if (!count || *count < ns_per_second || *count % ns_per_second != 0) return refuse(Problem::Kind::out_of_range, "handles:1 – handles:1000000");
      stop.value = *count / ns_per_second;
      return stop;
    }
  }
  return refuse(Problem::Kind::unknown_value, "time:4, task:burger:6, queue:cook, late, error, handles:8");
}

std::string format_stop(const Stop& stop) {
  std::string text(stop_words[static_cast<std::size_t>(stop.kind)]);
  switch (stop.kind) {
    case Kind::time: return text.append(":").append(text::plain_seconds(stop.value));
    case Kind::task: case Kind::queue: return text.append(":").append(percent_encoded(stop.name));
    case Kind::handles: return text.append(":").append(std::to_string(stop.value));
    case Kind::late: case Kind::error: break;
  }
  return text;
}

std::string describe(text::Language language, const Stop& stop) {
  switch (stop.kind) {
    case Kind::time: return text::fill(language, Key::stop_time, {clock_seconds(language, stop.value)});
    case Kind::task: return text::fill(language, Key::stop_task, {label_of(language, stop.name)});
    case Kind::queue: return text::fill(language, Key::stop_queue, {station_label(language, loop::Name(stop.name.c_str()))});
    case Kind::late: return text::fill(language, Key::stop_late);
    case Kind::error: return text::fill(language, Key::stop_error);
    case Kind::handles: break;
  }
  return text::fill(language, Key::stop_handles, {text::whole(language, stop.value)});
}

std::string kind_label(text::Language language, Kind kind) {
  if (kind == Kind::time) return text::fill(language, Key::stop_kind_time);
  static constexpr Key keys[] = {Key::stop_time, Key::stop_task, Key::stop_queue, Key::stop_late, Key::stop_error, Key::stop_handles};
  std::string label = text::fill(language, keys[static_cast<std::size_t>(kind)], {"…"});
  if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

}  // namespace comptoir::session
