#include "draw/icons.hpp"

#include <algorithm>

#include <gtest/gtest.h>

using namespace comptoir::draw;

namespace {

struct Extent { float left, top, right, bottom; };

Extent extent_of(const Shape& s) {
  const float half = s.stroke_width / 2;
  switch (s.kind) {
    case ShapeKind::box: return {s.rect.x, s.rect.y, s.rect.x + s.rect.w, s.rect.y + s.rect.h};
    case ShapeKind::segment:
      return {std::min(s.a.x, s.b.x) - half, std::min(s.a.y, s.b.y) - half, std::max(s.a.x, s.b.x) + half, std::max(s.a.y, s.b.y) + half};
    case ShapeKind::triangle:
      return {std::min({s.a.x, s.b.x, s.c.x}), std::min({s.a.y, s.b.y, s.c.y}), std::max({s.a.x, s.b.x, s.c.x}), std::max({s.a.y, s.b.y, s.c.y})};
    default: return {s.a.x, s.a.y, s.a.x, s.a.y};
  }
}

}  // namespace

TEST(Icons, EachDrawsSomethingWithinItsSquare) {
  for (const float size : {12.0f, 16.0f, 28.0f}) {
    for (int i = 0; i < icon_count; ++i) {
      Scene s({100, 100});
      icon(s, static_cast<Icon>(i), {50, 50}, size, rgb(0xffffff), {.fill = rgb(0x808080)});
      EXPECT_FALSE(s.shapes().empty()) << i;
      EXPECT_LT(s.shapes().size(), 60u) << i;
      for (const Shape& shape : s.shapes()) {
        const Extent e = extent_of(shape);
        const float half = size / 2 + 1;
        EXPECT_TRUE(e.left >= 50 - half && e.right <= 50 + half && e.top >= 50 - half && e.bottom <= 50 + half) << i;
      }
    }
  }
}

TEST(Icons, FillsOnlyWhenAsked) {
  Scene bare, filled;
  icon(bare, Icon::soda, {8, 8}, 16, rgb(1));
  icon(filled, Icon::soda, {8, 8}, 16, rgb(1), {.fill = rgb(2)});
  EXPECT_EQ(filled.shapes().size(), bare.shapes().size() + 2);
}
