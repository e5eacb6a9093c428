#include "view/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "view/plan_layout.hpp"

namespace comptoir::view {
namespace {

constexpr draw::Size sizes[] = {{1920, 1080}, {1440, 900}, {1366, 650}, {1280, 720}, {1280, 800}, {1100, 760}, {1024, 768}, {960, 620},
                                {820, 1100},  {768, 1024}, {760, 440},  {844, 390},  {640, 360},  {600, 800},  {390, 844},  {360, 640}, {320, 480}};

std::string named(const draw::Size& size) { return std::to_string(static_cast<int>(size.w)) + "x" + std::to_string(static_cast<int>(size.h)); }

Layout of(draw::Size size, Subject subject = Subject::loop, bool drawer = false) {
  return layout({.window = size, .subject = subject, .drawer_open = drawer, .header_height = size.w < 600 ? 64.0f : 48.0f});
}

/// Every state that a person can bring a window to.
template <class Check>
void for_all(Check check) {
  for (const draw::Size size : sizes)
    for (int subject = 0; subject <= static_cast<int>(Subject::results); ++subject)
      for (const bool drawer : {false, true}) {
        SCOPED_TRACE(named(size) + " subject " + std::to_string(subject) + (drawer ? " drawer" : ""));
        check(size, of(size, static_cast<Subject>(subject), drawer));
      }
}

TEST(Layout, NoPanelLiesOutsideTheWindowOrScrollsOutOfReach) {
  for_all([](draw::Size size, const Layout& made) {
    for (const Region& region : made.regions) {
      EXPECT_GE(region.view.x, 0);
      EXPECT_GE(region.view.y, 0);
      EXPECT_LE(region.view.x + region.view.w, size.w + 0.5f);
      EXPECT_LE(region.view.y + region.view.h, size.h + 0.5f);
      EXPECT_GT(region.view.h, 60 - 20);
      for (const Placed& placed : region.panels) {
        EXPECT_GE(placed.rect.y, region.view.y - 0.5f);
        EXPECT_LE(placed.rect.y + placed.rect.h, region.view.y + std::max(region.content_height, region.view.h) + 0.5f);
        EXPECT_LE(placed.rect.w, region.view.w + 0.5f);
      }
    }
  });
}

TEST(Layout, PanelsOfARegionAndRegionsApartFromDrawersDoNotOverlap) {
  const auto overlap = [](draw::Rect a, draw::Rect b) {
    return a.x < b.x + b.w - 0.5f && b.x < a.x + a.w - 0.5f && a.y < b.y + b.h - 0.5f && b.y < a.y + a.h - 0.5f;
  };
  for_all([&](draw::Size, const Layout& made) {
    for (std::size_t i = 0; i < made.regions.size(); ++i) {
      for (std::size_t j = i + 1; j < made.regions.size(); ++j) {
        if (made.regions[i].drawer || made.regions[j].drawer) continue;
        EXPECT_FALSE(overlap(made.regions[i].view, made.regions[j].view)) << i << " and " << j;
      }
      const auto& panels = made.regions[i].panels;
      for (std::size_t a = 0; a < panels.size(); ++a)
        for (std::size_t b = a + 1; b < panels.size(); ++b) EXPECT_FALSE(overlap(panels[a].rect, panels[b].rect));
    }
  });
}

TEST(Layout, EveryPanelIsOnTheScreenOrBehindATab) {
  for (const draw::Size size : sizes) {
    SCOPED_TRACE(named(size));
    for (const Panel panel : {Panel::settings, Panel::results, Panel::floor, Panel::loop, Panel::timeline, Panel::code, Panel::why, Panel::console}) {
      bool found = false;
      const Layout first = of(size);
      if (first.find(panel)) found = true;
      for (const Subject subject : first.tabs) found |= of(size, subject, true).find(panel) != nullptr;
      EXPECT_TRUE(found) << "panel " << static_cast<int>(panel);
    }
  }
}

TEST(Layout, WhatALessonDoesNotHaveTakesNoRoom) {
  for (const draw::Size size : sizes)
    for (int subject = 0; subject <= static_cast<int>(Subject::results); ++subject)
      for (const bool loop : {false, true})
        for (const bool drawing : {false, true}) {
          SCOPED_TRACE(named(size) + " subject " + std::to_string(subject) + (loop ? " loop" : "") + (drawing ? " drawing" : ""));
          const Layout made = layout({.window = size, .subject = static_cast<Subject>(subject), .drawer_open = false, .floor = drawing,
                                      .loop = loop && !drawing, .time = !drawing, .results = false, .header_height = 48});
          EXPECT_FALSE(made.find(Panel::results));
          if (!drawing) EXPECT_FALSE(made.find(Panel::floor));
          if (!loop || drawing) EXPECT_FALSE(made.find(Panel::loop));
          EXPECT_TRUE(made.find(Panel::timeline) || made.find(Panel::transport) || made.find(Panel::dock));
          EXPECT_FALSE(made.regions.empty());
          if (size.w >= 1280 && size.h >= 790) EXPECT_TRUE(made.find(drawing ? Panel::floor : Panel::timeline));
        }
}

/// Each panel that may be left out, its place in a subset, and what stands for it.
struct Choice {
  Panel panel;
  bool LayoutInput::* shown;
};
constexpr Choice choices[] = {{Panel::settings, &LayoutInput::settings}, {Panel::results, &LayoutInput::results}, {Panel::floor, &LayoutInput::floor},
                              {Panel::loop, &LayoutInput::loop},         {Panel::timeline, &LayoutInput::timeline}, {Panel::code, &LayoutInput::code},
                              {Panel::why, &LayoutInput::why},           {Panel::console, &LayoutInput::console}};

/// What a window shows of a subset, its tabs opened one after the other.
std::vector<Panel> reached(LayoutInput in) {
  std::vector<Panel> all;
  const auto look = [&] {
    for (const Region& region : layout(in).regions)
      for (const Placed& placed : region.panels) all.push_back(placed.panel);
  };
  look();
  for (const Subject subject : layout(in).tabs) {
    in.subject = subject;
    in.drawer_open = true;
    look();
  }
  return all;
}

TEST(Layout, OfAnySubsetOfPanelsShowsEachOfThemAndNoOther) {
  for (const draw::Size size : sizes)
    for (const bool projected : {false, true})
      for (unsigned set = 0; set < 256; ++set) {
        LayoutInput in{.window = size, .chosen = true, .projected = projected, .header_height = size.w < 600 ? 64.0f : 48.0f};
        for (unsigned i = 0; i < 8; ++i) in.*choices[i].shown = (set >> i & 1) != 0;
        SCOPED_TRACE(named(size) + (projected ? " projected" : "") + " set " + std::to_string(set));
        const std::vector<Panel> all = reached(in);
        const auto has = [&](Panel panel) { return std::ranges::find(all, panel) != all.end(); };
        for (const Choice& choice : choices) {
          const bool there = has(choice.panel) || (choice.panel == Panel::timeline && (has(Panel::strip) || has(Panel::dock)));
          if (in.*choice.shown) EXPECT_TRUE(there) << "panel " << static_cast<int>(choice.panel);
          else EXPECT_FALSE(has(choice.panel)) << "panel " << static_cast<int>(choice.panel);
        }
        if (!in.timeline) EXPECT_FALSE(has(Panel::strip));
        EXPECT_TRUE(has(Panel::timeline) || has(Panel::transport) || has(Panel::dock));
        for (const Region& region : layout(in).regions) {
          EXPECT_FALSE(region.panels.empty());
          EXPECT_GE(region.view.w, 60);
          EXPECT_GE(region.view.h, 40);
          EXPECT_LE(region.view.x + region.view.w, size.w + 0.5f);
          EXPECT_LE(region.view.y + region.view.h, size.h + 0.5f);
        }
      }
}

TEST(Layout, AnEmbedOfTwoPanelsShowsBothWithTheTransport) {
  for (const draw::Size size : {draw::Size{480, 360}, {760, 440}, {600, 360}}) {
    LayoutInput in{.window = size, .compact = true, .chosen = true, .floor = false, .results = false, .settings = false, .code = false, .why = false, .console = false};
    const Layout made = layout(in);
    EXPECT_TRUE(made.tabs.empty());
    EXPECT_TRUE(made.find(Panel::loop)) << named(size);
    EXPECT_TRUE(made.find(Panel::timeline) || (made.find(Panel::strip) && made.find(Panel::transport))) << named(size);
    EXPECT_FALSE(made.find(Panel::floor) || made.find(Panel::code) || made.find(Panel::settings));
  }
}

TEST(Layout, AProjectedLessonShowsFloorLoopAndTimelineAtOnce) {
  // 1440x900 and 1280x720, in pixels that are 1.6 times larger.
  for (const draw::Size size : {draw::Size{900, 562.5f}, {800, 450}}) {
    LayoutInput in{.window = size, .projected = true, .results = false, .settings = false, .code = false, .why = false, .console = false};
    const Layout made = layout(in);
    EXPECT_EQ(made.form, Form::tiles);
    EXPECT_TRUE(made.tabs.empty());
    for (const Panel panel : {Panel::floor, Panel::loop, Panel::timeline}) EXPECT_TRUE(made.find(panel)) << named(size) << " panel " << static_cast<int>(panel);
  }
}

TEST(Layout, WideWindowsShowThreeColumnsAndPhonesFiveTabs) {
  EXPECT_EQ(of({1440, 900}).form, Form::wide);
  EXPECT_TRUE(of({1440, 900}).tabs.empty());
  EXPECT_EQ(of({1280, 720}).form, Form::medium);
  EXPECT_EQ(of({1100, 760}).form, Form::medium);
  EXPECT_EQ(of({820, 700}).form, Form::low);
  EXPECT_EQ(of({820, 1100}).form, Form::stacked);
  EXPECT_EQ(of({760, 440}).form, Form::low);
  EXPECT_EQ(of({390, 844}).form, Form::phone);
  EXPECT_EQ(of({390, 844}).tabs.size(), 5u);
}

TEST(Layout, AnEmbedShowsTheLoopAndTheTransportFrom480By360) {
  for (const draw::Size size : {draw::Size{480, 360}, draw::Size{390, 400}, draw::Size{760, 440}, draw::Size{1200, 700}}) {
    SCOPED_TRACE(named(size));
    const Layout made = layout({.window = size, .compact = true, .header_height = size.w < 600 ? 64.0f : 48.0f});
    EXPECT_EQ(made.form, Form::low);
    EXPECT_TRUE(made.find(Panel::loop) && made.find(Panel::transport));
    EXPECT_TRUE(made.tabs.empty());
  }
  EXPECT_EQ(layout({.window = {390, 640}, .compact = true, .header_height = 64}).form, Form::phone);
}

TEST(Layout, ATimeIsAlwaysThereToPlay) {
  for_all([](draw::Size, const Layout& made) {
    EXPECT_TRUE(made.find(Panel::timeline) || made.find(Panel::transport) || made.find(Panel::dock));
  });
}

// ---- The manager's plan

constexpr Panel plan_panels[] = {Panel::plan_scatter, Panel::plan_study, Panel::plan_card, Panel::plan_near, Panel::plan_goal, Panel::plan_key};

Layout plan_of(draw::Size size, LayoutInput::Plan needs = {}) {
  return layout({.window = size, .header_height = size.w < 600 ? 64.0f : 48.0f, .plan = needs});
}

TEST(PlanLayout, HasEveryPanelOnceWithinItsRegionAndNoneOverAnother) {
  for (const draw::Size size : sizes) {
    for (const float times : {1.0f, 3.0f}) {   // as much as large words need, too
      SCOPED_TRACE(named(size) + " times " + std::to_string(times));
      const Layout made = plan_of(size, {.goal = 700 * times, .key = 200 * times, .card = 420 * times, .near = 480 * times});
      EXPECT_EQ(made.form, Form::board);
      for (const Panel panel : plan_panels) {
        int there = 0;
        for (const Region& region : made.regions) there += static_cast<int>(std::ranges::count(region.panels, panel, &Placed::panel));
        EXPECT_EQ(there, 1) << "panel " << static_cast<int>(panel);
      }
      for (const Region& region : made.regions) {
        EXPECT_LE(region.view.x + region.view.w, size.w + 0.5f);
        EXPECT_LE(region.view.y + region.view.h, size.h + 0.5f);
        float below = region.view.y;
        for (const Placed& placed : region.panels) {
          EXPECT_GE(placed.rect.x, region.view.x - 0.5f);
          EXPECT_LE(placed.rect.x + placed.rect.w, region.view.x + region.view.w + 0.5f);
          EXPECT_GE(placed.rect.y, below - 0.5f) << "panel " << static_cast<int>(placed.panel);
          below = placed.rect.y + placed.rect.h;
          EXPECT_LE(below, region.view.y + std::max(region.content_height, region.view.h) + 0.5f);
        }
      }
    }
  }
}

TEST(PlanLayout, ShowsThePointsFirstWhateverTheWindow) {
  for (const draw::Size size : sizes) {
    const Layout made = plan_of(size);
    const draw::Rect points = made.find(Panel::plan_scatter)->rect;
    EXPECT_LT(points.y, 64 + 20) << named(size);
    EXPECT_GE(points.h, 300) << named(size);
    EXPECT_GE(points.w, std::min(size.w - 20, 400.0f)) << named(size);
  }
}

TEST(PlanLayout, MeasuresPanelsAsWideAsItPlacesThem) {
  for (const draw::Size size : sizes) {
    const Layout made = plan_of(size);
    for (const Panel panel : {Panel::plan_goal, Panel::plan_key}) EXPECT_NEAR(made.find(panel)->rect.w, plan_goal_width(size), 0.5f) << named(size);
    for (const Panel panel : {Panel::plan_card, Panel::plan_near}) EXPECT_NEAR(made.find(panel)->rect.w, plan_card_width(size), 0.5f) << named(size);
  }
}

}  // namespace
}  // namespace comptoir::view
