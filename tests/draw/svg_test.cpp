#include "draw/svg.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "draw/text_metrics.hpp"

using namespace comptoir::draw;

namespace {

bool has(const std::string& svg, std::string_view part) { return svg.find(part) != svg.npos; }

std::string svg_of(auto&& draw) {
  Scene s({100, 50});
  draw(s);
  return to_svg(s);
}

}  // namespace

TEST(Svg, HasItsSizeTitleLanguageAndBackground) {
  const std::string svg = to_svg(Scene({100, 50.5f}), {.background = rgb(0x1C1A17), .title = "A & B", .language = "fr"});
  EXPECT_TRUE(has(svg, R"(<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.5" viewBox="0 0 100 50.5")")) << svg;
  EXPECT_TRUE(has(svg, R"(lang="fr" xml:lang="fr" role="img")"));
  EXPECT_TRUE(has(svg, "<title>A &amp; B</title>"));
  EXPECT_TRUE(has(svg, R"(<rect width="100" height="50.5" fill="#1c1a17"/>)"));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
}

TEST(Svg, AStrokeLiesInsideItsBox) {
  EXPECT_TRUE(has(svg_of([](Scene& s) { s.box({10, 10, 20, 20}, {.fill = rgb(0xff0000), .stroke = rgb(0xff), .stroke_width = 2, .radius = 4}); }),
                  R"(<rect x="11" y="11" width="18" height="18" rx="3" fill="#ff0000" stroke="#0000ff" stroke-width="2"/>)"));
}

TEST(Svg, AFillUnderDashesReachesTheBoxsEdge) {
  const std::string svg = svg_of([](Scene& s) {
    s.box({0, 0, 33, 17}, {.fill = rgb(0xff0000), .stroke = rgb(0xff), .stroke_width = 1, .line = Line::dashed});
  });
  EXPECT_TRUE(has(svg, R"(<rect x="0" y="0" width="33" height="17" fill="#ff0000"/>)")) << svg;
  // 96 round the middle of the stroke: 12 periods of 8.
  EXPECT_TRUE(has(svg, R"(<rect x="0.5" y="0.5" width="32" height="16" fill="none" stroke="#0000ff" stroke-width="1" stroke-dasharray="4 4"/>)")) << svg;
}

TEST(Svg, OpacityIsApartFromTheColour) {
  EXPECT_TRUE(has(svg_of([](Scene& s) { s.box({0, 0, 9, 9}, {.fill = rgb(0xff0000).faded(0.2f)}); }), R"(fill="#ff0000" fill-opacity="0.2"/>)"));
}

TEST(Svg, LinesArcsAndDots) {
  const std::string svg = svg_of([](Scene& s) {
    s.segment({1, 2}, {3.25f, -4}, 1.5f, rgb(0xff));
    s.segment({1, 2}, {31, 2}, 1, rgb(0xff), Line::dotted);
    s.arc({20, 20}, 10, 0, 0.25f, 3, rgb(0xff));
    s.arc({20, 20}, 10, 0.1f, 0.9f, 3, rgb(0xff));
    s.arc({20, 20}, 10, 0, 1, 3, rgb(0xff));
    s.dots({5, 6}, 16, 1, 4, rgb(0xff));
  });
  EXPECT_TRUE(has(svg, R"(<line x1="1" y1="2" x2="3.25" y2="-4" stroke="#0000ff" stroke-width="1.5" stroke-linecap="round"/>)")) << svg;
  EXPECT_TRUE(has(svg, R"(stroke-width="1" stroke-dasharray="1.5 3" stroke-linecap="round"/>)"));
  EXPECT_TRUE(has(svg, R"(<path d="M20 10A10 10 0 0 1 30 20")"));
  EXPECT_TRUE(has(svg, "A10 10 0 1 1 "));
  EXPECT_TRUE(has(svg, R"(<circle cx="20" cy="20" r="10" fill="none")"));
  EXPECT_TRUE(has(svg, R"(<line x1="5" y1="6" x2="13.01" y2="6" stroke="#0000ff" stroke-width="2" stroke-linecap="round" stroke-dasharray="0 4"/>)"));
}

TEST(Svg, APolygonIsOneElementAgain) {
  const std::string svg = svg_of([](Scene& s) {
    s.polygon(std::array{Point{0, 0}, Point{4, 0}, Point{5, 3}, Point{2, 5}}, rgb(0xff));
    s.triangle({1, 1}, {2, 1}, {2, 2}, rgb(0xff), 2);
  });
  EXPECT_TRUE(has(svg, R"(<polygon points="0,0 4,0 5,3 2,5" fill="#0000ff"/>)")) << svg;
  EXPECT_TRUE(has(svg, R"(<polygon points="1,1 2,1 2,2" fill="#0000ff" stroke="#0000ff" stroke-width="4" stroke-linejoin="round"/>)"));
}

TEST(Svg, AHatchIsCutToItsRoundedBox) {
  const std::string svg = svg_of([](Scene& s) { s.hatch({10, 10, 20, 10}, 3, 6, 1, rgb(0xff)); });
  EXPECT_TRUE(has(svg, R"svg(<clipPath id="ch1"><rect x="10" y="10" width="20" height="10" rx="3"/></clipPath><path clip-path="url(#ch1)" d="M)svg")) << svg;
}

TEST(Svg, AClipIsDefinedOnceAndEntered) {
  const std::string svg = svg_of([](Scene& s) {
    s.push_clip({5, 5, 10, 10});
    s.box({0, 0, 9, 9}, {.fill = rgb(1)});
    s.pop_clip();
    s.box({0, 0, 9, 9}, {.fill = rgb(2)});
    s.push_clip({5, 5, 10, 10});
    s.box({0, 0, 9, 9}, {.fill = rgb(3)});
    s.pop_clip();
  });
  const std::string definition = R"(<clipPath id="c1"><rect x="5" y="5" width="10" height="10"/></clipPath>)";
  ASSERT_TRUE(has(svg, definition)) << svg;
  EXPECT_EQ(svg.find(definition), svg.rfind(definition));
  EXPECT_TRUE(has(svg, "<g clip-path=\"url(#c1)\">\n<rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" fill=\"#000003\"/>\n</g>\n</svg>"));
}

TEST(Svg, WordsStandOnTheirBaseLineAndAreEscaped) {
  const std::string svg = svg_of([](Scene& s) {
    s.text({10, 20}, "a<b & \"c\" \x01\xff", {.face = Face::mono, .size = 12, .color = rgb(0xffffff), .align = Align::right});
  });
  EXPECT_TRUE(has(svg, "a&lt;b &amp; &quot;c&quot; \uFFFD\uFFFD</text>")) << svg;
  EXPECT_TRUE(has(svg, R"(text-anchor="end")"));
  EXPECT_TRUE(has(svg, "font-family=\"'JetBrains Mono'"));
  // JetBrains Mono: capitals 374 of 512 high.
  ASSERT_FLOAT_EQ(cap_height(Face::mono, 12), 12 * 374.0f / 512);
  EXPECT_TRUE(has(svg, R"(x="10" y="24.38" font-size="12")"));
}

TEST(Svg, ShapesComeBeforeTheWordsOfTheirLayerAndAfterThoseBelow) {
  const std::string svg = svg_of([](Scene& s) {
    const TextStyle style{.color = rgb(0xffffff)};
    s.text({0, 0}, "first", style);
    s.box({0, 0, 9, 9}, {.fill = rgb(0xaaaaaa)});
    s.next_layer();
    s.text({0, 0}, "second", style);
    s.box({0, 0, 9, 9}, {.fill = rgb(0xbbbbbb)});
  });
  EXPECT_LT(svg.find("aaaaaa"), svg.find("first"));
  EXPECT_LT(svg.find("first"), svg.find("bbbbbb"));
  EXPECT_LT(svg.find("bbbbbb"), svg.find("second"));
}

TEST(Svg, AStackIsAPathForEachPartAndItsPatternsAreWrittenOnce) {
  const std::array columns{StackColumn{63, 0, 0, 0}, StackColumn{63, 0, 0, 63}, StackColumn{0, 0, 0, 126}};
  const std::string svg = svg_of([&](Scene& s) {
    s.stack({10, 10, 30, 20}, columns, {rgb(0xff0000), rgb(0xff00), rgb(0xff), rgb(0x808080)});
    s.stack({10, 30, 30, 20}, columns, {rgb(0xff0000), rgb(0xff00), rgb(0xff), rgb(0x808080)});
  });
  EXPECT_TRUE(has(svg, R"(<path d="M10 20h20v10h-20z" fill="#ff0000"/>)")) << svg;
  EXPECT_TRUE(has(svg, R"(<path d="M20 10h10v10h-10zM30 10h10v20h-10z" fill="#808080" fill-opacity="0.3"/>)")) << svg;
  EXPECT_TRUE(has(svg, R"(<circle cx="2" cy="2" r="1.1" fill="#808080"/></pattern>)")) << svg;
  EXPECT_EQ(svg.find("<pattern"), svg.rfind("<pattern"));
  EXPECT_FALSE(has(svg, "#00ff00"));
}
