#include "view/screen.hpp"


#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "picture/header_bar.hpp"
#include "picture/plan_card.hpp"
#include "picture/plan_goal.hpp"
#include "picture/results_panel.hpp"
#include "picture/task_lanes.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/transport_bar.hpp"
#include "view/plan_layout.hpp"

namespace comptoir::view {
namespace {

using draw::Rect;
using picture::Hit;

constexpr double tip_delay = 0.4;
/// Things travel when the moment moved by no more than that; further, it is a jump.
constexpr std::int64_t farthest_travel = 64;
constexpr std::uint32_t clients_in_results = 20;

/// Whether the page has a real control for it; the others are things of the run.
bool is_control(Hit hit) {
  return hit >= Hit::timeline && hit < Hit::rows && hit != Hit::scroll && hit != Hit::moment && hit != Hit::plan_point;
}

bool same_look(const session::Settings& a, const session::Settings& b) {
  return a.lesson == b.lesson && a.values == b.values && a.teaching == b.teaching && a.plan == b.plan && a.language == b.language && a.theme == b.theme && a.level == b.level && a.kept.has_value() == b.kept.has_value();
}

bool same(const draw::HitArea& a, const draw::HitArea& b) {
  return a.what == b.what && a.which == b.which && a.rect.x == b.rect.x && a.rect.y == b.rect.y && a.rect.w == b.rect.w && a.rect.h == b.rect.h;
}

/// What the panels of the manager's plan need.
LayoutInput::Plan plan_heights(const picture::Context& context, draw::Size window) {
  const float goal = plan_goal_width(window), card = plan_card_width(window);
  return {picture::plan_goal_height(context), picture::plan_key_height(context, goal), picture::plan_card_height(context, card),
                           picture::plan_near_height(context, card)};
}

picture::Pointed pointed(const draw::HitArea& hit) { return {static_cast<Hit>(hit.what), hit.which}; }

}  // namespace

Screen::Screen(session::Workbench& bench, Host& host) : bench_(bench), host_(host) {
  for (std::size_t i = 0; i < panel_count; ++i) panels_[i].panel = static_cast<Panel>(i);
}

picture::Context Screen::context() const {
  return {
      .bench = bench_,
      .theme = picture::theme(bench_.theme() == session::Theme::dark ? picture::ThemeName::dark : picture::ThemeName::light),
      .language = bench_.language(),
      .level = bench_.level(),
      .touch = touch_,
      .compact = compact_,
      .cpp_listing = look_.cpp_listing,
      .drawing_part = look_.drawing_part,
      .future_shown = bench_.future_shown(),
      .hovered = hovered_,
      .focused = focused_,
  };
}

picture::SettingsView Screen::settings_view() const {
  picture::SettingsView view;
  view.scroll = settings_scroll_;
  if (focused_.what == Hit::param_field) view.edited = focused_.which;
  return view;
}

draw::Color Screen::ground() const { return context().theme.bg0; }

// ---- Frames

bool Screen::advance(double seconds) {
  bench_.tick(seconds);
  if (follow_time()) touched();
  const bool changed = stamp_ != painted_stamp_ || bench_.revision() != painted_revision_;
  if (changed) {
    lay_out();
    make_pictures();
    note_areas();
    painted_stamp_ = stamp_;
    painted_revision_ = bench_.revision();
  }
  bool moved = false;
  for (PanelView& view : panels_) {
    const bool different = view.scene.advance(seconds);
    moved |= view.present && different;
  }
  const bool waiting = hovered_.what != Hit::none && drag_ == Drag::none && hovered_for_ < tip_delay;
  hovered_for_ += seconds;
  const bool tip = std::exchange(tip_moved_, false);
  return changed || moved || tip || (waiting && hovered_for_ >= tip_delay);
}

bool Screen::wants_frame() const {
  if (!bench_.idle() || tip_moved_ || stamp_ != painted_stamp_ || bench_.revision() != painted_revision_) return true;
  if (hovered_.what != Hit::none && drag_ == Drag::none && hovered_for_ < tip_delay) return true;
  return std::ranges::any_of(panels_, [](const PanelView& view) { return view.present && view.scene.moving(); });
}

/// The timeline's window: all of the run, or, zoomed, where the cursor is. True when it changed.
bool Screen::follow_time() {
  picture::TimelineView& view = look_.timeline;
  const picture::TimelineView before = view;
  const picture::Context context = this->context();
  if (bench_.settings().lesson != shown_settings_.lesson) {   // nothing of what was looked at is there
    view.handles.reset();
    view.first_row.reset();
    view.folded.clear();
    look_.fitted = true;
  }
  view = picture::settled(context, std::move(view));
  if (look_.fitted) view = picture::fitted(context, view);
  else if (bench_.playing() && drag_ == Drag::none) view = picture::following_present(context, view);
  const picture::Pointed selected = bench_.selected_task() != loop::TaskId::none ? picture::Pointed{Hit::task, loop::number(bench_.selected_task())}
                                                                               : picture::Pointed{Hit::client, bench_.selected_client()};
  if (selected != brought_to_view_ && layout_.find(Panel::timeline)) {
    brought_to_view_ = selected;
    view = picture::scrolled_to_selection(context, timeline_size(), timeline_view(look_, layout_));
    view.with_transport = before.with_transport;
    view.with_head = before.with_head;
  }
  return view.from != before.from || view.to != before.to || view.handles != before.handles || view.first_row != before.first_row;
}

void Screen::lay_out() {
  const picture::Context context = this->context();
  const Subject subject = layout_.subject;
  const model::Stage stage = bench_.lesson().stage;
  const bool comparing = bench_.run_count() > 1, drawing = stage == model::Stage::drawing;
  const session::PanelSet shown = bench_.shown_panels();
  using session::PanelName;
  // A model of threads has no event loop to look at; a first lesson shows it on asking.
  const bool tasks_alone = stage == model::Stage::lanes && (bench_.level() == model::Level::discover || !picture::has_one_thread(context));
  layout_ = layout({
      .window = window_,
      .touch = touch_,
      .compact = compact_,
      .subject = look_.subject,
      .drawer_open = look_.drawer_open,
      .chosen = bench_.teaching().panels.has_value(),
      .projected = bench_.teaching().present,
      .floor = drawing || (shown.has(PanelName::floor) && !picture::shows_tasks(context) && !comparing),
      .loop = shown.has(PanelName::loop) && !comparing && !drawing && !tasks_alone,
      .time = !drawing,
      .timeline = shown.has(PanelName::timeline),
      .results = shown.has(PanelName::results) && !picture::shows_tasks(context) && bench_.run().clients().size() > 0,
      .settings = shown.has(PanelName::settings),
      .code = shown.has(PanelName::code),
      .why = shown.has(PanelName::why),
      .console = shown.has(PanelName::console),
      .header_height = picture::header_height(context, window_.w),
      .transport_height = picture::transport_height(context),
      .settings_height = picture::settings_height(context, settings_view()),
      .results_height = picture::results_height(context, clients_in_results),
      .plan = bench_.planning() ? std::optional(plan_heights(context, window_)) : std::nullopt,
  });
  if (layout_.subject != subject) ++areas_revision_;   // the tabs say so
  for (PanelView& view : panels_) view.present = false;
  for (std::size_t r = 0; r < layout_.regions.size(); ++r) {
    const Region& region = layout_.regions[r];
    float& scroll = scrolls_[static_cast<std::size_t>(region.panels.front().panel)];
    scroll = std::clamp(scroll, 0.0f, std::max(0.0f, region.content_height - region.view.h));
    for (const Placed& placed : region.panels) {
      PanelView& view = panels_[static_cast<std::size_t>(placed.panel)];
      view.present = true;
      view.region = r;
      view.rect = placed.rect;
    }
  }
  const Placed* settings = layout_.find(Panel::settings);
  const float hidden = settings ? picture::settings_height(context, settings_view()) - settings->rect.h : 0;
  settings_scroll_ = std::clamp(settings_scroll_, 0.0f, std::max(0.0f, hidden));
}

bool Screen::must_make(const PanelView& view) const {
  const draw::Size size = view.scene.settled().size();
  if (size.w != view.rect.w || size.h != view.rect.h || view.stamp != stamp_) return true;
  return view.revision != bench_.revision() && (follows_time(view.panel) || !same_look(shown_settings_, bench_.settings()));
}

void Screen::make_pictures() {
  const picture::Context context = this->context();
  const picture::SettingsView settings = settings_view();
  const trace::Position position = bench_.playhead().position;
  const auto distance = std::llabs(static_cast<std::int64_t>(position) - static_cast<std::int64_t>(shown_position_));
  const bool stepped = position != shown_position_ && distance <= farthest_travel && drag_ != Drag::timeline && drag_ != Drag::overview;
  const bool animate = stepped && bench_.settings().lesson == shown_settings_.lesson;
  for (PanelView& view : panels_) {
    if (!view.present || !must_make(view)) continue;
    view.scene.set(panel_scene(view.panel, {view.rect.w, view.rect.h}, {context, layout_, look_, settings}), animate, motion_, context.theme.text);
    view.stamp = stamp_;
    view.revision = bench_.revision();
  }
  shown_position_ = position;
  shown_settings_ = bench_.settings();
}

void Screen::paint(const Brush& brush) {
  for (std::size_t r = 0; r < layout_.regions.size(); ++r) {
    const Region& region = layout_.regions[r];
    for (const Placed& placed : region.panels) {
      PanelView& view = panels_[static_cast<std::size_t>(placed.panel)];
      const draw::Point at = offset_of(view);
      if (at.y > region.view.y + region.view.h || at.y + view.rect.h < region.view.y) continue;
      view::paint(brush, view.scene.shown(), at, region.view);
    }
  }
  paint_tip(brush);
}

void Screen::paint_tip(const Brush& brush) {
  // At once for the focus and after a tap, after a while for the pointer, never under a finger that is down.
  const bool for_focus = focused_.what != Hit::none && hovered_.what == Hit::none;
  const picture::Pointed what = for_focus ? focused_ : hovered_;
  if (what.what == Hit::none || drag_ != Drag::none || (!for_focus && hovered_for_ < tip_delay)) return;
  const auto tip = tip_of(context(), what, for_focus ? std::nullopt : hovered_time());
  if (!tip || (for_focus && what.what == Hit::param_slider)) return;
  Rect about = hovered_area_;
  // A bar may be longer than the window: the card stands where the hand is.
  if (what.what == Hit::task && hovered_time()) about = {hovered_at_.x, about.y, 1, about.h};
  if (for_focus) {
    const std::string name = picture::name_of(what, bench_.rows());
    const auto all = areas();
    const auto found = std::ranges::find(all, name, &NamedArea::name);
    if (found == all.end()) return;
    about = found->rect;
  }
  tip_ = tip_scene(context(), *tip, std::min(320.0f, window_.w - 16));
  const draw::Point at = tip_place(tip_->size(), about, window_);
  view::paint(brush, *tip_, {std::round(at.x), std::round(at.y)}, {0, 0, window_.w, window_.h});
}

// ---- For the page

draw::Point Screen::offset_of(const PanelView& view) const {
  const Region& region = layout_.regions[view.region];
  return {view.rect.x, view.rect.y - scrolls_[static_cast<std::size_t>(region.panels.front().panel)]};
}

void Screen::note_areas() {
  std::vector<draw::HitArea> controls;
  for (const PanelView& view : panels_) {
    if (!view.present) continue;
    const draw::Point at = offset_of(view);
    const Rect clip = layout_.regions[view.region].view;
    for (draw::HitArea hit : view.scene.settled().hits()) {
      if (!is_control(static_cast<Hit>(hit.what))) continue;
      hit.rect.x += at.x;
      hit.rect.y += at.y;
      if (hit.rect.y + hit.rect.h <= clip.y || hit.rect.y >= clip.y + clip.h) continue;
      controls.push_back(hit);
    }
  }
  if (std::ranges::equal(controls, last_controls_, same)) return;
  last_controls_ = std::move(controls);
  ++areas_revision_;
}

std::vector<NamedArea> Screen::areas() const {
  std::vector<NamedArea> all;
  for (const draw::HitArea& hit : last_controls_) {
    std::string name = picture::name_of(pointed(hit), bench_.rows());
    if (!name.empty()) all.push_back({std::move(name), hit.rect});
  }
  return all;
}

std::vector<TabInfo> Screen::tabs() const {
  std::vector<TabInfo> all;
  for (std::size_t i = 0; i < layout_.tabs.size(); ++i)
    all.push_back({picture::name_of({Hit::tab, i}, {}), std::string(subject_label(bench_.language(), layout_.tabs[i])),
                   layout_.tabs[i] == layout_.subject});
  return all;
}

Cursor Screen::cursor() const {
  if (drag_ != Drag::none && drag_ != Drag::press && drag_ != Drag::undecided && drag_ != Drag::scroll && drag_ != Drag::rows) return Cursor::slide;
  switch (hovered_.what) {
    case Hit::none: case Hit::resource: case Hit::scroll: case Hit::rows: case Hit::intervention: return Cursor::arrow;
    case Hit::timeline: case Hit::overview: case Hit::window: case Hit::param_slider: case Hit::speed_slider: return Cursor::slide;
    case Hit::param_field: return Cursor::text;
    default: return Cursor::hand;
  }
}

}  // namespace comptoir::view
