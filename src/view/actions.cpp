#include "view/actions.hpp"

#include <array>
#include <string>

#include "model/listing.hpp"
#include "model/sheet.hpp"
#include "picture/crowd_rows.hpp"
#include "picture/locks.hpp"
#include "picture/plan_parts.hpp"
#include "session/parameter_table.hpp"

namespace comptoir::view {
namespace {

using picture::Hit;

constexpr double zoom_step = 1.6, pan_step = 0.25, rows_step = 4;

void zoom(const ActionContext& in, double factor) {
  picture::TimelineView& view = in.look.timeline;
  const auto share = [](double from, double at, double to) { return at >= from && at <= to && to > from ? (at - from) / (to - from) : 0.5; };
  const double present = view.handles ? share(view.handles->first, static_cast<double>(in.bench.cursor().position()) + 0.5, view.handles->last)
                                      : share(static_cast<double>(view.from.ns), static_cast<double>(in.bench.time().ns), static_cast<double>(view.to.ns));
  const bool opened = view.handles.has_value();
  view = picture::zoomed_at(in.context, view, present, factor);
  in.look.fitted = !opened && factor > 1 && picture::shows_all(in.context, view);
}

void pan(const ActionContext& in, double share) {
  in.look.timeline = picture::panned_by(in.context, in.look.timeline, share);
  in.look.fitted = false;
}

void show_lanes(const ActionContext& in, picture::LaneKind kind) {
  in.look.timeline.lanes = kind;
  in.look.timeline.first_row.reset();
  in.look.timeline.crowd = {};
}

void zoom_rows(const ActionContext& in, double factor) {
  picture::CrowdView& crowd = in.look.timeline.crowd;
  const std::uint32_t total = in.bench.run().recording().task_count();
  crowd = picture::zoomed(crowd, total, factor);
  if (crowd.tasks >= total) crowd = {};
}

void choose_tab(const ActionContext& in, std::size_t which) {
  if (which >= in.layout.tabs.size()) return;
  const Subject chosen = in.layout.tabs[which];
  if (in.layout.form == Form::stacked) in.look.drawer_open = chosen != Subject::loop && !(in.layout.drawer && in.layout.subject == chosen);
  in.look.subject = chosen;
}

void choose_lesson(const ActionContext& in, int by) {
  if (const model::Lesson* lesson = neighbour(in.bench.lesson(), by)) in.host.open_lesson(lesson->id);
}

/// The line of the listing that is shown: the C++ one has the same places.
void seek_line(const ActionContext& in, std::uint64_t line, int direction) {
  session::Workbench& bench = in.bench;
  const bool cpp = in.look.cpp_listing && bench.level() != model::Level::discover;
  if (!cpp) {
    bench.seek_line(static_cast<std::uint32_t>(line), direction);
    return;
  }
  for (const model::ListingLine& shown : model::listing_of(bench.lesson(), "cpp", bench.run().settings().values))
    if (shown.number == line && shown.place != 0) bench.seek_place(shown.place, direction);
}

void edit_field(const ActionContext& in, picture::Pointed what, draw::Rect area) {
  const auto rows = in.bench.rows();
  if (what.which >= rows.size()) return;
  in.host.edit(picture::name_of(what, rows),
               session::display_value(in.bench.language(), rows[what.which], in.bench.value(what.which)), area);
}

/// Of soda machines, cooks or portions (0, 1, 2): what is proposed next has one more or one less.
void propose_more(const ActionContext& in, std::uint64_t part, int by) {
  constexpr std::array<std::string_view, 3> keys = {"sodas", "cooks", "batch"};
  const auto row = part < keys.size() ? session::find_parameter(in.bench.lesson(), keys[part]) : std::nullopt;
  if (row) in.bench.set_parameter(*row, in.bench.value(*row) + by);
}

/// A point opens. A near miss shows its card first, and so does a point under a finger, which saw no tooltip; the next press opens it.
void choose_restaurant(const ActionContext& in, picture::Pointed what) {
  const model::Candidate* chosen = picture::plan_candidate(in.context, what.which);
  if (!chosen) return;
  const bool locked = picture::is_locked(in.bench, {Hit::plan_open, 0});
  const bool asks = what.what == Hit::plan_near || in.context.touch || locked;
  if (asks && in.bench.picked() != chosen->equipment) in.bench.pick(chosen->equipment);
  else if (!locked) in.bench.open_restaurant(chosen->equipment, false);
}

}  // namespace

const model::Lesson* neighbour(const model::Lesson& lesson, int by) {
  const auto all = model::lessons();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto place = static_cast<std::ptrdiff_t>(i) + by;
    if (all[i].id == lesson.id && place >= 0 && place < std::ssize(all)) return &all[static_cast<std::size_t>(place)];
  }
  return nullptr;
}

void activate(const ActionContext& in, picture::Pointed what, Modifiers keys, draw::Rect area) {
  session::Workbench& bench = in.bench;
  if (picture::is_locked(bench, what)) return;
  const auto step = [&](int direction) { keys.shift ? bench.step_handle(direction) : bench.step_task(direction); };
  switch (what.what) {
    case Hit::task: {
      const auto task = static_cast<loop::TaskId>(what.which);
      if (bench.predicting()) bench.answer_prediction(task);
      else bench.selected_task() == task ? bench.select_none() : bench.select_task(task);
      break;
    }
    case Hit::client: {
      const auto client = static_cast<std::uint32_t>(what.which);
      bench.selected_client() == client ? bench.select_none() : bench.select_client(client);
      break;
    }
    case Hit::play: bench.toggle(); break;
    case Hit::start: bench.to_start(); break;
    case Hit::end: bench.to_end(); break;
    case Hit::step_back: step(-1); break;
    case Hit::step_forward: step(1); break;
    case Hit::zoom_in: zoom(in, 1 / zoom_step); break;
    case Hit::zoom_out:
      if (in.look.fitted && in.look.timeline.crowd.tasks > 0) zoom_rows(in, rows_step);   // nothing is left to zoom out of but rows
      else zoom(in, zoom_step);
      break;
    case Hit::crowd: in.look.timeline.crowd = picture::crowd_of(what.which); break;
    case Hit::fit:
      in.look.fitted = true;
      in.look.timeline.handles.reset();
      in.look.timeline.crowd = {};
      break;
    case Hit::zoom_selection:
      in.look.timeline = picture::zoomed_to_selection(in.context, in.look.timeline);
      in.look.fitted = false;
      break;
    case Hit::pan_left: pan(in, -pan_step); break;
    case Hit::pan_right: pan(in, pan_step); break;
    case Hit::by_station: show_lanes(in, picture::LaneKind::station); break;
    case Hit::by_client: show_lanes(in, picture::LaneKind::client); break;
    case Hit::by_task: show_lanes(in, picture::LaneKind::task); break;
    case Hit::by_tree: show_lanes(in, picture::LaneKind::tree); break;
    case Hit::by_next: show_lanes(in, picture::next_lanes(in.context, picture::shown_lanes(in.context, in.look.timeline))); break;
    case Hit::fold: in.look.timeline = picture::folded(in.context, in.look.timeline, static_cast<loop::TaskId>(what.which)); break;
    case Hit::time_tools: in.host.ask(Ask::time); break;
    case Hit::param_field: edit_field(in, what, area); break;
    case Hit::param_option: bench.set_parameter(picture::parameter_of(what), static_cast<std::int64_t>(picture::option_of(what))); break;
    case Hit::param_reset: bench.reset_parameter(what.which); break;
    case Hit::reset_all: bench.reset_parameters(); break;
    case Hit::undo: bench.undo(); break;
    case Hit::redo: bench.redo(); break;
    case Hit::lesson_previous: choose_lesson(in, -1); break;
    case Hit::lesson_next: choose_lesson(in, 1); break;
    case Hit::lesson_list: in.host.ask(Ask::lessons); break;
    case Hit::lesson_about: in.host.ask(Ask::about); break;
    case Hit::compare: bench.set_comparing(bench.run_count() != 2); break;
    case Hit::keep: bench.settings().kept ? bench.stop_keeping() : bench.keep(); break;
    case Hit::differ: bench.seek_difference(); break;
    case Hit::plan: in.host.ask(Ask::plan); break;   // its program may have to be loaded before
    case Hit::plan_point: case Hit::plan_choice: case Hit::plan_near: choose_restaurant(in, what); break;
    case Hit::plan_open: case Hit::plan_beside:
      if (const model::Candidate* shown = picture::plan_card_candidate(in.context)) bench.open_restaurant(shown->equipment, what.what == Hit::plan_beside);
      break;
    case Hit::plan_propose: bench.propose(picture::proposal(in.context)); break;
    case Hit::plan_reveal: bench.reveal_plan(); break;
    case Hit::plan_challenge: bench.show_plan(session::PlanShown::challenge); break;
    case Hit::plan_less: propose_more(in, what.which, -1); break;
    case Hit::plan_more: propose_more(in, what.which, 1); break;
    case Hit::plan_reset: bench.reset_plan(); break;
    case Hit::plan_stop: bench.cancel(); break;
    case Hit::plan_moment: bench.open_moment(picture::study_position(what), picture::study_client(what)); break;
    case Hit::plan_swept: bench.take_swept(what.which); break;
    case Hit::share: in.host.ask(Ask::share); break;
    case Hit::menu: in.host.ask(Ask::menu); break;
    case Hit::open_full: in.host.ask(Ask::open_full); break;
    case Hit::language_fr: bench.set_language(text::Language::fr); break;
    case Hit::language_en: bench.set_language(text::Language::en); break;
    case Hit::theme: bench.set_theme(bench.theme() == session::Theme::dark ? session::Theme::light : session::Theme::dark); break;
    case Hit::cancel_run: bench.cancel(); break;
    case Hit::notice_close: bench.dismiss_problems(); break;
    case Hit::code_python: in.look.cpp_listing = false; break;
    case Hit::code_cpp: in.look.cpp_listing = true; break;
    case Hit::tab: choose_tab(in, what.which); break;
    case Hit::none: case Hit::rows: bench.select_none(); break;
    case Hit::drawing_part: in.look.drawing_part = what.which; break;
    case Hit::moment: bench.seek_position(static_cast<trace::Position>(what.which)); break;
    case Hit::printed_line: bench.seek_printed(what.which); break;
    case Hit::code_line: seek_line(in, what.which, keys.shift ? -1 : 1); break;
    // Dragged, or only looked at.
    case Hit::resource: case Hit::timeline: case Hit::overview: case Hit::speed_slider:
    case Hit::param_slider: case Hit::export_: case Hit::tree: case Hit::scroll: case Hit::window:
    case Hit::mark: bench.go_mark(what.which); break;
    case Hit::intervention: bench.go_intervention(what.which); break;
  }
}

}  // namespace comptoir::view
