#include "view/layout.hpp"

#include <algorithm>

namespace comptoir::view {
namespace {

using draw::Rect;

constexpr float gap = 8;
constexpr float left_width = 280, right_width = 336, drawer_width = 336;
constexpr float strip_height = 64, rail_width = 76, dock_height = 212, side_tabs_height = 48;
constexpr float wide_from = 1280, medium_from = 960, rail_from = 600;
// Least heights: of a floor above the loop above the time, and of a loop above the time.
constexpr float three_high = 790, two_high = 620;
constexpr float phone_high = 480;   // of a phone's dock under a panel

bool has(const std::vector<Subject>& tabs, Subject subject) { return std::ranges::find(tabs, subject) != tabs.end(); }

Form form_of(const LayoutInput& in) {
  const auto [w, h] = in.window;
  if (w < rail_from && !(in.compact && h < phone_high)) return Form::phone;
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

void place(Layout& made, Panel panel, Rect rect) {
  made.regions.push_back({.view = rect, .content_height = rect.h, .panels = {{panel, rect}}});
}

/// Along the whole left edge, below the header.
void place_rail(Layout& made, const LayoutInput& in, Rect& area) {
  place(made, Panel::rail, {0, in.header_height, rail_width, in.window.h - in.header_height});
  area.w -= rail_width;
  area.x += rail_width;
}

Region settings_and_results(const LayoutInput& in, Rect view) {
  if (!in.results) return stack(view, {{Panel::settings, in.settings_height, 1}});
  return stack(view, {{Panel::settings, in.settings_height, 0}, {Panel::results, std::min(in.results_height, 220.0f), 1}});
}

Region why_and_console(Rect view) {
  return stack(view, {{Panel::why, 170, 1, 260}, {Panel::console, 110, 2}});
}

/// Lanes of tasks stand for the floor too: without one they are taller.
float time_height(const LayoutInput& in, Rect area) {
  return in.floor ? std::clamp(area.h * 0.32f, 190.0f, 460.0f) : std::clamp(area.h * 0.42f, 190.0f, 560.0f);
}

/// What of floor and loop there is.
Region floor_and_loop(const LayoutInput& in, Rect area, float least_loop) {
  if (!in.floor) return stack(area, {{Panel::loop, least_loop, 1}});
  if (!in.loop) return stack(area, {{Panel::floor, 220, 1}});
  return stack(area, {{Panel::floor, 220, 0.6f, 300}, {Panel::loop, least_loop, 1}});
}

/// Floor and loop above, the time below; or what of them there is.
void centre(Layout& made, const LayoutInput& in, Rect area) {
  if (!in.time) {
    place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
    made.regions.push_back(stack(area, {{Panel::floor, 420, 1}}));
    return;
  }
  if (!in.loop && !in.floor) return place(made, Panel::timeline, area);
  const Rect below = taken_from_bottom(area, time_height(in, area));
  made.regions.push_back(floor_and_loop(in, area, 240));
  place(made, Panel::timeline, below);
}

void wide(Layout& made, const LayoutInput& in, Rect area) {
  const Rect left = taken_from_left(area, left_width);
  const float settings = in.results ? std::min(in.settings_height, left.h - gap - std::min(in.results_height, 240.0f)) : left.h;
  place(made, Panel::settings, {left.x, left.y, left.w, settings});
  if (in.results) place(made, Panel::results, {left.x, left.y + settings + gap, left.w, left.h - settings - gap});
  // A restaurant's time needs the width of two columns; without one, the program gets the height.
  const bool below_both = in.time && in.floor;
  if (below_both) place(made, Panel::timeline, taken_from_bottom(area, time_height(in, area)));
  const Rect right = taken_from_right(area, right_width);
  if (below_both) made.regions.push_back(floor_and_loop(in, area, 248));
  else centre(made, in, area);
  made.regions.push_back(stack(right, {{Panel::code, 160, in.floor ? 2.0f : 4.0f, in.floor ? 420.0f : 620.0f}, {Panel::why, 130, 1, 220}, {Panel::console, 86, 1}}));
}

/// Where there is no height for the floor above the loop, the floor is the first of the side's tabs.
void medium(Layout& made, const LayoutInput& in, Rect area) {
  const bool floor_aside = in.floor && in.loop && in.window.h < three_high, settings_aside = in.window.w < wide_from;
  if (floor_aside) made.tabs.push_back(Subject::floor);
  if (settings_aside) made.tabs.push_back(Subject::settings);
  made.tabs.insert(made.tabs.end(), {Subject::code, Subject::why});
  if (in.results) made.tabs.push_back(Subject::results);
  made.subject = has(made.tabs, in.subject) ? in.subject : made.tabs.front();
  if (!settings_aside) place(made, Panel::settings, taken_from_left(area, left_width));
  Rect side = taken_from_right(area, right_width);
  if (floor_aside) {
    place(made, Panel::timeline, taken_from_bottom(area, time_height(in, area)));
    made.regions.push_back(stack(area, {{Panel::loop, 240, 1}}));
  } else {
    centre(made, in, area);
  }
  place(made, Panel::side_tabs, {side.x, side.y, side.w, side_tabs_height});
  side.y += side_tabs_height + gap;
  side.h -= side_tabs_height + gap;
  switch (made.subject) {
    case Subject::floor: place(made, Panel::floor, side); break;
    case Subject::code: place(made, Panel::code, side); break;
    case Subject::results: place(made, Panel::results, side); break;
    case Subject::settings: place(made, Panel::settings, side); break;
    default: made.regions.push_back(why_and_console(side));
  }
}

Region drawer_of(const LayoutInput& in, Subject subject, Rect area) {
  const Rect view{area.x + area.w - std::min(drawer_width, area.w), area.y, std::min(drawer_width, area.w), area.h};
  Region region;
  if (subject == Subject::settings) region = settings_and_results(in, view);
  else if (subject == Subject::code) region = stack(view, {{Panel::code, 200, 1}});
  else region = why_and_console(view);
  region.drawer = true;
  return region;
}

void stacked(Layout& made, const LayoutInput& in, Rect area) {
  made.tabs = {Subject::loop, Subject::settings, Subject::code, Subject::why};   // the first closes the drawer
  made.subject = has(made.tabs, in.subject) && in.drawer_open ? in.subject : Subject::loop;
  place_rail(made, in, area);
  centre(made, in, area);
  made.drawer = made.subject != Subject::loop;
  if (made.drawer) made.regions.push_back(drawer_of(in, made.subject, area));
}

std::vector<Subject> all_subjects(const LayoutInput& in) {
  std::vector<Subject> all;
  if (in.floor) all.push_back(Subject::floor);
  if (in.loop && in.time) all.push_back(Subject::loop);
  if (in.time) all.push_back(Subject::timeline);
  all.insert(all.end(), {Subject::code, Subject::settings});
  return all;
}

/// What is shown of a lesson when nothing else is chosen.
Subject main_subject(const LayoutInput& in) { return !in.time ? Subject::floor : in.loop ? Subject::loop : in.floor ? Subject::floor : Subject::timeline; }

void low(Layout& made, const LayoutInput& in, Rect area) {
  made.subject = main_subject(in);
  if (!in.compact) {
    made.tabs = all_subjects(in);
    made.subject = has(made.tabs, in.subject) ? in.subject : main_subject(in);
    place_rail(made, in, area);
  }
  if (made.subject == Subject::timeline) return place(made, Panel::timeline, area);
  place(made, Panel::transport, taken_from_bottom(area, in.transport_height));
  if (area.h >= 300) place(made, Panel::strip, taken_from_bottom(area, strip_height));
  const bool two = area.w >= 560;
  switch (made.subject) {
    case Subject::floor:
      if (in.time) place(made, Panel::floor, area);
      else made.regions.push_back(stack(area, {{Panel::floor, two ? 420.0f : 620.0f, 1}}));
      break;
    case Subject::code:
      if (!two) {
        made.regions.push_back(stack(area, {{Panel::code, 240, 1}, {Panel::why, 170, 0}, {Panel::console, 110, 0}}));
      } else {
        made.regions.push_back(why_and_console(taken_from_right(area, area.w * 0.45f)));
        place(made, Panel::code, area);
      }
      break;
    case Subject::settings:
      if (!two) {
        made.regions.push_back(settings_and_results(in, area));
      } else {
        if (in.results) place(made, Panel::results, taken_from_right(area, area.w * 0.5f));
        place(made, Panel::settings, area);
      }
      break;
    default: made.regions.push_back(stack(area, {{Panel::loop, 200, 1}}));
  }
}

void phone(Layout& made, const LayoutInput& in, Rect area) {
  made.tabs = all_subjects(in);
  made.subject = has(made.tabs, in.subject) ? in.subject : main_subject(in);
  const float dock = std::min(dock_height, in.window.h * 0.45f);
  place(made, Panel::dock, {0, in.window.h - dock, in.window.w, dock});
  area.h = in.window.h - dock - gap - area.y;
  switch (made.subject) {
    case Subject::floor:
      if (in.results) made.regions.push_back(stack(area, {{Panel::floor, 280, 1, 340}, {Panel::results, std::min(in.results_height, 360.0f), 1}}));
      else made.regions.push_back(stack(area, {{Panel::floor, 620, 1}}));
      break;
    case Subject::timeline: made.regions.push_back(stack(area, {{Panel::timeline, 260, 1}})); break;
    case Subject::code:
      made.regions.push_back(stack(area, {{Panel::code, 300, 1}, {Panel::why, 170, 0}, {Panel::console, 130, 0}}));
      break;
    case Subject::settings: made.regions.push_back(stack(area, {{Panel::settings, in.settings_height, 1}})); break;
    default:
      // The loop's cards have margins of their own.
      made.regions.push_back(stack({0, area.y, in.window.w, area.h}, {{Panel::loop, 420, 1}}));
  }
}

}  // namespace

const Placed* Layout::find(Panel panel) const {
  for (const Region& region : regions)
    for (const Placed& placed : region.panels)
      if (placed.panel == panel) return &placed;
  return nullptr;
}

Layout layout(const LayoutInput& in) {
  Layout made;
  made.form = form_of(in);
  const float head = in.header_height;
  place(made, Panel::header, {0, 0, in.window.w, head});
  const Rect area{gap, head + gap, in.window.w - 2 * gap, in.window.h - head - 2 * gap};
  switch (made.form) {
    case Form::wide: wide(made, in, area); break;
    case Form::medium: medium(made, in, area); break;
    case Form::stacked: stacked(made, in, area); break;
    case Form::low: low(made, in, area); break;
    case Form::phone: phone(made, in, area); break;
  }
  return made;
}

}  // namespace comptoir::view
