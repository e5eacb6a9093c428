/// What the screen asks of the page around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "draw/scene.hpp"

namespace comptoir::view {

enum class Ask : std::uint8_t { share, lessons, about, menu, open_full, time, plan };
enum class Cursor : std::uint8_t { arrow, hand, slide, text };

class Host {
 public:
  virtual ~Host() = default;
  virtual void ask(Ask) = 0;
  /// Another lesson is wanted: the page opens it, for its program may have to be loaded before.
  virtual void open_lesson(std::string_view id) = 0;
  /// The person wants to type in the drawn field of that name.
  virtual void edit(std::string_view name, std::string_view value, draw::Rect) = 0;
};

}  // namespace comptoir::view
