/// The chip that stands for one task wherever it is: its outline alone tells the state.
#pragma once

#include <span>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "trace/views.hpp"

namespace comptoir::picture {

/// Keys of the moving things besides tasks, whose keys are their numbers.
constexpr std::uint64_t timer_group(loop::HandleId id) { return std::uint64_t{1} << 40 | loop::number(id); }
constexpr std::uint64_t callback_group(loop::HandleId id) { return std::uint64_t{2} << 40 | loop::number(id); }

enum class ChipState : std::uint8_t {
  running,   ///< solid block
  ready,     ///< pill
  sleeping,  ///< filled, with a progress line
  waiting,   ///< dotted outline: for its turn
  joining,   ///< square brackets: for its tasks
};

struct ChipStyle {
  ChipState state = ChipState::ready;
  bool in_words = false;      ///< "burger 6" in place of "6"
  float progress = -1;        ///< 0 to 1: the share of its sleep that is over
  float icon_size = 13;
  bool moves = true;          ///< one thing across scenes: set for a task's place in the loop, not for mentions of it
  bool ringed = true;         ///< shows that it is selected
};

/// Draws the chip with its ring when selected and its hit area (`hit_rect`, or the chip itself when empty).
void task_chip(draw::Scene&, const Context&, draw::Rect, loop::TaskId, const ChipStyle&, draw::Rect hit_rect = {});

/// A callback of the loop: a small square with a dot. `task` is what it is about, or none.
void callback_square(draw::Scene&, const Context&, draw::Rect, bool running);

/// The width that a chip of this task needs at least; `minimum` is the row's usual width.
float chip_width(const Context&, loop::TaskId, const ChipStyle&, float minimum);

/// The colour of words on a chip of this state.
draw::Color chip_ink(const Theme&, ChipState);
/// The outline and filling alone: for legends and counts.
void chip_outline(draw::Scene&, const Theme&, draw::Rect, ChipState);

}  // namespace comptoir::picture
