#include "session/problem.hpp"

#include "session/parameter_table.hpp"
#include "session/utf8.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Key;
using Kind = Problem::Kind;

constexpr std::size_t longest_excerpt = 40;

Key sentence_of(Kind kind) {
  switch (kind) {
    case Kind::unknown_key: return Key::problem_unknown_key;
    case Kind::unknown_value: return Key::problem_unknown_value;
    case Kind::not_a_number: return Key::problem_not_a_number;
    case Kind::out_of_range: return Key::problem_out_of_range;
    case Kind::off_step: return Key::problem_off_step;
    case Kind::duplicate: return Key::problem_duplicate;
    case Kind::bad_encoding: return Key::problem_bad_encoding;
    case Kind::too_long: return Key::problem_too_long;
    case Kind::unsupported_version: return Key::problem_unsupported_version;
    case Kind::alone: return Key::problem_alone;
    case Kind::too_many: return Key::problem_too_many;
    case Kind::unknown_command: return Key::problem_unknown_command;
    case Kind::too_many_parts: return Key::problem_too_many_parts;
  }
  return Key::problem_unknown_key;
}

/// The key as the link has it, and what it stands for.
std::string shown_key(text::Language language, const Problem& problem) {
  if (!problem.parameter) return problem.key;
  const auto label = text::find_key(problem.parameter->label);   // a lesson's own rows are told by their key
  return label ? text::fill(language, Key::problem_key, {problem.key, text::entry(language, *label)}) : problem.key;
}

/// What is used where the lesson has no value of its own: the reader's, or the recording's.
std::string_view stand_in(text::Language language, const Problem& problem) {
  const bool refused = problem.kind == Kind::unknown_value || problem.kind == Kind::not_a_number ||
                       problem.kind == Kind::out_of_range || problem.kind == Kind::off_step;
  if (!refused || problem.parameter) return {};
  if (problem.key == "lang" || problem.key == "theme") return text::entry(language, Key::problem_used_reader);
  if (problem.key == "t") return text::entry(language, Key::problem_used_start);
  if (problem.key == "n") return text::entry(language, Key::problem_used_last);
  return {};
}

}  // namespace

std::string describe(text::Language language, const Problem& problem) {
  const std::string allowed = problem.parameter ? range_text(language, *problem.parameter) : problem.allowed;
  std::string used = problem.used.empty() ? std::string(stand_in(language, problem)) : problem.used;
  if (problem.parameter && problem.used_value) used = display_value(language, *problem.parameter, *problem.used_value);
  std::string out = text::fill(language, sentence_of(problem.kind), {shown_key(language, problem), problem.value, allowed});
  if (!used.empty()) {
    const std::string_view unit = problem.parameter ? unit_of(*problem.parameter) : std::string_view();
    if (!unit.empty()) used.append("\u00a0").append(unit);
    out += ' ' + text::fill(language, Key::problem_used, {used});
  }
  return out;
}

std::string safe_excerpt(std::string_view received) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < received.size();) {
    if (++characters > longest_excerpt) return out + "…";
    const std::size_t length = utf8_length(received, i);
    const std::string_view character = received.substr(i, length);
    // What joins letters or emoji is of no use in an excerpt, and could hide text.
    const bool hidden = length > 0 && (is_control(character) || character == "\u200c" || character == "\u200d");
    if (length == 0 || hidden) out += "\uFFFD";
    else out += character;
    i += length == 0 ? 1 : length;
  }
  return out;
}

}  // namespace comptoir::session
