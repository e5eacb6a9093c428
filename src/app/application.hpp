/// The running page: the workbench, the screen on it, the canvas, and the frames. Draws only when there is something
/// to draw: an idle page asks for no frame.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "app/surface.hpp"
#include "session/file_run.hpp"
#include "session/python_program.hpp"
#include "session/workbench.hpp"
#include "view/screen.hpp"

namespace comptoir::app {

/// Slices of a run end by the clock, so that none holds the page's thread for long.
class FrameLimit final : public session::SliceLimit {
 public:
  void begin(std::size_t parts) override;
  bool over() override;

 private:
  double until_ = 0;   ///< in milliseconds
};

class Application final : public view::Host {
 public:
  /// False when the page can't draw; it has been told why.
  bool start();

  // ---- What the page asks (bridge.cpp)
  struct Opening {
    std::string_view link;
    text::Language language;   ///< the reader's own, unless the link says otherwise
    session::Theme theme;
    bool embed = false, touch = false;
  };
  void open(const Opening&);
  bool add_font(draw::Face, void* data, int size);
  void resize(draw::Size css, int device_width, int device_height);
  std::string command(std::string_view line);
  void press(std::string_view name);
  void focus(std::string_view name);
  void pointer(view::PointerInput);
  bool wheel(view::WheelInput);
  void set_reduced_motion(bool reduced);
  void set_visible(bool visible);
  /// Pictures drawn, and frames asked of the browser, since the page began.
  std::uint32_t frames_drawn() const { return drawn_; }
  std::uint32_t frames_asked() const { return asked_; }
  std::string document(bool tools) const;
  bool sheet(std::string_view lesson, std::string records);
  bool texts(text::Language, std::string lines);
  std::string python(std::string_view form) const { return session::python_in_form(bench_.settings(), form); }
  /// {"problem":""}, with what is wrong with what was asked, and "events" and "most" where a run has too many.
  std::string take(std::string_view what, std::string_view options) const;
  /// bridge.cpp says what of.
  std::string import(std::string_view text, int last);
  std::string areas() const;
  std::string link(const session::LinkOptions& options) const { return bench_.link(options); }

 private:
  void ask(view::Ask) override;
  void open_lesson(std::string_view id) override;
  void edit(std::string_view name, std::string_view value, draw::Rect) override;

  void fit(bool resized = false);
  void request_frame();
  void frame(double milliseconds);
  void draw(double seconds);
  void tell_page();

  FrameLimit limit_;
  session::Workbench bench_;
  view::Screen screen_{bench_, *this};
  Surface surface_;
  draw::Size css_;             ///< of the canvas, as the page has it
  int device_width_ = 0, device_height_ = 0;
  float zoom_ = 1;             ///< CSS pixels in one of the screen's: more than 1 where it is projected
  std::unique_ptr<session::FileReader> reader_;   ///< of a file that is being opened
  bool opened_ = false, requested_ = false, visible_ = true;
  std::uint32_t drawn_ = 0, asked_ = 0;
  double last_frame_ = -1;   ///< in milliseconds; before 0: nothing went on by itself until now
  std::uint64_t told_revision_ = 0, told_areas_ = 0;
  view::Cursor told_cursor_ = view::Cursor::arrow;
};

}  // namespace comptoir::app
