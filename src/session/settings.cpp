#include "session/settings.hpp"

#include "model/program.hpp"
#include "session/file_run.hpp"

namespace comptoir::session {

Settings settings_of(const model::Lesson& lesson) {
  Settings settings;
  settings.lesson = &lesson;
  settings.level = lesson.level;
  settings.values.reserve(lesson.parameters.size());
  for (const model::Parameter& row : lesson.parameters) settings.values.push_back(row.initial);
  return settings;
}

Settings settings_of(std::shared_ptr<const FileRun> file) {
  Settings settings = settings_of(file->lesson);
  settings.file = std::move(file);
  return settings;
}

Settings default_settings() {
  const model::Lesson* rush = model::find_lesson("rush-2-per-second");
  return settings_of(rush ? *rush : model::lessons().front());
}

std::optional<Settings> next_variant(const Settings& settings) {
  Settings next = settings;
  const auto rows = settings.lesson->parameters;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].key != "variant") continue;
    next.values[i] = (next.values[i] + 1) % (rows[i].maximum + 1);
    return next;
  }
  return std::nullopt;
}

bool on_article_loop(const Settings& settings) {
  const model::Lesson& lesson = *settings.lesson;
  if (!lesson.article || !lesson.program) return lesson.article != nullptr;
  return model::Given(lesson, settings.values).is("variant", "article");
}

std::optional<std::int64_t> value_of(const Settings& settings, std::string_view key) {
  const auto rows = settings.lesson->parameters;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].key == key) return settings.values[i];
  }
  return std::nullopt;
}

}  // namespace comptoir::session
