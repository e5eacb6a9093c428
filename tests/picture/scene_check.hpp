/// What must hold for every panel: its words stay inside it and don't run into each other.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "draw/scene.hpp"
#include "draw/text_metrics.hpp"

namespace comptoir::picture_tests {

/// Where the ink of a text lies: as wide as its words, from the top of its capitals to its base line.
inline draw::Rect ink_of(const draw::Text& text) {
  const float width = draw::text_width(text.words, text.face, text.size), height = draw::cap_height(text.face, text.size);
  const float x = text.align == draw::Align::left ? text.at.x : text.align == draw::Align::centre ? text.at.x - width / 2 : text.at.x - width;
  return {x, text.at.y - height / 2, width, height};
}

inline bool overlap(draw::Rect a, draw::Rect b) {
  constexpr float slack = .5f;
  return a.x + slack < b.x + b.w && b.x + slack < a.x + a.w && a.y + slack < b.y + b.h && b.y + slack < a.y + a.h;
}

inline bool inside(draw::Rect small, draw::Rect large, float slack = .75f) {
  return small.x >= large.x - slack && small.y >= large.y - slack && small.x + small.w <= large.x + large.w + slack &&
         small.y + small.h <= large.y + large.h + slack;
}

inline std::string written(const draw::Text& text) {
  const draw::Rect ink = ink_of(text);
  return "'" + text.words + "' at " + std::to_string(static_cast<int>(ink.x)) + ',' + std::to_string(static_cast<int>(ink.y)) + ' ' +
         std::to_string(static_cast<int>(ink.w)) + 'x' + std::to_string(static_cast<int>(ink.h));
}

/// What is wrong with a scene's words, one line each; empty when all is well. Texts of one layer must be disjoint,
/// every text must lie within its clip, and be 12 px or more.
inline std::vector<std::string> problems_of(const draw::Scene& scene) {
  std::vector<std::string> problems;
  const auto texts = scene.texts();
  const auto layers = scene.layers();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const std::size_t first = layers[l].first_text, last = l + 1 < layers.size() ? layers[l + 1].first_text : texts.size();
    for (std::size_t i = first; i < last; ++i) {
      const draw::Rect ink = ink_of(texts[i]);
      if (!inside(ink, scene.clips()[texts[i].clip])) problems.push_back("cut off: " + written(texts[i]));
      if (texts[i].size < 12) problems.push_back("too small: " + written(texts[i]));
      for (std::size_t j = i + 1; j < last; ++j)
        if (overlap(ink, ink_of(texts[j]))) problems.push_back(written(texts[i]) + " runs into " + written(texts[j]));
    }
  }
  for (const draw::HitArea& area : scene.hits())
    if (!inside(area.rect, {0, 0, scene.size().w, scene.size().h})) problems.push_back("a hit area leaves the panel");
  return problems;
}

}  // namespace comptoir::picture_tests
