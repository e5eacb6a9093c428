/// The colour tokens of both themes. A state's colour is used for nothing else; see the design notes in README.
#pragma once

#include <cstdint>
#include <string_view>

#include "draw/scene.hpp"

namespace comptoir::picture {

/// A task state's colours: fill, text on the panel, tint behind text, edge.
struct StateColors {
  draw::Color fill, text, tint, edge;
};

struct Theme {
  std::string_view name;
  draw::Color bg0, bg1, bg2, bg3;         ///< window, panel, inner card and field, token and track
  draw::Color line, line2;                ///< rule and panel border, decorative edge
  draw::Color text, text2, text3;         ///< main, secondary, captions
  draw::Color tile, wood, wood2, on_wood; ///< floor and counter
  draw::Color awning, awning2;            ///< its two stripes
  draw::Color skin, skin_edge, cloth, hat, hat_edge;  ///< the crew and the cooks
  draw::Color future, wait;               ///< future outline; dots and brackets
  draw::Color bar, on_bar, bar_edge, progress;
  draw::Color on_run, on_sleep;           ///< text on the solid running and the root timer fill
  StateColors run, ready, sleep, ok, late;
};

/// `dark` or `light`.
enum class ThemeName : std::uint8_t { dark, light };
const Theme& theme(ThemeName);

}  // namespace comptoir::picture
