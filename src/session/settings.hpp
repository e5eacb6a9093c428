/// Settings: a small plain value that says everything about a run and how it is looked at.
/// The link codec writes and reads it; running it is `Run`'s work.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "model/lesson.hpp"
#include "session/intervention.hpp"
#include "session/kept.hpp"
#include "session/mark.hpp"
#include "session/plan_settings.hpp"
#include "session/stop.hpp"
#include "session/teaching.hpp"
#include "text/keys.hpp"
#include "trace/recording.hpp"

namespace comptoir::session {

struct FileRun;

enum class Theme : std::uint8_t { dark, light };

struct Settings {
  const model::Lesson* lesson = nullptr;     ///< never null in settings made by this layer
  model::Values values;                      ///< one for each of the lesson's parameters, all legal; and the list of arrivals behind them
  std::vector<Intervention> interventions = {};   ///< in order of their moments; at most `most_interventions`
  std::optional<trace::Moment> moment;       ///< none: before the first handle
  std::optional<text::Language> language;    ///< none: the reader's own
  std::optional<Theme> theme;                ///< none: the reader's own
  model::Level level = model::Level::loop;
  bool future_shown = true;                  ///< results to the right of the cursor show before they are seen
  bool asking = false;                       ///< the lesson's questions are asked before its runs show the answers
  bool comparing = false;                    ///< the next variant runs beside this one, on the same clock
  std::vector<Stop> stops;                   ///< at most most_stops
  std::vector<Mark> marks;                   ///< by moment, no moment twice, at most most_marks
  std::optional<Kept> kept;                  ///< instead: this run, A, is beside the one of these settings, B
  /// Instead of a program's run, what a file holds: `lesson` is the one that stands for it. There is nothing to edit in it.
  std::shared_ptr<const FileRun> file = {};

  Teaching teaching;                         ///< what a teacher asks of the page
  PlanSettings plan;                         ///< the manager's, of a lesson that has one

  friend bool operator==(const Settings&, const Settings&) = default;
};

/// The lesson with its own values, at its own level.
Settings settings_of(const model::Lesson&);
/// What a file holds.
Settings settings_of(std::shared_ptr<const FileRun>);

/// What an empty link opens: rush-2-per-second.
Settings default_settings();

/// The same with the lesson's next variant; none when it has none.
std::optional<Settings> next_variant(const Settings&);

/// Whether the program runs on the loop that document 004 builds by hand. A lesson that has another program, too, has it as
/// the variant "article".
bool on_article_loop(const Settings&);

/// The value of the parameter of that key; none when the lesson has no such parameter.
std::optional<std::int64_t> value_of(const Settings&, std::string_view key);

}  // namespace comptoir::session
