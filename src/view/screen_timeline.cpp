// What a hand does on the timeline: seeking, zooming, panning, its rows, and the window in its strip.
// The wheel zooms about the pointer; with Shift, or sideways, it pans; with Alt, or over the names, it scrolls the rows; with both,
// it shows fewer of a crowd's tasks, or more.
// A drag seeks; with the middle button it pans; on the names it scrolls the rows. Two fingers pinch, pan and scroll at once.
#include <algorithm>
#include <cmath>

#include "picture/dock.hpp"
#include "picture/step_lanes.hpp"
#include "picture/timeline_overview.hpp"
#include "picture/timeline_panel.hpp"
#include "view/screen.hpp"

namespace comptoir::view {
namespace {

using draw::Point;
using draw::Rect;
using picture::Hit;
using picture::TimelineView;

constexpr float wheel_zoom = 0.0016f;    // per pixel of the wheel
constexpr float least_column = 7;        // an instant is opened with columns as wide as this
constexpr float least_pinch = 24;        // two fingers closer than this only pan

double share_of(Rect area, float x) { return area.w > 0 ? static_cast<double>((x - area.x) / area.w) : 0; }
std::size_t columns_in(Rect area) { return static_cast<std::size_t>(std::max(1.f, area.w / least_column)); }

}  // namespace

draw::Size Screen::timeline_size() const {
  const Placed* placed = layout_.find(Panel::timeline);
  return placed ? draw::Size{placed->rect.w, placed->rect.h} : draw::Size{};
}

void Screen::show_times(const TimelineView& view) {
  look_.timeline = view;
  look_.fitted = false;
  times_changed();
}

void Screen::seek_to(Point at) {
  const loop::Time end = std::max(bench_.run(0).recording().end_time(), bench_.run(bench_.run_count() - 1).recording().end_time());
  const TimelineView& view = look_.timeline;
  loop::Time from = view.from, to = view.to;
  if (drag_ == Drag::timeline && (view.handles || picture::shows_steps(context())))
    return bench_.seek_position(picture::step_columns(context(), grabbed_.area, view.handles).at(std::clamp(at.x, grabbed_.area.x, grabbed_.area.x + grabbed_.area.w)));
  if (grabbed_.what.what == Hit::window) {
    const TimelineView whole = picture::fitted(context());
    from = whole.from;
    to = whole.to;
  } else if (drag_ == Drag::overview) {
    const Panel panel = layout_.form == Form::phone ? Panel::dock : Panel::strip;
    const Rect rect = panels_[static_cast<std::size_t>(panel)].rect;
    const picture::TimeAxis axis = panel == Panel::dock ? picture::dock_axis(context(), {rect.w, rect.h}) : picture::overview_axis(context(), {rect.w, rect.h});
    from = axis.from;
    to = axis.to;
  }
  bench_.seek(picture::timeline_time_at(grabbed_.area, at.x, from, to, end));
}

bool Screen::scroll_rows(float pixels) {
  if (scroll_crowd(pixels)) return true;
  const picture::LaneRows rows = picture::lane_rows(context(), timeline_size(), timeline_view(look_, layout_));
  if (rows.total <= rows.shown || rows.pitch <= 0) return false;
  look_.timeline.first_row = picture::scrolled(context(), timeline_size(), timeline_view(look_, layout_), pixels / rows.pitch).first_row;
  times_changed();
  return true;
}

/// Whether rows of tasks are shown, any of which may be chosen.
bool Screen::shows_crowd() const {
  return !look_.timeline.handles && !picture::shows_steps(context()) && picture::shown_lanes(context(), look_.timeline) == picture::LaneKind::task;
}

/// By as many tasks as lie on those pixels.
bool Screen::scroll_crowd(float pixels) {
  picture::CrowdView& crowd = look_.timeline.crowd;
  if (crowd.tasks == 0 || !shows_crowd()) return false;
  const auto area = area_under(last_at_, Hit::timeline);
  const double tasks = static_cast<double>(pixels) * crowd.tasks / static_cast<double>(std::max(1.f, area ? area->h : timeline_size().h));
  crowd = picture::panned(crowd, bench_.run().recording().task_count(), static_cast<std::int64_t>(pixels < 0 ? std::floor(tasks) : std::ceil(tasks)));
  times_changed();
  return true;
}

bool Screen::zoom_crowd(double factor, double share) {
  if (!shows_crowd()) return false;
  look_.timeline.crowd = picture::zoomed(look_.timeline.crowd, bench_.run().recording().task_count(), factor, share);
  times_changed();
  return true;
}

bool Screen::wheel_on_timeline(const WheelInput& in, Rect area) {
  const picture::Context context = this->context();
  const TimelineView& view = look_.timeline;
  const float sideways = in.keys.shift ? in.dx + in.dy : std::abs(in.dx) > std::abs(in.dy) ? in.dx : 0;
  if (in.keys.alt && in.keys.shift)
    return zoom_crowd(static_cast<double>(std::exp(std::clamp(in.dx + in.dy, -240.0f, 240.0f) * wheel_zoom)), static_cast<double>((in.at.y - area.y) / std::max(1.f, area.h)));
  if (in.keys.alt && scroll_rows(in.dy * 0.4f)) return true;
  if (sideways != 0) {
    show_times(picture::panned_by(context, view, static_cast<double>(sideways / std::max(1.f, area.w))));
    return true;
  }
  const double factor = static_cast<double>(std::exp(std::clamp(in.dy, -240.0f, 240.0f) * wheel_zoom * (in.keys.command ? 4 : 1)));
  show_times(picture::zoomed_at(context, view, share_of(area, in.at.x), factor, columns_in(area)));
  // No farther out than the whole run.
  if (factor > 1 && picture::shows_all(context, look_.timeline)) look_.fitted = true;
  return true;
}

// ---- Two fingers

void Screen::begin_pinch(Point second) {
  const auto area = area_under(fingers_[0], Hit::timeline), other = area_under(second, Hit::timeline);
  if (drag_ == Drag::parameter || drag_ == Drag::speed || (!area && !other)) return;
  // What the first finger did on its way to this gesture is undone.
  if (drag_ == Drag::timeline) {
    if (before_drag_.slot_held) bench_.seek_position(before_drag_.position);
    else bench_.seek(before_drag_.time);
    if (was_playing_) bench_.play();
  }
  drag_ = Drag::pinch;
  grabbed_.area = area ? *area : *other;
  fingers_[1] = second;
}

void Screen::pinch_to(Point at, int finger) {
  if (drag_ != Drag::pinch) return;
  const auto distance = [this] { return std::hypot(fingers_[1].x - fingers_[0].x, fingers_[1].y - fingers_[0].y); };
  const auto middle = [this] { return Point{(fingers_[0].x + fingers_[1].x) / 2, (fingers_[0].y + fingers_[1].y) / 2}; };
  const float before = distance();
  const Point from = middle();
  fingers_[finger == 1 ? 1 : 0] = at;
  const float after = distance();
  const Point to = middle();
  const picture::Context context = this->context();
  const Rect area = grabbed_.area;
  TimelineView view = picture::panned_by(context, look_.timeline, -static_cast<double>((to.x - from.x) / std::max(1.f, area.w)));
  const bool zooms = before >= least_pinch && after >= least_pinch && before != after;
  if (zooms) view = picture::zoomed_at(context, view, share_of(area, to.x), static_cast<double>(before / after), columns_in(area));
  show_times(view);
  if (zooms && after < before && picture::shows_all(context, view)) look_.fitted = true;
  scroll_rows(from.y - to.y);
}

// ---- The window in the strip

void Screen::begin_window_drag(bool touch) {
  const TimelineView whole = picture::fitted(context());
  const Rect area = grabbed_.area;
  const picture::TimeAxis axis{.x = area.x, .width = area.w, .from = whole.from, .to = whole.to};
  const auto [left, right] = picture::window_edges(context(), axis, look_.timeline);
  const float grip = touch ? 22.f : 8.f, x = grabbed_at_.x;
  const float to_left = std::abs(x - left), to_right = std::abs(x - right);
  if (std::min(to_left, to_right) <= std::min(grip, std::max(4.f, (right - left) / 3)))
    drag_ = to_left < to_right ? Drag::window_left : Drag::window_right;
  else if (right - left >= area.w - 1)
    drag_ = Drag::overview;   // all is shown, nothing to move: it seeks
  else {
    drag_ = Drag::window;
    if (x < left || x > right) {   // the window comes to the hand
      const loop::Duration half{(look_.timeline.to - look_.timeline.from).ns / 2};
      TimelineView view = look_.timeline;
      view.handles.reset();
      show_times(picture::panned(view, axis.time(x) - half - view.from));
      grabbed_view_ = look_.timeline;
    }
  }
  if (drag_ == Drag::overview) seek_to(grabbed_at_);
}

void Screen::drag_window(Point at) {
  const TimelineView whole = picture::fitted(context());
  const Rect area = grabbed_.area;
  const picture::TimeAxis axis{.x = area.x, .width = area.w, .from = whole.from, .to = whole.to};
  TimelineView view = grabbed_view_;
  view.handles.reset();
  const loop::Time there = std::clamp(axis.time(std::clamp(at.x, area.x, area.x + area.w)), whole.from, whole.to);
  if (drag_ == Drag::window) {
    const loop::Duration by{static_cast<std::int64_t>(axis.ns_per_pixel() * static_cast<double>(at.x - grabbed_at_.x))};
    const loop::Duration span = view.to - view.from;
    view = picture::panned(view, by);
    if (view.to > whole.to) view = picture::panned(view, std::max(whole.from, whole.to - span) - view.from);
  } else if (drag_ == Drag::window_left) {
    view.from = std::max(loop::Time{}, std::min(there, view.to - picture::least_span));
  } else {
    view.to = std::max(there, view.from + picture::least_span);
  }
  show_times(view);
  if (picture::shows_all(context(), view)) look_.fitted = true;
}

}  // namespace comptoir::view
