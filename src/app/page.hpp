/// What the program tells the page: the callbacks on the Module object. The page's side is web/main.mjs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "draw/scene.hpp"

namespace comptoir::app {

void tell_changed(std::uint64_t revision);
void tell_edit(std::string_view name, std::string_view value, draw::Rect);
void tell_ask(std::string_view what);           ///< "share", "lessons", "about", "menu", "open", "time"
void tell_lesson(std::string_view id);           ///< wanted by the canvas's own buttons
void tell_cursor(std::string_view css);
void tell_context(std::string_view what);       ///< "lost", "restored", "none"
void tell_failure(std::string_view text);
void tell_piece(std::string_view text);         ///< of an export: bytes in the program's memory, to be copied at once

}  // namespace comptoir::app
