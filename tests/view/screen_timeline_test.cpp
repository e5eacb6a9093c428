/// The timeline under the pointer, the wheel, fingers and keys.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/view/desk.hpp"

namespace comptoir::view {
namespace {

struct Timeline : Desk {
  explicit Timeline(draw::Size window = {1440, 900}, std::string_view link = "lesson=rush-2-per-second&t=3.5&n=7") : Desk(window, link) {}
  void wheel(draw::Point at, float dy, Modifiers keys = {}, float dx = 0) {
    screen.wheel({.at = at, .dx = dx, .dy = dy, .keys = keys});
    screen.advance(0.016);
  }
  /// The time that a press there seeks, without changing anything but the moment.
  loop::Time time_at(float x) {
    const draw::Rect area = this->area("timeline");
    const draw::Point at{x, area.y + 6};   // on the axis' numbers
    pointer(Press::down, at);
    pointer(Press::up, at);
    return bench.time();
  }
  double shown_seconds() {
    const draw::Rect area = this->area("timeline");
    const loop::Time left = time_at(area.x + 1), right = time_at(area.x + area.w / 2);
    return static_cast<double>((right - left).ns) * 2e-9;
  }
};

TEST(Timeline, TheWheelZoomsAboutThePointerAndPansWithShift) {
  Timeline desk;
  const draw::Rect area = desk.area("timeline");
  const float x = area.x + area.w * 0.25f;
  const loop::Time before = desk.time_at(x);
  const double whole = desk.shown_seconds();
  for (int i = 0; i < 4; ++i) desk.wheel({x, area.centre().y}, -200);
  EXPECT_NEAR(static_cast<double>(desk.time_at(x).ns), static_cast<double>(before.ns), 5e7);
  EXPECT_LT(desk.shown_seconds(), whole / 2);
  desk.wheel({x, area.centre().y}, 60, {.shift = true});
  EXPECT_GT(desk.time_at(x), before);
  desk.wheel({x, area.centre().y}, 0, {}, -60);
  EXPECT_NEAR(static_cast<double>(desk.time_at(x).ns), static_cast<double>(before.ns), 5e7);
  desk.screen.press("zoom.fit");
  desk.screen.advance(0.016);
  EXPECT_NEAR(desk.shown_seconds(), whole, 0.05);
  for (const auto name : {"zoom.selection", "zoom.in"}) {
    desk.screen.press(name);
    desk.screen.advance(0.016);
    EXPECT_LT(desk.shown_seconds(), whole / 2);
  }
}

TEST(Timeline, KeysPanIt) {
  Timeline desk;
  const draw::Rect area = desk.area("timeline");
  const float x = area.x + area.w * 0.5f;
  desk.screen.press("zoom.in");
  desk.screen.advance(0.016);
  const loop::Time before = desk.time_at(x);
  desk.screen.press("pan.right");
  desk.screen.advance(0.016);
  const loop::Time right = desk.time_at(x);
  EXPECT_GT(right, before);
  desk.screen.press("pan.left");
  desk.screen.advance(0.016);
  EXPECT_NEAR(static_cast<double>(desk.time_at(x).ns), static_cast<double>(before.ns), 2e7);
}

TEST(Timeline, ZoomedInFarAPressReachesEachHandle) {
  Timeline desk;
  const draw::Rect area = desk.area("timeline");
  // About 3.5 s, where the loop ran several handles.
  const trace::Position now = desk.bench.playhead().position;
  for (int i = 0; i < 60; ++i) desk.screen.press("zoom.in");
  desk.screen.advance(0.016);
  const draw::Rect opened = desk.area("timeline");
  EXPECT_NE(opened.x, area.x);   // names of tasks now
  desk.pointer(Press::down, opened.centre());
  desk.pointer(Press::up, opened.centre());
  EXPECT_EQ(desk.bench.playhead().position, now);
  for (int i = 0; i < 4; ++i) desk.screen.press("zoom.out");
  desk.screen.advance(0.016);
  std::vector<trace::Position> met;
  const draw::Rect wide = desk.area("timeline");
  desk.pointer(Press::down, {wide.x + 2, wide.y + 40});
  for (float x = wide.x + 2; x < wide.x + wide.w; x += 12) {
    desk.pointer(Press::move, {x, wide.y + 40});
    if (met.empty() || met.back() != desk.bench.playhead().position) met.push_back(desk.bench.playhead().position);
  }
  desk.pointer(Press::up, {wide.x + wide.w, wide.y + 40});
  std::string all;
  for (const trace::Position k : met) all += std::to_string(k) + ' ';
  met.erase(met.begin());   // where it was before
  ASSERT_GT(met.size(), 3u) << all;
  for (std::size_t i = 1; i < met.size(); ++i) EXPECT_EQ(met[i], met[i - 1] + 1) << all;   // one by one
}

TEST(Timeline, TwoFingersZoomAboutTheMiddleAndLeaveTheMoment) {
  Timeline desk({390, 844});
  desk.screen.press("tab.2");
  desk.screen.set_touch(true);
  desk.screen.advance(0.016);
  const draw::Rect area = desk.area("timeline");
  const double whole = desk.shown_seconds();
  desk.bench.seek(loop::Time{loop::milliseconds(3'500).ns});
  desk.screen.advance(0.016);
  const auto before = desk.bench.playhead();
  const float y = area.centre().y, x = area.centre().x;
  const auto finger = [&](Press press, float at, int which) {
    desk.screen.pointer({.press = press, .at = {at, y}, .device = Device::touch, .keys = {}, .seconds = 0, .finger = which});
    desk.screen.advance(0.016);
  };
  finger(Press::down, x - 40, 0);
  finger(Press::down, x + 40, 1);
  finger(Press::move, x - 100, 0);
  finger(Press::move, x + 100, 1);
  finger(Press::up, x + 100, 1);
  finger(Press::up, x - 100, 0);
  EXPECT_EQ(desk.bench.playhead(), before);
  EXPECT_NEAR(desk.shown_seconds(), whole * 80 / 200, whole * 0.05);
}

TEST(Timeline, TheMiddleButtonPans) {
  Timeline desk;
  const draw::Rect area = desk.area("timeline");
  desk.screen.press("zoom.in");
  desk.screen.advance(0.016);
  const loop::Time before = desk.time_at(area.centre().x);
  for (const auto& [press, x] : {std::pair{Press::down, 0.f}, {Press::move, -100.f}, {Press::up, -100.f}}) {
    desk.screen.pointer({.press = press, .at = {area.centre().x + x, area.centre().y}, .device = Device::mouse, .keys = {}, .seconds = 0, .pans = true});
    desk.screen.advance(0.016);
  }
  EXPECT_EQ(desk.bench.time(), before);   // nothing was sought
  EXPECT_GT(desk.time_at(area.centre().x), before);
}

TEST(Timeline, TheWindowInTheStripIsDraggedAndSoAreItsEdges) {
  Timeline desk;
  const draw::Rect area = desk.area("timeline");
  const float y = area.y + area.h + 4 + 9, right = area.x + area.w;
  const double whole = desk.shown_seconds();
  desk.bench.seek(loop::Time{loop::milliseconds(3'500).ns});
  const auto drag = [&](float from, float to) {
    desk.pointer(Press::down, {from, y});
    desk.pointer(Press::move, {to, y});
    desk.pointer(Press::up, {to, y});
  };
  drag(right - 1, area.x + area.w / 2);   // its right edge to the middle
  EXPECT_EQ(desk.bench.time().ns, 3'500'000'000);
  EXPECT_NEAR(desk.shown_seconds(), whole / 2, whole * 0.03);
  drag(area.x + area.w / 4, area.x + area.w / 2);   // the window a quarter to the right
  EXPECT_NEAR(static_cast<double>(desk.time_at(area.x + 1).ns) * 1e-9, whole / 4, whole * 0.03);
  EXPECT_NEAR(desk.shown_seconds(), whole / 2, whole * 0.03);
}

TEST(Timeline, RowsScrollWithTheNamesAndASelectedTaskIsBroughtIntoView) {
  Timeline desk;
  desk.screen.press("timeline.by_task");
  desk.screen.advance(0.016);
  const draw::Rect area = desk.area("timeline");
  const draw::Point names{area.x - 40, area.centre().y + 20};
  const auto shown = [&] {
    std::vector<std::uint64_t> tasks;
    for (float y = area.y; y < area.y + area.h; y += 4) {
      desk.pointer(Press::move, {names.x, y});
      desk.pointer(Press::down, {names.x, y});
      desk.pointer(Press::up, {names.x, y});
      const auto task = loop::number(desk.bench.selected_task());
      if (task > 0 && std::ranges::find(tasks, task) == tasks.end()) tasks.push_back(task);
      desk.bench.select_none();
      desk.screen.advance(0.016);
    }
    return tasks;
  };
  desk.wheel(names, -10'000);
  EXPECT_EQ(shown().front(), 1u);
  desk.wheel(names, 10'000);
  EXPECT_GT(shown().front(), 10u);
  desk.pointer(Press::down, names);
  desk.pointer(Press::move, {names.x, names.y + 8});
  desk.pointer(Press::move, {names.x, names.y + 5'000});
  desk.pointer(Press::up, {names.x, names.y + 5'000});
  EXPECT_EQ(shown().front(), 1u);
  const loop::TaskId last{desk.bench.run().recording().task_count()};
  desk.bench.select_task(last);
  desk.screen.advance(0.016);
  desk.screen.advance(0.016);
  desk.bench.select_none();
  desk.screen.advance(0.016);
  EXPECT_EQ(std::ranges::count(shown(), loop::number(last)), 1);
}

TEST(Timeline, ItsButtonsChangeTheLanesAndAskForTheTimeMachine) {
  Timeline desk;
  for (const auto name : {"timeline.by_client", "timeline.by_task", "timeline.by_tree", "timeline.by_station"}) desk.click(name);
  desk.click("time");
  EXPECT_EQ(desk.page.asked, std::vector{Ask::time});
  Timeline phone({390, 844});
  phone.screen.press("tab.2");
  phone.screen.advance(0.016);
  const float before = phone.area("timeline").x;
  phone.click("timeline.by_next", Device::touch);
  phone.click("timeline.by_next", Device::touch);
  EXPECT_NE(phone.area("timeline").x, before);   // names of tasks
  phone.click("time", Device::touch);
  EXPECT_EQ(phone.page.asked, std::vector{Ask::time});
}

TEST(Timeline, ADragSeeksWhateverIsShown) {
  for (const std::string_view link : {"lesson=rush-2-per-second&t=3.5", "lesson=order-sync-async&variant=async&t=30", "lesson=order-sync-async&compare=on&t=30", "lesson=deque-loop&t=0"}) {
    for (const auto kind : {"timeline.by_station", "timeline.by_client", "timeline.by_task", "timeline.by_tree"}) {
      Timeline desk({1440, 900}, link);
      desk.screen.press(kind);
      desk.screen.advance(0.016);
      if (!desk.drawn("timeline")) continue;
      const draw::Rect area = desk.area("timeline");
      for (float y = area.y + 4; y < area.y + area.h - 2; y += 20) {
        desk.bench.to_start();
        desk.screen.advance(0.016);
        desk.pointer(Press::down, {area.x + area.w * 0.3f, y});
        desk.pointer(Press::move, {area.x + area.w * 0.9f, y});
        EXPECT_FALSE(desk.bench.at_start()) << link << ' ' << kind << " y = " << y;
        desk.pointer(Press::up, {area.x + area.w * 0.9f, y});
      }
    }
  }
}

}  // namespace
}  // namespace comptoir::view
