#include "session/workbench.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "model/restaurant_parameters.hpp"
#include "session/arrivals.hpp"
#include "session/intervention_words.hpp"
#include "session/workbench_shown.hpp"
#include "text/catalogue.hpp"
#include "text/format.hpp"
#include "trace/recorder.hpp"

namespace comptoir::session {

Workbench::Workbench(text::Language language, Theme theme)
    : settings_(default_settings()), reader_language_(language), reader_theme_(theme) {
  rerun();
}

Workbench::~Workbench() = default;

// ---- Settings

std::optional<Problem> Workbench::set_parameter(std::string_view key, std::string_view text, Source source) {
  const auto index = find_parameter(lesson(), key);
  if (key == model::arrive_row.key && model::has_arrivals(lesson().parameters)) return set_arrivals(text, source);
  if (!index && model::has_plan(lesson()) && is_plan_key(key)) return set_plan_row(key, text, source);
  if (!index) {
    Problem problem;
    problem.key = safe_excerpt(key);
    problem.value = safe_excerpt(text);
    for (const model::Parameter& row : lesson().parameters) {
      problem.allowed.append(problem.allowed.empty() ? "" : ", ").append(row.key);
    }
    return problem;
  }
  auto value = parse_value(lesson().parameters[*index], text, source);
  if (!value) return std::move(value.error());
  if (source == Source::typed) history_.edit_over();   // a value that is typed is an edit of its own
  set_value(*index, *value);
  if (source == Source::typed) history_.edit_over();
  return std::nullopt;
}

void Workbench::set_parameter(std::size_t index, std::int64_t value) {
  if (index < rows().size()) set_value(index, nearest_value(rows()[index], static_cast<double>(value)));
}

void Workbench::reset_parameter(std::size_t index) {
  if (index >= rows().size()) return;
  history_.edit_over();
  set_value(index, rows()[index].initial);
  history_.edit_over();
}

void Workbench::set_value(std::size_t index, std::int64_t value) {
  if (index >= lesson().parameters.size()) return set_plan_row(index - lesson().parameters.size(), value);
  if (settings_.values[index] == value) return;
  settings_.values[index] = value;
  rerun();
}

void Workbench::reset_parameters() {
  model::Values own = settings_of(lesson()).values;
  for (const std::size_t row : settings_.teaching.locks.parameters) {
    own[row] = settings_.values[row];
    if (lesson().parameters[row].key == "arrivals") model::put_arrivals(lesson().parameters, own, listed_arrivals(lesson(), settings_.values));
  }
  const bool undoes = !settings_.interventions.empty() && !locked(Lock::act);
  if (settings_.values == own && !undoes) return;
  settings_.values = own;
  if (undoes) settings_.interventions.clear();
  history_.edit_over();   // even where it changes one value alone
  rerun();
  history_.edit_over();
}

std::optional<Problem> Workbench::choose_lesson(std::string_view id) {
  ParsedLink link = parse_link(std::string("lesson=").append(model::find_lesson(id) ? id : std::string_view()));
  if (!link.problems.empty()) {
    Problem problem = link.problems.front();
    problem.value = safe_excerpt(id);
    problem.used.clear();
    return problem;
  }
  link.settings.teaching.present = settings_.teaching.present;   // in class one goes on from lesson to lesson
  open_settings(std::move(link.settings));
  return std::nullopt;
}

const std::vector<Problem>& Workbench::open_link(std::string_view text) {
  ParsedLink link = parse_link(text);
  problems_ = std::move(link.problems);
  open_settings(std::move(link.settings));
  return problems_;
}

void Workbench::open_file(std::shared_ptr<const FileRun> file) {
  Settings settings = settings_of(std::move(file));
  settings.level = settings_.level;
  problems_.clear();
  open_settings(std::move(settings));
}

/// Shows settings that are no edit of the present ones: their run at once, and their moment as soon as it is recorded.
void Workbench::open_settings(Settings settings) {
  history_.opening();
  if (!settings.language) settings.language = settings_.language;
  if (!settings.theme) settings.theme = settings_.theme;
  const auto pick = std::exchange(settings.plan.pick, std::nullopt);   // picked_ says it from here on
  settings_ = std::move(settings);
  if (settings_.teaching.locks.any()) history_ = History(settings_);   // what was before can't be brought back into what is locked
  if (settings_.teaching.expected) authors_ = settings_;
  select_none();
  picked_ = pick;
  other_.reset();
  playback_.pause();
  playback_.to_start();
  if (settings_.moment) playback_.want(*settings_.moment);
  settings_.moment.reset();   // from here on the playhead says it
  make_run();
  adopt();
}

void Workbench::set_language(text::Language language) {
  if (settings_.language == language) return;
  settings_.language = language;
  changed();
}

void Workbench::set_theme(Theme theme) {
  if (settings_.theme == theme) return;
  settings_.theme = theme;
  changed();
}

void Workbench::set_reader(text::Language language, Theme theme) {
  if (reader_language_ == language && reader_theme_ == theme) return;
  reader_language_ = language;
  reader_theme_ = theme;
  changed();
}

void Workbench::set_level(model::Level level) {
  if (settings_.level == level) return;
  settings_.level = level;
  changed();
}

void Workbench::set_future_shown(bool shown) {
  if (settings_.future_shown == shown) return;
  settings_.future_shown = shown;
  changed();
}

void Workbench::set_asking(bool asking) {
  if (settings_.asking == asking) return;
  settings_.asking = asking;
  ask();
  changed();
}

text::Language Workbench::language() const {
  const text::Language other = wanted_language() == text::Language::fr ? text::Language::en : text::Language::fr;
  return !text::has_catalogue(wanted_language()) && text::has_catalogue(other) ? other : wanted_language();
}

// ---- Playing

void Workbench::play() {
  if (playing() || planning()) return;   // nothing plays behind the board
  playback_.play(tracks());
  moved();
}

void Workbench::pause() {
  if (!playing()) return;
  playback_.pause();
  changed();
}

void Workbench::set_speed(double speed) {
  const double before = playback_.speed();
  playback_.set_speed(speed);
  if (playback_.speed() != before) changed();
}

void Workbench::step_task(int direction) {
  playback_.step_task(tracks(), direction);
  moved();
}

void Workbench::step_handle(int direction) {
  playback_.step_handle(tracks(), direction);
  moved();
}

void Workbench::to_start() {
  playback_.to_start();
  moved();
}

void Workbench::to_end() {
  playback_.to_end(tracks());
  moved();
}

void Workbench::seek(loop::Time time) { seek(trace::Moment{time, 0}); }

void Workbench::seek(trace::Moment moment) {
  playback_.seek(tracks(), moment);
  moved();
}

void Workbench::seek_position(trace::Position position) {
  playback_.seek_position(tracks(), position);
  moved();
}

/// Something shown is another. Whatever changed the scenario, the history sees it.
void Workbench::changed() {
  ++revision_;
  follow_plan();
  history_.see(settings_, shown_ ? playback_.moment(tracks()) : std::nullopt);
}

/// The playhead may have moved: cursors follow. A person who moves it in the old picture of an edit wants it there.
void Workbench::moved() {
  for (Shown* shown : {shown_.get(), other_.get()}) {
    if (!shown) continue;
    const Playhead head = playback_.playhead(shown->run->recording());
    shown->cursor.seek(head.position, head.slot_held);
  }
  seen_ = std::max(seen_, time());
  seen_end_ = seen_end_ || at_end();
  if (predicting() && prediction_.place() != here()) stop_predicting();
  if (next_ && !playback_.waits(std::vector{&next_->recording()})) adopt();
  changed();
}

/// Other runs are shown: nobody has looked at them.
void Workbench::forget_run() {
  seen_ = {};
  seen_end_ = false;
  prediction_ = {};
  stopped_ = {};
}

// ---- Runs

std::vector<const trace::Recording*> Workbench::tracks() const {
  std::vector<const trace::Recording*> tracks = {&shown_->run->recording()};
  if (other_) tracks.push_back(&other_->run->recording());
  return tracks;
}

/// Makes the run of the settings. Most are complete, and shown, when this returns; of a long one the old picture stays
/// until the moment is recorded.
void Workbench::rerun() {
  make_run();
  if (!shown_ || !playback_.waits(std::vector{&next_->recording()})) adopt();
  changed();
}

void Workbench::make_run() {
  next_ = std::make_shared<Run>(settings_);
  advance(*next_, settings_.comparing || settings_.kept ? 2 : 1);
  make_other();
  ask();
}

/// Shows the run that was being made.
void Workbench::adopt() {
  shown_ = std::make_unique<Shown>(std::move(next_));
  selected_task_ = loop::TaskId::none;
  names_read_ = 0;
  find_selected();
  forget_run();
  playback_.fit(tracks());
  difference_ = {};
  findings_.clear();
  find_difference();
  moved();
}

/// One slice, of so many that follow on one another.
void Workbench::advance(Run& run, std::size_t parts) const {
  if (!limit_) {
    run.advance(slice_);
    return;
  }
  limit_->begin(parts);
  run.advance(std::numeric_limits<std::size_t>::max(), limit_);
}

/// True when something was recorded.
bool Workbench::record() {
  Run* const present = next_ ? next_.get() : shown_->run.get();
  Run* const beside = other_ && other_->run.get() != present ? other_->run.get() : nullptr;   // both may show one run
  std::array<Run*, 2> runs{present, beside};
  const auto last = std::remove_if(runs.begin(), runs.end(), [](const Run* run) { return !run || run->complete(); });
  const auto parts = static_cast<std::size_t>(last - runs.begin());
  for (std::size_t i = 0; i < parts; ++i) advance(*runs[i], parts);
  return parts > 0;
}

bool Workbench::tick(double real_seconds) {
  const std::uint64_t before = revision_;
  if (record()) {
    if (next_) {
      if (!playback_.waits(std::vector{&next_->recording()})) adopt();
    } else {
      find_selected();
      playback_.fit(tracks());
    }
    moved();
  }
  if (find_difference()) changed();
  if (board_ && (board_->advance(slice_, limit_) || advance_study())) changed();
  const bool was_playing = playing();
  const Place before_it = here();
  if (!next_ && !playback_.waits(tracks()) && playback_.advance(tracks(), real_seconds, lesson().pace)) {
    if (!halt(before_it)) moved();
  }
  if (was_playing != playing()) changed();
  return revision_ != before;
}

bool Workbench::idle() const { return !playing() && !progress() && (!board_ || board_->complete()) && !studying() && (!keeping() || difference_known()); }

void Workbench::cancel() {
  for (Run* run : {next_.get(), shown_->run.get(), other_ ? other_->run.get() : nullptr}) {
    if (run) run->cancel();
  }
  if (board_ && !board_->complete()) board_->stop();
  else if (study_) study_->stop();
  if (next_) adopt();
  playback_.fit(tracks());
  moved();
}

// ---- What is there

const Run& Workbench::run(std::size_t i) const { return i == 1 && other_ ? *other_->run : *shown_->run; }
const trace::Cursor& Workbench::cursor(std::size_t i) const { return i == 1 && other_ ? other_->cursor : shown_->cursor; }

const trace::Cursor& Workbench::cursor_after() const {
  shown_->after.seek(playhead().position, false);
  return shown_->after;
}

Playhead Workbench::playhead(std::size_t i) const { return playback_.playhead(run(i).recording()); }
bool Workbench::at_end() const { return playback_.at_end(tracks()); }

Counts Workbench::counts() const {
  const trace::Recording& recording = run().recording();
  const trace::Position position = playhead().position;
  return {recording.task_steps_until(position), recording.task_steps_until(recording.handle_count()),
          recording.iteration_at(position), recording.iteration_count()};
}

std::optional<double> Workbench::progress() const {
  std::optional<double> least;
  for (const Run* run : {next_.get(), shown_->run.get(), other_ ? other_->run.get() : nullptr}) {
    if (!run || run->complete() || (next_ && run == shown_->run.get())) continue;
    least = std::min(least.value_or(1), run->progress());
  }
  return least;
}

void Workbench::dismiss_problems() {
  if (problems_.empty()) return;
  problems_.clear();
  changed();
}

std::vector<std::string> Workbench::notices() const {
  std::vector<std::string> lines;
  for (const Problem& problem : problems_) lines.push_back(describe(language(), problem));
  const Run& shown = run();
  if (shown.cancelled()) {
    lines.emplace_back(text::fill(language(), text::Key::problem_run_cancelled, {text::seconds(language(), shown.recording().end_time().ns)}));
  } else if (shown.truncated() && !shown.settings().file) {   // of a file the page says it
    lines.emplace_back(text::fill(language(), text::Key::problem_run_cut, {text::seconds(language(), shown.recording().end_time().ns),
                                                                           text::whole(language(), trace::most_events)}));
  }
  for (std::size_t i = 0; i < settings_.interventions.size(); ++i) {
    const auto refusal = came_of(i);
    if (!refusal || *refusal == Refusal::none) continue;
    const std::string line = line_of(language(), settings_.interventions[i]);
    lines.emplace_back(text::fill(language(), text::Key::problem_do_refused, {line, reason_of(language(), *refusal)}));
  }
  if (shown.deadlocked()) lines.emplace_back(text::entry(language(), text::Key::problem_deadlock));
  return lines;
}

}  // namespace comptoir::session
