// The functions that the page calls: thin, each one call on the application. Strings come as UTF-8 with a final zero;
// those returned live until the next call. web/program.mjs is the other side.
#include <emscripten.h>

#include <cstdint>
#include <string>

#include "app/application.hpp"
#include "model/lesson.hpp"

namespace {

using comptoir::app::Application;

Application& application() {
  static Application the_one;
  return the_one;
}

const char* answer(std::string text) {
  static std::string kept;
  kept = std::move(text);
  return kept.c_str();
}

comptoir::text::Language language_of(std::string_view code) { return code == "fr" ? comptoir::text::Language::fr : comptoir::text::Language::en; }

comptoir::view::Modifiers modifiers(int bits) { return {.shift = (bits & 1) != 0, .command = (bits & 2) != 0, .alt = (bits & 4) != 0}; }

}  // namespace

int main() { return application().start() ? 0 : 1; }

extern "C" {

EMSCRIPTEN_KEEPALIVE void comptoir_open(const char* link, const char* language, const char* theme, int embed, int touch) {
  application().open({
      .link = link,
      .language = language_of(language),
      .theme = std::string_view(theme) == "light" ? comptoir::session::Theme::light : comptoir::session::Theme::dark,
      .embed = embed != 0,
      .touch = touch != 0,
  });
}

/// 1 when it is a font. Its memory, made with malloc, is the program's from then on.
EMSCRIPTEN_KEEPALIVE int comptoir_font(int face, void* data, int size) {
  if (face < 0 || face > 2) return 0;
  return application().add_font(static_cast<comptoir::draw::Face>(face), data, size);
}

EMSCRIPTEN_KEEPALIVE void comptoir_resize(double css_width, double css_height, int device_width, int device_height) {
  application().resize({static_cast<float>(css_width), static_cast<float>(css_height)}, device_width, device_height);
}

EMSCRIPTEN_KEEPALIVE const char* comptoir_command(const char* line) { return answer(application().command(line)); }
/// Where the lesson's program lies in the table of functions, by which the page knows whether it is loaded; 0: there is no such lesson.
EMSCRIPTEN_KEEPALIVE std::uintptr_t comptoir_program(const char* id) {
  const comptoir::model::Lesson* lesson = comptoir::model::find_lesson(id);
  if (!lesson) return 0;
  return lesson->program ? reinterpret_cast<std::uintptr_t>(lesson->program) : reinterpret_cast<std::uintptr_t>(lesson->article);
}
/// 1 when it is that lesson's sheet.
EMSCRIPTEN_KEEPALIVE int comptoir_sheet(const char* lesson, const char* records) { return application().sheet(lesson, records); }
/// 1 when these are the texts of that language.
EMSCRIPTEN_KEEPALIVE int comptoir_texts(const char* language, const char* lines) { return application().texts(language_of(language), lines); }
/// The Python program shown: "program", "script" or "notebook".
EMSCRIPTEN_KEEPALIVE const char* comptoir_python(const char* form) { return answer(application().python(form)); }
/// What can be taken away: its text goes to the page's onPiece, and what is wrong with what was asked is returned as JSON.
EMSCRIPTEN_KEEPALIVE const char* comptoir_export(const char* what, const char* options) { return answer(application().take(what, options)); }
/// Of a run's file: a piece of it (last 0), its name when it is over (1), or nothing more (2). "" as long as nothing is to be said; then
/// {"problem":{...}}, or {"complete":...} of a run that is open now.
EMSCRIPTEN_KEEPALIVE const char* comptoir_import(const char* text, int size, int last) {
  return answer(application().import({text, static_cast<std::size_t>(size)}, last));
}
EMSCRIPTEN_KEEPALIVE void comptoir_press(const char* name) { application().press(name); }
EMSCRIPTEN_KEEPALIVE void comptoir_focus(const char* name) { application().focus(name); }
/// `tools`: with what the time machine offers.
EMSCRIPTEN_KEEPALIVE const char* comptoir_document(int tools) { return answer(application().document(tools != 0)); }
EMSCRIPTEN_KEEPALIVE const char* comptoir_areas() { return answer(application().areas()); }

/// `parts`: 1 the moment, 2 the language, 4 the theme, 8 the view, 16 marks, 32 locks.
EMSCRIPTEN_KEEPALIVE const char* comptoir_link(int parts) {
  return answer(application().link({.moment = (parts & 1) != 0, .language = (parts & 2) != 0, .theme = (parts & 4) != 0,
                                    .view = (parts & 8) != 0, .marks = (parts & 16) != 0, .locks = (parts & 32) != 0}));
}

EMSCRIPTEN_KEEPALIVE void comptoir_motion(int reduced) { application().set_reduced_motion(reduced != 0); }
/// Pictures drawn so far; those asked for, of which some have nothing new to draw, when `asked` is not 0. For tests: an idle page draws none.
EMSCRIPTEN_KEEPALIVE unsigned comptoir_frames(int asked) { return asked ? application().frames_asked() : application().frames_drawn(); }
EMSCRIPTEN_KEEPALIVE void comptoir_visible(int shown) { application().set_visible(shown != 0); }

/// press: 0 move, 1 down, 2 up, 3 cancel, 4 leave. device: 0 mouse, 1 pen, 2 finger. keys: and 8 for the middle button.
/// finger: 1 for the second one of two.
EMSCRIPTEN_KEEPALIVE void comptoir_pointer(int press, double x, double y, int device, int keys, double milliseconds, int finger) {
  application().pointer({
      .press = static_cast<comptoir::view::Press>(press),
      .at = {static_cast<float>(x), static_cast<float>(y)},
      .device = static_cast<comptoir::view::Device>(device),
      .keys = modifiers(keys),
      .seconds = milliseconds / 1000,
      .finger = finger,
      .pans = (keys & 8) != 0,
  });
}

/// 1 when the canvas took it.
EMSCRIPTEN_KEEPALIVE int comptoir_wheel(double x, double y, double dx, double dy, int keys) {
  return application().wheel({
      .at = {static_cast<float>(x), static_cast<float>(y)},
      .dx = static_cast<float>(dx),
      .dy = static_cast<float>(dy),
      .keys = modifiers(keys),
  });
}

}  // extern "C"
