/// How wide words are, from the font tables made at build: the same on every platform, with no font loaded.
/// No kerning and no ligatures, as in the canvas.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "draw/face.hpp"

namespace comptoir::draw {

/// The code point at `at`, which moves past it. Bytes that aren't UTF-8 read as U+FFFD, one at a time.
char32_t next_code_point(std::string_view utf8, std::size_t& at);

/// In the unit of `size` (logical pixels). A character that the face lacks is as wide as the
/// sign that stands for it in the canvas.
float text_width(std::string_view utf8, Face face, float size);

/// Height of the capital letters, and of the line's part above and below the base line (both positive).
float cap_height(Face face, float size);
float ascent(Face face, float size);
float descent(Face face, float size);

/// The words themselves when they fit in `max_width`, else their longest beginning that fits with "…" after
/// it; empty when not even that does.
std::string fit_text(std::string_view utf8, Face face, float size, float max_width);

}  // namespace comptoir::draw
