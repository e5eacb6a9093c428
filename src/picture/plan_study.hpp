/// The panel under the points: what is found out about the restaurant on the card, one view of four at a time. Its tabs are the options of
/// the plan's row "study".
#pragma once

#include <string_view>

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

draw::Scene plan_study(const Context&, draw::Size);

/// An option of one of the plan's choices, by their words, as what is pointed at.
Pointed plan_option(const Context&, std::string_view key, std::size_t option);

}  // namespace comptoir::picture
