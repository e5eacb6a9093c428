#include "sample_sheet.hpp"

#include <array>
#include <string>
#include <vector>

#include "draw/icons.hpp"

namespace comptoir::draw {
namespace {

struct Colors {
  Color bg0, bg1, bg2, bg3, line, line2, text, text2, text3, wait, future, bar;
  Color run, on_run, run_text, ready_text, ready_tint, ready_edge, sleep, sleep_text, sleep_tint, sleep_edge;
  Color ok, ok_text, late_text, late_tint, late_edge;
};
constexpr Colors dark_colors{
    rgb(0x131210), rgb(0x1C1A17), rgb(0x262320), rgb(0x34302B), rgb(0x38332D), rgb(0x544D44), rgb(0xF5EFE4), rgb(0xC9BEAD),
    rgb(0xA0957F), rgb(0xA89D8B), rgb(0x756B5E), rgb(0x2C6F99), rgb(0xE69F00), rgb(0x201500), rgb(0xF6BB46), rgb(0xEBA9CB),
    rgb(0x3A2431), rgb(0xA8668D), rgb(0x56B4E9), rgb(0x86CBF2), rgb(0x173040), rgb(0x3A7BA3), rgb(0x009E73), rgb(0x43CDA3),
    rgb(0xFF965C), rgb(0x42210C), rgb(0xB0560F)};
constexpr Colors light_colors{
    rgb(0xEFE8DB), rgb(0xFFFCF6), rgb(0xF6F0E5), rgb(0xEAE1D1), rgb(0xDFD5C3), rgb(0xBDB09A), rgb(0x27211A), rgb(0x554B3E),
    rgb(0x6E6353), rgb(0x736858), rgb(0x8E836F), rgb(0x56B4E9), rgb(0xE69F00), rgb(0x201500), rgb(0x855800), rgb(0x93386B),
    rgb(0xF9E4EF), rgb(0xB8618F), rgb(0x56B4E9), rgb(0x005F97), rgb(0xDCEFFB), rgb(0x2E8AC0), rgb(0x009E73), rgb(0x006B4C),
    rgb(0xA34400), rgb(0xFCE3D2), rgb(0xC76A28)};

void title(Scene& s, const Colors& c, Point at, std::string_view words) {
  s.text(at, words, {.face = Face::semibold, .size = 14, .color = c.text});
}

void icons(Scene& s, const Colors& c) {
  float y = 60;
  for (const float size : {12.0f, 16.0f, 24.0f, 28.0f}) {
    for (int i = 0; i < icon_count; ++i) {
      const float pitch = size + 12;
      const int per_row = static_cast<int>(840 / pitch);
      const Point at{40 + pitch * static_cast<float>(i % per_row), y + pitch * static_cast<float>(i / per_row)};
      icon(s, static_cast<Icon>(i), at, size, c.text2, {.fill = size > 20 ? c.bg3 : Color{}, .on = c.bg1});
      if (i + 1 == icon_count) y = at.y + pitch + 4;
    }
  }
}

void chips(Scene& s, const Colors& c) {
  struct Chip { Icon icon; std::string_view number; Color text; BoxStyle style; };
  const std::array<Chip, 6> all{{
      {Icon::play, "1", c.on_run, {.fill = c.run, .radius = 6}},
      {Icon::burger, "2", c.ready_text, {.fill = c.ready_tint, .stroke = c.ready_edge, .radius = 11}},
      {Icon::fries, "3", c.sleep_text, {.fill = c.sleep_tint, .stroke = c.sleep_edge, .radius = 4}},
      {Icon::soda, "4", c.text2, {.stroke = c.wait, .stroke_width = 1.25f, .radius = 4, .line = Line::dotted}},
      {Icon::lock, "5", c.text2, {.stroke = c.run, .stroke_width = 1.5f, .radius = 4, .line = Line::dashed}},
      {Icon::late, "6", c.late_text, {.fill = c.late_tint, .stroke = c.late_edge, .radius = 4}},
  }};
  float x = 32;
  for (const Chip& chip : all) {
    s.box({x, 384, 34, 22}, chip.style);
    icon(s, chip.icon, {x + 12, 395}, 13, chip.text, {.stroke = 1.4f, .on = c.late_tint});
    s.text({x + 21, 395}, chip.number, {.face = Face::semibold, .size = 12, .color = chip.text});
    x += 44;
  }
  s.box({x, 384, 34, 22}, {.fill = c.bg2, .radius = 4});
  s.box({x - 3, 381, 40, 28}, {.stroke = c.text, .stroke_width = 2, .radius = 7});
  // Square brackets.
  const float left = x + 60, right = x + 94;
  s.polyline(std::array{Point{left + 4, 385}, Point{left, 385}, Point{left, 405}, Point{left + 4, 405}}, 1.5f, c.wait);
  s.polyline(std::array{Point{right - 4, 385}, Point{right, 385}, Point{right, 405}, Point{right - 4, 405}}, 1.5f, c.wait);
}

void rings(Scene& s, const Colors& c) {
  const float y = 450;
  for (int i = 0; i <= 6; ++i) {
    const Point at{52 + 44 * static_cast<float>(i), y};
    s.arc(at, 15, 0, 1, 3, c.bg3);
    s.arc(at, 15, 0, static_cast<float>(i) / 6, 3, i == 6 ? c.ok : c.sleep);
    s.text(at, std::to_string(i), {.face = Face::semibold, .size = 14, .color = c.text, .align = Align::centre});
  }
  s.circle({370, y}, 16, {.fill = c.run});
  s.circle({410, y}, 16, {.stroke = c.future, .line = Line::dotted});
  s.circle({450, y}, 16, {.fill = c.bg2, .stroke = c.text, .stroke_width = 2});
  s.circle({490, y}, 7, {.fill = c.bg1, .stroke = c.text, .stroke_width = 2});
  s.circle({512, y}, 1.5f, {.fill = c.text});
  s.arc({540, y}, 12, 0.6f, 1.4f, 2, c.run);
  s.arc({576, y}, 12, -0.25f, 0.25f, 6, c.run.faded(0.5f));
}

void bars(Scene& s, const Colors& c) {
  s.box({32, 490, 200, 16}, {.fill = c.bar, .radius = 3});
  s.box({232, 490, 120, 16}, {.stroke = c.future, .radius = 3});
  s.hatch({352, 490, 80, 16}, 3, 5, 1.2f, c.late_text);
  s.box({352, 490, 80, 16}, {.stroke = c.late_edge, .radius = 3});
  s.hatch({448, 490, 140, 10}, 0, 10, 4, c.late_text);
  s.box({604, 490, 16, 16}, {.fill = c.late_tint, .stroke = c.late_edge, .stroke_width = 1});
  s.dots({34, 516}, 232, 1, 4, c.wait);
  s.dots({34, 522}, 232, 0.5f, 5, c.wait);
  s.dots({252, 519}, 352, 1.1f, 5, c.wait);
  s.segment({32, 534}, {432, 534}, 1, c.line2);
  s.segment({32, 540.5f}, {432, 540.5f}, 1, c.line2);
  s.segment({32, 548}, {432, 548}, 2, c.run);
  s.segment({32, 556}, {432, 556}, 1, c.ok, Line::dashed);
  s.segment({32, 564}, {432, 564}, 1.25f, c.text, Line::dotted);
  s.segment({448, 520}, {620, 564}, 1, c.text2);
  s.segment({448, 530}, {620, 574}, 3, c.text2, Line::dashed);
  s.segment({448, 540}, {600, 579}, 2, c.text2, Line::dotted);
  s.segment({640, 490}, {640, 574}, 1, c.line2);
  s.segment({648, 490}, {648, 574}, 2, c.run);
  s.segment({656, 490}, {656, 574}, 1, c.text2, Line::dashed);
}

void fills(Scene& s, const Colors& c) {
  std::vector<StackColumn> columns;
  for (std::uint8_t i = 0; i < 20; ++i)
    columns.push_back({static_cast<std::uint8_t>(2 * i), static_cast<std::uint8_t>(i % 5), static_cast<std::uint8_t>(12 + i), static_cast<std::uint8_t>(60 - 3 * i)});
  s.stack({600, 440, 60, 30}, columns, {c.bar, c.ready_text, c.wait, c.wait});
  s.polygon(std::array{Point{700, 490}, Point{720, 510}, Point{700, 530}, Point{680, 510}}, c.sleep);
  s.polygon(std::array{Point{742, 490}, Point{762, 498}, Point{766, 518}, Point{750, 532}, Point{732, 520}}, c.run.faded(0.5f));
  s.triangle({790, 492}, {812, 528}, {776, 530}, c.ok);
  s.triangle({836, 494}, {854, 526}, {822, 526}, c.late_text, 4);
  s.push_clip({680, 545, 60, 24});
  s.circle({690, 557}, 20, {.fill = c.ok});
  s.circle({740, 557}, 20, {.fill = c.run});
  s.text({684, 557}, "cut at both ends", {.size = 14, .color = c.text});
  s.pop_clip();
  s.box({680, 545, 60, 24}, {.stroke = c.line2});
  for (int i = 0; i < 8; ++i)
    s.box({760 + 14 * static_cast<float>(i) + 0.25f * static_cast<float>(i), 545, 10, 24},
          {.fill = c.bg3, .stroke = c.text2, .stroke_width = 0.5f * static_cast<float>(i), .radius = static_cast<float>(i)});
}

void words(Scene& s, const Colors& c) {
  s.segment({32, 606}, {860, 606}, 1, c.line);
  s.text({32, 606}, "Middle of the capitals 12", {.size = 12, .color = c.text});
  s.text({220, 606}, "Élan 18", {.face = Face::semibold, .size = 18, .color = c.text});
  s.text({320, 606}, "28,5", {.face = Face::mono, .size = 28, .color = c.text});
  s.text({560, 606}, "right", {.size = 14, .color = c.text, .align = Align::right});
  s.text({640, 606}, "centre", {.size = 14, .color = c.text, .align = Align::centre});
  s.text({700, 606}, "too long for its place", {.size = 14, .color = c.text, .max_width = 90});
  const TextStyle body{.size = 14, .color = c.text2}, strong{.face = Face::semibold, .size = 14, .color = c.text};
  s.paragraph({32, 640}, 300, 20,
              std::array{Scene::Run{"Le burger 6 ", strong}, Scene::Run{"attend un cuisinier : les trois sont occupés. ", body},
                         Scene::Run{"Il est premier", strong}, Scene::Run{" dans la file.\nUne autre ligne.", body}});
  s.paragraph({500, 640}, 160, 17,
              std::array{Scene::Run{"centred words over a few lines", {.size = 12, .color = c.text3, .align = Align::centre}}});
  s.text({640, 640}, "  a < b && \"c\" 'é'", {.face = Face::mono, .size = 12, .color = c.text});
  // A second layer, over the words of the first.
  s.next_layer();
  s.box({660, 656, 200, 40}, {.fill = c.bg3, .stroke = c.line2, .radius = 8});
  s.text({672, 676}, "A callout, above", {.face = Face::semibold, .size = 14, .color = c.text});
}

}  // namespace

Scene sample_sheet(bool dark) {
  const Colors& c = dark ? dark_colors : light_colors;
  Scene s({900, 720});
  s.box({0, 0, 900, 720}, {.fill = c.bg0});
  s.box({8, 8, 884, 704}, {.fill = c.bg1, .stroke = c.line, .radius = 12});
  title(s, c, {24, 28}, "Icons, states, rings, bars, fills, words");
  icons(s, c);
  chips(s, c);
  rings(s, c);
  bars(s, c);
  fills(s, c);
  words(s, c);
  return s;
}

}  // namespace comptoir::draw
