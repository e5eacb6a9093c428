/// What can be chosen in a program where it stands: its variant in the panel's header, and versions of a line at its end.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// The choice "variant" of the lesson shown, when it has few enough options to stand side by side.
std::optional<std::size_t> variant_choice(const Context&);
float variant_height(const Context&);
/// The variant chosen, in words.
std::string_view variant_words(const Context&, std::size_t parameter);
void variant_control(draw::Scene&, const Context&, draw::Rect, std::size_t parameter);

/// A switch at the end of a line: the option that is chosen, and a dot for each; a click goes to the next one.
/// `room`: without its words when they don't fit.
float line_switch_width(const Context&, std::size_t parameter, float room);
void line_switch(draw::Scene&, const Context&, draw::Rect, std::size_t parameter);

}  // namespace comptoir::picture
