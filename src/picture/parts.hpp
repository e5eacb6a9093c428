/// The parts that every panel is built from. They measure what they draw; none of them knows the run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "draw/icons.hpp"
#include "draw/scene.hpp"
#include "draw/text_metrics.hpp"
#include "picture/theme.hpp"

namespace comptoir::picture {

namespace type {
inline constexpr float caption = 12, body = 14, name = 18, clock = 28;  ///< the one scale of sizes
}

/// Panel: bg1, a thin border, radius 12. Card: bg2, radius 8, no border.
void panel_frame(draw::Scene&, const Theme&, draw::Rect);
void card(draw::Scene&, const Theme&, draw::Rect);

/// The ring around what is selected, 3 px outside `rect`.
void selection_ring(draw::Scene&, const Theme&, draw::Rect, float radius);
/// The ring of keyboard focus: 2 px wide with a gap of 2 px.
void focus_ring(draw::Scene&, const Theme&, draw::Rect, float radius);

/// Words on one line, cut with … at `max_width` (0: never); the result is the width drawn.
struct Words {
  draw::Color color;
  float size = type::caption;
  draw::Face face = draw::Face::regular;
  draw::Align align = draw::Align::left;
  float max_width = 0;
};
float words_at(draw::Scene&, draw::Point, std::string_view, const Words&);
float width_of(std::string_view, float size = type::caption, draw::Face face = draw::Face::regular);

/// The title of a panel: 14, semibold. The result is its width.
float heading(draw::Scene&, const Theme&, draw::Point, std::string_view, float max_width = 0);

/// "+7": how many more there are that don't fit. A pill of the chip's height.
void more_chip(draw::Scene&, const Theme&, draw::Rect, std::uint64_t count);
float more_chip_width(std::uint64_t count);

/// How many things `pitch` apart fit in `width`.
std::size_t things_in(float width, float pitch, float thing);

/// How many of `count` things `pitch` apart fit in `width`, when a "+n" needs `more_width` as soon as some don't.
struct Fitting { std::size_t shown = 0, left = 0; };
Fitting fit_row(std::size_t count, float width, float pitch, float thing, float more_width);

}  // namespace comptoir::picture
