#include "session/lesson_words.hpp"

#include <algorithm>

#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Language;

std::string_view in_language(Language language, const model::Sheet::Words& words) {
  return language == Language::fr ? words.fr : words.en;
}

std::string_view sheet_words(Language language, const model::Lesson& lesson, std::string_view key) {
  const model::Sheet* sheet = model::sheet_of(lesson);
  const auto words = sheet ? sheet->find(key) : std::nullopt;
  return words ? in_language(language, *words) : std::string_view();
}

std::string_view of_parameter(Language language, const model::Lesson& lesson, const model::Parameter& row, std::string_view what) {
  return sheet_words(language, lesson, std::string("parameters.").append(row.key).append(".").append(what));
}

std::string_view of_catalogue(Language language, std::string_view name) {
  const auto key = text::find_key(name);
  return key ? text::entry(language, *key) : std::string_view();
}

/// What stands at a place: "0", "1s", "0|Ann|Bob".
std::string place_words(Language language, std::string_view place, std::int64_t a, std::int64_t b) {
  const std::int64_t value = place.starts_with('1') ? b : a;
  place.remove_prefix(std::min<std::size_t>(1, place.size()));
  if (place == "s") return language == Language::en ? text::plain_seconds(value) : text::seconds(language, value);
  if (!place.starts_with('|')) return language == Language::en ? std::to_string(value) : text::whole(language, value);
  for (std::int64_t i = 0; !place.empty(); ++i) {
    place.remove_prefix(1);
    const auto end = std::min(place.find('|'), place.size());
    if (i == value) return std::string(place.substr(0, end));
    place.remove_prefix(end);
  }
  return {};
}

/// A row of the manager's plan: its words are in the catalogue.
std::string_view of_plan(Language language, const model::Parameter& row, std::string_view what) {
  return of_catalogue(language, std::string("plan.").append(row.key).append(what));
}
bool is_of_plan(const model::Parameter& row) { return row.group.starts_with("plan."); }

}  // namespace

std::string_view lesson_words(Language language, const model::Lesson& lesson, std::string_view key) {
  const std::string_view chosen = of_catalogue(language, std::string("lesson.").append(lesson.id).append(".").append(key));
  return chosen.empty() ? sheet_words(language, lesson, key) : chosen;
}

std::string_view parameter_label(Language language, const model::Lesson& lesson, const model::Parameter& row) {
  if (is_of_plan(row)) return of_plan(language, row, "");
  const std::string_view label = row.label.empty() ? of_parameter(language, lesson, row, "label") : of_catalogue(language, row.label);
  return label.empty() ? row.key : label;
}

std::string_view parameter_help(Language language, const model::Lesson& lesson, const model::Parameter& row) {
  if (is_of_plan(row)) return of_plan(language, row, ".help");
  return row.help.empty() ? of_parameter(language, lesson, row, "help") : of_catalogue(language, row.help);
}

std::string_view parameter_group(Language language, const model::Lesson&, const model::Parameter& row) {
  if (!row.group.empty()) return of_catalogue(language, row.group);
  if (row.kind == model::ParameterKind::choice) return text::entry(language, text::Key::param_group_program);
  return text::entry(language, row.kind == model::ParameterKind::duration ? text::Key::param_group_times : text::Key::param_group_counts);
}

std::string_view option_label(Language language, const model::Lesson& lesson, const model::Parameter& row, std::size_t option) {
  const std::string_view word = row.options[option];
  if (is_of_plan(row)) return of_plan(language, row, std::string(".").append(word));
  const std::string_view label = of_parameter(language, lesson, row, std::string("options.").append(word));
  return label.empty() ? word : label;
}

std::string filled_print(Language language, std::string_view text, std::int64_t a, std::int64_t b) {
  std::string out;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    const auto close = text.find('}');
    if (text.empty() || close == text.npos) break;
    out += place_words(language, text.substr(1, close - 1), a, b);
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

}  // namespace comptoir::session
