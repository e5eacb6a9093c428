/// A scene as one SVG document that needs nothing else: for printed courses and for the page's export.
/// With the page's fonts given, words are the outlines of their letters, which look the same everywhere; else they stay words, in
/// these fonts where the reader has them, and as wide in any other. What turns SVG into pages doesn't do that: librsvg asks nobody
/// how wide words are to be, and neither it nor Inkscape reads fonts that come with a picture.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "draw/outlines.hpp"
#include "draw/scene.hpp"

namespace comptoir::draw {

/// One of the facts about the picture that its <metadata> has, by its name in Dublin Core's terms: "source".
struct Fact {
  std::string_view term, value;
};

struct SvgOptions {
  Color background = {};         ///< behind everything, when visible
  std::string_view title = {};   ///< what a screen reader says
  std::string_view description = {};  ///< and says when it is asked for more
  std::string_view language = {};  ///< of the words: "fr"
  std::string_view id_prefix = "c";  ///< differs between documents put into one page
  std::span<const Fact> facts = {};  ///< those without a value are left out
  const FontFiles* fonts = nullptr;  ///< where words are to be outlines
};

/// Lengths with two decimals, the same bytes on every platform. Words that aren't valid UTF-8 or XML get U+FFFD.
std::string to_svg(const Scene&, const SvgOptions& = {});

}  // namespace comptoir::draw
