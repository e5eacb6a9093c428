// Workbench: questions and goals, and the texts that come later.
#include <algorithm>

#include "model/sheet.hpp"
#include "session/workbench.hpp"
#include "text/catalogue.hpp"

namespace comptoir::session {

/// What is asked, for the settings as they are.
void Workbench::ask() {
  if (settings_.asking) quiz_.begin(settings_);
  else quiz_ = Quiz();
}

void Workbench::answer(std::size_t option) {
  quiz_.answer(option);
  changed();
}

void Workbench::next_question() {
  quiz_.next(settings_);
  changed();
}

void Workbench::skip_questions() {
  quiz_.skip();
  changed();
}

bool Workbench::goal_met() const {
  if (settings_.teaching.goal.empty()) return session::goal_met(run());
  return !findings().empty() && std::ranges::all_of(findings(), &Finding::met);
}

bool Workbench::give_sheet(std::string_view lesson, std::string records) {
  if (!model::give_sheet(lesson, std::move(records))) return false;
  ask();
  changed();
  return true;
}

bool Workbench::give_texts(text::Language language, std::string lines) {
  if (!text::give_catalogue(language, std::move(lines))) return false;
  changed();
  return true;
}

}  // namespace comptoir::session
