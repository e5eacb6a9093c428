/// The controls: buttons, sliders, fields, tabs. Each draws itself in the state that the context gives it (hovered,
/// focused) and adds its own hit area. Knows nothing of what a control does.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "draw/icons.hpp"
#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

inline constexpr float touch_side = 44;   ///< the least side of a target for fingers
inline constexpr float button_side = 32;

/// The side of a button: 32, or 44 for fingers.
inline float button_size(const Context& context) { return context.touch ? touch_side : button_side; }

enum class ButtonKind : std::uint8_t {
  card,   ///< inner card with a thin border
  ghost,  ///< no border until it's pointed at
  now,    ///< solid mustard: Play, and nothing else
};

struct ButtonStyle {
  ButtonKind kind = ButtonKind::card;
  float radius = 8;
  float icon_size = 16;
  bool enabled = true;   ///< a disabled button is pale and has no hit area
};

void icon_button(draw::Scene&, const Context&, draw::Rect, draw::Icon, Pointed, const ButtonStyle& = {});
void button(draw::Scene&, const Context&, draw::Rect, std::string_view label, std::optional<draw::Icon>, Pointed,
            const ButtonStyle& = {});
/// The width that `button` needs for its label.
float button_width(std::string_view label, bool with_icon);

struct Choice {
  std::string_view label;
  Pointed what;
  bool chosen = false;
};
/// One of a few, side by side.
void segmented(draw::Scene&, const Context&, draw::Rect, std::span<const Choice>, float text_size = 14);

/// A 4 px track with a 14 px thumb. Its hit area is `slider_area`.
struct Slider {
  draw::Point start;       ///< left end of the track
  float width = 0;
  float fraction = 0;      ///< 0 to 1
  bool filled = true;      ///< the part before the thumb
  std::span<const float> stops = {};
  float notch = -1;        ///< a taller stop
};
void slider(draw::Scene&, const Context&, const Slider&, Pointed);
/// What a finger or pointer can grab: wider than the track by `slider_margin` on both sides.
inline constexpr float slider_margin = 8;
draw::Rect slider_area(const Slider&, bool touch);
/// Where on the track `x` falls, 0 to 1; `area` is the slider's hit area.
float slider_fraction(draw::Rect area, float x);

struct FieldStyle {
  bool refused = false;    ///< what is typed isn't allowed
  bool being_edited = false;  ///< the page's own field lies over it: only the frame is drawn
};
/// An editable value with its unit.
void field(draw::Scene&, const Context&, draw::Rect, std::string_view value, std::string_view unit, Pointed,
           const FieldStyle& = {});

struct Tab {
  draw::Icon icon;
  std::string_view label;
  Pointed what;
  bool chosen = false;
};
void tabs(draw::Scene&, const Context&, draw::Rect, std::span<const Tab>);

/// How much of a long run is computed.
void progress_bar(draw::Scene&, const Theme&, draw::Rect, float fraction);

}  // namespace comptoir::picture
