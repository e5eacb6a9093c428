/// The one object that the view, the page and the command line drive: settings, one or two runs on one virtual
/// clock, the playhead, the selection. Every change goes through a method here and bumps the revision.
/// Knows nothing of pixels, ImGui or the page.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "session/arrivals.hpp"
#include "session/history.hpp"
#include "session/link.hpp"
#include "session/parameter_table.hpp"
#include "session/place.hpp"
#include "session/plan_board.hpp"
#include "session/playback.hpp"
#include "session/prediction.hpp"
#include "session/questions.hpp"
#include "session/run.hpp"
#include "session/run_figures.hpp"
#include "session/stop_search.hpp"
#include "session/study.hpp"
#include "trace/cursor.hpp"
#include "trace/first_difference.hpp"

namespace comptoir::session {

/// What a shared link carries besides the scenario.
struct LinkOptions {
  bool moment = true;
  bool language = true;
  bool theme = true;
  bool view = true;       ///< the level, whether the future shows, the panels, how it opens, whether it is projected
  bool marks = true;      ///< and stops
  bool locks = true;      ///< and what is hidden
};

/// What the transport says: task steps and loop iterations so far, and recorded in all.
struct Counts {
  std::uint32_t step = 0, steps = 0;
  std::uint32_t turn = 0, turns = 0;
};

class Workbench {
 public:
  /// Handles run in one slice: by an edit before it returns, and by each tick.
  static constexpr std::size_t default_slice = 8'000;

  /// The reader's own language and theme, used unless a link says otherwise.
  explicit Workbench(text::Language = text::Language::en, Theme = Theme::dark);
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  // ---- Settings: the run is made again at once, at the same moment.
  std::optional<Problem> set_parameter(std::string_view key, std::string_view text, Source = Source::link);
  /// The lesson's rows, and those of its plan after them; what they are set to. Valid until another lesson is shown.
  std::span<const model::Parameter> rows() const;
  std::int64_t value(std::size_t row) const;
  /// A slider's: clamped and put on its step. Index into rows().
  void set_parameter(std::size_t index, std::int64_t value);
  void reset_parameter(std::size_t index);
  void reset_parameters();
  std::optional<Problem> choose_lesson(std::string_view id);   ///< at its start, with its own values
  const std::vector<Problem>& open_link(std::string_view text);
  void open_file(std::shared_ptr<const FileRun>);              ///< at its start; the level stays
  std::string link(const LinkOptions& = {}) const;             ///< without '#'
  void set_language(text::Language);
  void set_theme(Theme);
  void set_reader(text::Language, Theme);                      ///< the reader's own, see the constructor
  void set_level(model::Level);
  void set_future_shown(bool);
  void set_asking(bool);
  void set_comparing(bool);

  /// The arrivals of run 0, clients whom interventions sent among them, become the list by which clients come.
  std::optional<Problem> keep_arrivals();

  // ---- Interventions: the run is made again, and is the same up to them.
  /// At the playhead's moment, which the intervention takes. False: there are `most_interventions` already.
  bool intervene(Intervention);
  void remove_intervention(std::size_t i);           ///< of the settings, from 0
  bool go_intervention(std::size_t i);               ///< to its own handle, or to its moment
  trace::Moment next_intervention() const;           ///< where one that is made now would come
  /// What came of one of the settings, by its index: Refusal::none when it did something. None as long as its moment is not
  /// recorded.
  std::optional<Refusal> came_of(std::size_t i) const;
  /// What the handle at that position of run 0 did as an intervention; null when it is none. Its index in applied() is that of
  /// the run's settings.
  const Applied* applied_at(trace::Position) const;

  // ---- Undo of every change of the scenario; the language and how things are shown stay.
  void undo();
  void redo();
  void edit_over() { history_.edit_over(); }         ///< a slider was let go: what comes is another edit
  bool can_undo() const { return history_.can_undo(); }
  bool can_redo() const { return history_.can_redo(); }

  // ---- The manager's plan, of a lesson that has one (model::has_plan). Its rows are set as parameters are, by their keys.
  bool planning() const { return board_ != nullptr; }
  void show_plan(PlanShown);
  void reset_plan();                                        ///< what is shown stays
  /// The board of the present plan; null as long as it isn't looked at.
  const PlanBoard* board() const { return board_.get(); }
  /// The restaurant whose card is shown; none: the best one, or the one proposed last.
  void pick(std::optional<model::Equipment>);
  const std::optional<model::Equipment>& picked() const { return picked_; }
  /// That restaurant; null: none yet. In a challenge the answer is not among them.
  const model::Candidate* on_card() const;
  /// A challenge whose answer was not asked for: only what was proposed may show.
  bool answer_hidden() const;
  /// What is found out about the restaurant on the card; null as long as it isn't looked at, or the search goes on.
  const Study* study() const { return study_.get(); }
  /// Its run is shown from the start, on its own or beside today's, and plays.
  void open_restaurant(const model::Equipment&, bool beside_today);
  /// The studied restaurant, at a position of the study's run, with that client selected. It doesn't play.
  void open_moment(trace::Position, std::uint32_t client);
  /// The row that is swept is set to the value of a point; of an equipment's row that is the restaurant whose card is shown.
  void take_swept(std::size_t point);
  void propose(const model::Equipment&);
  void reveal_plan();                                       ///< the learner gives up the challenge, or has seen enough

  // ---- Questions
  void answer(std::size_t option);
  void next_question();
  void skip_questions();
  const Quiz& quiz() const { return quiz_; }
  /// The question is answered, or none is asked, and the run has been seen to its end: what was gained may be said.
  bool takeaway_shown() const { return !quiz_.pending() && !settings_.teaching.answer_hidden && at_end(); }
  /// The link's goal where it sets one, else the lesson's own.
  bool goal_met() const;

  // ---- What a teacher's link asks: see session/teaching.hpp. Whoever takes input asks first whether it is locked.
  const Teaching& teaching() const { return settings_.teaching; }
  PanelSet shown_panels() const { return settings_.teaching.none() ? PanelSet::all() : settings_.teaching.shown(lesson()); }
  bool locked(Lock) const;
  bool locked_parameter(std::size_t index) const;
  void set_answer_hidden(bool);
  void set_presenting(bool);
  /// What came of each condition of the link's goal; nothing as long as the run isn't over. Valid until the next change.
  const std::vector<Finding>& findings() const;
  /// The trace hash of the run, where the link expects another one of what it opened, and that is still what is run.
  std::optional<std::uint64_t> unexpected() const;

  /// A sheet has come for that lesson. False when it is none.
  bool give_sheet(std::string_view lesson, std::string records);
  /// A language's texts have come. False when they are not whole.
  bool give_texts(text::Language, std::string lines);

  // ---- Playing
  void play();
  void pause();
  void toggle() { playing() ? pause() : play(); }
  void set_speed(double);
  void step_task(int direction);      ///< +1 or -1
  void step_handle(int direction);
  void to_start();
  void to_end();
  void seek(loop::Time);
  void seek(trace::Moment);
  void seek_position(trace::Position);   ///< of run 0
  /// To the next (+1) or previous (-1) time that a marked place of the listing ran, whose task is selected. False: there is none.
  bool seek_place(std::uint16_t place, int direction);
  /// The same of a line of the Python program as it is shown, from 1.
  bool seek_line(std::uint32_t line, int direction);
  /// To the moment of a line of the console, from 0; selects the task that printed it.
  bool seek_printed(std::size_t line);

  // ---- Moves along run 0: false where there is nothing to go to. A move stops playing.
  bool move_turn(int direction);         ///< to the first handle of a turn of the loop, +1 or -1
  bool move_event(int direction);        ///< to the next or previous thing that happened to the selected task
  bool move_wake(int direction);         ///< to the first handle after a timer was due
  bool go_served(std::uint32_t client);  ///< to where that client is served; 0: the selected one
  bool run_to_stop(int direction);       ///< to the nearest place at which a stop holds; says so when there is none

  // ---- Stops: playing halts at them. False: there are most_stops already.
  bool add_stop(Stop);                   ///< one that is there already stays one
  bool remove_stop(std::size_t index);
  void clear_stops();
  /// Why the playhead stands where it does, or that nothing was found from here; empty otherwise.
  std::string stopped() const;

  // ---- Marks
  /// At the moment shown; the one that is there gets the caption, if one is given. False: there are most_marks already.
  bool mark(std::optional<std::string> caption);
  bool remove_mark(std::size_t index);
  bool caption_mark(std::size_t index, std::string caption);
  bool go_mark(std::size_t index);
  bool move_mark(int direction);         ///< to the next or previous mark in time
  bool at_mark(std::size_t index) const;

  // ---- Prediction: which task runs next? Asked, it hides the future, and is withdrawn when the playhead leaves the moment:
  // what follows would be the answer. What was answered stays until the next question or the next run.
  bool predict();                        ///< false when nothing more is recorded
  void answer_prediction(loop::TaskId);  ///< none: no task runs any more
  void reveal_prediction();              ///< says what is right, after a show of hands
  void stop_predicting();
  bool predicting() const { return prediction_.state() == Prediction::State::asked; }
  const Prediction& prediction() const { return prediction_; }

  // ---- Selection: kept by name, so that it survives an edit. 0 or none clears it.
  void select_client(std::uint32_t number);
  void select_task(loop::TaskId);        ///< also selects the client it works for
  void select_none();

  // ---- Two runs on one clock
  /// Adds a second run (a variant, a comparison) or replaces it.
  void compare_with(const Settings&);
  void stop_comparing();
  std::size_t run_count() const { return other_ ? 2 : 1; }
  /// The present run stays as A, which is run 1; edits change B, which is run 0.
  void keep();
  void stop_keeping();
  bool keeping() const { return settings_.kept && other_; }
  /// The first moment at which A and B differ; none when there is none, or it isn't found yet.
  std::optional<trace::Moment> first_difference() const;
  bool difference_reached() const;       ///< it was found, and the playhead has come there
  bool difference_known() const;         ///< whether there is one is decided
  void seek_difference();                ///< to it, when there is one
  /// Of a run: at its end with the future once all runs are recorded, else at the playhead. Valid until the next change.
  const RunFigures& figures(std::size_t i, bool future) const;

  // ---- Time of the world
  /// Plays and records one slice. True when anything shown changed. Call it once a frame.
  bool tick(double real_seconds);
  /// Nothing moves by itself: a page may stop its frames until the next input.
  bool idle() const;
  void set_slice(std::size_t handles) { slice_ = handles ? handles : 1; }
  /// Slices then last as long as it says, not some number of handles. It must live as long as this.
  void set_limit(SliceLimit& limit) { limit_ = &limit; }
  void cancel();                         ///< stops a long run where it is
  /// Grows with every change of what is shown.
  std::uint64_t revision() const { return revision_; }

  // ---- What is there
  /// As edited, without a moment; run().settings() is what is shown.
  const Settings& settings() const { return settings_; }
  const model::Lesson& lesson() const { return *settings_.lesson; }
  const Run& run(std::size_t i = 0) const;
  /// At the playhead already.
  const trace::Cursor& cursor(std::size_t i = 0) const;
  /// Where the handle of the playhead is over: what it has caused, its own task included, with the slot free.
  const trace::Cursor& cursor_after() const;
  Playhead playhead(std::size_t i = 0) const;
  /// Synchronous work that goes on at the playhead: it is between two positions because the handle after it isn't over.
  std::optional<trace::Block> blocked(std::size_t i = 0) const;
  /// How many lines of the console are there, those of a handle that isn't over too.
  std::size_t printed_count(std::size_t i = 0) const;
  loop::Time time() const { return playhead().time; }
  bool at_start() const { return playback_.at_start(); }
  bool at_end() const;
  Counts counts() const;
  bool playing() const { return playback_.playing(); }
  double speed() const { return playback_.speed(); }
  /// 0 to 1 while a run is being made; none when all is recorded.
  std::optional<double> progress() const;
  /// The edited run is not yet at the moment: the old one is still shown.
  bool pending() const { return next_ != nullptr; }
  std::uint32_t selected_client() const { return selected_client_; }   ///< 0: none
  loop::TaskId selected_task() const { return selected_task_; }
  /// The one that is shown: the other one as long as the texts of the wanted one are not there.
  text::Language language() const;
  text::Language wanted_language() const { return settings_.language.value_or(reader_language_); }
  Theme theme() const { return settings_.theme.value_or(reader_theme_); }
  model::Level level() const { return settings_.level; }
  /// Whether anything right of the playhead may show: not as long as a question waits for its answer, or the answer is hidden; where
  /// the settings hide it, once the run has been seen to its end. A prediction asks, too.
  bool future_shown() const { return !asks() && (settings_.future_shown || seen_end_); }
  /// Up to where a hidden future may show, not before the playhead: the furthest time at which the present runs have been
  /// looked at. An edit forgets it; the playhead's own time as long as a question waits for its answer.
  loop::Time seen_until() const { return asks() ? time() : seen_; }
  /// Of the last link opened, until dismissed.
  const std::vector<Problem>& problems() const { return problems_; }
  void dismiss_problems();
  /// The problems and the state of the run that a person must know, in the current language.
  std::vector<std::string> notices() const;

 private:
  struct Shown;   // a run and the cursor on it
  std::vector<const trace::Recording*> tracks() const;
  void set_value(std::size_t index, std::int64_t value);
  std::optional<Problem> set_arrivals(std::string_view text, Source);
  void come_by(const Arrivals&, std::vector<Intervention>);
  void open_settings(Settings);
  void rerun();
  void make_run();
  void adopt();
  bool record();
  void advance(Run&, std::size_t parts) const;
  void moved();
  void seek_event(trace::Position, loop::Time, loop::TaskId);
  void changed();
  void restore(History::State);
  Place here() const;
  void go(const Place&);
  trace::Position origin(int direction) const;
  bool move_to(std::optional<trace::Position>);
  void forget_run();
  bool halt(const Place& before);
  std::string stop_words() const;
  bool asks() const { return quiz_.pending() || predicting() || settings_.teaching.answer_hidden; }
  bool is_authors() const;
  void keep_teaching(Teaching&, const LinkOptions&) const;
  std::optional<Problem> set_plan_row(std::string_view key, std::string_view text, Source);
  void set_plan_row(std::size_t row, std::int64_t value);
  void follow_plan();
  void make_board();
  void follow_study();
  bool advance_study();
  bool studying() const;
  void open_at_start(const model::Equipment&);
  void find_selected();
  void ask();
  void make_other();
  bool find_difference();
  std::unique_ptr<Shown> recorded(const Settings&) const;

  Settings settings_;
  History history_{settings_};
  text::Language reader_language_;
  Theme reader_theme_;
  Playback playback_;
  std::unique_ptr<Shown> shown_;
  std::unique_ptr<Shown> other_;   ///< the second run
  std::shared_ptr<Run> next_;      ///< being recorded up to the moment, then shown
  trace::FirstDifference difference_;   ///< of the two shown
  std::vector<Problem> problems_;
  Quiz quiz_;
  Prediction prediction_;
  /// Said at a place: the stop that holds, or (direction) that there is none.
  struct Stopped {
    std::optional<StopAt> at;
    Place place;
    int direction = 0;
  } stopped_;
  mutable std::vector<model::Parameter> rows_;   ///< of rows_of_
  mutable const model::Lesson* rows_of_ = nullptr;
  std::unique_ptr<PlanBoard> board_;   ///< of the settings' plan, while it is looked at
  std::optional<model::Equipment> picked_;
  std::unique_ptr<Study> study_;       ///< of the restaurant on the card, once it was looked at
  Settings authors_;               ///< what the last link opened
  mutable std::vector<Finding> findings_;   ///< of the run shown, once they were asked for
  std::uint32_t selected_client_ = 0;
  loop::TaskId selected_task_ = loop::TaskId::none;
  loop::Name selected_name_;
  loop::Time seen_;
  bool seen_end_ = false;
  std::uint32_t names_read_ = 0;   ///< tasks among which the selected one was looked for
  std::size_t slice_ = default_slice;
  SliceLimit* limit_ = nullptr;
  std::uint64_t revision_ = 1;
};

}  // namespace comptoir::session
