/// Start, back, play, step, end; the clock; speed; which lanes, which times, and the time machine. Drops what doesn't fit, play never.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/timeline_view.hpp"

namespace comptoir::picture {

struct TransportView {
  bool lanes = true;                    ///< a zoomable timeline belongs to it: zoom, and which lanes
  LaneKind kind = LaneKind::station;    ///< the lanes shown
};

/// 52 px, or 64 for fingers.
float transport_height(const Context&);
draw::Scene transport_bar(const Context&, draw::Size, const TransportView& = {});

/// The kinds of lanes side by side, in `rect`.
void lane_choice(draw::Scene&, const Context&, draw::Rect, LaneKind shown);
/// The width that it needs.
float lane_choice_width(const Context&);

/// The clock's words, without unit: three decimals when `wide`.
std::string clock_words(const Context&, bool wide);
/// "1×", "½×", "1,5×".
std::string speed_words(text::Language, double speed);

// The speed's slider: 1/4, 1/2, 1, 2, 4 at equal distances, free between, snapping at 1.
float fraction_of_speed(double speed);
/// `track` is the width in pixels of the slider's track: it snaps to 1 within 6 px.
double speed_at(float fraction, float track);

}  // namespace comptoir::picture
