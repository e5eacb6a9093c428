#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/view/desk.hpp"

namespace comptoir::view {
namespace {

TEST(Screen, AClickOnADrawnButtonActsAsItsName) {
  Desk desk;
  desk.click("play");
  EXPECT_TRUE(desk.bench.playing());
  desk.screen.press("play");
  EXPECT_FALSE(desk.bench.playing());
  desk.click("share");
  desk.click("param.cooks.field");
  desk.screen.press("lesson.next");
  EXPECT_EQ(desk.page.asked, std::vector{Ask::share});
  EXPECT_EQ(desk.page.opened, std::vector<std::string>{"manager"});
  EXPECT_EQ(desk.page.edited, std::vector<std::string>{"param.cooks.field"});
}

TEST(Screen, AStepAndAStepBackComeToTheSameMoment) {
  Desk desk;
  desk.click("step.forward");
  const auto before = desk.bench.playhead();
  desk.click("step.forward");
  EXPECT_NE(desk.bench.playhead(), before);
  desk.click("step.back");
  EXPECT_EQ(desk.bench.playhead(), before);
}

TEST(Screen, APressThatLeavesItsButtonDoesNothing) {
  Desk desk;
  desk.pointer(Press::down, desk.area("play").centre());
  desk.pointer(Press::move, {5, 500});
  desk.pointer(Press::up, {5, 500});
  EXPECT_FALSE(desk.bench.playing());
}

TEST(Screen, ASliderFollowsThePointerAndADoubleClickResetsIt) {
  Desk desk;
  const draw::Rect area = desk.area("param.cooks.slider");
  const auto cooks = [&] { return *session::value_of(desk.bench.settings(), "cooks"); };
  desk.pointer(Press::down, {area.x + 10, area.centre().y}, Device::mouse, 1);
  desk.pointer(Press::move, {area.x + area.w, area.centre().y}, Device::mouse, 1.1);
  EXPECT_GT(cooks(), 3);
  desk.pointer(Press::up, {area.x + area.w, area.centre().y}, Device::mouse, 1.2);
  for (const double seconds : {3.0, 3.2}) {
    desk.pointer(Press::down, area.centre(), Device::mouse, seconds);
    desk.pointer(Press::up, area.centre(), Device::mouse, seconds + 0.05);
  }
  EXPECT_EQ(cooks(), 3);
}

TEST(Screen, DraggingOnTheTimelineSeeks) {
  Desk desk;
  const draw::Rect area = desk.area("timeline");
  desk.pointer(Press::down, {area.x + area.w * 0.2f, area.centre().y});
  const loop::Time early = desk.bench.time();
  desk.pointer(Press::move, {area.x + area.w * 0.8f, area.centre().y});
  EXPECT_GT(desk.bench.time(), early);
  desk.pointer(Press::up, {area.x + area.w * 0.8f, area.centre().y});
}

TEST(Screen, ABarOfTheTimelineIsChosenWhenPressedAndMovesTheTimeWhenDragged) {
  Desk desk;
  const draw::Rect area = desk.area("timeline");
  // Somewhere on the lanes a bar answers to a press; wherever it is, a drag from it seeks.
  for (float y = area.y + 30; y < area.y + area.h; y += 4) {
    const draw::Point from{area.x + area.w * 0.1f, y}, to{area.x + area.w * 0.6f, y};
    desk.bench.to_start();
    desk.screen.advance(0.016);
    desk.pointer(Press::down, from);
    desk.pointer(Press::move, to);
    desk.pointer(Press::up, to);
    EXPECT_GT(desk.bench.time().ns, 5'000'000'000) << "from y = " << y;
    EXPECT_TRUE(desk.screen.wheel({.at = from, .dx = 0, .dy = 10, .keys = {}}));
  }
}

TEST(Screen, TheWheelZoomsTheTimelineAndLeavesTheRestToThePage) {
  Desk desk;
  const draw::Point at = desk.area("timeline").centre();
  EXPECT_TRUE(desk.screen.wheel({.at = at, .dx = 0, .dy = -300, .keys = {}}));
  EXPECT_FALSE(desk.screen.wheel({.at = {700, 20}, .dx = 0, .dy = 100, .keys = {}}));
}

TEST(Screen, FocusBringsAControlToTheScreenInEveryWindow) {
  for (const draw::Size window : {draw::Size{1440, 900}, {1100, 760}, {820, 1100}, {760, 440}, {390, 844}, {360, 640}}) {
    Desk desk(window);
    for (const auto name : {"param.t_fries.slider", "param.clients.slider", "code.python"}) {
      desk.screen.focus(name);
      desk.screen.advance(0.016);
      EXPECT_TRUE(desk.drawn(name)) << name << " at " << window.w << "x" << window.h;
      if (desk.drawn(name)) EXPECT_LE(desk.area(name).y + desk.area(name).h, window.h);
    }
  }
}

TEST(Screen, AnIdleScreenWantsNoFrame) {
  Desk desk;
  for (int i = 0; i < 200 && desk.screen.wants_frame(); ++i) desk.screen.advance(0.016);
  EXPECT_FALSE(desk.screen.wants_frame());
  EXPECT_FALSE(desk.screen.advance(0.016));
  desk.bench.play();
  EXPECT_TRUE(desk.screen.wants_frame());
}

TEST(Screen, TabsOfAPhoneShowTheirPanel) {
  Desk desk({390, 844});
  ASSERT_EQ(desk.screen.tabs().size(), 5u);
  desk.click("tab.4", Device::touch);
  EXPECT_TRUE(desk.drawn("param.clients.slider"));
  EXPECT_TRUE(desk.screen.tabs()[4].selected);
}

TEST(Screen, AFingerScrollsSettingsUpAndDownAndSlidesSideways) {
  Desk desk({390, 600});
  desk.click("tab.4", Device::touch);
  const draw::Rect area = desk.area("param.clients.slider");
  const draw::Point start = area.centre();
  const auto settings = desk.bench.settings();
  desk.pointer(Press::down, start, Device::touch);
  desk.pointer(Press::move, {start.x, start.y - 60}, Device::touch);
  desk.pointer(Press::up, {start.x, start.y - 60}, Device::touch);
  EXPECT_EQ(desk.bench.settings().values, settings.values);
}

}  // namespace
}  // namespace comptoir::view
