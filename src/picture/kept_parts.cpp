#include "picture/kept_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "picture/station_lanes.hpp"
#include "picture/task_lanes.hpp"
#include "session/metrics.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;
using session::Metric;
using text::Key;

constexpr float padding = 12, row_height = 20, head_height = 24, two_columns_from = 680, between_columns = 28, mark_room = 15, cell_gap = 12, narrow_gap = 8, narrow_below = 420;

std::size_t columns_of(float width) { return width >= two_columns_from ? 2 : 1; }

/// Right edges of the cells of one column.
struct Cells {
  float a = 0, b = 0, difference = 0, label = 0;
};

Cells cells_of(const Context& context, const std::vector<Metric>& rows, float left, float right) {
  float a = 0, b = 0, difference = width_of(context.words(Key::compare_difference), type::caption, Face::semibold);
  const auto cell = [](const std::string& words, bool better) { return width_of(words, type::caption, Face::mono) + (better ? mark_room : 0); };
  for (const Metric& row : rows) {
    a = std::max(a, cell(row.a, row.better == 'a'));
    b = std::max(b, cell(row.b, row.better == 'b'));
    difference = std::max(difference, width_of(row.difference, type::caption, Face::semibold));
  }
  const float gap = right - left < narrow_below ? narrow_gap : cell_gap;
  Cells cells{.difference = right};
  cells.a = right - difference - gap;
  cells.b = cells.a - a - gap;
  cells.label = cells.b - b - gap;
  if (cells.label - left < 60) cells.label = left + 60;
  return cells;
}

void figure_cell(Scene& scene, const Context& context, float right, float y, const std::string& words, bool better) {
  const Theme& theme = context.theme;
  words_at(scene, {right, y}, words, {.color = better ? theme.ok.text : theme.text, .face = Face::mono, .align = Align::right});
  if (better) draw::icon(scene, Icon::check, {right - width_of(words, type::caption, Face::mono) - 9, y}, 11, theme.ok.text, {.stroke = 1.8f});
}

void metric_row(Scene& scene, const Context& context, const Metric& row, const Cells& cells, float left, float y) {
  const Theme& theme = context.theme;
  words_at(scene, {left, y}, row.label, {.color = theme.text2, .max_width = cells.label - left});
  figure_cell(scene, context, cells.b, y, row.b, row.better == 'b');
  figure_cell(scene, context, cells.a, y, row.a, row.better == 'a');
  const bool differs = row.a != row.b;
  words_at(scene, {cells.difference, y}, row.difference,
           {.color = differs ? theme.text : theme.text3, .face = differs ? Face::semibold : Face::regular, .align = Align::right});
}

std::vector<Metric> metrics_of(const Context& context) { return session::metrics(context.language, context.bench, context.future_shown); }

std::size_t rows_in(float height) { return static_cast<std::size_t>(std::max(0.f, std::floor((height - head_height - padding / 2) / row_height))); }

/// Where it stands on the axis; none when it isn't known, or is to come and hidden.
std::optional<loop::Time> shown_difference(const Context& context) {
  const auto first = context.bench.first_difference();
  if (!first || (!context.future_shown && !context.bench.difference_reached())) return std::nullopt;
  return std::max(first->time, loop::Time{});
}

}  // namespace

bool shows_kept(const Context& context) { return context.bench.keeping(); }

bool pairs_stations(const Context& context) {
  if (!shows_kept(context) || shows_tasks(context, 0) || shows_tasks(context, 1)) return false;
  return !station_lanes(context, 0).empty() && !station_lanes(context, 1).empty();
}

[[gnu::noinline]] float metrics_height(const Context& context, float width, float most) {
  const std::size_t all = metrics_of(context).size(), columns = columns_of(width);
  const std::size_t rows = std::min(rows_in(most), (all + columns - 1) / columns);
  return rows < 2 ? 0 : head_height + padding / 2 + static_cast<float>(rows) * row_height;
}

[[gnu::noinline]] void metrics_table(Scene& scene, const Context& context, Rect rect) {
  const Theme& theme = context.theme;
  card(scene, theme, rect);
  const std::vector<Metric> all = metrics_of(context);
  const std::size_t columns = columns_of(rect.w), fit = rows_in(rect.h);
  const float width = (rect.w - 2 * padding - static_cast<float>(columns - 1) * between_columns) / static_cast<float>(columns);
  for (std::size_t c = 0; c < columns && c * fit < all.size(); ++c) {
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(c * fit);
    const std::vector<Metric> rows(from, from + static_cast<std::ptrdiff_t>(std::min(fit, all.size() - c * fit)));
    const float left = rect.x + padding + static_cast<float>(c) * (width + between_columns);
    const Cells cells = cells_of(context, rows, left, left + width);
    const float head = rect.y + head_height / 2 + 2;
    for (const auto& [at, words] : {std::pair{cells.b, std::string_view("B")}, {cells.a, "A"}, {cells.difference, context.words(Key::compare_difference)}})
      words_at(scene, {at, head}, words, {.color = theme.text3, .face = Face::semibold, .align = Align::right});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const float y = rect.y + head_height + static_cast<float>(i) * row_height;
      if (i > 0) scene.box({left, y, width, 1}, {.fill = theme.line.faded(.6f)});
      metric_row(scene, context, rows[i], cells, left, y + row_height / 2);
    }
  }
}

[[gnu::noinline]] void kept_stations(const LaneSpace& space, Rect area, bool in_words) {
  Scene& scene = space.scene;
  const Context& context = space.context;
  const Rect clip{area.x - 4, area.y - 2, area.w + 12, area.h + 4};
  for (const StationLane& lane : planned_lanes(space, area)) {
    const float middle = lane.y + std::min(lane.bars_height(), lane.height) / 2;
    draw::icon(scene, lane.icon, {24, middle}, 14, context.theme.text2, {.stroke = 1.4f});
    if (in_words) words_at(scene, {38, middle}, lane.name, {.color = context.theme.text, .face = Face::semibold, .max_width = 78});
    scene.push_clip(clip);
    draw_lane(space, lane);
    scene.pop_clip();
  }
}

[[gnu::noinline]] void difference_line(const LaneSpace& space, float top, float bottom) {
  const auto when = shown_difference(space.context);
  if (!when || !space.axis.shows(*when)) return;
  const float x = std::round(space.axis.at(*when));
  space.scene.segment({x, top}, {x, bottom}, 1, space.context.theme.text, draw::Line::dashed);
}

[[gnu::noinline]] void difference_chip(const LaneSpace& space, Rect strip) {
  const Context& context = space.context;
  const Theme& theme = context.theme;
  const auto when = shown_difference(context);
  const std::string words = session::difference_words(context.language, context.bench, context.future_shown);
  const float width = std::min(width_of(words, type::caption, Face::semibold) + 40, strip.w), y = strip.centre().y;
  const float x = when ? space.axis.at(*when) : strip.centre().x;
  const Rect chip{std::clamp(x - width / 2, strip.x, std::max(strip.x, strip.x + strip.w - width)), y - 11, width, 22};
  const Pointed what{Hit::differ, 0};
  space.scene.box(chip, {.fill = when && context.hovered == what ? theme.bg3 : theme.bg2, .stroke = when ? theme.text2 : theme.line, .radius = 11});
  draw::icon(space.scene, Icon::compare, {chip.x + 16, y}, 12, theme.text2, {.stroke = 1.5f});
  words_at(space.scene, {chip.x + 28, y}, words, {.color = when ? theme.text : theme.text2, .face = Face::semibold, .max_width = width - 36});
  if (!when) return;
  if (context.focused == what) focus_ring(space.scene, theme, chip, 11);
  const float tall = context.touch ? std::min(44.f, strip.h + 16) : 22;
  space.scene.hit({chip.x, y - tall / 2, chip.w, tall}, static_cast<std::uint16_t>(what.what));
}

}  // namespace comptoir::picture
