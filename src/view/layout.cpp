#include "view/layout.hpp"

#include <algorithm>

#include "view/plan_layout.hpp"

namespace comptoir::view {
namespace {

using draw::Rect;

constexpr float gap = 8;
constexpr float left_width = 280, right_width = 336, drawer_width = 336;
constexpr float strip_height = 64, rail_width = 76, dock_height = 212, dock_tabs = 72, side_tabs_height = 48;
constexpr float wide_from = 1280, medium_from = 960, rail_from = 600;
// Least heights: of a floor above the loop above the time, and of a loop above the time.
constexpr float three_high = 790, two_high = 620;
constexpr float loop_on_phone = 420;   // it scrolls before it gets lower
constexpr float phone_high = 480;   // of a phone's dock under a panel
// A tile's least width; the least height of a timeline, and that of an area which has one below its tiles.
constexpr float least_tile = 300, least_timeline = 180, tiles_above_timeline = 380;

bool has(const std::vector<Subject>& tabs, Subject subject) { return std::ranges::find(tabs, subject) != tabs.end(); }

bool has_left(const LayoutInput& in) { return in.settings || in.results; }
bool has_centre(const LayoutInput& in) { return in.floor || in.loop || in.timeline; }
bool has_right(const LayoutInput& in) { return in.code || in.why || in.console; }

Form form_of(const LayoutInput& in) {
  const auto [w, h] = in.window;
  const bool phone = w < rail_from && !(in.compact && h < phone_high);
  if (in.projected ? !phone : in.compact && in.chosen) return Form::tiles;
  if (phone) return Form::phone;
  if (in.compact || h < two_high) return Form::low;
  if (w >= medium_from) return w >= wide_from && h >= three_high ? Form::wide : Form::medium;
  return h >= three_high ? Form::stacked : Form::low;
}

/// Panels one above the other. Each gets `least`, and a part of what is left by `share` up to `most`.
struct Want {
  Panel panel;
  float least, share, most = 1e9f;
};

Region stack(Rect view, std::vector<Want> wants) {
  if (std::ranges::all_of(wants, [](const Want& want) { return want.most < 1e9f; }) && !wants.empty()) wants.back() = {wants.back().panel, wants.back().least, 1};
  Region region{.view = view, .content_height = 0, .panels = {}};
  float needed = 0;
  for (std::size_t i = 0; i < wants.size(); ++i) needed += wants[i].least + (i ? gap : 0);
  float spare = std::max(0.0f, view.h - needed);
  // What one can't take goes to the others: three rounds are enough for three panels.
  std::vector<float> heights;
  for (const Want& want : wants) heights.push_back(want.least);
  for (int round = 0; round < 3 && spare > 0.5f; ++round) {
    float shares = 0;
    for (std::size_t i = 0; i < wants.size(); ++i) shares += heights[i] < wants[i].most ? wants[i].share : 0;
    if (shares <= 0) break;
    float given = 0;
    for (std::size_t i = 0; i < wants.size(); ++i) {
      if (heights[i] >= wants[i].most) continue;
      const float more = std::min(spare * wants[i].share / shares, wants[i].most - heights[i]);
      heights[i] += more;
      given += more;
    }
    spare -= given;
  }
  float y = view.y;
  for (std::size_t i = 0; i < wants.size(); ++i) {
    if (i) y += gap;
    const float height = static_cast<float>(static_cast<int>(heights[i]));
    region.panels.push_back({wants[i].panel, {view.x, y, view.w, height}});
    y += height;
  }
  // The last takes the rounding.
  const float rest = view.y + view.h - y;
  if (rest > 0 && rest < 4 && !region.panels.empty()) {
    region.panels.back().rect.h += rest;
    y += rest;
  }
  region.content_height = y - view.y;
  return region;
}

Rect taken_from_left(Rect& area, float width) {
  const Rect part{area.x, area.y, width, area.h};
  area.x += width + gap;
  area.w -= width + gap;
  return part;
}

Rect taken_from_right(Rect& area, float width) {
  area.w -= width + gap;
  return {area.x + area.w + gap, area.y, width, area.h};
}

Rect taken_from_bottom(Rect& area, float height) {
  area.h -= height + gap;
  return {area.x, area.y + area.h + gap, area.w, height};
}

/// A region of no panel is none.
void put(Layout& made, Region region) {
  if (!region.panels.empty()) made.regions.push_back(std::move(region));
}

void place(Layout& made, Panel panel, Rect rect) {
  made.regions.push_back({.view = rect, .content_height = rect.h, .panels = {{panel, rect}}});
}

/// Along the whole left edge, below the header.
void place_rail(Layout& made, const LayoutInput& in, Rect& area) {
  place(made, Panel::rail, {0, in.header_height, rail_width, in.window.h - in.header_height});
  area.w -= rail_width;
  area.x += rail_width;
}

std::vector<Want> settings_and_results(const LayoutInput& in) {
  std::vector<Want> wants;
  if (in.settings) wants.push_back({Panel::settings, in.settings_height, in.results ? 0.0f : 1.0f});
  if (in.results) wants.push_back({Panel::results, std::min(in.results_height, 220.0f), 1});
  return wants;
}

void add_why_and_console(std::vector<Want>& wants, const LayoutInput& in, Want why, Want console) {
  if (in.why) wants.push_back(why);
  if (in.console) wants.push_back(console);
}

std::vector<Want> why_and_console(const LayoutInput& in) {
  std::vector<Want> wants;
  add_why_and_console(wants, in, {Panel::why, 170, 1, 260}, {Panel::console, 110, 2});
  return wants;
}

/// Lanes of tasks stand for the floor too: without one they are taller.
float time_height(const LayoutInput& in, Rect area) {
  return in.floor ? std::clamp(area.h * 0.32f, 190.0f, 460.0f) : std::clamp(area.h * 0.42f, 190.0f, 560.0f);
}

/// What of floor and loop there is.
std::vector<Want> floor_and_loop(const LayoutInput& in, float least_loop) {
  std::vector<Want> wants;
  if (in.floor) wants.push_back(in.loop ? Want{Panel::floor, 220, 0.6f, 300} : Want{Panel::floor, in.time ? 220.0f : 420.0f, 1});
  if (in.loop) wants.push_back({Panel::loop, least_loop, 1});
  return wants;
}

/// Floor and loop above, the time below; or what of them there is.
void centre(Layout& made, const LayoutInput& in, Rect area) {
  if (in.timeline && !in.loop && !in.floor) return place(made, Panel::timeline, area);
  if (in.timeline) place(made, Panel::timeline, taken_from_bottom(area, time_height(in, area)));
  else place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
  put(made, stack(area, floor_and_loop(in, 240)));
}

/// Settings above the results, each with what it needs.
void left_column(Layout& made, const LayoutInput& in, Rect left) {
  if (!in.settings) return place(made, Panel::results, left);
  const float settings = in.results ? std::min(in.settings_height, left.h - gap - std::min(in.results_height, 240.0f)) : left.h;
  place(made, Panel::settings, {left.x, left.y, left.w, settings});
  if (in.results) place(made, Panel::results, {left.x, left.y + settings + gap, left.w, left.h - settings - gap});
}

std::vector<Want> right_column(const LayoutInput& in) {
  std::vector<Want> wants;
  if (in.code) wants.push_back({Panel::code, 160, in.floor ? 2.0f : 4.0f, in.floor ? 420.0f : 620.0f});
  add_why_and_console(wants, in, {Panel::why, 130, 1, 220}, {Panel::console, 86, 1});
  return wants;
}

void wide(Layout& made, const LayoutInput& in, Rect area) {
  const bool middle = has_centre(in);
  if (!middle) place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
  if (has_left(in)) left_column(made, in, middle ? taken_from_left(area, left_width) : has_right(in) ? taken_from_left(area, area.w * 0.4f) : area);
  // A restaurant's time needs the width of two columns; without one, the program gets the height.
  const bool below_both = in.timeline && in.floor;
  if (below_both) place(made, Panel::timeline, taken_from_bottom(area, time_height(in, area)));
  if (has_right(in)) put(made, stack(middle ? taken_from_right(area, right_width) : area, right_column(in)));
  if (below_both) put(made, stack(area, floor_and_loop(in, 248)));
  else if (middle) centre(made, in, area);
}

/// One subject of the side.
void side(Layout& made, const LayoutInput& in, Rect rect) {
  switch (made.subject) {
    case Subject::floor: return place(made, Panel::floor, rect);
    case Subject::code: return place(made, Panel::code, rect);
    case Subject::results: return place(made, Panel::results, rect);
    case Subject::settings: return place(made, Panel::settings, rect);
    default: put(made, stack(rect, why_and_console(in)));
  }
}

/// Where there is no height for the floor above the loop, the floor is the first of the side's tabs.
void medium(Layout& made, const LayoutInput& in, Rect area) {
  const bool floor_aside = in.floor && in.loop && in.window.h < three_high, settings_aside = in.settings && in.window.w < wide_from;
  if (floor_aside) made.tabs.push_back(Subject::floor);
  if (settings_aside) made.tabs.push_back(Subject::settings);
  if (in.code) made.tabs.push_back(Subject::code);
  if (in.why || in.console) made.tabs.push_back(Subject::why);
  if (in.results) made.tabs.push_back(Subject::results);
  if (!has_centre(in)) place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
  if (in.settings && !settings_aside) place(made, Panel::settings, has_centre(in) || !made.tabs.empty() ? taken_from_left(area, left_width) : area);
  if (!made.tabs.empty()) {
    made.subject = has(made.tabs, in.subject) ? in.subject : made.tabs.front();
    Rect rect = has_centre(in) ? taken_from_right(area, right_width) : area;
    if (made.tabs.size() > 1) {
      place(made, Panel::side_tabs, {rect.x, rect.y, rect.w, side_tabs_height});
      rect.y += side_tabs_height + gap;
      rect.h -= side_tabs_height + gap;
    } else {
      made.tabs.clear();   // it is there already
    }
    side(made, in, rect);
  }
  if (!has_centre(in)) return;
  if (!floor_aside) return centre(made, in, area);
  if (in.timeline) place(made, Panel::timeline, taken_from_bottom(area, time_height(in, area)));
  else place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
  put(made, stack(area, {{Panel::loop, 240, 1}}));
}

Region drawer_of(const LayoutInput& in, Subject subject, Rect area) {
  const Rect view{area.x + area.w - std::min(drawer_width, area.w), area.y, std::min(drawer_width, area.w), area.h};
  Region region;
  if (subject == Subject::settings) region = stack(view, settings_and_results(in));
  else if (subject == Subject::code) region = stack(view, {{Panel::code, 200, 1}});
  else region = stack(view, why_and_console(in));
  region.drawer = true;
  return region;
}

std::vector<Subject> all_subjects(const LayoutInput& in) {
  std::vector<Subject> all;
  const bool with_floor = form_of(in) == Form::phone && in.floor;
  if (in.floor) all.push_back(Subject::floor);
  if (in.loop && in.time) all.push_back(Subject::loop);
  if (in.timeline) all.push_back(Subject::timeline);
  if (has_right(in)) all.push_back(Subject::code);
  if (in.settings || (in.results && !with_floor)) all.push_back(Subject::settings);
  return all;
}

/// What is shown of a lesson when nothing else is chosen.
Subject main_subject(const LayoutInput& in) {
  if (in.loop && in.time) return Subject::loop;
  const std::vector<Subject> all = all_subjects(in);
  return all.empty() ? Subject::loop : all.front();
}

/// One subject of all. A single one needs no tab.
void choose_subject(Layout& made, const LayoutInput& in) {
  made.tabs = all_subjects(in);
  made.subject = has(made.tabs, in.subject) ? in.subject : main_subject(in);
  if (made.tabs.size() < 2) made.tabs.clear();
}

void low(Layout& made, const LayoutInput& in, Rect area) {
  made.subject = main_subject(in);
  if (!in.compact) {
    choose_subject(made, in);
    if (!made.tabs.empty()) place_rail(made, in, area);
  }
  if (made.subject == Subject::timeline) return place(made, Panel::timeline, area);
  place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
  if (in.timeline && area.h >= 300) place(made, Panel::strip, taken_from_bottom(area, strip_height));
  const bool two = area.w >= 560;
  std::vector<Want> wants;
  switch (made.subject) {
    case Subject::floor:
      if (in.time) return place(made, Panel::floor, area);
      return put(made, stack(area, {{Panel::floor, two ? 420.0f : 620.0f, 1}}));
    case Subject::code:
      if (two && in.code && (in.why || in.console)) put(made, stack(taken_from_right(area, area.w * 0.45f), why_and_console(in)));
      else if (two && !in.code) return put(made, stack(area, why_and_console(in)));
      if (two) return place(made, Panel::code, area);
      if (in.code) wants.push_back({Panel::code, 240, 1});
      add_why_and_console(wants, in, {Panel::why, 170, 0}, {Panel::console, 110, 0});
      return put(made, stack(area, wants));
    case Subject::settings:
      if (!two) return put(made, stack(area, settings_and_results(in)));
      if (in.results) place(made, Panel::results, in.settings ? taken_from_right(area, area.w * 0.5f) : area);
      if (in.settings) place(made, Panel::settings, area);
      return;
    default:
      if (in.loop) put(made, stack(area, {{Panel::loop, 200, 1}}));
  }
}

void stacked(Layout& made, const LayoutInput& in, Rect area) {
  if (!has_centre(in)) return low(made, in, area);
  made.tabs = {Subject::loop};   // closes the drawer
  if (has_left(in)) made.tabs.push_back(Subject::settings);
  if (in.code) made.tabs.push_back(Subject::code);
  if (in.why || in.console) made.tabs.push_back(Subject::why);
  made.subject = has(made.tabs, in.subject) && in.drawer_open ? in.subject : Subject::loop;
  if (made.tabs.size() < 2) made.tabs.clear();
  else place_rail(made, in, area);
  centre(made, in, area);
  made.drawer = made.subject != Subject::loop;
  if (made.drawer) made.regions.push_back(drawer_of(in, made.subject, area));
}

/// Panels in the order in which they are read, the first ones above or on the left; the time below all of them, as a strip where it is low.
void tiles(Layout& made, const LayoutInput& in, Rect area) {
  std::vector<Want> wants;
  if (in.floor) wants.push_back({Panel::floor, in.time ? 200.0f : 420.0f, 1});
  if (in.loop) wants.push_back({Panel::loop, 200, 1});
  if (in.code) wants.push_back({Panel::code, 160, 1});
  if (in.settings) wants.push_back({Panel::settings, in.settings_height, 1});
  if (in.results) wants.push_back({Panel::results, std::min(in.results_height, 160.0f), 1});
  add_why_and_console(wants, in, {Panel::why, 110, 1}, {Panel::console, 86, 1});
  if (wants.empty() && in.timeline) return place(made, Panel::timeline, area);
  if (in.timeline && area.h >= tiles_above_timeline) {
    place(made, Panel::timeline, taken_from_bottom(area, std::max(least_timeline, area.h * 0.4f)));
  } else {
    place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
    if (in.timeline) place(made, Panel::strip, taken_from_bottom(area, strip_height));
  }
  const std::size_t columns = std::min(wants.size(), std::max<std::size_t>(1, static_cast<std::size_t>((area.w + gap) / (least_tile + gap))));
  for (std::size_t i = 0, from = 0; i < columns; ++i) {
    const std::size_t to = wants.size() * (i + 1) / columns;
    const Rect column = i + 1 < columns ? taken_from_left(area, (area.w - gap * static_cast<float>(columns - i - 1)) / static_cast<float>(columns - i)) : area;
    put(made, stack(column, {wants.begin() + static_cast<std::ptrdiff_t>(from), wants.begin() + static_cast<std::ptrdiff_t>(to)}));
    from = to;
  }
}

void phone(Layout& made, const LayoutInput& in, Rect area) {
  choose_subject(made, in);
  const float whole = made.tabs.empty() ? dock_height - dock_tabs : dock_height;
  const float dock = std::min(whole, in.window.h * 0.45f);
  place(made, Panel::dock, {0, in.window.h - dock, in.window.w, dock});
  area.h = in.window.h - dock - gap - area.y;
  std::vector<Want> wants;
  switch (made.subject) {
    case Subject::floor:
      if (in.results) return put(made, stack(area, {{Panel::floor, 280, 1, 340}, {Panel::results, std::min(in.results_height, 360.0f), 1}}));
      return put(made, stack(area, {{Panel::floor, in.time ? 280.0f : 620.0f, 1}}));
    case Subject::timeline: return put(made, stack(area, {{Panel::timeline, 260, 1}}));
    case Subject::code:
      if (in.code) wants.push_back({Panel::code, 300, 1});
      add_why_and_console(wants, in, {Panel::why, 170, 0}, {Panel::console, 130, 0});
      return put(made, stack(area, wants));
    case Subject::settings:
      if (in.settings) wants.push_back({Panel::settings, in.settings_height, 1});
      if (in.results && !in.floor) wants.push_back({Panel::results, std::min(in.results_height, 360.0f), 1});
      return put(made, stack(area, wants));
    default:
      // Where the loop is higher than wide its cards have margins of their own.
      if (in.loop) put(made, stack(in.window.w < std::max(area.h, loop_on_phone) ? Rect{0, area.y, in.window.w, area.h} : area, {{Panel::loop, loop_on_phone, 1}}));
  }
}

}  // namespace

const Placed* Layout::find(Panel panel) const {
  for (const Region& region : regions)
    for (const Placed& placed : region.panels)
      if (placed.panel == panel) return &placed;
  return nullptr;
}

Layout layout(const LayoutInput& given) {
  LayoutInput in = given;
  in.timeline = in.timeline && in.time;
  Layout made;
  made.form = form_of(in);
  const float head = in.header_height;
  place(made, Panel::header, {0, 0, in.window.w, head});
  const Rect area{gap, head + gap, in.window.w - 2 * gap, in.window.h - head - 2 * gap};
  if (in.plan) {
    place_plan(made, in, area);
    return made;
  }
  switch (made.form) {
    case Form::wide: wide(made, in, area); break;
    case Form::medium: medium(made, in, area); break;
    case Form::stacked: stacked(made, in, area); break;
    case Form::low: low(made, in, area); break;
    case Form::phone: phone(made, in, area); break;
    case Form::tiles: tiles(made, in, area); break;
    case Form::board: break;
  }
  return made;
}

}  // namespace comptoir::view
