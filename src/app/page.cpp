#include "app/page.hpp"

#include <emscripten.h>

namespace comptoir::app {

void tell_changed(std::uint64_t revision) {
  EM_ASM({ Module['onChange']?.($0); }, static_cast<double>(revision));
}

void tell_edit(std::string_view name, std::string_view value, draw::Rect rect) {
  const std::string named(name), valued(value);
  EM_ASM({ Module['onEdit']?.(UTF8ToString($0), UTF8ToString($1), [$2, $3, $4, $5]); }, named.c_str(), valued.c_str(),
         static_cast<double>(rect.x), static_cast<double>(rect.y), static_cast<double>(rect.w), static_cast<double>(rect.h));
}

void tell_ask(std::string_view what) {
  const std::string text(what);
  EM_ASM({ Module['onAsk']?.(UTF8ToString($0)); }, text.c_str());
}

void tell_lesson(std::string_view id) {
  const std::string text(id);
  EM_ASM({ Module['onLesson']?.(UTF8ToString($0)); }, text.c_str());
}

void tell_cursor(std::string_view css) {
  const std::string text(css);
  EM_ASM({ Module['onCursor']?.(UTF8ToString($0)); }, text.c_str());
}

void tell_context(std::string_view what) {
  const std::string text(what);
  EM_ASM({ Module['onContext']?.(UTF8ToString($0)); }, text.c_str());
}

void tell_failure(std::string_view text) {
  const std::string copy(text);
  EM_ASM({ Module['onFailure']?.(UTF8ToString($0)); }, copy.c_str());
}

void tell_piece(std::string_view text) {
  EM_ASM({ Module['onPiece']($0, $1); }, text.data(), text.size());
}

}  // namespace comptoir::app
