/// Start, back, play, step, end; the clock; speed; what the timeline shows. Drops what doesn't fit, play never.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

struct TransportView {
  bool lanes = true;       ///< a zoomable timeline belongs to it: zoom, by station or by client
  bool stations = true;    ///< there are stations: by station or by client can be chosen
  bool by_client = false;
};

/// 52 px, or 64 for fingers.
float transport_height(const Context&);
draw::Scene transport_bar(const Context&, draw::Size, const TransportView& = {});

/// The clock's words, without unit: three decimals when `wide`.
std::string clock_words(const Context&, bool wide);
/// "1×", "½×", "1,5×".
std::string speed_words(text::Language, double speed);

// The speed's slider: 1/4, 1/2, 1, 2, 4 at equal distances, free between, snapping at 1.
float fraction_of_speed(double speed);
/// `track` is the width in pixels of the slider's track: it snaps to 1 within 6 px.
double speed_at(float fraction, float track);

}  // namespace comptoir::picture
