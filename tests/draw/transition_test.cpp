#include "draw/transition.hpp"

#include <cstdint>

#include <gtest/gtest.h>

using namespace comptoir::draw;

namespace {

Scene chip_at(Point p, std::uint64_t key = 7) {
  Scene s({200, 100});
  s.box({0, 0, 200, 100}, {.fill = rgb(1)});
  s.push_clip({p.x, p.y, 40, 30});
  s.begin_group(key, p);
  s.box({p.x, p.y, 34, 22}, {.fill = rgb(2), .radius = 4});
  s.text({p.x + 4, p.y + 11}, "6", {.color = rgb(3)});
  s.end_group();
  s.pop_clip();
  s.next_layer();
  s.box({0, 0, 5, 5}, {.fill = rgb(4)});
  s.hit({p.x, p.y, 34, 22}, 1);
  return s;
}

const Shape& moving(const Scene& s) { return s.shapes().back(); }

}  // namespace

TEST(Transition, AThingTravelsFromItsOldPlaceToItsNewOne) {
  Transition t;
  t.start(chip_at({10, 10}), chip_at({110, 50}));
  ASSERT_TRUE(t.active());
  EXPECT_FLOAT_EQ(moving(t.at(0)).rect.x, 10);
  EXPECT_FLOAT_EQ(t.at(0).texts()[0].at.y, 21);
  EXPECT_FLOAT_EQ(moving(t.at(0.5f)).rect.x, 110 - 100 * 0.125f);  // fast first: ease-out cubic
  EXPECT_FLOAT_EQ(moving(t.at(1)).rect.x, 110);
  EXPECT_FLOAT_EQ(moving(t.at(7)).rect.y, 50);
  EXPECT_FLOAT_EQ(moving(t.at(0)).rect.x, 10);  // any order
}

TEST(Transition, WhatTravelsIsAboveAndNotCutOnItsWay) {
  Transition t;
  t.start(chip_at({10, 10}), chip_at({110, 50}));
  const Scene& s = t.at(0.2f);
  ASSERT_EQ(s.shapes().size(), 3u);
  EXPECT_EQ(s.shapes()[1].fill, rgb(4));
  ASSERT_EQ(s.layers().size(), 3u);
  EXPECT_EQ(s.layers()[1].first_shape, 1u);
  EXPECT_EQ(s.layers()[2].first_shape, 2u);
  const Rect clip = s.clips()[moving(s).clip];
  EXPECT_EQ(clip.x, 10);
  EXPECT_EQ(clip.x + clip.w, 150);
  EXPECT_EQ(clip.y + clip.h, 80);
  EXPECT_EQ(s.at({112, 52})->what, 1);  // can be pointed at where it will be
}

TEST(Transition, NothingMovesWhenNothingMoved) {
  Transition t;
  t.start(chip_at({10, 10}), chip_at({10, 10}));
  EXPECT_FALSE(t.active());
  t.start(chip_at({10, 10}, 7), chip_at({90, 10}, 8));
  EXPECT_FALSE(t.active());
}

TEST(Transition, AnInterruptedOneGoesOnFromWhereThingsAre) {
  Transition t;
  t.start(chip_at({10, 10}), chip_at({110, 10}));
  const float seen = moving(t.at(0.5f)).rect.x;
  t.start(t.at(0.5f), chip_at({20, 60}));
  EXPECT_FLOAT_EQ(moving(t.at(0)).rect.x, seen);
  EXPECT_FLOAT_EQ(moving(t.at(1)).rect.x, 20);
}

TEST(Transition, ReducedMotionRingsTheNewPlace) {
  Transition t;
  t.start(chip_at({10, 10}), chip_at({110, 50}), Motion::reduced, rgb(0xffffff));
  ASSERT_TRUE(t.active());
  const Scene& s = t.at(0);
  EXPECT_EQ(s.shapes()[1].rect.x, 110);
  const Shape& ring = s.shapes().back();
  EXPECT_EQ(ring.stroke_width, 2);
  EXPECT_EQ(ring.rect.x, 107);
  EXPECT_EQ(ring.rect.w, 40);
  EXPECT_EQ(ring.radius, 7);
  EXPECT_EQ(Transition::duration_ms(Motion::reduced), 600);
}
