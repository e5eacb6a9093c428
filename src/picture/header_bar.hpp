/// The bar at the top of the page, and the shorter one of a phone.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

inline constexpr float compact_below = 600;   ///< windows narrower than this get the compact header and the dock

/// 48, or 56 for fingers; 64 when compact.
float header_height(const Context&, float width);
/// Logo, lessons, Share, language and theme. Compact below 600 px: two lines of title, the score, the menu.
draw::Scene header_bar(const Context&, draw::Size);
draw::Scene compact_header(const Context&, draw::Size);

}  // namespace comptoir::picture
