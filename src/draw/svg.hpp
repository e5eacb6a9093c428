/// A scene as one SVG document that needs nothing else: for printed courses and for the page's export.
/// Words stay words, in the page's fonts where the reader has them, and as wide in any other.
#pragma once

#include <string>
#include <string_view>

#include "draw/scene.hpp"

namespace comptoir::draw {

struct SvgOptions {
  Color background = {};         ///< behind everything, when visible
  std::string_view title = {};   ///< what a screen reader says
  std::string_view language = {};  ///< of the words: "fr"
  std::string_view id_prefix = "c";  ///< differs between documents put into one page
};

/// Lengths with two decimals, the same bytes on every platform. Words that aren't valid UTF-8 or XML get U+FFFD.
std::string to_svg(const Scene&, const SvgOptions& = {});

}  // namespace comptoir::draw
