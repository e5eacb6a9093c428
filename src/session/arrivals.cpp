#include "session/arrivals.hpp"

#include <algorithm>

#include "model/restaurant_parameters.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;
using model::arrive_row;

constexpr std::int64_t millisecond = 1'000'000;

Problem wrong(Kind kind, std::string_view key, std::string_view value, std::string allowed) {
  return {kind, std::string(key), safe_excerpt(value), std::move(allowed), {}, nullptr, std::nullopt};
}

/// "0.4 – 3600 s": a client comes no earlier than the one before.
std::string allowed_from(std::int64_t least) { return format_value(arrive_row, least) + " – " + format_value(arrive_row, arrive_row.maximum) + "\u00a0s"; }

std::string_view separators(std::string_view text, Source source) {
  if (source == Source::link) return ",";
  return text.contains(';') ? ";" : ", \t\n";
}

}  // namespace

Arrivals read_arrivals(std::string_view key, std::string_view text, Source source, std::vector<Problem>& problems) {
  Arrivals arrivals;
  const std::string_view between = separators(text, source);
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find_first_of(between));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    if (part.find_first_not_of(' ') == part.npos) continue;
    auto read = parse_value(arrive_row, part, source);
    if (!read) {
      read.error().key = key;
      problems.push_back(std::move(read.error()));
    } else if (!arrivals.empty() && *read < arrivals.back()) {
      problems.push_back(wrong(Kind::out_of_range, key, part, allowed_from(arrivals.back())));
    } else if (arrivals.size() == model::most_arrivals) {
      problems.push_back(wrong(Kind::too_many_parts, key, part, std::to_string(model::most_arrivals)));
      break;
    } else {
      arrivals.push_back(*read);
    }
  }
  return arrivals;
}

std::string format_arrivals(std::span<const std::int64_t> arrivals) {
  std::string text;
  for (const std::int64_t time : arrivals) text.append(text.empty() ? "" : ",").append(format_value(arrive_row, time));
  return text;
}

Arrivals listed_arrivals(const model::Lesson& lesson, const model::Values& values) {
  const auto list = model::arrivals_of(lesson.parameters, values);
  return {list.begin(), list.end()};
}

bool has_own_list(const model::Lesson& lesson, const model::Values& values) { return values.size() > lesson.parameters.size(); }

std::expected<Arrivals, Problem> arrivals_of_run(const Clients& clients) {
  const std::uint32_t count = clients.size();
  if (count == 0 || count > model::most_arrivals)
    return std::unexpected(wrong(Kind::too_many_parts, arrive_row.key, std::to_string(count), std::to_string(count == 0 ? 0 : model::most_arrivals)));
  Arrivals arrivals;
  for (std::uint32_t n = 1; n <= count; ++n) arrivals.push_back(clients.client(n).arrived.ns / millisecond * millisecond);
  std::ranges::sort(arrivals);
  if (arrivals.back() > arrive_row.maximum)
    return std::unexpected(wrong(Kind::out_of_range, arrive_row.key, format_value(arrive_row, arrivals.back()), allowed_from(0)));
  return arrivals;
}

}  // namespace comptoir::session
