#include "session/parameter_table.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "model/listing.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using model::Parameter;
using model::ParameterKind;

constexpr std::int64_t ns_per_second = 1'000'000'000;
constexpr std::int64_t huge = 9'000'000'000 * ns_per_second;   // anything larger is read as this

/// A decimal number in billionths.
struct Number {
  std::int64_t billionths = 0;
  bool exact = true;   ///< no digits other than 0 beyond the ninth decimal
};

/// [+-]digits[.digits], at least one digit, and nothing else.
std::optional<Number> read_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Number number;
  bool any = false;
  bool decimals = false;
  std::int64_t unit = ns_per_second;
  for (const char c : text) {
    if (c == '.' && !decimals) {
      decimals = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    const std::int64_t digit = c - '0';
    if (!decimals) {
      number.billionths = number.billionths >= huge / 10 ? huge : number.billionths * 10 + digit * ns_per_second;
    } else {
      unit /= 10;
      if (unit == 0 && digit != 0) number.exact = false;
      number.billionths = std::min(huge, number.billionths + digit * unit);
    }
  }
  if (!any) return std::nullopt;
  if (negative) number.billionths = -number.billionths;
  return number;
}

void remove_all(std::string& text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) text.erase(at, what.size());
}

/// Commas that part thousands: groups of three up to the point or the end, one to three digits before the first.
bool commas_part_thousands(std::string_view text) {
  std::size_t at = text.find(',');
  if (at == 0 || at == std::string_view::npos || at > 4) return false;
  const std::size_t end = std::min(text.find('.'), text.size());
  for (; at < end; at += 4) {
    if (text[at] != ',' || at + 4 > end || text.substr(at + 1, 3).contains(',')) return false;
  }
  return at == end;
}

/// What a person typed, as a link would write it.
std::string normalized(const Parameter& row, std::string_view typed) {
  std::string text(typed.substr(0, 200));
  for (const std::string_view space : {" ", "\t", "\n", "\r", "\u00a0", "\u202f", "\u2009"}) remove_all(text, space);
  if (text.starts_with("\u2212")) text.replace(0, std::string_view("\u2212").size(), "-");
  const bool duration = row.kind == ParameterKind::duration;
  if (duration && (text.ends_with('s') || text.ends_with('S'))) text.pop_back();
  const auto commas = std::count(text.begin(), text.end(), ',');
  const bool thousands = (!duration || commas > 1 || text.contains('.')) && commas_part_thousands(text);
  if (thousands) remove_all(text, ",");
  else if (commas == 1 && !text.contains('.')) text[text.find(',')] = '.';
  return text;
}

/// "1/3": in billionths, when it is a whole number of 1/3000.
std::optional<std::int64_t> read_price(std::string_view text) {
  constexpr std::int64_t parts = model::parts_of_one;
  const std::size_t slash = text.find('/');
  const auto number = read_number(text.substr(0, slash));
  if (!number || !number->exact) return std::nullopt;
  if (slash == std::string_view::npos) {
    constexpr std::int64_t thousandth = ns_per_second / 1'000;
    return number->billionths % thousandth == 0 ? std::optional(number->billionths / thousandth * (parts / 1'000)) : std::nullopt;
  }
  const auto below = read_number(text.substr(slash + 1));
  if (!below || below->billionths <= 0 || below->billionths % ns_per_second != 0 || number->billionths % ns_per_second != 0) return std::nullopt;
  const std::int64_t above = std::clamp<std::int64_t>(number->billionths / ns_per_second, -huge / ns_per_second, huge / ns_per_second) * parts;
  const std::int64_t divisor = below->billionths / ns_per_second;
  return above % divisor == 0 ? std::optional(above / divisor) : std::nullopt;
}

std::unexpected<Problem> refused(Problem::Kind kind, const Parameter& row, std::string_view text) {
  Problem problem;
  problem.kind = kind;
  problem.key = row.key;
  problem.value = safe_excerpt(text);
  problem.parameter = &row;
  return std::unexpected(std::move(problem));
}

}  // namespace

std::optional<std::size_t> find_parameter(const model::Lesson& lesson, std::string_view key) {
  for (std::size_t i = 0; i < lesson.parameters.size(); ++i) {
    if (lesson.parameters[i].key == key) return i;
  }
  return std::nullopt;
}

std::vector<LessonParameter> all_parameters() {
  // The lesson with most rows first: it has them in the order of the whole table.
  std::vector<const model::Lesson*> lessons;
  for (const model::Lesson& lesson : model::lessons()) lessons.push_back(&lesson);
  std::ranges::stable_sort(lessons, std::greater<>(), [](const model::Lesson* lesson) { return lesson->parameters.size(); });
  std::vector<LessonParameter> rows;
  for (const model::Lesson* lesson : lessons) {
    for (const Parameter& row : lesson->parameters) {
      if (std::ranges::none_of(rows, [&](const LessonParameter& seen) { return seen.row->key == row.key; })) rows.push_back({lesson, &row});
    }
  }
  return rows;
}

std::expected<std::int64_t, Problem> parse_value(const Parameter& row, std::string_view text, Source source) {
  if (row.kind == ParameterKind::choice) {
    const auto option = std::ranges::find(row.options, text);
    if (option == row.options.end()) return refused(Problem::Kind::unknown_value, row, text);
    return option - row.options.begin();
  }
  if (row.kind == ParameterKind::price) {
    const auto price = read_price(source == Source::typed ? normalized(row, text) : std::string(text));
    if (!price) return refused(Problem::Kind::not_a_number, row, text);
    if (*price < row.minimum || *price > row.maximum || text.starts_with('-')) return refused(Problem::Kind::out_of_range, row, text);
    return *price;
  }
  const auto number = source == Source::typed ? read_number(normalized(row, text)) : read_number(text);
  if (!number) return refused(Problem::Kind::not_a_number, row, text);
  const std::int64_t scale = row.kind == ParameterKind::count ? ns_per_second : 1;
  const std::int64_t value = number->billionths / scale;
  const bool whole = number->exact && number->billionths % scale == 0;
  const bool under_zero = value == 0 && number->billionths < 0;
  if (value < row.minimum || value > row.maximum || (under_zero && row.minimum == 0)) {
    return refused(Problem::Kind::out_of_range, row, text);
  }
  if (!whole && value == row.maximum) return refused(Problem::Kind::out_of_range, row, text);
  if (!whole || (value - row.minimum) % row.step != 0) return refused(Problem::Kind::off_step, row, text);
  return value;
}

std::int64_t nearest_value(const Parameter& row, double value) {
  if (!(value > static_cast<double>(row.minimum))) return row.minimum;
  if (value >= static_cast<double>(row.maximum)) return row.maximum;
  const auto step = static_cast<double>(row.slider_step);
  const std::int64_t steps = std::llround((value - static_cast<double>(row.minimum)) / step);
  return std::clamp(row.minimum + steps * row.slider_step, row.minimum, row.maximum);
}

std::string format_value(const Parameter& row, std::int64_t value) {
  return model::written_value(row, value);
}

std::string display_value(text::Language language, const Parameter& row, std::int64_t value) {
  if (row.kind == ParameterKind::choice) return model::written_value(row, value);
  if (row.kind == ParameterKind::count) return text::whole(language, value);
  if (row.kind == ParameterKind::price) {
    std::string written = model::written_value(row, value);
    if (const std::size_t point = written.find('.'); point != std::string::npos && language == text::Language::fr) written[point] = ',';
    return written;
  }
  // A comma in seconds is read as a decimal one, in either language: none parts thousands here.
  return language == text::Language::en ? text::plain_seconds(value) : text::seconds(language, value);
}

std::string_view kind_word(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::count: return "count";
    case ParameterKind::duration: return "duration";
    case ParameterKind::price: return "price";
    case ParameterKind::choice: break;
  }
  return "choice";
}

std::string_view unit_of(const Parameter& row) { return row.kind == ParameterKind::duration ? "s" : ""; }

std::string range_text(text::Language language, const Parameter& row) {
  if (row.kind == ParameterKind::choice) {
    std::string words;
    for (const std::string_view option : row.options) words.append(words.empty() ? "" : ", ").append(option);
    return text::fill(language, text::Key::problem_range_choice, {words});
  }
  if (row.kind == ParameterKind::price) {
    constexpr std::int64_t parts = model::parts_of_one;
    return text::fill(language, text::Key::problem_range_price, {text::whole(language, row.minimum / parts), text::whole(language, row.maximum / parts)});
  }
  const bool count = row.kind == ParameterKind::count;
  const auto shown = [&](std::int64_t value) { return count ? text::whole(language, value) : text::seconds(language, value); };
  if (count) {
    return text::fill(language, text::Key::problem_range_count, {shown(row.minimum), shown(row.maximum)});
  }
  return text::fill(language, text::Key::problem_range_duration, {shown(row.minimum), shown(row.maximum), shown(row.step)});
}

std::optional<std::int64_t> parse_seconds(std::string_view text, std::int64_t maximum) {
  const auto number = read_number(text);
  if (!number || !number->exact || number->billionths < 0 || number->billionths > maximum) return std::nullopt;
  return number->billionths;
}

}  // namespace comptoir::session
