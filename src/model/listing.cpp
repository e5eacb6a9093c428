#include "model/listing.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace comptoir::model {
namespace {

struct Mark {
  std::string_view before;  ///< the line up to its mark, right-trimmed
  std::string_view text;    ///< "@12" or "=cooks"
};

std::string_view right_trimmed(std::string_view line) {
  const auto end = line.find_last_not_of(' ');
  return end == std::string_view::npos ? std::string_view{} : line.substr(0, end + 1);
}

std::optional<Mark> find_mark(std::string_view line) {
  for (const std::string_view comment : {"# ", "// "}) {
    const auto at = line.rfind(comment);
    if (at == std::string_view::npos) continue;
    const std::string_view text = line.substr(at + comment.size());
    if (text.starts_with('@') || text.starts_with('=')) return Mark{right_trimmed(line.substr(0, at)), text};
  }
  return std::nullopt;
}

/// "COOKS = 3" with 4 reads "COOKS = 4": the last number of the line is the parameter's.
std::string with_value(std::string_view line, std::string_view value) {
  constexpr std::string_view digits = "0123456789.";
  const auto last = line.find_last_of(digits);
  if (last == std::string_view::npos) return std::string(line);
  const auto before = line.find_last_not_of(digits, last);
  const auto first = before == std::string_view::npos ? 0 : before + 1;
  return std::string(line.substr(0, first)).append(value).append(line.substr(last + 1));
}

ListingLine read_line(std::string_view line, std::span<const Parameter> parameters, const Values& values) {
  const auto mark = find_mark(line);
  if (!mark) return {.words = std::string(line)};
  const std::string_view key = mark->text.substr(1);
  if (mark->text.front() == '@') {
    std::uint16_t place = 0;
    std::from_chars(key.data(), key.data() + key.size(), place);
    return {.words = std::string(mark->before), .place = place};
  }
  const auto row = std::ranges::find(parameters, key, &Parameter::key);
  if (row == parameters.end()) return {.words = std::string(mark->before)};
  const auto index = static_cast<std::size_t>(row - parameters.begin());
  return {.words = with_value(mark->before, written_value(*row, values.at(index)))};
}

}  // namespace

std::vector<ListingLine> read_listing(std::string_view source, std::span<const Parameter> parameters,
                                      const Values& values) {
  std::vector<ListingLine> lines;
  while (!source.empty()) {
    const auto end = std::min(source.find('\n'), source.size());
    lines.push_back(read_line(source.substr(0, end), parameters, values));
    lines.back().number = static_cast<std::uint32_t>(lines.size());
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return lines;
}

std::string written_value(const Parameter& parameter, std::int64_t value) {
  if (parameter.kind == ParameterKind::count) return std::to_string(value);
  constexpr std::int64_t second = 1'000'000'000;
  std::string text = std::to_string(value / second);
  if (const std::int64_t rest = value % second; rest != 0) {
    std::string fraction = std::to_string(second + rest).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += '.' + fraction;
  }
  return text;
}

}  // namespace comptoir::model
