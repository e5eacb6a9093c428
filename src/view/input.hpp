/// What a hand did, in logical pixels. The application translates the page's events into these.
#pragma once

#include <cstdint>

#include "draw/scene.hpp"

namespace comptoir::view {

enum class Device : std::uint8_t { mouse, pen, touch };
enum class Press : std::uint8_t { move, down, up, cancel, leave };

struct Modifiers {
  bool shift = false;
  bool command = false;   ///< Ctrl or ⌘
  bool alt = false;
};

struct PointerInput {
  Press press = Press::move;
  draw::Point at;
  Device device = Device::mouse;
  Modifiers keys;
  double seconds = 0;     ///< on any clock that only goes forward
  int finger = 0;         ///< 1: a second finger, while the first is down
  bool pans = false;      ///< with the middle button
};

struct WheelInput {
  draw::Point at;
  float dx = 0, dy = 0;
  Modifiers keys;
};

}  // namespace comptoir::view
