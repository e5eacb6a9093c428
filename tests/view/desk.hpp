/// A screen for tests, with a page that remembers what it was asked.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "view/screen.hpp"

namespace comptoir::view {

struct Page final : Host {
  std::vector<Ask> asked;
  std::vector<std::string> edited, opened;
  void ask(Ask what) override { asked.push_back(what); }
  void open_lesson(std::string_view id) override { opened.emplace_back(id); }
  void edit(std::string_view name, std::string_view, draw::Rect) override { edited.emplace_back(name); }
};

/// A screen without a screen: pictures are made, nothing is painted.
struct Desk {
  session::Workbench bench;
  Page page;
  Screen screen{bench, page};

  explicit Desk(draw::Size window = {1440, 900}, std::string_view link = "lesson=rush-2-per-second&t=3.5&n=1") {
    bench.open_link(link);
    screen.resize(window);
    screen.advance(0);
  }
  draw::Rect area(std::string_view name) const {
    for (const NamedArea& each : screen.areas())
      if (each.name == name) return each.rect;
    ADD_FAILURE() << name << " is not drawn";
    return {};
  }
  bool drawn(std::string_view name) const {
    const auto all = screen.areas();
    return std::ranges::find(all, name, &NamedArea::name) != all.end();
  }
  void pointer(Press press, draw::Point at, Device device = Device::mouse, double seconds = 0) {
    screen.pointer({.press = press, .at = at, .device = device, .keys = {}, .seconds = seconds});
    screen.advance(0.016);
  }
  void click(std::string_view name, Device device = Device::mouse) {
    const draw::Point at = area(name).centre();
    pointer(Press::down, at, device);
    pointer(Press::up, at, device);
  }
};

}  // namespace comptoir::view
