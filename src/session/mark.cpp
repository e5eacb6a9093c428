#include "session/mark.hpp"

#include <algorithm>
#include <optional>

#include "session/parameter_table.hpp"
#include "session/percent.hpp"
#include "session/utf8.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

constexpr std::int64_t ns_per_second = 1'000'000'000;
constexpr std::int64_t longest_time = 1'000'000'000 * ns_per_second;
constexpr std::string_view start = "start";

}  // namespace

bool comes_before(const trace::Moment& a, const trace::Moment& b) {
  return a.time != b.time ? a.time < b.time : a.n - 1 < b.n - 1;   // 0 becomes the largest
}

std::optional<trace::Moment> read_moment(std::string_view text) {
  if (text == start) return trace::before_first;
  const std::size_t dash = std::min(text.find('-', 1), text.size());
  const auto time = parse_seconds(text.substr(0, dash), longest_time);
  if (!time) return std::nullopt;
  if (dash == text.size()) return trace::Moment{{*time}, 0};
  const auto n = parse_seconds(text.substr(dash + 1), longest_time);
  if (!n || *n < ns_per_second || *n % ns_per_second != 0) return std::nullopt;
  return trace::Moment{{*time}, static_cast<std::uint32_t>(*n / ns_per_second)};
}

std::string format_moment(const trace::Moment& moment) {
  if (moment.time < loop::Time{}) return std::string(start);
  std::string text = text::plain_seconds(moment.time.ns);
  if (moment.n != 0) text.append("-").append(std::to_string(moment.n));
  return text;
}

std::expected<Mark, Problem> read_mark(std::string_view text) {
  Problem problem;
  problem.key = "marks";
  problem.value = safe_excerpt(text);
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto moment = read_moment(text.substr(0, colon));
  if (!moment) {
    problem.kind = Problem::Kind::unknown_value;
    problem.allowed = "3.5:…, 3.5-7:…, start:…";
    return std::unexpected(std::move(problem));
  }
  const auto decoded = percent_decoded(text.substr(std::min(colon + 1, text.size())));
  auto caption = decoded ? clean_line(*decoded, longest_caption) : std::nullopt;
  if (!caption) {
    problem.kind = Problem::Kind::bad_encoding;
    return std::unexpected(std::move(problem));
  }
  return Mark{*moment, std::move(*caption)};
}

std::string format_mark(const Mark& mark) {
  std::string text = format_moment(mark.moment);
  if (!mark.caption.empty()) text.append(":").append(percent_encoded(mark.caption));
  return text;
}

bool put_mark(std::vector<Mark>& marks, Mark mark) {
  const auto place = std::ranges::lower_bound(marks, mark.moment, comes_before, &Mark::moment);
  if (place != marks.end() && place->moment == mark.moment) {
    place->caption = std::move(mark.caption);
    return true;
  }
  if (marks.size() >= most_marks) return false;
  marks.insert(place, std::move(mark));
  return true;
}

}  // namespace comptoir::session
