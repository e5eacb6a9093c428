// What a hand does on the screen.
#include <algorithm>
#include <cmath>

#include "picture/controls.hpp"
#include "picture/dock.hpp"
#include "picture/locks.hpp"
#include "picture/settings_panel.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/transport_bar.hpp"
#include "view/screen.hpp"

namespace comptoir::view {
namespace {

using draw::Point;
using draw::Rect;
using picture::Hit;

constexpr double double_click = 0.35;   // seconds between its two presses
constexpr float slack = 8;              // how far a finger may stray and still press

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

Screen::Found Screen::find(Point at) const {
  for (std::size_t r = layout_.regions.size(); r-- > 0;) {
    const Region& region = layout_.regions[r];
    if (!region.view.contains(at)) continue;
    Found found{.what = {}, .area = {}, .region = r, .in_region = true};
    for (const Placed& placed : region.panels) {
      const PanelView& view = panels_[static_cast<std::size_t>(placed.panel)];
      const Point offset = offset_of(view);
      const draw::HitArea* hit = view.scene.settled().at({at.x - offset.x, at.y - offset.y});
      if (!hit) continue;
      found.what = {static_cast<Hit>(hit->what), hit->which};
      found.area = {hit->rect.x + offset.x, hit->rect.y + offset.y, hit->rect.w, hit->rect.h};
    }
    return found;
  }
  return {};
}

std::optional<Rect> Screen::area_under(Point at, Hit what) const {
  for (const PanelView& view : panels_) {
    if (!view.present) continue;
    const Point offset = offset_of(view);
    for (const draw::HitArea& hit : view.scene.settled().hits())
      if (hit.what == static_cast<std::uint16_t>(what) && hit.rect.contains({at.x - offset.x, at.y - offset.y}))
        return Rect{hit.rect.x + offset.x, hit.rect.y + offset.y, hit.rect.w, hit.rect.h};
  }
  return std::nullopt;
}

void Screen::hover(picture::Pointed what, Rect area, Point at) {
  // Along one lane a task has many bars: from one to the next the card goes with the hand.
  if (what != hovered_ || area.x != hovered_area_.x || area.y != hovered_area_.y) {
    hovered_at_ = at;
    tip_moved_ = true;
  }
  hovered_area_ = area;
  if (what == hovered_) return;
  // From one control to the next the card follows at once.
  if (what.what == Hit::none || hovered_.what == Hit::none || hovered_for_ < 0.4) hovered_for_ = 0;
  hovered_ = what;
  touched();
}

void Screen::pointer(const PointerInput& in) {
  if (in.finger == 1 || drag_ == Drag::pinch) {
    if (in.press == Press::down) begin_pinch(in.at);
    else if (in.press == Press::move) pinch_to(in.at, in.finger);
    else drag_ = Drag::none;   // the finger that stays does nothing more
    return touched();
  }
  fingers_[0] = in.at;
  switch (in.press) {
    case Press::move:
      if (drag_ != Drag::none) return drag_to(in.at);
      if (in.device != Device::touch) {
        const Found found = find(in.at);
        hover(found.what, found.area, in.at);
      }
      break;
    case Press::down: begin_drag(in, find(in.at)); break;
    case Press::up: end_drag(in); break;
    case Press::cancel:
      drag_ = Drag::none;
      touched();
      break;
    case Press::leave:
      if (drag_ == Drag::none) hover({}, {});
      break;
  }
}

void Screen::begin_drag(const PointerInput& in, const Found& found) {
  grabbed_ = found;
  grabbed_at_ = last_at_ = in.at;
  grabbed_view_ = look_.timeline;
  before_drag_ = bench_.playhead();
  was_playing_ = bench_.playing();
  if (in.device == Device::touch) hover({}, {});
  if (in.pans) {
    const auto area = area_under(in.at, Hit::timeline);
    drag_ = area ? Drag::pan : Drag::none;
    if (area) grabbed_.area = *area;
    return touched();
  }
  const Region* region = found.in_region ? &layout_.regions[found.region] : nullptr;
  const bool scrolls = region && region->content_height > region->view.h + 1;
  const bool locked = picture::is_locked(bench_, found.what);
  switch (found.what.what) {
    case Hit::timeline: drag_ = locked ? Drag::press : Drag::timeline; break;
    case Hit::overview: drag_ = locked ? Drag::press : Drag::overview; break;
    case Hit::window: begin_window_drag(in.device == Device::touch); break;
    // On a phone the speed is a button that goes to the next stop.
    case Hit::speed_slider: drag_ = locked || layout_.form == Form::phone ? Drag::press : Drag::speed; break;
    // A finger on a slider of a panel that scrolls: sideways it slides, up and down it scrolls.
    case Hit::param_slider: drag_ = in.device == Device::touch && scrolls ? Drag::undecided : locked ? Drag::press : Drag::parameter; break;
    default: drag_ = in.device == Device::touch && scrolls ? Drag::undecided : Drag::press;
  }
  if (drag_ == Drag::parameter && found.what == pressed_before_ && in.seconds - pressed_seconds_ < double_click) {
    bench_.reset_parameter(found.what.which);
    drag_ = Drag::none;
    pressed_seconds_ = -10;
    return;
  }
  pressed_before_ = found.what;
  pressed_seconds_ = in.seconds;
  if (drag_ == Drag::parameter || drag_ == Drag::speed || drag_ == Drag::timeline || drag_ == Drag::overview) drag_to(in.at);
  touched();
}

void Screen::drag_to(Point at) {
  switch (drag_) {
    case Drag::undecided:
      if (distance(at, grabbed_at_) <= slack) return;
      drag_ = grabbed_.what.what == Hit::param_slider && !picture::is_locked(bench_, grabbed_.what) && std::abs(at.x - grabbed_at_.x) > std::abs(at.y - grabbed_at_.y) ? Drag::parameter : Drag::scroll;
      return drag_to(at);
    case Drag::parameter: slide(at); break;
    case Drag::speed: set_speed(at); break;
    case Drag::timeline: case Drag::overview: seek_to(at); break;
    case Drag::scroll: scroll_by(grabbed_.region, last_at_.y - at.y); break;
    case Drag::pan: show_times(picture::panned_by(context(), grabbed_view_, static_cast<double>((grabbed_at_.x - at.x) / std::max(1.f, grabbed_.area.w)))); break;
    case Drag::rows: scroll_rows((last_at_.y - at.y)); break;
    case Drag::window: case Drag::window_left: case Drag::window_right: drag_window(at); break;
    case Drag::press:
      // A bar lies on the timeline: pressed it is chosen, dragged it is the time that moves.
      if (distance(at, grabbed_at_) <= slack / 2) return;
      if (area_under(grabbed_at_, Hit::rows)) {
        drag_ = Drag::rows;
        return drag_to(at);
      }
      if (const auto area = area_under(grabbed_at_, Hit::timeline); area && grabbed_.what.what != Hit::none && !picture::is_locked(bench_, {Hit::timeline, 0})) {
        grabbed_.area = *area;
        drag_ = Drag::timeline;
        return drag_to(at);
      }
      break;
    case Drag::none: case Drag::pinch: break;
  }
  last_at_ = at;
}

void Screen::end_drag(const PointerInput& in) {
  const Drag was = drag_;
  drag_ = Drag::none;
  touched();
  if (was == Drag::parameter) bench_.edit_over();
  const bool locked = picture::is_locked(bench_, grabbed_.what);
  if (was == Drag::undecided && grabbed_.what.what == Hit::param_slider && !locked) return slide(in.at);
  if (was == Drag::press || was == Drag::undecided) {
    const Found found = find(in.at);
    if (found.what == grabbed_.what && found.in_region) {
      if (locked) {
        if (in.device == Device::touch) hover(found.what, found.area, in.at), hovered_for_ = 10;   // says why nothing happens
      } else if (found.what.what == Hit::speed_slider) {
        bench_.set_speed(bench_.speed() >= session::Playback::fastest ? session::Playback::slowest : bench_.speed() * 2);
      } else {
        activate({bench_, host_, look_, layout_, context()}, found.what, in.keys, found.area);
        if (in.device == Device::touch) tap_tip(found, in.at);
      }
    }
  }
  if (in.device != Device::touch) {
    const Found found = find(in.at);
    hover(found.what, found.area, in.at);
  }
}

/// A tap on a thing of the timeline selects it and says what it is, until the next touch.
void Screen::tap_tip(const Found& found, Point at) {
  const bool thing = found.what.what == Hit::task || found.what.what == Hit::moment || found.what.what == Hit::mark || found.what.what == Hit::intervention;
  if (!thing || !area_under(at, Hit::timeline)) return;
  if (found.what.what == Hit::task && loop::number(bench_.selected_task()) != found.what.which) return;
  hover(found.what, found.area, at);
  hovered_for_ = 10;
}

/// Of a bar on the timeline: the time under the hand.
std::optional<loop::Time> Screen::hovered_time() const {
  if (hovered_.what != Hit::task || look_.timeline.handles) return std::nullopt;
  const auto area = area_under(hovered_at_, Hit::timeline);
  if (!area) return std::nullopt;
  return picture::timeline_time_at(*area, hovered_at_.x, look_.timeline.from, look_.timeline.to, look_.timeline.to);
}

void Screen::slide(Point at) {
  const auto rows = bench_.rows();
  if (grabbed_.what.which >= rows.size()) return;
  bench_.set_parameter(static_cast<std::size_t>(grabbed_.what.which),
                       picture::value_at(rows[grabbed_.what.which], picture::slider_fraction(grabbed_.area, at.x)));
}

void Screen::set_speed(Point at) {
  bench_.set_speed(picture::speed_at(picture::slider_fraction(grabbed_.area, at.x), grabbed_.area.w - 2 * picture::slider_margin));
}

void Screen::scroll_by(std::size_t region, float dy) {
  if (region >= layout_.regions.size()) return;
  scrolls_[static_cast<std::size_t>(layout_.regions[region].panels.front().panel)] += dy;   // clamped by lay_out
  touched();
}

bool Screen::wheel(const WheelInput& in) {
  const Found found = find(in.at);
  if (!found.in_region) return false;
  if (const auto area = area_under(in.at, Hit::timeline); area && layout_.regions[found.region].panels.front().panel == Panel::timeline)
    return wheel_on_timeline(in, *area);
  if (area_under(in.at, Hit::rows) && scroll_rows(in.dy * 0.4f)) return true;
  if (in.keys.command) return false;
  const Region& region = layout_.regions[found.region];
  if (region.content_height > region.view.h + 1) {
    scroll_by(found.region, in.dy);
    return true;
  }
  const PanelView& settings = panels_[static_cast<std::size_t>(Panel::settings)];
  if (settings.present && settings.region == found.region && picture::settings_height(context(), settings_view()) > settings.rect.h) {
    settings_scroll_ += in.dy;
    touched();
    return true;
  }
  return false;
}

void Screen::press(std::string_view name) {
  const auto what = picture::find_name(name, bench_.rows());
  if (!what || what->what == Hit::none) return;
  const auto all = areas();
  const auto found = std::ranges::find(all, name, &NamedArea::name);
  activate({bench_, host_, look_, layout_, context()}, *what, {}, found == all.end() ? Rect{} : found->rect);
  touched();
}

void Screen::focus(std::string_view name) {
  focused_ = picture::find_name(name, bench_.rows()).value_or(picture::Pointed{});
  if (focused_.what != Hit::none) reveal(focused_);
  touched();
}

/// Brings the control to the screen: its tab, and then its place in what scrolls.
void Screen::reveal(picture::Pointed what) {
  if (bench_.planning()) return reveal_on_board(what);
  const bool head = what.what == Hit::reset_all || what.what == Hit::undo || what.what == Hit::redo;   // of the settings
  const bool parameter = what.what == Hit::param_slider || what.what == Hit::param_field || what.what == Hit::param_option || what.what == Hit::param_reset || head;
  const auto show = [&](Subject subject) {
    if (std::ranges::find(layout_.tabs, subject) == layout_.tabs.end()) return;
    look_.subject = subject;
    look_.drawer_open = true;
  };
  const bool keeps = what.what == Hit::keep && picture::keep_in_settings(context());
  if ((parameter || keeps) && !layout_.find(Panel::settings)) show(Subject::settings);
  if ((what.what == Hit::code_python || what.what == Hit::code_cpp) && !layout_.find(Panel::code)) show(Subject::code);
  if ((what.what == Hit::zoom_in || what.what == Hit::zoom_out || what.what == Hit::fit || what.what == Hit::zoom_selection || (what.what >= Hit::by_station && what.what <= Hit::by_next)) &&
      !layout_.find(Panel::timeline))
    show(Subject::timeline);
  touched();
  lay_out();
  if (!parameter || head) return;
  const PanelView& settings = panels_[static_cast<std::size_t>(Panel::settings)];
  if (!settings.present) return;
  settings_scroll_ = picture::settings_scroll_to(context(), {settings.rect.w, settings.rect.h}, settings_view(), static_cast<std::size_t>(what.which));
  // In a region that scrolls as a whole: where the row is drawn decides.
  const Region& region = layout_.regions[settings.region];
  if (region.content_height <= region.view.h + 1) return;
  float& scroll = scrolls_[static_cast<std::size_t>(region.panels.front().panel)];
  const auto hits = panel_scene(Panel::settings, {settings.rect.w, settings.rect.h}, {context(), layout_, look_, settings_view()});
  for (const draw::HitArea& hit : hits.hits()) {
    if (hit.what != static_cast<std::uint16_t>(what.what) || hit.which != what.which) continue;
    const float top = settings.rect.y - region.view.y + hit.rect.y;
    scroll = std::clamp(scroll, top + hit.rect.h + slack - region.view.h, std::max(0.0f, top - 40));
  }
}

/// The board has no tabs: whatever is there is in a column that scrolls.
void Screen::reveal_on_board(picture::Pointed what) {
  touched();
  lay_out();
  for (const PanelView& view : panels_) {
    if (!view.present) continue;
    const Region& region = layout_.regions[view.region];
    if (region.content_height <= region.view.h + 1) continue;
    const auto hits = panel_scene(view.panel, {view.rect.w, view.rect.h}, {context(), layout_, look_, settings_view()});
    for (const draw::HitArea& hit : hits.hits()) {
      if (hit.what != static_cast<std::uint16_t>(what.what) || hit.which != what.which) continue;
      float& scroll = scrolls_[static_cast<std::size_t>(region.panels.front().panel)];
      const float top = view.rect.y - region.view.y + hit.rect.y;
      scroll = std::clamp(scroll, top + hit.rect.h + slack - region.view.h, std::max(0.0f, top - 40));
    }
  }
}

}  // namespace comptoir::view
