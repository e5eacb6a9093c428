/// What can be pointed at in a picture, and the stable names that the page knows the controls by.
/// Knows nothing of what a click does.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/parameter.hpp"

namespace comptoir::picture {

/// Codes of draw::HitArea::what. `which` is a task's, client's or resource's number, a parameter's index in the
/// lesson, an option of one (option_hit), a tab's index, the n-th printed line, mark or intervention (from 0), a line of the listing (from 1), or 0.
enum class Hit : std::uint16_t {
  none,
  // Things of the run.
  task, client, resource, printed_line, code_line, crowd,
  // Time.
  timeline, overview, play, start, end, step_back, step_forward, speed_slider, zoom_in, zoom_out, fit,
  zoom_selection, by_station, by_client, by_task, by_tree, by_next, time_tools,
  // Settings.
  param_slider, param_field, param_reset, param_option, reset_all, undo, redo,
  // The bar.
  lesson_previous, lesson_next, lesson_list, lesson_about, share, compare, export_, language_fr, language_en, theme, menu,
  open_full, cancel_run, notice_close,
  // Panels.
  code_python, code_cpp, tab, tree, scroll, drawing_part,
  // Two runs.
  keep, differ,
  // The manager's plan: the board itself, a restaurant by its number in what is shown, what is done with the one on the card.
  plan, plan_point, plan_open, plan_beside, plan_propose, plan_reveal, plan_challenge, plan_choice, plan_near, plan_less, plan_more, plan_reset, plan_stop,
  // What is studied of it: a part of a client's time (study_hit), a point of the sweep.
  plan_moment, plan_swept,
  // A moment: `which` is a position.
  moment,
  // Parts of the timeline, for hands only: the names' column, the window in the strip, a task's triangle; flags and signs on its axis.
  rows, window, fold, mark, intervention,
  // Names without a place: for keys.
  pan_left, pan_right,
};

/// A control or a thing: what HitArea holds, typed.
struct Pointed {
  Hit what = Hit::none;
  std::uint64_t which = 0;
  friend bool operator==(const Pointed&, const Pointed&) = default;
};

/// The option of a choice, as what is pointed at; and the reverse.
constexpr Pointed option_hit(std::size_t parameter, std::size_t option) { return {Hit::param_option, parameter << 8 | option}; }
constexpr std::size_t parameter_of(Pointed option) { return option.which >> 8; }
constexpr std::size_t option_of(Pointed option) { return option.which & 0xff; }

/// A moment of the studied restaurant's run, and whose it is; and the reverse.
constexpr Pointed study_hit(std::uint32_t position, std::uint32_t client) { return {Hit::plan_moment, std::uint64_t{client} << 32 | position}; }
constexpr std::uint32_t study_position(Pointed moment) { return static_cast<std::uint32_t>(moment.which); }
constexpr std::uint32_t study_client(Pointed moment) { return static_cast<std::uint32_t>(moment.which >> 32); }

/// "play", "language.fr", "tab.2", "task.12", "param.cooks.field", "param.variant.sync": the same in every language and for ever.
/// Empty for `none` and for a parameter that the lesson doesn't have.
std::string name_of(Pointed, std::span<const model::Parameter>);
/// The reverse; nothing for a name that is none of ours.
std::optional<Pointed> find_name(std::string_view, std::span<const model::Parameter>);

}  // namespace comptoir::picture
