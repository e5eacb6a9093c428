#include "picture/crowd_rows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "picture/parts.hpp"
#include "picture/task_rows.hpp"
#include "picture/task_lanes.hpp"
#include "trace/cursor.hpp"

namespace comptoir::picture {
namespace {

using draw::Face;
using draw::Rect;
using draw::Scene;
using draw::StackColumn;
using loop::TaskId;
using loop::Time;
using text::Key;
using trace::CrowdCell;
using trace::Doing;
using trace::doings;

constexpr float column = 3, most_pitch = 40;
constexpr std::uint32_t least_merged_tasks = 8;
constexpr std::size_t worth_joining = 2 * draw::stack_columns;   // columns alike that are one wide one

constexpr std::size_t at(Doing doing) { return static_cast<std::size_t>(doing); }
/// From the bottom up.
constexpr std::array parts{Doing::sleeping, Doing::awake, Doing::joining, Doing::waiting};
constexpr std::array part_words{Key::legend_sleeping, Key::legend_ready, Key::legend_joining, Key::legend_waiting};

/// Up to when anything may show.
Time shown_until(const LaneSpace& space) { return std::min(space.context.shown_until(), space.recording().end_time()); }

draw::StackStyle past_style(const Theme& theme) { return {theme.bar.faded(0.6f), theme.ready.fill, theme.wait, theme.wait}; }
draw::StackStyle future_style(const Theme& theme) {
  return {theme.future.faded(0.25f), theme.future.faded(0.5f), theme.future.faded(0.6f), theme.future.faded(0.6f)};
}

std::string range_words(text::Language language, std::uint64_t first, std::uint64_t last) {
  return text::whole(language, static_cast<std::int64_t>(first)) + (first == last ? std::string() : "–" + text::whole(language, static_cast<std::int64_t>(last)));
}

/// Times at which columns of some pixels change, the same ones wherever the window lies; and where the past ends.
struct Columns {
  std::vector<Time> edges;
  std::size_t past = 0;        ///< how many of the columns are past
  std::int64_t width = 1;      ///< of a whole column, in ns
  std::int64_t first = 0;      ///< the first column's number
  bool cut = false;            ///< the cursor parts a column: its two halves follow each other

  std::size_t count() const { return edges.empty() ? 0 : edges.size() - 1; }
};

Columns columns_of(const LaneSpace& space) {
  Columns columns;
  const std::int64_t now = space.now().ns;
  const std::int64_t from = std::max<std::int64_t>(space.axis.from.ns, 0), to = std::min(space.axis.to, shown_until(space)).ns;
  if (to <= from || space.axis.width < column) return columns;
  columns.width = std::max<std::int64_t>(1, std::llround(space.axis.ns_per_pixel() * static_cast<double>(column)));
  columns.first = from / columns.width;
  columns.edges.push_back({from});
  for (std::int64_t edge = (columns.first + 1) * columns.width; columns.edges.back().ns < to; edge += columns.width) {
    const std::int64_t end = std::min(edge, to);
    if (now > columns.edges.back().ns && now < end) {
      columns.edges.push_back({now});
      columns.cut = true;
    }
    columns.edges.push_back({end});
  }
  for (std::size_t c = 0; c < columns.count(); ++c) columns.past += columns.edges[c + 1].ns <= now;
  return columns;
}

/// A cell as heights: what is there at all is a pixel high.
StackColumn heights_of(const CrowdCell& cell, float tasks, std::uint8_t pixel) {
  StackColumn heights = {};
  int sum = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const std::size_t doing = at(parts[part]);
    if (!(cell.seen >> doing & 1)) continue;
    const auto height = static_cast<int>(cell.mean[doing] / tasks * draw::stack_height + 0.5f);
    heights[part] = static_cast<std::uint8_t>(std::clamp<int>(height, pixel, draw::stack_height));
    sum += heights[part];
  }
  while (sum > draw::stack_height) {
    std::uint8_t& most = *std::ranges::max_element(heights);
    const int less = std::min<int>(sum - draw::stack_height, most / 2 + 1);
    most = static_cast<std::uint8_t>(most - less);
    sum -= less;
  }
  return heights;
}

/// Columns first ..< last of a row, in the grid that begins at column `first` of the axis.
void draw_columns(const LaneSpace& space, const Columns& columns, std::span<const StackColumn> all, std::int64_t number, float y, float height, const draw::StackStyle& style) {
  const auto x_of = [&](std::size_t c) { return space.axis.at({(number + static_cast<std::int64_t>(c)) * columns.width}); };
  const auto give = [&](std::size_t first, std::size_t last, bool one) {
    if (first == last) return;
    const float x = x_of(first);
    space.scene.stack({x, y, x_of(last) - x, height}, all.subspan(first, one ? 1 : last - first), style);
  };
  std::size_t begun = 0;
  for (std::size_t c = 0; c < all.size();) {
    std::size_t same = c + 1;
    while (same < all.size() && all[same] == all[c]) ++same;
    const bool nothing = all[c] == StackColumn{};
    if (nothing || same - c >= worth_joining) {
      give(begun, c, false);
      if (!nothing) give(c, same, true);
      begun = same;
    }
    c = same;
  }
  give(begun, all.size(), false);
}

/// What a row's parts look like, with their words, and how many tasks it stands for.
void caption(const LaneSpace& space, Rect area, float left, std::uint32_t per_row) {
  const Context& context = space.context;
  Scene& scene = space.scene;
  const float y = area.y + 7, right = space.axis.x + space.axis.width;
  float x = left;
  scene.box({space.axis.x, area.y, space.axis.width, crowd_caption - 4}, {.fill = space.ground});   // over the axis' lines
  const auto sample = [&](std::size_t part, std::string_view words) {
    if (x + 20 + width_of(words) > right) return;
    StackColumn only = {};
    only[part] = draw::stack_height;
    scene.stack({x, y - 4, 14, 8}, {&only, 1}, past_style(context.theme));
    x += 20 + words_at(scene, {x + 20, y}, words, {.color = context.theme.text3}) + 14;
  };
  const std::string words = context.words(Key::lanes_row, {text::whole(context.language, per_row)});
  x += words_at(scene, {x, y}, words, {.color = context.theme.text2, .face = Face::semibold, .max_width = right - x}) + 16;
  for (std::size_t part = 0; part < parts.size(); ++part) sample(part, context.words(part_words[part]));
}

}  // namespace

CrowdView clamped(const CrowdView& view, std::uint32_t total) {
  if (view.tasks == 0 || view.tasks >= total) return {};
  return {std::min(view.first, total - view.tasks), view.tasks};
}

CrowdView zoomed(const CrowdView& view, std::uint32_t total, double factor, double share) {
  const CrowdView now = clamped(view, total);
  const double tasks = now.tasks == 0 ? total : now.tasks;
  double after = std::round(tasks * factor);
  // Of few, one at least comes or goes.
  if (after == tasks && factor != 1) after += factor < 1 ? -1 : 1;
  after = std::clamp(after, 1.0, std::max(1.0, static_cast<double>(total)));
  const double first = std::clamp(std::round(now.first + (tasks - after) * std::clamp(share, 0.0, 1.0)), 0.0, total - after);
  return clamped({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(after)}, total);
}

CrowdView panned(const CrowdView& view, std::uint32_t total, std::int64_t by) {
  const CrowdView now = clamped(view, total);
  if (now.tasks == 0) return now;
  return {static_cast<std::uint32_t>(std::clamp<std::int64_t>(now.first + by, 0, total - now.tasks)), now.tasks};
}

CrowdPlan crowd_plan(const CrowdView& asked, std::uint32_t total, float height, float least_merged) {
  const CrowdView view = clamped(asked, total);
  const std::uint32_t tasks = view.tasks == 0 ? total : view.tasks;
  CrowdPlan plan{.kind = RowKind::named, .rows = {view.first, 1, tasks}, .pitch = std::min(most_pitch, height / static_cast<float>(std::max(tasks, 1u)))};
  if (plan.pitch >= named_row || tasks == 0) return plan;
  plan.kind = RowKind::thin;
  if (plan.pitch >= thin_row) return plan;
  plan.kind = RowKind::merged;
  const auto most = static_cast<std::uint32_t>(std::max(1.f, height / least_merged));
  std::uint32_t per_row = least_merged_tasks, first, last;
  for (;; per_row *= 2) {
    first = view.first / per_row;
    last = static_cast<std::uint32_t>((std::uint64_t{view.first} + tasks + per_row - 1) / per_row);
    if (last - first <= most) break;
  }
  plan.rows = {first * per_row, per_row, last - first};
  plan.pitch = std::min(most_pitch, height / static_cast<float>(last - first));
  return plan;
}

[[gnu::noinline]] void merged_rows(const LaneSpace& space, const CrowdPlan& plan, float y) {
  const Theme& theme = space.context.theme;
  const Columns columns = columns_of(space);
  const std::uint32_t total = known_tasks(space.context, space.track);
  const float gap = plan.pitch >= 6 ? 2 : plan.pitch >= 2 ? 0.5f : 0, height = plan.pitch - gap;
  const auto pixel = static_cast<std::uint8_t>(std::clamp(std::ceil(draw::stack_height / height), 1.f, draw::stack_height / 4.f));
  for (std::uint32_t row = 0; row < plan.rows.rows; ++row)
    space.scene.box({space.axis.x, y + plan.pitch * static_cast<float>(row), space.axis.width, height}, {.fill = theme.bg2});
  if (columns.count() == 0) return;
  std::vector<CrowdCell> cells;
  space.context.bench.run(space.track).crowd().cells(plan.rows, columns.edges, cells);
  // The past up to the cursor, and the future from there: each on the same grid, cut where it ends.
  for (const bool past : {true, false}) {
    const std::size_t first = past ? 0 : columns.past, last = past ? columns.past : columns.count();
    if (first == last) continue;
    const std::int64_t number = columns.first + static_cast<std::int64_t>(first) - (!past && columns.cut ? 1 : 0);
    const float x0 = std::max(space.axis.x, space.axis.at(columns.edges[first])), x1 = space.axis.at(columns.edges[last]);
    space.scene.push_clip({x0, y, x1 - x0, plan.pitch * static_cast<float>(plan.rows.rows)});
    std::vector<StackColumn> heights;
    for (std::uint32_t row = 0; row < plan.rows.rows; ++row) {
      const std::uint32_t begin = plan.rows.first + row * plan.rows.per_row;
      if (begin >= total) break;
      const auto tasks = static_cast<float>(std::min(plan.rows.per_row, total - begin));
      heights.clear();
      for (std::size_t c = first; c < last; ++c) heights.push_back(heights_of(cells[row * columns.count() + c], tasks, pixel));
      draw_columns(space, columns, heights, number, y + plan.pitch * static_cast<float>(row), height, past ? past_style(theme) : future_style(theme));
    }
    space.scene.pop_clip();
  }
}

[[gnu::noinline]] void crowd_rows(const LaneSpace& space, Rect area, float left, const CrowdPlan& plan) {
  const Context& context = space.context;
  const Theme& theme = context.theme;
  const float names = space.axis.x - left - 10, top = area.y + crowd_caption;
  const std::uint32_t total = known_tasks(context, space.track), per_row = plan.rows.per_row;
  caption(space, area, left, per_row);
  const auto label = [&](std::uint32_t row, std::string_view words, bool strong) {
    if (names <= 20) return;
    words_at(space.scene, {left, top + plan.pitch * (static_cast<float>(row) + 0.5f)}, words,
             {.color = strong ? theme.text : theme.text2, .face = strong ? Face::semibold : Face::regular, .max_width = names});
  };
  const std::uint32_t selected = space.track == 0 ? loop::number(context.bench.selected_task()) : 0;
  if (plan.kind == RowKind::merged) {
    merged_rows(space, plan, top);
    for (std::uint32_t row = 0; row < plan.rows.rows; ++row) {
      const std::uint32_t begin = plan.rows.first + row * per_row, end = std::min(begin + per_row, total);
      if (begin >= end) break;
      const bool chosen = selected > begin && selected <= end;
      const Rect place{left - 8, top + plan.pitch * static_cast<float>(row), names + 12, plan.pitch - 1};
      std::string words = range_words(context.language, begin + 1, end);
      if (width_of(words, type::caption, chosen ? Face::semibold : Face::regular) > names) words = text::whole(context.language, begin + 1);
      label(row, words, chosen);
      if (chosen) space.scene.box(place, {.stroke = theme.text, .stroke_width = 2, .radius = 6});
      if (names > 20 && space.labels && space.track == 0) space.scene.hit(place, static_cast<std::uint16_t>(Hit::crowd), crowd_hit(begin, end - begin));
    }
    return;
  }
  const std::uint32_t last = std::min(plan.rows.first + plan.rows.rows, total);
  if (plan.rows.first >= last) return;
  const LaneSpace bare{.scene = space.scene, .context = context, .axis = space.axis, .labels = false, .ground = space.ground, .track = space.track};
  space.scene.push_clip({space.axis.x - 4, top, space.axis.width + 12, area.y + area.h - top});
  const float bar = plan.pitch - (plan.pitch >= 6 ? 1.5f : 0.75f);
  for (std::uint32_t i = plan.rows.first; i < last; ++i)
    task_bars(bare, TaskId{i + 1}, top + plan.pitch * static_cast<float>(i - plan.rows.first), bar, selected == i + 1);
  space.scene.pop_clip();
  // The numbers of the first and the last row.
  const auto rows = static_cast<float>(last - plan.rows.first);
  label(0, text::whole(context.language, plan.rows.first + 1), selected == plan.rows.first + 1);
  if ((rows - 1) * plan.pitch >= 14) label(last - plan.rows.first - 1, text::whole(context.language, last), selected == last);
}

[[gnu::noinline]] CrowdWords crowd_words(const Context& context, std::uint64_t hit, Time time, std::size_t track) {
  const auto first = static_cast<std::uint32_t>(hit), count = static_cast<std::uint32_t>(hit >> 32);
  const trace::CrowdCounts counts = context.bench.run(track).crowd().at(first, count, time);
  CrowdWords words;
  const auto number = [&](std::uint32_t n) { return text::whole(context.language, n); };
  words.title = context.words(Key::lanes_tasks, {number(first + 1), number(first + count), text::seconds(context.language, time.ns)});
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const std::uint32_t tasks = counts.of[at(parts[part])];
    if (tasks == 0) continue;
    if (!words.fact.empty()) words.fact += " · ";
    words.fact.append(context.words(part_words[part])).append(" ").append(number(tasks));
  }
  return words;
}

}  // namespace comptoir::picture
