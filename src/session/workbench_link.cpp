// Workbench: the link to what is shown, without the parts that are not wanted.
#include "session/link.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

std::string Workbench::link(const LinkOptions& options) const {
  Settings settings = settings_;
  settings.moment = options.moment ? playback_.moment(tracks()) : std::nullopt;
  settings.language = options.language ? std::optional(wanted_language()) : std::nullopt;
  settings.theme = options.theme ? std::optional(theme()) : std::nullopt;
  if (!options.view) {
    settings.level = lesson().level;
    settings.future_shown = true;
    settings.plan.shown = PlanShown::off;
  }
  if (settings.plan.shown != PlanShown::off) settings.plan.pick = picked_;
  if (!options.marks) {
    settings.marks.clear();
    settings.stops.clear();
  }
  if (!settings.teaching.none()) keep_teaching(settings.teaching, options);
  return format_link(settings);
}

/// What a teacher asks goes along, the goal always. Another run than the author's has another hash: it is not expected of anybody.
void Workbench::keep_teaching(Teaching& teaching, const LinkOptions& options) const {
  if (teaching.expected && !is_authors()) teaching.expected.reset();
  if (!options.view) {
    teaching.panels.reset();
    teaching.play.reset();
    teaching.present = false;
  }
  if (!options.locks) {
    teaching.locks = {};
    teaching.hidden = {};
    teaching.answer_hidden = false;
  }
}

}  // namespace comptoir::session
