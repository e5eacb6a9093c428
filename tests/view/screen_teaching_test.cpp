/// What a teacher's link locks and chooses, on the screen.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/view/desk.hpp"

namespace comptoir::view {
namespace {

TEST(Locks, OfALinkAreDrawnAndKeepEveryHandFromTheControl) {
  Desk desk({1440, 900}, "lesson=rush-2-per-second&t=3.5&n=1&lock=all");
  const std::string before = desk.bench.link();
  for (const char* name : {"play", "step.forward", "step.back", "start", "end", "settings.reset", "lesson.next", "lesson.previous", "param.cooks.field", "keep"}) {
    desk.click(name);
    desk.click(name, Device::touch);
    desk.screen.press(name);
    EXPECT_EQ(desk.bench.link(), before) << name;
  }
  for (const char* name : {"param.cooks.slider", "speed", "timeline"}) {
    const draw::Rect area = desk.area(name);
    for (const Device device : {Device::mouse, Device::touch}) {
      desk.pointer(Press::down, {area.x + area.w * 0.3f, area.centre().y}, device);
      desk.pointer(Press::move, {area.x + area.w * 0.9f, area.centre().y}, device);
      desk.pointer(Press::up, {area.x + area.w * 0.9f, area.centre().y}, device);
    }
    EXPECT_EQ(desk.bench.link(), before) << name;
    EXPECT_EQ(desk.bench.speed(), 1) << name;
  }
  EXPECT_TRUE(desk.page.opened.empty());
  EXPECT_TRUE(desk.page.edited.empty());
  desk.click("share");
  desk.click("theme");
  EXPECT_EQ(desk.page.asked, std::vector{Ask::share}) << "the reader's own stays";
  EXPECT_EQ(desk.bench.theme(), session::Theme::light);
}

TEST(Locks, OfOneParameterLeaveTheOthers) {
  Desk desk({1440, 900}, "lesson=rush-2-per-second&lock=cooks");
  desk.click("param.cooks.field");
  EXPECT_TRUE(desk.page.edited.empty());
  desk.click("param.sodas.field");
  EXPECT_EQ(desk.page.edited, std::vector<std::string>{"param.sodas.field"});
}

TEST(Panels, OfALinkAreAllThatStandsOnTheScreen) {
  Desk desk({1440, 900}, "lesson=rush-2-per-second&panels=loop,timeline");
  EXPECT_FALSE(desk.drawn("param.cooks.slider"));
  EXPECT_FALSE(desk.drawn("code.python"));
  EXPECT_TRUE(desk.drawn("timeline"));
  EXPECT_TRUE(desk.drawn("play"));
  EXPECT_TRUE(desk.screen.tabs().empty());
  desk.bench.open_link("lesson=rush-2-per-second&hide=code");
  desk.screen.advance(0);
  EXPECT_TRUE(desk.drawn("param.cooks.slider"));
  EXPECT_FALSE(desk.drawn("code.python"));
}

}  // namespace
}  // namespace comptoir::view
