/// The assembled parameter table: the rows of every lesson, their values read from text and written as text.
/// The only reader of numbers: links, typed fields, the page's controls and the command line come through here.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/lesson.hpp"
#include "session/problem.hpp"

namespace comptoir::session {

/// Where a text comes from: links and commands have '.' decimals and nothing else; a field that a person types in
/// also takes ',' decimals, spaces (any kind), thousands separators in whole numbers, "s" and U+2212.
enum class Source : std::uint8_t { link, typed };

/// Place of the key among the lesson's rows.
std::optional<std::size_t> find_parameter(const model::Lesson&, std::string_view key);

/// A row and a lesson that has it.
struct LessonParameter {
  const model::Lesson* lesson;
  const model::Parameter* row;
};

/// Each key once, in the order of the table.
std::vector<LessonParameter> all_parameters();

/// The value, legal for the row; or why not.
std::expected<std::int64_t, Problem> parse_value(const model::Parameter&, std::string_view text, Source);

/// The legal value nearest to a slider's: clamped to the range and put on the slider's step.
std::int64_t nearest_value(const model::Parameter&, double value);

/// As links write it: "0.5", "10", "sync".
std::string format_value(const model::Parameter&, std::int64_t value);

/// As a person reads it, without unit: "0,5", "1 000".
std::string display_value(text::Language, const model::Parameter&, std::int64_t value);

/// "count", "duration", "choice".
std::string_view kind_word(model::ParameterKind);

/// "s" for durations, nothing for counts.
std::string_view unit_of(const model::Parameter&);

/// "a whole number from 1 to 100", "from 0 to 3,600 s, in steps of 0.001 s", "one of sync, async".
std::string range_text(text::Language, const model::Parameter&);

/// A decimal text as nanoseconds from 0 to `maximum`, '.' decimals only; none when it is not one.
std::optional<std::int64_t> parse_seconds(std::string_view text, std::int64_t maximum);

}  // namespace comptoir::session
