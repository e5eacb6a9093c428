/// The card that says what is pointed at: a name and one fact.
#pragma once

#include <optional>
#include <string>

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::view {

struct Tip {
  std::string title;
  std::string fact;   ///< may be empty
};

/// None for what says its own name.
/// `at`: of a bar on a timeline, the time under the hand; the tip is then about what the task did there.
std::optional<Tip> tip_of(const picture::Context&, picture::Pointed, std::optional<loop::Time> at = {});

/// As large as its words need, at most `width` wide.
draw::Scene tip_scene(const picture::Context&, const Tip&, float width);

/// Where a card of that size goes, near `about` and within the window: below, else above.
draw::Point tip_place(draw::Size card, draw::Rect about, draw::Size window);

}  // namespace comptoir::view
