#include "session/questions.hpp"

#include <algorithm>
#include <string>

#include "session/lesson_words.hpp"
#include "session/measure.hpp"
#include "session/parameter_table.hpp"

namespace comptoir::session {
namespace {

/// A question is decided by a run of at most so many handles: those of lessons are far shorter.
constexpr std::size_t longest_run = 2'000'000;

std::string key_of(std::size_t question, std::string_view rest) {
  return std::string("questions.").append(std::to_string(question)).append(".").append(rest);
}

std::string key_of(std::size_t question, std::size_t option, std::string_view rest) {
  return key_of(question, "options.") + std::to_string(option) + "." + std::string(rest);
}

/// These settings with a link's words on top: "variant=sync&fries=60".
Settings with_words(Settings settings, std::string_view words) {
  while (!words.empty()) {
    const std::string_view pair = words.substr(0, words.find('&'));
    words.remove_prefix(std::min(pair.size() + 1, words.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    const auto row = find_parameter(*settings.lesson, pair.substr(0, equals));
    if (!row || equals == pair.size()) continue;
    if (const auto value = parse_value(settings.lesson->parameters[*row], pair.substr(equals + 1), Source::link)) settings.values[*row] = *value;
  }
  return settings;
}

}  // namespace

std::size_t question_count(const model::Lesson& lesson) {
  const model::Sheet* sheet = model::find_sheet(lesson.id);
  return sheet ? sheet->count("questions") : 0;
}

Question question(text::Language language, const model::Lesson& lesson, std::size_t index) {
  Question question{.ask = lesson_words(language, lesson, key_of(index, "ask")), .options = {}};
  const model::Sheet* sheet = model::find_sheet(lesson.id);
  const std::size_t options = sheet ? sheet->count(key_of(index, "options")) : 0;
  for (std::size_t i = 0; i < options; ++i) {
    question.options.push_back({lesson_words(language, lesson, key_of(index, i, "text")), lesson_words(language, lesson, key_of(index, i, "wrong"))});
  }
  return question;
}

std::optional<std::size_t> right_option(const Settings& settings, std::size_t index) {
  const model::Sheet* sheet = model::find_sheet(settings.lesson->id);
  if (!sheet) return std::nullopt;
  Run run(with_words(settings, sheet->plain(key_of(index, "settings"))));
  run.advance(longest_run);
  if (!run.finished()) return std::nullopt;
  const std::string_view measure = sheet->plain(key_of(index, "measure")), after = sheet->plain(key_of(index, "after"));
  for (std::size_t i = 0; i < sheet->count(key_of(index, "options")); ++i) {
    if (measures(run, measure, sheet->plain(key_of(index, i, "is")), after)) return i;
  }
  return std::nullopt;
}

std::string_view goal(text::Language language, const model::Lesson& lesson) { return lesson_words(language, lesson, "goal.ask"); }

bool goal_met(const Run& run) {
  const model::Sheet* sheet = model::find_sheet(run.settings().lesson->id);
  if (!sheet || !run.finished() || !sheet->find("goal.ask")) return false;
  if (with_words(run.settings(), sheet->plain("goal.settings")) != run.settings()) return false;
  return measures(run, sheet->plain("goal.measure"), sheet->plain("goal.is"));
}

void Quiz::begin(const Settings& settings) {
  if (settings.lesson != lesson_) {
    *this = Quiz();
    lesson_ = settings.lesson;
  }
  find(settings);
}

void Quiz::find(const Settings& settings) {
  right_.reset();
  if (!skipped_ && index_ < question_count(*settings.lesson)) right_ = right_option(settings, index_);
}

void Quiz::answer(std::size_t option) {
  if (!pending()) return;
  chosen_ = option;
  if (std::ranges::find(tried_, option) == tried_.end()) tried_.push_back(option);
}

void Quiz::next(const Settings& settings) {
  ++index_;
  chosen_.reset();
  tried_.clear();
  find(settings);
}

void Quiz::skip() {
  skipped_ = true;
  right_.reset();
}

}  // namespace comptoir::session
