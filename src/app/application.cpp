#include "app/application.hpp"

#include <emscripten/html5.h>

#include <algorithm>

#include "app/page.hpp"
#include "exports/take.hpp"
#include "session/command.hpp"
#include "session/document.hpp"
#include "session/json.hpp"

namespace comptoir::app {
namespace {

/// A frame that comes later than this was not watched: the page was hidden, or the machine busy.
constexpr double longest_frame = 0.1;
constexpr double usual_frame = 1.0 / 60;
/// How much larger a projected screen is, and the least room that its panels need.
constexpr float projected_zoom = 1.6f;
constexpr draw::Size projected_room = {800, 450};
/// Milliseconds that recording may take of a frame. What can't be stopped at once comes on top (the keyframe of very many
/// tasks): 8 in all.
constexpr double slice_milliseconds = 4;

/// Events of a run that the page writes down as a trace: it is done in one go, and all of it is held.
constexpr std::uint64_t most_exported = 2'000'000;

std::string_view css(view::Cursor cursor) {
  switch (cursor) {
    case view::Cursor::arrow: return "default";
    case view::Cursor::hand: return "pointer";
    case view::Cursor::slide: return "ew-resize";
    case view::Cursor::text: return "text";
  }
  return "default";
}

}  // namespace

void FrameLimit::begin(std::size_t parts) { until_ = emscripten_get_now() + slice_milliseconds / static_cast<double>(parts); }

bool FrameLimit::over() { return emscripten_get_now() >= until_; }

bool Application::start() {
  bench_.set_limit(limit_);
  surface_.restored = [this] {
    if (opened_) draw(usual_frame);
  };
  return surface_.open();
}

void Application::open(const Opening& opening) {
  bench_.set_reader(opening.language, opening.theme);
  bench_.open_link(opening.link);
  screen_.set_touch(opening.touch);
  screen_.set_compact(opening.embed);
  opened_ = true;
  // A link to a moment shows that moment; any other begins to play. An embed, a question, and a class wait, and what nobody could stop.
  const session::Teaching& teaching = bench_.teaching();
  const bool waits = opening.embed || bench_.settings().asking || teaching.present || bench_.locked(session::Lock::move);
  if (teaching.play.value_or(bench_.at_start() && !waits)) bench_.play();
  fit();
  screen_.advance(0);
  request_frame();
}

bool Application::add_font(draw::Face face, void* data, int size) { return surface_.add_font(face, data, size); }

void Application::resize(draw::Size css, int device_width, int device_height) {
  css_ = css;
  device_width_ = device_width;
  device_height_ = device_height;
  fit(true);
  // A resized canvas is empty: it is painted before the browser shows it.
  if (opened_) draw(0);
  request_frame();
}

std::string Application::command(std::string_view line) {
  std::string problem = session::execute(bench_, line);
  request_frame();
  return problem;
}

/// The screen in its own pixels: larger ones where it is projected, as far as its panels keep their room.
void Application::fit(bool resized) {
  const float room = std::min(css_.w / projected_room.w, css_.h / projected_room.h);
  const float zoom = bench_.teaching().present ? std::clamp(room, 1.0f, projected_zoom) : 1;
  if (!resized && zoom == zoom_) return;
  zoom_ = zoom;
  surface_.resize({css_.w / zoom, css_.h / zoom}, device_width_, device_height_);
  screen_.resize(surface_.size());
}

bool Application::sheet(std::string_view lesson, std::string records) {
  const bool taken = bench_.give_sheet(lesson, std::move(records));
  request_frame();
  return taken;
}

std::string Application::import(std::string_view text, int last) {
  enum { piece, end };
  if (last > end) reader_.reset();
  if (last > end) return {};
  if (!reader_) reader_ = std::make_unique<session::FileReader>();
  if (last == piece && reader_->read(text)) return {};
  const std::unique_ptr<session::FileReader> reader = std::move(reader_);
  const auto file = last == end ? reader->finish(text) : nullptr;
  if (!file) return "{\"problem\":" + reader->problem_json() + '}';
  bench_.open_file(file);
  request_frame();
  return file->run.complete ? "{\"complete\":true}" : "{\"complete\":false}";
}

bool Application::texts(text::Language language, std::string lines) {
  const bool taken = bench_.give_texts(language, std::move(lines));
  request_frame();
  return taken;
}

void Application::press(std::string_view name) {
  screen_.press(name);
  request_frame();
}

void Application::focus(std::string_view name) {
  screen_.focus(name);
  request_frame();
}

void Application::pointer(view::PointerInput in) {
  in.at = {in.at.x / zoom_, in.at.y / zoom_};
  screen_.pointer(in);
  request_frame();
}

bool Application::wheel(view::WheelInput in) {
  in.at = {in.at.x / zoom_, in.at.y / zoom_};
  const bool taken = screen_.wheel(in);
  if (taken) request_frame();
  return taken;
}

void Application::set_reduced_motion(bool reduced) { screen_.set_reduced_motion(reduced); }

void Application::set_visible(bool visible) {
  // Hidden, nothing plays: it goes on from here when it is seen again.
  visible_ = visible;
  last_frame_ = -1;
  if (visible) request_frame();
}

void Application::ask(view::Ask what) {
  switch (what) {
    case view::Ask::share: return tell_ask("share");
    case view::Ask::about: return tell_ask("about");
    case view::Ask::lessons: return tell_ask("lessons");
    case view::Ask::menu: return tell_ask("menu");
    case view::Ask::open_full: return tell_ask("open");
    case view::Ask::time: return tell_ask("time");
    case view::Ask::plan: return tell_ask("plan");
  }
}

void Application::open_lesson(std::string_view id) { tell_lesson(id); }

void Application::edit(std::string_view name, std::string_view value, draw::Rect area) { tell_edit(name, value, area); }

// ---- Frames

void Application::request_frame() {
  if (requested_ || !opened_ || !visible_) return;
  requested_ = true;
  ++asked_;
  emscripten_request_animation_frame([](double now, void* self) -> EM_BOOL {
    static_cast<Application*>(self)->frame(now);
    return false;
  }, this);
}

void Application::frame(double now) {
  requested_ = false;
  if (!visible_) return;
  const double seconds = last_frame_ < 0 ? usual_frame : std::clamp((now - last_frame_) / 1000, 0.0, longest_frame);
  last_frame_ = now;
  fit();
  if (screen_.advance(seconds)) draw(seconds);
  tell_page();
  if (screen_.wants_frame()) request_frame();
  else last_frame_ = -1;
}

void Application::draw(double seconds) {
  if (!surface_.ready()) return;
  if (seconds == 0) screen_.advance(0);
  ++drawn_;
  surface_.frame(screen_.ground(), [this](const view::Brush& brush) { screen_.paint(brush); });
}

void Application::tell_page() {
  if (screen_.cursor() != told_cursor_) {
    told_cursor_ = screen_.cursor();
    tell_cursor(css(told_cursor_));
  }
  if (bench_.revision() == told_revision_ && screen_.areas_revision() == told_areas_) return;
  told_revision_ = bench_.revision();
  told_areas_ = screen_.areas_revision();
  tell_changed(told_revision_);
}

// ---- For the page

std::string Application::document(bool tools) const { return session::document_json(bench_, tools); }

std::string Application::take(std::string_view what, std::string_view options) const {
  const draw::FontFiles fonts = surface_.fonts();
  const exports::Taken taken = exports::take(bench_, what, options, &fonts, most_exported, tell_piece);
  session::JsonWriter json;
  json.begin_object().member("problem", taken.problem);
  if (taken.too_many > 0) json.member("events", taken.too_many).member("most", most_exported);
  return std::move(json.end_object()).text();
}

std::string Application::areas() const {
  session::JsonWriter json;
  json.begin_object().key("areas").begin_object();

  for (const view::NamedArea& area : screen_.areas()) {
    json.key(area.name).begin_array();
    for (const float v : {area.rect.x, area.rect.y, area.rect.w, area.rect.h}) json.fraction(static_cast<double>(v * zoom_));
    json.end_array();
  }
  json.end_object().key("tabs").begin_array();
  for (const view::TabInfo& tab : screen_.tabs())
    json.begin_object().member("name", tab.name).member("label", tab.label).member("selected", tab.selected).end_object();
  return std::move(json.end_array().end_object()).text();
}

}  // namespace comptoir::app
