#include "model/listing.hpp"

#include <algorithm>
#include <numeric>
#include <charconv>
#include <optional>
#include <utility>

#include "model/recorded.hpp"
#include "model/restaurant_parameters.hpp"

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

/// "ARRIVALS = [0]": between the brackets stands the list.
std::string with_arrivals(std::string_view line, std::span<const std::int64_t> arrivals) {
  std::string shown(line.substr(0, line.find('[') + 1));
  for (const std::int64_t time : arrivals) shown.append(shown.ends_with('[') ? "" : ", ").append(written_value(arrive_row, time));
  return shown += ']';
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
  if (key == arrive_row.key) return {.words = with_arrivals(mark->before, arrivals_of(parameters, values))};
  const auto row = std::ranges::find(parameters, key, &Parameter::key);
  if (row == parameters.end()) return {.words = std::string(mark->before)};
  const auto index = static_cast<std::size_t>(row - parameters.begin());
  return {.words = with_value(mark->before, written_value(*row, values.at(index)))};
}

/// Lines that stand only with some options of a choice.
struct Block {
  bool chosen = false;                 ///< whether the option is one of those named
  bool kept = false;                   ///< whether the lines here stand: those after "else" do otherwise
  std::optional<std::size_t> choice;   ///< to be said of the next line
};

/// The text up to the mark, which is taken off it.
std::string_view take_until(std::string_view& text, char mark) {
  const auto end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

/// "if pause=sleep": whether the present option is one of those named. A key that the lesson lacks keeps nothing.
Block begin_block(std::string_view condition, std::span<const Parameter> parameters, const Values& values) {
  Block block;
  while (!condition.empty()) {
    std::string_view options = take_until(condition, ',');
    const auto row = std::ranges::find(parameters, take_until(options, '='), &Parameter::key);
    if (row == parameters.end() || options.empty()) continue;
    const auto index = static_cast<std::size_t>(row - parameters.begin());
    const std::string_view present = row->options[static_cast<std::size_t>(values.at(index))];
    while (!options.empty()) block.chosen = take_until(options, '|') == present || block.chosen;
    if (chosen_at_lines(*row)) block.choice = index;
  }
  block.kept = block.chosen;
  return block;
}

/// True when the line is a mark of a block, which it then begins, turns or ends.
bool read_block_mark(std::string_view line, std::span<const Parameter> parameters, const Values& values, std::vector<Block>& blocks) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  line = right_trimmed(line);
  if (line.starts_with("# ")) line.remove_prefix(2);
  else if (line.starts_with("// ")) line.remove_prefix(3);
  else return false;
  if (line.starts_with("if ") && line.find('=') != line.npos && line.find(' ', 3) == line.npos) {
    blocks.push_back(begin_block(line.substr(3), parameters, values));
  } else if (line == "else" && !blocks.empty()) {
    Block& block = blocks.back();
    block.kept = !block.chosen;
  } else if (line == "end" && !blocks.empty()) {
    blocks.pop_back();
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::vector<ListingLine> read_listing(std::string_view source, std::span<const Parameter> parameters,
                                      const Values& values) {
  std::vector<ListingLine> lines;
  std::vector<Block> blocks;
  while (!source.empty()) {
    const auto end = std::min(source.find('\n'), source.size());
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    if (read_block_mark(line, parameters, values, blocks)) continue;
    if (!std::ranges::all_of(blocks, &Block::kept)) continue;
    ListingLine shown = read_line(line, parameters, values);
    shown.number = static_cast<std::uint32_t>(lines.size() + 1);
    if (!blocks.empty()) shown.choice = std::exchange(blocks.back().choice, std::nullopt);
    lines.push_back(std::move(shown));
  }
  return lines;
}

namespace {

/// "1/3" where no decimal of three places is exact.
std::string written_price(std::int64_t value) {
  constexpr std::int64_t parts = parts_of_one;
  if (value % 3 != 0) {
    const std::int64_t common = std::gcd(value, parts);
    return std::to_string(value / common) + "/" + std::to_string(parts / common);
  }
  std::string text = std::to_string(value / parts);
  if (const std::int64_t rest = value % parts / 3; rest != 0) {
    std::string fraction = std::to_string(1'000 + rest).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += '.' + fraction;
  }
  return text;
}

}  // namespace

std::string written_value(const Parameter& parameter, std::int64_t value) {
  if (parameter.kind == ParameterKind::choice) return std::string(parameter.options[static_cast<std::size_t>(value)]);
  if (parameter.kind == ParameterKind::count) return std::to_string(value);
  if (parameter.kind == ParameterKind::price) return written_price(value);
  constexpr std::int64_t second = 1'000'000'000;
  std::string text = std::to_string(value / second);
  if (const std::int64_t rest = value % second; rest != 0) {
    std::string fraction = std::to_string(second + rest).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += '.' + fraction;
  }
  return text;
}

std::vector<ListingLine> listing_of(const Lesson& lesson, std::string_view program, const Values& values) {
  if (const Recorded* own = recorded(lesson)) return program == "python" ? own->listing : std::vector<ListingLine>();
  const Sheet* sheet = find_sheet(lesson.id);
  return read_listing(sheet ? sheet->plain(program) : std::string_view(), lesson.parameters, values);
}

}  // namespace comptoir::model
