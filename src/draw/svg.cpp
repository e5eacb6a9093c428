#include "draw/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <optional>

#include "draw/outline.hpp"
#include "draw/text_metrics.hpp"

namespace comptoir::draw {
namespace {

constexpr std::string_view sans = "Inter, 'Helvetica Neue', Arial, sans-serif";
constexpr std::string_view mono = "'JetBrains Mono', Menlo, Consolas, monospace";

/// A font, and which of its letters were written.
struct FaceUsed {
  enum Use : std::uint8_t { unseen, blank, drawn };
  std::optional<Outlines> outlines;
  std::vector<Use> used;
};

class SvgWriter {
 public:
  SvgWriter(const Scene& scene, const SvgOptions& options) : scene_(scene), options_(options) {
    for (std::size_t i = 0; options.fonts && i < faces_.size(); ++i) faces_[i].outlines = Outlines::read((*options.fonts)[i]);
  }

  std::string write() {
    head();
    const auto layers = scene_.layers();
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const bool last = i + 1 == layers.size();
      const std::size_t shapes_end = last ? scene_.shapes().size() : layers[i + 1].first_shape;
      const std::size_t texts_end = last ? scene_.texts().size() : layers[i + 1].first_text;
      for (std::size_t s = layers[i].first_shape; s < shapes_end;) s = shape(s, shapes_end);
      for (std::size_t t = layers[i].first_text; t < texts_end; ++t) text(scene_.texts()[t]);
    }
    enter_clip(0);
    out_ += "</svg>\n";
    return std::move(out_);
  }

 private:
  void head() {
    const Size size = scene_.size();
    put("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if (options_.fonts) put(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    number("width", size.w), number("height", size.h);
    put(" viewBox=\"0 0 "), put(size.w), put(' '), put(size.h), put('"');
    attribute("font-family", sans);
    put(" style=\"white-space:pre;font-kerning:none;font-variant-ligatures:none\"");
    if (!options_.language.empty()) attribute("lang", options_.language), attribute("xml:lang", options_.language);
    if (!options_.title.empty()) put(" role=\"img\"");
    put(">\n");
    if (!options_.title.empty()) put("<title>"), escaped(options_.title), put("</title>\n");
    if (!options_.description.empty()) put("<desc>"), escaped(options_.description), put("</desc>\n");
    if (!options_.facts.empty()) metadata();
    if (options_.background.visible())
      put("<rect"), number("width", size.w), number("height", size.h), paint("fill", options_.background), put("/>\n");
  }

  void metadata() {
    put("<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><rdf:Description rdf:about=\"\">\n");
    for (const auto& [term, value] : options_.facts)
      if (!value.empty()) put("<dcterms:"), put(term), put('>'), escaped(value), put("</dcterms:"), put(term), put(">\n");
    put("</rdf:Description></rdf:RDF></metadata>\n");
  }

  /// Writes the shape at `index`, and those after it that belong to the same polygon; returns the next index.
  std::size_t shape(std::size_t index, std::size_t end) {
    const Shape& s = scene_.shapes()[index];
    enter_clip(s.clip);
    switch (s.kind) {
      case ShapeKind::box: box(s); break;
      case ShapeKind::segment: segment(s); break;
      case ShapeKind::arc: arc(s); break;
      case ShapeKind::triangle: return polygon(index, end);
      case ShapeKind::hatch: hatch(s); break;
      case ShapeKind::dots: dots(s); break;
      case ShapeKind::stack: stack(s); break;
    }
    return index + 1;
  }

  void box(const Shape& s) {
    const bool stroked = s.stroke.visible() && s.stroke_width > 0;
    // One element has its fill end in the middle of its stroke, which an opaque solid stroke hides.
    const bool together = stroked && s.line == Line::solid && (s.stroke.rgba & 0xff) == 0xff;
    if (s.fill.visible() && !together) rect({s.rect, s.radius}), paint("fill", s.fill), put("/>\n");
    if (!stroked) return;
    const Outline outline = outline_of(s);
    rect(outline);
    together && s.fill.visible() ? paint("fill", s.fill) : put(" fill=\"none\"");
    paint("stroke", s.stroke), number("stroke-width", s.stroke_width);
    if (s.line != Line::solid) dashes(dashes_around(outline, s.line));
    put("/>\n");
  }

  void segment(const Shape& s) {
    put("<line"), number("x1", s.a.x), number("y1", s.a.y), number("x2", s.b.x), number("y2", s.b.y);
    paint("stroke", s.stroke), number("stroke-width", s.stroke_width);
    s.line == Line::solid ? put(" stroke-linecap=\"round\"") : dashes(dashes_of(s.line));
    put("/>\n");
  }

  void arc(const Shape& s) {
    if (s.to - s.from >= 0.999f) {
      put("<circle"), number("cx", s.a.x), number("cy", s.a.y), number("r", s.radius);
    } else {
      const auto on_circle = [&](float turn) {
        const float angle = turn * 2 * std::numbers::pi_v<float>;
        put(s.a.x + s.radius * std::sin(angle)), put(' '), put(s.a.y - s.radius * std::cos(angle));
      };
      put("<path d=\"M"), on_circle(s.from), put('A'), put(s.radius), put(' '), put(s.radius);
      put(s.to - s.from > 0.5f ? " 0 1 1 " : " 0 0 1 "), on_circle(s.to), put('"');
    }
    put(" fill=\"none\""), paint("stroke", s.stroke), number("stroke-width", s.stroke_width);
    put(" stroke-linecap=\"round\"/>\n");
  }

  std::size_t polygon(std::size_t index, std::size_t end) {
    const auto shapes = scene_.shapes();
    const Shape& s = shapes[index];
    put("<polygon points=\""), point(s.a), put(' '), point(s.b), put(' '), point(s.c);
    while ((static_cast<unsigned>(shapes[index++].gap) & seam_ca) != 0 && index < end)
      put(' '), point(shapes[index].c);
    put('"'), paint("fill", s.fill);
    if (s.radius > 0) paint("stroke", s.fill), number("stroke-width", 2 * s.radius), put(" stroke-linejoin=\"round\"");
    put("/>\n");
    return index;
  }

  void hatch(const Shape& s) {
    const std::string id = std::string(options_.id_prefix) + "h" + std::to_string(++hatches_);
    put("<clipPath id=\""), escaped(id), put("\">"), rect({s.rect, s.radius}), put("/></clipPath>");
    put("<path clip-path=\"url(#"), escaped(id), put(")\" d=\"");
    const Rect r = s.rect;
    // Past the corners by the width of a line, for its flat ends.
    const float past = s.stroke_width;
    for (float i = 0; i < r.w + r.h; i += s.gap) {
      put('M'), put(r.x + i - r.h - past), put(' '), put(r.y + r.h + past);
      put('L'), put(r.x + i + past), put(' '), put(r.y - past);
    }
    put("\" fill=\"none\""), paint("stroke", s.stroke), number("stroke-width", s.stroke_width), put("/>\n");
  }

  void dots(const Shape& s) {
    const float length = std::hypot(s.b.x - s.a.x, s.b.y - s.a.y);
    const float last = std::floor((length + 0.01f) / s.gap) * s.gap + 0.01f;  // a dash must begin before the end
    const float part = length > 0 ? last / length : 0;
    const Point end = length > 0 ? Point{s.a.x + (s.b.x - s.a.x) * part, s.a.y + (s.b.y - s.a.y) * part} : Point{s.a.x + last, s.a.y};
    put("<line"), number("x1", s.a.x), number("y1", s.a.y), number("x2", end.x), number("y2", end.y);
    paint("stroke", s.stroke), number("stroke-width", 2 * s.radius);
    put(" stroke-linecap=\"round\" stroke-dasharray=\"0 "), put(s.gap), put("\"/>\n");
  }

  void stack(const Shape& s) {
    const Stack stack = stack_of(s);
    const float width = s.rect.w / static_cast<float>(std::max<std::size_t>(stack.count, 1));
    const std::array colors{stack.style.plain, stack.style.second, stack.style.lined, stack.style.dotted};
    for (std::size_t part = 0; part < colors.size(); ++part) {
      std::string path;
      path.swap(out_);
      // Columns that are alike are one rectangle.
      const auto bottom = [&](std::size_t c) {
        float sum = 0;
        for (std::size_t p = 0; p < part; ++p) sum += static_cast<float>(stack.columns[c][p]);
        return sum;
      };
      for (std::size_t c = 0; c < stack.count;) {
        std::size_t next = c + 1;
        while (next < stack.count && stack.columns[next][part] == stack.columns[c][part] && bottom(next) == bottom(c)) ++next;
        if (const float high = static_cast<float>(stack.columns[c][part]) * s.rect.h / stack_height; high > 0) {
          put('M'), put(s.rect.x + width * static_cast<float>(c)), put(' '), put(s.rect.y + s.rect.h - bottom(c) * s.rect.h / stack_height - high);
          put('h'), put(width * static_cast<float>(next - c)), put('v'), put(high), put('h'), put(-width * static_cast<float>(next - c)), put('z');
        }
        c = next;
      }
      path.swap(out_);
      if (path.empty() || !colors[part].visible()) continue;
      const bool patterned = part >= 2;
      if (patterned) define_pattern(part == 3, colors[part]);
      put("<path"), attribute("d", path), paint("fill", patterned ? colors[part].faded(stack_ground) : colors[part]), put("/>\n");
      if (patterned) put("<path"), attribute("d", path), put(" fill=\"url(#"), escaped(pattern(part == 3, colors[part])), put(")\"/>\n");
    }
  }

  /// The id of a pattern of dots or lines, written where it is first used.
  std::string pattern(bool dotted, Color color) {
    std::size_t i = 0;
    while (i < patterns_.size() && (patterns_[i].dotted != dotted || patterns_[i].color != color)) ++i;
    const std::string id = std::string(options_.id_prefix) + "p" + std::to_string(i + 1);
    return i < patterns_.size() ? id : std::string();
  }
  void define_pattern(bool dotted, Color color) {
    if (!pattern(dotted, color).empty()) return;
    patterns_.push_back({dotted, color});
    put("<pattern id=\""), escaped(pattern(dotted, color)), put("\" patternUnits=\"userSpaceOnUse\""), number("width", stack_pitch), number("height", stack_pitch), put('>');
    if (dotted) put("<circle"), number("cx", stack_pitch / 2), number("cy", stack_pitch / 2), number("r", stack_dot);
    else put("<rect"), number("width", stack_pitch), number("height", stack_line);
    paint("fill", color), put("/></pattern>\n");
  }

  void text(const Text& t) {
    enter_clip(t.clip);
    if (options_.fonts && outlines(t)) return;
    put("<text"), number("x", t.at.x), number("y", t.at.y + cap_height(t.face, t.size) / 2), number("font-size", t.size);
    if (t.face == Face::semibold) put(" font-weight=\"600\"");
    if (t.face == Face::mono) attribute("font-family", mono);
    if (t.align != Align::left) attribute("text-anchor", t.align == Align::centre ? "middle" : "end");
    number("textLength", text_width(t.words, t.face, t.size)), put(" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"");
    paint("fill", t.color), put('>'), escaped(t.words), put("</text>\n");
  }

  /// False when the font lacks a letter: the reader's fonts may have it.
  bool outlines(const Text& t) {
    FaceUsed& face = faces_[static_cast<std::size_t>(t.face)];
    if (!face.outlines) return false;
    std::vector<std::uint16_t> glyphs;
    for (std::size_t at = 0; at < t.words.size();) {
      const char32_t code = next_code_point(t.words, at);
      glyphs.push_back(face.outlines->glyph(code == '\n' || code == '\t' ? U' ' : code));
      if (glyphs.back() == 0) return false;
    }
    for (const std::uint16_t glyph : glyphs) define(t.face, face, glyph);
    const float width = text_width(t.words, t.face, t.size), scale = t.size / static_cast<float>(face.outlines->units_per_em());
    const float left = t.align == Align::left ? 0 : t.align == Align::centre ? width / 2 : width;
    put("<g"), paint("fill", t.color), put(" transform=\"translate("), put(t.at.x - left), put(' '), put(t.at.y + cap_height(t.face, t.size) / 2);
    put(") scale("), fine(scale), put(")\">");
    int x = 0;
    for (const std::uint16_t glyph : glyphs) {
      if (face.used[glyph] == FaceUsed::drawn) {
        put("<use xlink:href=\"#"), glyph_id(t.face, glyph), put('"');
        if (x != 0) put(" x=\""), put(std::to_string(x)), put('"');
        put("/>");
      }
      x += face.outlines->advance(glyph);
    }
    put("</g>\n");
    return true;
  }
  void glyph_id(Face face, std::uint16_t glyph) {
    escaped(options_.id_prefix), put(static_cast<char>('r' + static_cast<int>(face))), put(std::to_string(glyph));
  }
  /// Where it is first used.
  void define(Face which, FaceUsed& face, std::uint16_t glyph) {
    if (face.used.size() <= glyph) face.used.resize(glyph + 1u);
    if (face.used[glyph] != FaceUsed::unseen) return;
    const std::string path = face.outlines->path(glyph);
    face.used[glyph] = path.empty() ? FaceUsed::blank : FaceUsed::drawn;
    if (!path.empty()) put("<defs><path id=\""), glyph_id(which, glyph), put("\" d=\""), put(path), put("\"/></defs>");
  }

  /// A group for the clip in force; the scene's own clip is the document's edge.
  void enter_clip(std::uint16_t clip) {
    if (clip == clip_) return;
    if (clip_ != 0) put("</g>\n");
    clip_ = clip;
    if (clip == 0) return;
    if (clips_written_.size() <= clip) clips_written_.resize(clip + 1u);
    const std::string id = std::string(options_.id_prefix) + std::to_string(clip);
    if (!clips_written_[clip])
      put("<clipPath id=\""), escaped(id), put("\">"), rect({scene_.clips()[clip], 0}), put("/></clipPath>\n");
    clips_written_[clip] = true;
    put("<g clip-path=\"url(#"), escaped(id), put(")\">\n");
  }

  void rect(const Outline& o) {
    put("<rect"), number("x", o.rect.x), number("y", o.rect.y), number("width", o.rect.w), number("height", o.rect.h);
    if (o.radius > 0) number("rx", o.radius);
  }
  void dashes(const Dashes& d) {
    put(" stroke-dasharray=\""), put(d.length), put(' '), put(d.period - d.length), put('"');
    if (d.round) put(" stroke-linecap=\"round\"");
  }
  void paint(std::string_view name, Color color) {
    constexpr std::string_view digits = "0123456789abcdef";
    put(' '), put(name), put("=\"#");
    for (int shift = 28; shift >= 8; shift -= 4) put(digits[color.rgba >> shift & 0xf]);
    put('"');
    if (const std::uint32_t alpha = color.rgba & 0xff; alpha != 0xff)
      put(' '), put(name), put("-opacity=\""), put(static_cast<float>(alpha) / 255), put('"');
  }
  void attribute(std::string_view name, std::string_view value) { put(' '), put(name), put("=\""), escaped(value), put('"'); }
  void number(std::string_view name, float value) { put(' '), put(name), put("=\""), put(value), put('"'); }
  void point(Point p) { put(p.x), put(','), put(p.y); }

  void escaped(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t begin = at;
      const char32_t code = next_code_point(words, at);
      if (code == '&') put("&amp;");
      else if (code == '<') put("&lt;");
      else if (code == '>') put("&gt;");
      else if (code == '"') put("&quot;");
      else if (code == '\n' || code == '\t') put(' ');
      else if (code < 0x20 || code == 0xFFFD || code == 0xFFFE || code == 0xFFFF) put("\uFFFD");
      else put(words.substr(begin, at - begin));
    }
  }

  void put(std::string_view s) { out_ += s; }
  void put(char c) { out_ += c; }
  void put(float value) { decimal(value, 100); }
  void fine(float value) { decimal(value, 1'000'000); }
  /// Through integers: no locale, no float printing code in the page.
  void decimal(float value, std::int64_t parts) {
    std::int64_t count = std::isfinite(value) ? std::llround(static_cast<double>(value) * static_cast<double>(parts)) : 0;
    if (count < 0) put('-'), count = -count;
    out_ += std::to_string(count / parts);
    std::int64_t rest = count % parts;
    if (rest != 0) put('.');
    for (; rest != 0; rest = rest % parts) put(static_cast<char>('0' + rest * 10 / parts)), parts /= 10;
  }

  const Scene& scene_;
  const SvgOptions& options_;
  std::string out_;
  std::vector<bool> clips_written_;
  std::uint16_t clip_ = 0;
  int hatches_ = 0;
  std::array<FaceUsed, std::tuple_size_v<FontFiles>> faces_;
  struct Pattern { bool dotted; Color color; };
  std::vector<Pattern> patterns_;
};

}  // namespace

std::string to_svg(const Scene& scene, const SvgOptions& options) { return SvgWriter(scene, options).write(); }

}  // namespace comptoir::draw
