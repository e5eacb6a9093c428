/// The whole screen: lays out the panels, keeps their pictures until what they show changes, paints them, and turns
/// what a hand does into calls on the workbench. Knows Dear ImGui for its fonts and draw list only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/workbench.hpp"
#include "view/actions.hpp"
#include "view/host.hpp"
#include "view/input.hpp"
#include "view/layout.hpp"
#include "view/moving_scene.hpp"
#include "view/panels.hpp"
#include "view/scene_list.hpp"
#include "view/tooltip.hpp"

namespace comptoir::view {

/// Where a control is drawn now, by the name that the page knows.
struct NamedArea {
  std::string name;
  draw::Rect rect;
};

struct TabInfo {
  std::string name, label;
  bool selected = false;
};

class Screen {
 public:
  Screen(session::Workbench&, Host&);

  // ---- What it is shown on
  void resize(draw::Size window) { window_ = window; touched(); }
  void set_touch(bool touch) { touch_ = touch; touched(); }
  void set_compact(bool compact) { compact_ = compact; touched(); }
  void set_reduced_motion(bool reduced) { motion_ = reduced ? draw::Motion::reduced : draw::Motion::full; }

  // ---- What a hand does
  void pointer(const PointerInput&);
  /// True when it was taken; else the page may scroll or zoom.
  bool wheel(const WheelInput&);
  /// As a click on the control of that name, drawn or not.
  void press(std::string_view name);
  /// The page's focus is on the control of that name: brings it to the screen and rings it. Empty: nowhere.
  void focus(std::string_view name);

  // ---- Frames
  /// Real seconds pass: plays, moves, makes the pictures that changed. True when there is something new to paint.
  bool advance(double seconds);
  void paint(const Brush&);
  /// Something goes on by itself.
  bool wants_frame() const;
  draw::Color ground() const;

  // ---- For the page
  /// Grows when the answers below change.
  std::uint64_t areas_revision() const { return areas_revision_; }
  std::vector<NamedArea> areas() const;
  std::vector<TabInfo> tabs() const;
  Cursor cursor() const;

 private:
  struct PanelView {
    bool present = false;
    Panel panel = Panel::header;
    std::size_t region = 0;
    draw::Rect rect;               ///< before scrolling
    MovingScene scene;
    std::uint64_t stamp = 0, revision = 0;
  };
  struct Found {
    picture::Pointed what;
    draw::Rect area;               ///< on the screen
    std::size_t region = 0;
    bool in_region = false;
  };
  enum class Drag : std::uint8_t {
    none, press, undecided, parameter, speed, timeline, overview, scroll,
    pan, pinch, rows, window, window_left, window_right,   ///< the timeline's; the last three in its strip
  };

  void touched() { ++stamp_; }
  /// Only the timeline shows which times it shows: the other pictures stay as they are.
  void times_changed() {
    const std::uint64_t before = stamp_++;
    for (PanelView& view : panels_)
      if (view.panel != Panel::timeline && view.stamp == before) view.stamp = stamp_;
  }
  picture::Context context() const;
  picture::SettingsView settings_view() const;
  void lay_out();
  void make_pictures();
  bool must_make(const PanelView&) const;
  void note_areas();
  bool follow_time();

  // screen_input.cpp
  Found find(draw::Point) const;
  /// What of that kind lies there, under whatever else (bars lie on the timeline).
  std::optional<draw::Rect> area_under(draw::Point, picture::Hit) const;
  draw::Point offset_of(const PanelView&) const;
  void begin_drag(const PointerInput&, const Found&);
  void drag_to(draw::Point);
  void end_drag(const PointerInput&);
  void slide(draw::Point);
  void set_speed(draw::Point);
  void seek_to(draw::Point);
  void scroll_by(std::size_t region, float dy);
  bool wheel_on_timeline(const WheelInput&, draw::Rect area);
  void hover(picture::Pointed, draw::Rect area, draw::Point at = {});
  void tap_tip(const Found&, draw::Point);
  std::optional<loop::Time> hovered_time() const;

  // screen_timeline.cpp
  draw::Size timeline_size() const;
  void show_times(const picture::TimelineView&);
  /// The second finger is there: zooms and pans, and the first one's seeking is taken back.
  void begin_pinch(draw::Point);
  void pinch_to(draw::Point, int finger);
  void begin_window_drag(bool touch);
  void drag_window(draw::Point);
  bool scroll_rows(float pixels);
  bool shows_crowd() const;
  bool scroll_crowd(float pixels);
  bool zoom_crowd(double factor, double share);
  void reveal(picture::Pointed);
  void reveal_on_board(picture::Pointed);
  void paint_tip(const Brush&);

  session::Workbench& bench_;
  Host& host_;
  LookState look_;
  Layout layout_;
  std::array<PanelView, panel_count> panels_;
  std::array<float, panel_count> scrolls_{};   ///< by the region's first panel
  float settings_scroll_ = 0;

  draw::Size window_{1280, 800};
  bool touch_ = false, compact_ = false;
  draw::Motion motion_ = draw::Motion::full;

  std::uint64_t stamp_ = 1;            ///< grows when what is looked at changes otherwise than by the workbench
  std::uint64_t painted_stamp_ = 0, painted_revision_ = 0, areas_revision_ = 1;
  session::Settings shown_settings_;
  trace::Position shown_position_ = 0;
  std::vector<draw::HitArea> last_controls_;

  picture::Pointed hovered_, focused_;
  draw::Rect hovered_area_;
  draw::Point hovered_at_;
  bool tip_moved_ = false;
  double hovered_for_ = 0;
  std::optional<draw::Scene> tip_;
  picture::Pointed tip_of_;

  Drag drag_ = Drag::none;
  Found grabbed_;
  draw::Point grabbed_at_, last_at_;
  draw::Point fingers_[2];
  picture::TimelineView grabbed_view_;
  session::Playhead before_drag_;
  bool was_playing_ = false;
  picture::Pointed brought_to_view_;   ///< the selection that the timeline's rows have followed
  double pressed_seconds_ = -10;
  picture::Pointed pressed_before_;
};

}  // namespace comptoir::view
