#include "draw/scene.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "draw/text_metrics.hpp"

using namespace comptoir::draw;

namespace {
const BoxStyle filled{.fill = rgb(0x123456)};
const TextStyle words{.color = rgb(0xffffff)};
}  // namespace

TEST(Scene, WhatCannotBeSeenIsNotKept) {
  Scene s({100, 100});
  s.box({0, 0, 0, 10}, filled);
  s.box({0, 0, 10, 10}, {});
  s.box({0, 0, 10, 10}, {.stroke = rgb(1), .stroke_width = 0});
  s.segment({0, 0}, {1, 1}, 1, {});
  s.arc({5, 5}, 4, 0.5f, 0.5f, 1, rgb(1));
  s.dots({9, 0}, 3, 1, 4, rgb(1));
  s.text({0, 0}, "", words);
  EXPECT_TRUE(s.shapes().empty());
  EXPECT_TRUE(s.texts().empty());
}

TEST(Scene, ARadiusNeverExceedsHalfTheSide) {
  Scene s;
  s.box({0, 0, 30, 10}, {.fill = rgb(1), .radius = 99});
  EXPECT_EQ(s.shapes()[0].radius, 5);
}

TEST(Scene, APolygonIsAFanWhoseInnerEdgesAreMarked) {
  Scene s;
  s.polygon(std::array{Point{0, 0}, Point{4, 0}, Point{5, 3}, Point{2, 5}, Point{0, 4}}, rgb(1));
  ASSERT_EQ(s.shapes().size(), 3u);
  EXPECT_EQ(s.shapes()[0].gap, seam_ca);
  EXPECT_EQ(s.shapes()[1].gap, seam_ab | seam_ca);
  EXPECT_EQ(s.shapes()[2].gap, seam_ab);
}

TEST(Scene, ClipsNestAndAreSharedWhenEqual) {
  Scene s({100, 100});
  s.push_clip({50, 50, 100, 100});
  s.box({0, 0, 9, 9}, filled);
  s.push_clip({0, 0, 60, 60});
  s.box({0, 0, 9, 9}, filled);
  s.pop_clip();
  s.pop_clip();
  s.push_clip({0, 0, 300, 300});
  s.box({0, 0, 9, 9}, filled);
  s.pop_clip();
  const auto clip = [&](int i) { return s.clips()[s.shapes()[static_cast<std::size_t>(i)].clip]; };
  EXPECT_EQ(clip(0).w, 50);
  EXPECT_EQ(clip(1).x, 50);
  EXPECT_EQ(clip(1).w, 10);
  EXPECT_EQ(s.shapes()[2].clip, 0);
  EXPECT_EQ(s.clips().size(), 3u);
}

TEST(Scene, TheTopmostHitWinsAndIsCutToItsClip) {
  Scene s({100, 100});
  s.hit({0, 0, 50, 50}, 1, 7);
  s.hit({10, 10, 10, 10}, 2, 8);
  s.push_clip({60, 0, 10, 10});
  s.hit({55, 0, 20, 20}, 3);
  s.hit({0, 0, 5, 5}, 4);
  s.pop_clip();
  EXPECT_EQ(s.at({12, 12})->which, 8u);
  EXPECT_EQ(s.at({2, 2})->what, 1);
  EXPECT_EQ(s.at({57, 5}), nullptr);
  EXPECT_EQ(s.at({65, 5})->what, 3);
  EXPECT_EQ(s.hits().size(), 3u);
}

TEST(Scene, AnAddedSceneIsMovedAndCutToItsSize) {
  Scene inner({20, 20});
  inner.box({0, 0, 40, 40}, filled);
  inner.begin_group(9, {1, 2});
  inner.text({3, 4}, "x", words);
  inner.end_group();
  inner.next_layer();
  inner.segment({0, 0}, {5, 5}, 1, rgb(1));
  inner.hit({0, 0, 40, 40}, 5);
  Scene outer({100, 100});
  outer.box({0, 0, 100, 100}, filled);
  outer.add(inner, {90, 30});
  ASSERT_EQ(outer.shapes().size(), 3u);
  EXPECT_EQ(outer.shapes()[1].rect.x, 90);
  EXPECT_EQ(outer.shapes()[2].b.y, 35);
  const Rect clip = outer.clips()[outer.shapes()[1].clip];
  EXPECT_EQ(clip.w, 10);
  EXPECT_EQ(clip.h, 20);
  EXPECT_EQ(outer.texts()[0].at.x, 93);
  EXPECT_EQ(outer.groups()[outer.texts()[0].group].anchor.y, 32);
  ASSERT_EQ(outer.layers().size(), 2u);
  EXPECT_EQ(outer.layers()[1].first_shape, 2u);
  EXPECT_EQ(outer.layers()[1].first_text, 1u);
  EXPECT_EQ(outer.hits()[0].rect.w, 10);
}

TEST(Scene, AResetSceneIsAsGoodAsNew) {
  Scene s({10, 10});
  s.begin_group(1, {});
  s.push_clip({0, 0, 5, 5});
  s.box({0, 0, 9, 9}, filled);
  s.next_layer();
  s.reset({20, 20});
  s.box({0, 0, 9, 9}, filled);
  EXPECT_EQ(s.shapes().size(), 1u);
  EXPECT_EQ(s.shapes()[0].clip, 0);
  EXPECT_EQ(s.shapes()[0].group, 0u);
  EXPECT_EQ(s.clips()[0].w, 20);
  EXPECT_EQ(s.layers().size(), 1u);
}

TEST(Paragraph, BreaksAtSpacesOnly) {
  const float width = text_width("aaa bbb", Face::regular, 14) + 0.1f;
  Scene s;
  const float below = s.paragraph({10, 20}, width, 20, std::array{Scene::Run{"aaa bbb ccc\u00a0ddd", words}});
  ASSERT_EQ(s.texts().size(), 2u);
  EXPECT_EQ(s.texts()[0].words, "aaa bbb ");
  EXPECT_EQ(s.texts()[1].words, "ccc\u00a0ddd");
  EXPECT_EQ(s.texts()[1].at.x, 10);
  EXPECT_EQ(s.texts()[1].at.y, 40);
  EXPECT_EQ(below, 60);
}

TEST(Paragraph, RunsFollowEachOtherAndNewLinesBreak) {
  const TextStyle strong{.face = Face::semibold, .color = rgb(0xffffff)};
  Scene s;
  const float below = s.paragraph({0, 0}, 500, 20, std::array{Scene::Run{"Burger 6 ", strong}, Scene::Run{"waits.\nNext", words}});
  ASSERT_EQ(s.texts().size(), 3u);
  EXPECT_FLOAT_EQ(s.texts()[1].at.x, text_width("Burger 6 ", Face::semibold, 14));
  EXPECT_EQ(s.texts()[2].words, "Next");
  EXPECT_EQ(s.texts()[2].at.x, 0);
  EXPECT_EQ(below, 40);
}

TEST(Paragraph, LinesAreCentredWithoutTheirLastSpace) {
  TextStyle centred = words;
  centred.align = Align::centre;
  Scene s;
  s.paragraph({100, 0}, text_width("aaa bbb", Face::regular, 14) + 0.1f, 20, std::array{Scene::Run{"aaa bbb ccc", centred}});
  EXPECT_FLOAT_EQ(s.texts()[0].at.x, 100 - text_width("aaa bbb", Face::regular, 14) / 2);
  EXPECT_FLOAT_EQ(s.texts()[1].at.x, 100 - text_width("ccc", Face::regular, 14) / 2);
}

TEST(Scene, AStackKeepsItsColumnsWhereverItGoes) {
  std::vector<StackColumn> columns;
  for (std::uint8_t i = 0; i < 19; ++i) columns.push_back({i, static_cast<std::uint8_t>(2 * i), 3, static_cast<std::uint8_t>(60 - i)});
  const StackStyle style{rgb(0xff0000), rgb(0xffc0ff), rgb(0xff), rgb(0x808080)};
  Scene inner({200, 50}), outer({300, 300});
  inner.stack({5, 6, 38, 20}, columns, style);
  outer.add(inner, {100, 200});
  ASSERT_EQ(outer.shapes().size(), 3u);
  std::vector<StackColumn> found;
  for (const Shape& shape : outer.shapes()) {
    const Stack stack = stack_of(shape);
    EXPECT_EQ(stack.style.plain, style.plain);
    EXPECT_EQ(stack.style.second, style.second);
    EXPECT_EQ(stack.style.lined, style.lined);
    EXPECT_EQ(stack.style.dotted, style.dotted);
    EXPECT_FLOAT_EQ(shape.rect.x, 105 + 2 * static_cast<float>(found.size()));
    EXPECT_FLOAT_EQ(shape.rect.w, 2 * static_cast<float>(stack.count));
    found.insert(found.end(), stack.columns.begin(), stack.columns.begin() + static_cast<std::ptrdiff_t>(stack.count));
  }
  EXPECT_EQ(found, columns);
}
