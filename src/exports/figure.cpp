#include "exports/figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "exports/licence.hpp"
#include "picture/parts.hpp"
#include "session/labels.hpp"
#include "session/lesson_words.hpp"
#include "session/narration.hpp"
#include "trace/hash.hpp"

namespace comptoir::exports {
namespace {

using draw::Scene;
using draw::Size;
using picture::Context;

constexpr float gutter = 8, foot_line = 16, foot_margin = 12, foot_room = 10;
constexpr std::size_t most_lines = 4;   // of the words, and of the link

// ---- Where the panels lie

struct Row {
  std::vector<const Panel*> views;
  std::vector<float> widths;
  float height = 0;
};

/// As many in a row as fit; a row's panels share its width as their own widths do.
std::vector<Row> rows_of(const Context& context, const FigureStyle& style) {
  float width = style.size.w;
  if (width == 0) for (const Panel* view : style.views) width = std::max(width, view->size(context).w);
  std::vector<Row> rows;
  float taken = width;
  for (const Panel* view : style.views) {
    const Size own = view->size(context);
    if (rows.empty() || taken + gutter + own.w > width) {
      rows.emplace_back();
      taken = -gutter;
    }
    rows.back().views.push_back(view);
    rows.back().widths.push_back(own.w);
    rows.back().height = std::max(rows.back().height, own.h);
    taken += gutter + own.w;
  }
  const auto gutters = [](std::size_t count) { return gutter * static_cast<float>(count - 1); };
  const auto share = [](float& part, float factor) { part = std::floor(part * factor); };
  for (Row& row : rows) {
    const float room = width - gutters(row.widths.size());
    const float own = std::accumulate(row.widths.begin(), row.widths.end(), 0.f);
    for (float& each : row.widths) share(each, room / own);
    row.widths.back() += room - std::accumulate(row.widths.begin(), row.widths.end(), 0.f);
  }
  if (style.size.h > 0) {
    const auto heights = [&rows] { return std::accumulate(rows.begin(), rows.end(), 0.f, [](float sum, const Row& row) { return sum + row.height; }); };
    const float room = std::max(style.size.h - gutters(rows.size()), 0.f), own = heights();
    for (Row& row : rows) share(row.height, room / own);
    rows.back().height += room - heights();
  }
  return rows;
}

// ---- The lines below

/// In lines that are no wider: broken at a space, or where there is none within a word.
std::vector<std::string> broken(std::string_view text, float width) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    if (lines.size() + 1 == most_lines) {
      lines.push_back(draw::fit_text(text, draw::Face::regular, picture::type::caption, width));
      break;
    }
    std::size_t end = 0;
    for (std::size_t next = 0; next < text.size(); end = next) {
      draw::next_code_point(text, next);
      if (end > 0 && picture::width_of(text.substr(0, next)) > width) break;
    }
    const std::size_t space = end < text.size() ? text.rfind(' ', end) : std::string_view::npos;
    if (space != std::string_view::npos && space > 0) end = space;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  return lines;
}

std::string title_of(const Context& context) { return std::string(context.lesson("title")); }

/// "Le coup de feu : 10 clients, 2 par seconde · 3,5 s".
std::string heading_of(const Context& context) {
  const std::string seconds = session::clock_seconds(context.language, std::max(context.bench.time(), loop::Time{}).ns);
  return title_of(context) + " · " + context.words(text::Key::narration_seconds, {seconds});
}

std::string origin_of(const Context& context) {
  std::string words = heading_of(context);
  if (const std::string_view credit = context.lesson("credit"); !credit.empty()) words.append(" · ").append(credit);
  return words.append(" · Comptoir, ").append(licence);
}

/// What it shows and where it is from, and the link: side by side, or the link below.
std::vector<std::string> foot_of(const Context& context, const std::string& link, float width) {
  const std::string origin = origin_of(context);
  if (picture::width_of(origin) + 24 + picture::width_of(link) <= width) return {origin + std::string(3, ' ') + link};
  std::vector<std::string> lines = broken(origin, width);
  for (std::string& line : broken(link, width)) lines.push_back(std::move(line));
  return lines;
}

// ---- For those who don't see it

std::string description_of(const Context& context, const FigureStyle& style) {
  std::string words = heading_of(context) + ". " + session::sentence(context.bench);
  const bool waits = std::ranges::any_of(style.views, [](const Panel* view) { return view->name == "why"; });
  if (const loop::TaskId subject = session::why_subject(context.bench); waits && subject != loop::TaskId::none)
    words.append(" ").append(session::why(context.bench, subject).text());
  return words;
}

/// Ids that no other figure of a page has.
std::string prefix_of(const std::string& link, const FigureStyle& style) {
  trace::Xxh64 hash;
  const auto add = [&hash](std::string_view text) {
    for (const char c : text) hash.update_word(static_cast<unsigned char>(c));
  };
  add(link);
  for (const Panel* view : style.views) add(view->name);
  hash.update_word(static_cast<std::uint64_t>(style.size.w) << 32 | static_cast<std::uint64_t>(style.size.h) << 1 | (style.theme == session::Theme::dark ? 1 : 0));
  return "c" + trace::hash_text(hash.digest()).substr(0, 6) + "-";
}

}  // namespace

Context context_of(const session::Workbench& bench, const FigureStyle& style) {
  const auto name = style.theme == session::Theme::dark ? picture::ThemeName::dark : picture::ThemeName::light;
  return {.bench = bench, .theme = picture::theme(name), .language = style.language, .level = bench.level(), .still = true, .future_shown = bench.future_shown()};
}

std::string permalink(const session::Workbench& bench, const FigureStyle& style) {
  session::Settings settings = session::parse_link(bench.link()).settings;
  settings.language = style.language;
  settings.theme.reset();   // the reader's own
  return style.site + "#" + session::format_link(settings);
}

std::string figure(const session::Workbench& bench, const FigureStyle& style) {
  const Context context = context_of(bench, style);
  const std::vector<Row> rows = rows_of(context, style);
  float width = -gutter, height = -gutter;
  for (const float each : rows.front().widths) width += gutter + each;
  for (const Row& row : rows) height += gutter + row.height;
  const std::string link = permalink(bench, style);
  const auto foot = foot_of(context, link, width - 2 * foot_margin);
  Scene scene({width, height + foot_room + foot_line * static_cast<float>(foot.size())});
  float y = 0;
  for (const Row& row : rows) {
    float x = 0;
    for (std::size_t i = 0; i < row.views.size(); ++i) {
      scene.add(row.views[i]->draw(context, {row.widths[i], row.height}), {x, y});
      scene.next_layer();
      x += row.widths[i] + gutter;
    }
    y += row.height + gutter;
  }
  y = height + foot_room / 2 + foot_line / 2;
  for (const std::string& line : foot) {
    picture::words_at(scene, {foot_margin, y}, line, {.color = context.theme.text3});
    y += foot_line;
  }
  const std::string title = title_of(context), description = description_of(context, style), credit(context.lesson("credit"));
  const std::array facts = {
      draw::Fact{"title", title}, draw::Fact{"description", description}, draw::Fact{"language", text::code(style.language)}, draw::Fact{"source", link},
      draw::Fact{"relation", credit}, draw::Fact{"creator", "Comptoir"}, draw::Fact{"rights", licence}, draw::Fact{"license", licence_address},
  };
  const std::string prefix = prefix_of(link, style);
  return draw::to_svg(scene, {.background = context.theme.bg1, .title = title, .description = description, .language = text::code(style.language),
                              .id_prefix = prefix, .facts = facts, .fonts = style.fonts});
}

}  // namespace comptoir::exports
