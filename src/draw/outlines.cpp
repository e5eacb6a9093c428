#include "draw/outlines.hpp"

#include <vector>

namespace comptoir::draw {
namespace {

constexpr std::uint32_t tag(const char (&name)[5]) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(name[i]);
  return value;
}

constexpr int most_nested = 4;   // a letter made of others, made of others: no font goes so deep

struct Dot {
  int x = 0, y = 0;
  bool on = false;   ///< on the outline; else it bends it
};

Dot between(Dot a, Dot b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2, true}; }

void put(std::string& path, char command, Dot to) {
  path += command;
  path.append(std::to_string(to.x)).append(" ").append(std::to_string(to.y));
}

/// Two dots in a row that bend have one between them that doesn't.
void add_contour(std::string& path, const std::vector<Dot>& dots) {
  if (dots.size() < 2) return;
  const Dot last = dots.back();
  const Dot start = dots.front().on ? dots.front() : last.on ? last : between(dots.front(), last);
  put(path, 'M', start);
  std::optional<Dot> bend;
  const auto reach = [&](Dot to) {
    if (bend) put(path, 'Q', *bend), path += ' ', path.append(std::to_string(to.x)).append(" ").append(std::to_string(to.y));
    else put(path, 'L', to);
    bend.reset();
  };
  for (std::size_t i = dots.front().on ? 1 : 0; i < dots.size(); ++i) {
    const Dot dot = dots[i];
    if (dot.on) {
      reach(dot);
      continue;
    }
    if (bend) reach(between(*bend, dot));
    bend = dot;
  }
  if (bend) reach(start);
  path += 'Z';
}

}  // namespace

std::optional<Outlines> Outlines::read(FontFile file) {
  Outlines font(file);
  const std::uint32_t head = font.table(tag("head")), profile = font.table(tag("maxp")), lines = font.table(tag("hhea")), map = font.table(tag("cmap"));
  font.places_ = font.table(tag("loca"));
  font.shapes_ = font.table(tag("glyf"));
  font.widths_ = font.table(tag("hmtx"));
  if (head == 0 || profile == 0 || lines == 0 || map == 0 || font.places_ == 0 || font.shapes_ == 0 || font.widths_ == 0) return std::nullopt;
  font.units_per_em_ = font.word(head + 18);
  font.long_places_ = font.word(head + 50) != 0;
  font.glyphs_ = font.word(profile + 4);
  font.wide_ = font.word(lines + 34);
  for (std::uint32_t i = 0; i < font.word(map + 2); ++i) {
    const std::uint32_t entry = map + 4 + 8 * i, at = map + font.number(entry + 4);
    const bool unicode = font.word(entry) == 0 || (font.word(entry) == 3 && font.word(entry + 2) == 1);
    if (unicode && font.word(at) == 4) font.characters_ = at;
  }
  if (font.units_per_em_ == 0 || font.wide_ == 0 || font.characters_ == 0) return std::nullopt;
  return font;
}

std::uint32_t Outlines::table(std::uint32_t wanted) const {
  for (std::uint32_t i = 0; i < word(4); ++i)
    if (const std::uint32_t entry = 12 + 16 * i; number(entry) == wanted) return number(entry + 8);
  return 0;
}

std::uint16_t Outlines::glyph(char32_t character) const {
  if (character > 0xFFFF) return 0;   // the table's format 4 goes no further
  const std::uint32_t twice = word(characters_ + 6), ends = characters_ + 14, begins = ends + twice + 2, deltas = begins + twice, ranges = deltas + twice;
  for (std::uint32_t i = 0; i < twice; i += 2) {
    if (character > word(ends + i)) continue;
    if (character < word(begins + i)) return 0;
    const std::uint16_t offset = word(ranges + i), delta = word(deltas + i);
    if (offset == 0) return static_cast<std::uint16_t>(character + delta);
    const std::uint16_t glyph = word(ranges + i + offset + 2 * (static_cast<std::uint32_t>(character) - word(begins + i)));
    return glyph == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(glyph + delta);
  }
  return 0;
}

std::uint16_t Outlines::advance(std::uint16_t glyph) const { return word(widths_ + 4u * (glyph < wide_ ? glyph : wide_ - 1u)); }

std::string Outlines::path(std::uint16_t glyph) const {
  std::string path;
  add(path, glyph, {}, 0);
  return path;
}

void Outlines::add(std::string& path, std::uint16_t glyph, Shift shift, int depth) const {
  if (glyph >= glyphs_ || depth > most_nested) return;
  const auto place = [&](std::uint32_t i) { return long_places_ ? number(places_ + 4 * i) : 2u * word(places_ + 2 * i); };
  if (place(glyph) == place(glyph + 1u)) return;
  const std::uint32_t at = shapes_ + place(glyph);
  const int count = signed_word(at);
  if (count >= 0) add_contours(path, at + 10, count, shift);
  else add_parts(path, at + 10, shift, depth);
}

/// A plain letter: the last dot of each contour, instructions (passed over), a flag a dot, and how far it is from the one before.
void Outlines::add_contours(std::string& path, std::uint32_t at, int count, Shift shift) const {
  constexpr std::uint8_t on = 1, short_x = 2, short_y = 4, repeated = 8, same_x = 16, same_y = 32;
  if (count == 0) return;
  const std::uint32_t ends = at, dots_count = word(ends + 2u * static_cast<std::uint32_t>(count - 1)) + 1u;
  at = ends + 2u * static_cast<std::uint32_t>(count);
  at += 2u + word(at);
  std::vector<std::uint8_t> flags;
  while (flags.size() < dots_count && at < file_.size()) {
    const std::uint8_t flag = byte(at++);
    const std::size_t times = (flag & repeated) != 0 ? 1u + byte(at++) : 1u;
    flags.insert(flags.end(), times, flag);
  }
  if (flags.size() < dots_count) return;
  const auto coordinates = [&](std::uint8_t is_short, std::uint8_t same) {
    std::vector<int> values;
    int value = 0;
    for (std::uint32_t i = 0; i < dots_count; ++i) {
      const bool marked = (flags[i] & same) != 0;
      if ((flags[i] & is_short) != 0) value += marked ? byte(at++) : -byte(at++);
      else if (!marked) value += signed_word(at), at += 2;
      values.push_back(value);
    }
    return values;
  };
  const std::vector<int> xs = coordinates(short_x, same_x), ys = coordinates(short_y, same_y);
  std::uint32_t first = 0;
  for (int c = 0; c < count; ++c) {
    std::vector<Dot> dots;
    const std::uint32_t end = word(ends + 2u * static_cast<std::uint32_t>(c));
    for (std::uint32_t i = first; i <= end && i < dots_count; ++i) dots.push_back({xs[i] + shift.x, -(ys[i] + shift.y), (flags[i] & on) != 0});
    add_contour(path, dots);
    first = end + 1;
  }
}

/// A letter with its accent: others, each moved. Fonts that turn or stretch them are not the page's.
void Outlines::add_parts(std::string& path, std::uint32_t at, Shift shift, int depth) const {
  constexpr std::uint16_t words = 1, offsets = 2, scale = 8, more = 32, two_scales = 64, four_scales = 128;
  for (std::uint16_t flags = more; (flags & more) != 0 && at < file_.size();) {
    flags = word(at);
    const std::uint16_t part = word(at + 2);
    at += 4;
    Shift by;
    if ((flags & words) != 0) by = {signed_word(at), signed_word(at + 2)}, at += 4;
    else by = {static_cast<std::int8_t>(byte(at)), static_cast<std::int8_t>(byte(at + 1))}, at += 2;
    at += (flags & scale) != 0 ? 2u : (flags & two_scales) != 0 ? 4u : (flags & four_scales) != 0 ? 8u : 0u;
    if ((flags & offsets) != 0) add(path, part, {shift.x + by.x, shift.y + by.y}, depth + 1);
  }
}

}  // namespace comptoir::draw
