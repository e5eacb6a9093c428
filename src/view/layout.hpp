/// Where every panel goes, for any window: a pure function, tested without a screen. Nothing is ever out of reach: what
/// doesn't stand on the screen has a tab, and what doesn't fit in its place scrolls.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "draw/scene.hpp"

namespace comptoir::view {

enum class Panel : std::uint8_t { header, settings, results, floor, loop, timeline, strip, transport, code, why, console, rail, dock, side_tabs,
  plan_goal, plan_key, plan_scatter, plan_study, plan_card, plan_near };
inline constexpr std::size_t panel_count = 20;

/// The shape of the whole screen.
enum class Form : std::uint8_t {
  wide,     ///< three columns
  medium,   ///< floor, loop and timeline, and a side panel with tabs
  stacked,  ///< a rail of tabs that open a drawer over floor, loop and timeline
  low,      ///< little height: a rail of tabs, one subject at a time, a strip of timeline
  phone,    ///< one subject at a time, with a dock of scrubber, transport and tabs
  board,    ///< the manager's plan: see plan_layout.hpp
  tiles,    ///< a few panels that a link names or that are projected: side by side above the time, no tabs
};

/// What a tab shows. The order is that of the tabs.
enum class Subject : std::uint8_t { floor, loop, timeline, code, settings, why, results };

struct Placed {
  Panel panel;
  draw::Rect rect;   ///< before scrolling
};

/// A part of the screen whose panels scroll together.
struct Region {
  draw::Rect view;
  float content_height = 0;   ///< over view.h: it scrolls
  std::vector<Placed> panels;
  bool drawer = false;        ///< lies over the others
};

struct Layout {
  Form form = Form::wide;
  std::vector<Region> regions;      ///< painted in order
  std::vector<Subject> tabs;        ///< none when all is on the screen
  Subject subject = Subject::loop;  ///< of the chosen tab
  bool drawer = false;
  /// The panel's place, or null.
  const Placed* find(Panel) const;
};

struct LayoutInput {
  draw::Size window;
  bool touch = false;
  bool compact = false;                  ///< an embed: the loop, the time and the transport
  Subject subject = Subject::loop;       ///< the tab that was chosen last
  bool drawer_open = false;
  bool chosen = false;                   ///< the panels are a link's few, or projected ones: in an embed all stand there at once
  bool projected = false;                ///< the same, in any window but a phone's
  bool floor = true;                     ///< there is something to stand above the loop
  bool loop = true;                      ///< the loop is looked at; else the time has its place
  bool time = true;                      ///< its time is looked at; else what stands above the loop is all
  bool timeline = true;                  ///< the timeline is there; else a bar plays the time
  bool results = true;                   ///< there are clients
  bool settings = true, code = true, why = true, console = true;
  float header_height = 48;
  float transport_height = 52;
  float settings_height = 435;           ///< what all rows need
  float results_height = 400;
  /// The manager's plan is looked at, instead of all else: what its panels need in the columns that plan_layout.hpp gives them.
  struct Plan { float goal = 700, key = 400, card = 380, near = 480; };
  std::optional<Plan> plan = {};
};

Layout layout(const LayoutInput&);

}  // namespace comptoir::view
