#include "picture/results_panel.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "picture/outcome.hpp"
#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Rect;
using draw::Scene;

constexpr float padding = 16, rows_top = 110, pitch = 24, key_height = 36;
constexpr float bars_left = 48, most_per_second = 20;

std::uint32_t rows_that_fit(float height) {
  return static_cast<std::uint32_t>(std::max(0.f, std::floor((height - rows_top - key_height) / pitch)));
}

/// One client as its bar says it.
struct Waited {
  std::uint32_t number = 0;
  loop::Duration so_far = {};
  std::optional<loop::Duration> whole = {};   ///< known and allowed to show
  bool served = false;                   ///< at the playhead
  bool late = false;
  bool arrived = false;
  std::optional<loop::Duration> kept = {};    ///< in the kept run, known and allowed to show
};

/// In the kept run the client waited so long, as far as that may show.
std::optional<loop::Duration> waited_in_kept(const Context& context, std::uint32_t number) {
  if (!context.bench.keeping()) return std::nullopt;
  const session::Clients& clients = context.bench.run(1).clients();
  if (number > clients.size()) return std::nullopt;
  const session::Client client = clients.client(number);
  const bool shows = client.served && (context.future_shown || client.served_at <= context.bench.playhead(1).position);
  return shows ? std::optional(*client.served - client.arrived) : std::nullopt;
}

Waited waited(const Context& context, const session::Playhead& now, std::uint32_t number) {
  const session::Clients& clients = context.bench.run().clients();
  const session::Client client = clients.client(number);
  Waited result{.number = number, .arrived = client.serve != loop::TaskId::none && client.arrived <= now.time};
  const bool known = client.served.has_value();
  result.served = known && client.served_at <= now.position;
  if (result.served) result.so_far = *client.served - client.arrived;
  else if (result.arrived) result.so_far = now.time - client.arrived;
  if (known && (result.served || context.future_shown)) result.whole = *client.served - client.arrived;
  result.kept = waited_in_kept(context, number);
  result.late = result.whole.value_or(result.so_far) >= clients.patience();
  return result;
}

/// The clients shown, from `first` on.
struct Window { std::uint32_t first = 1, count = 0; };

/// So that the first client still waiting stands in the upper third.
Window window_at_present(const Context& context, std::uint32_t total, std::uint32_t rows) {
  if (total <= rows) return {1, total};
  const std::uint32_t present = client_at_present(context);
  const std::uint32_t lead = rows / 3;
  const std::uint32_t first = present > lead ? present - lead : 1;
  return {std::min(first, total - rows + 1), rows};
}

/// 1, 2 or 5 times a power of ten, at least `least`.
double round_up(double least) {
  double unit = 1;
  while (unit * 5 < least) unit *= 10;
  return least <= unit ? unit : least <= unit * 2 ? unit * 2 : unit * 5;
}

float in_seconds(loop::Duration d) { return static_cast<float>(static_cast<double>(d.ns) * 1e-9); }

std::string waited_words(const Context& context, const Waited& client) {
  if (client.whole) return exact_seconds(context.language, client.whole->ns);
  return client.arrived ? text::decimal(context.language, client.so_far.ns, 1) : std::string();
}

/// "(+2)": how many more are satisfied than in the kept run, by the same moment.
std::string change_from_kept(const Context& context, const Outcome& outcome) {
  if (!context.bench.keeping()) return {};
  const session::Run& kept = context.bench.run(1);
  if (outcome.final && !kept.complete()) return {};
  const session::Score score = outcome.final ? kept.clients().score() : kept.clients().score_at(context.bench.playhead(1).position);
  const std::int64_t by = std::int64_t{outcome.satisfied} - score.satisfied;
  return "(" + std::string(by > 0 ? "+" : by == 0 ? "=" : "") + (by == 0 ? std::string() : text::whole(context.language, by)) + ")";
}

void score_lines(Scene& scene, const Context& context, const Outcome& outcome) {
  const Theme& theme = context.theme;
  const float right = scene.size().w - padding;
  const std::string satisfied = text::whole(context.language, outcome.satisfied), total = "/" + text::whole(context.language, outcome.total);
  const std::string_view noun = context.words(text::singular(context.language, outcome.total) ? text::Key::results_satisfied_one
                                                                                              : text::Key::results_satisfied_many);
  const float noun_width = width_of(noun, type::body, Face::semibold);
  const bool large = padding + width_of(satisfied + total, type::clock, Face::semibold) + 10 + noun_width <= right;
  const float size = large ? type::clock : type::name;
  const std::string at = outcome.final ? exact_seconds(context.language, outcome.at.ns)
                                       : text::decimal(context.language, outcome.at.ns, 1);
  const std::string when = context.words(outcome.final ? text::Key::results_at_end : text::Key::results_so_far, {at});
  const std::string change = change_from_kept(context, outcome);
  const float digits = width_of(satisfied + total, size, Face::semibold) + (change.empty() ? 0 : 8 + width_of(change, type::body, Face::semibold));
  const bool beside = large && padding + digits + 10 + width_of(when) <= right;   // else on a line of its own
  const float y = beside ? 60.f : 53.f;
  float x = padding;
  x += words_at(scene, {x, y}, satisfied, {.color = theme.ok.text, .size = size, .face = Face::semibold});
  x += words_at(scene, {x, y}, total, {.color = theme.text, .size = size, .face = Face::semibold}) + 10;
  if (!change.empty()) x += words_at(scene, {x - 2, y}, change, {.color = theme.text, .size = type::body, .face = Face::semibold}) + 8;
  words_at(scene, {x, beside ? 54.f : y}, noun, {.color = theme.text, .size = type::body, .face = Face::semibold, .max_width = right - x});
  words_at(scene, {beside ? x : padding, beside ? 71.f : 77.f}, when, {.color = theme.text3, .max_width = right - (beside ? x : padding)});
}

/// How long it took in the kept run: a thin line under the bar, to a tick that stands across it.
void kept_mark(Scene& scene, const Theme& theme, float x, float width, float y) {
  scene.box({x, y + 7, std::max(1.f, width), 1.5f}, {.fill = theme.text2});
  scene.box({x + width - 1, y - 1, 2, 9.5f}, {.fill = theme.text2});
}

/// What filled and hollow mean, as far as both are drawn.
void key_line(Scene& scene, const Context& context) {
  const Theme& theme = context.theme;
  const float y = scene.size().h - 18;
  float x = padding;
  scene.box({x, y - 5, 16, 10}, {.fill = theme.text3, .radius = 2});
  x += 22 + words_at(scene, {x + 22, y}, context.words(text::Key::results_waited), {.color = theme.text2}) + 14;
  if (context.bench.keeping() && x + 22 + width_of("A") <= scene.size().w - padding) {
    kept_mark(scene, theme, x, 16, y - 3);
    x += 22 + words_at(scene, {x + 22, y}, "A", {.color = theme.text2, .face = Face::semibold}) + 14;
  }
  const std::string_view later = context.words(text::Key::results_to_come);
  if (!context.future_shown || x + 22 + width_of(later) > scene.size().w - padding) return;
  scene.box({x, y - 5, 16, 10}, {.stroke = theme.text3, .radius = 2});
  words_at(scene, {x + 22, y}, later, {.color = theme.text2});
}

void client_row(Scene& scene, const Context& context, const Waited& client, float y, float per_second, float limit) {
  const Theme& theme = context.theme;
  const StateColors& colors = client.late ? theme.late : theme.ok;
  const float right = scene.size().w;
  const bool selected = context.bench.selected_client() == client.number;
  const bool lit = context.hovered == Pointed{Hit::client, client.number};
  if (lit) scene.box({8, y - pitch / 2 + 1, right - 16, pitch - 2}, {.fill = theme.bg2, .radius = 6});
  scene.circle({27, y}, 10, {.fill = client.arrived ? theme.bg3 : draw::Color{},
                             .stroke = client.arrived ? draw::Color{} : theme.line2});
  if (selected) scene.circle({27, y}, 12, {.stroke = theme.text, .stroke_width = 2});
  const std::string number = std::to_string(client.number);
  const bool fits = width_of(number, type::caption, Face::semibold) <= 19;
  if (fits) {
    words_at(scene, {27, y}, number, {.color = client.arrived ? theme.text : theme.text3, .face = Face::semibold, .align = Align::centre});
  } else {   // too long for the disc: a pill of its own
    const float width = width_of(number, type::caption, Face::semibold) + 10;
    scene.box({27 - 10, y - 10, width, 20}, {.fill = theme.bg3, .radius = 10});
    words_at(scene, {27 - 5, y}, number, {.color = theme.text, .face = Face::semibold});
  }
  const float whole = client.whole ? in_seconds(*client.whole) * per_second : 0;
  const float so_far = in_seconds(client.so_far) * per_second;
  const float drawn = std::max(whole, so_far);
  const float left = limit - in_seconds(context.bench.run().clients().patience()) * per_second;
  if (whole > 0.5f) scene.box({left, y - 6, whole, 12}, {.fill = colors.tint, .stroke = colors.edge, .radius = 3});
  if (so_far > 0.5f) scene.box({left, y - 6, so_far, 12}, {.fill = colors.fill, .radius = 3});
  if (client.late && left + drawn > limit + 1)
    scene.hatch({limit, y - 5, left + drawn - limit - 1, 10}, 1, 5, 1.2f, so_far > limit - left ? theme.bg1 : colors.text);
  if (client.kept) kept_mark(scene, theme, left, in_seconds(*client.kept) * per_second, y + 1);
  const std::string words = waited_words(context, client);
  if (!words.empty()) {
    words_at(scene, {right - 36, y}, words, {.color = theme.text, .face = Face::mono, .align = Align::right});
    words_at(scene, {right - 33, y + 0.5f}, context.words(text::Key::transport_seconds), {.color = theme.text3});
  }
  if (client.whole)
    draw::icon(scene, client.late ? draw::Icon::late : draw::Icon::check, {right - 18, y}, client.late ? 12.f : 13.f,
               colors.text, {.stroke = 2, .on = theme.bg1});
  scene.hit({8, y - pitch / 2, right - 16, pitch}, static_cast<std::uint16_t>(Hit::client), client.number);
}

void client_rows(Scene& scene, const Context& context, Window window) {
  const Theme& theme = context.theme;
  const session::Playhead now = context.bench.playhead();
  std::vector<Waited> rows;
  double longest = 0;
  float text_width = 0, number_width = 0;
  for (std::uint32_t i = 0; i < window.count; ++i) {
    rows.push_back(waited(context, now, window.first + i));
    longest = std::max(longest, static_cast<double>(in_seconds(rows.back().whole.value_or(rows.back().so_far))));
    if (rows.back().kept) longest = std::max(longest, static_cast<double>(in_seconds(*rows.back().kept)));
    text_width = std::max(text_width, width_of(waited_words(context, rows.back()), type::caption, Face::mono));
    number_width = std::max(number_width, width_of(std::to_string(rows.back().number), type::caption, Face::semibold));
  }
  const float left = number_width <= 19 ? bars_left : 27 + number_width + 12;
  const float room = scene.size().w - 36 - text_width - 8 - left;
  if (room < 24) return;
  const loop::Duration patience = context.bench.run().clients().patience();
  const float limit_s = in_seconds(patience);
  longest = std::max(longest, static_cast<double>(limit_s));
  const double fits = room / most_per_second;
  const float per_second = longest <= fits ? most_per_second : static_cast<float>(room / (longest <= 10 ? 10 : round_up(longest)));
  const float limit = left + limit_s * per_second;
  const std::string patience_words = context.words(text::Key::results_patience, {exact_seconds(context.language, patience.ns)});
  const float half = width_of(patience_words) / 2;
  const float at = std::clamp(limit, padding + half, std::max(padding + half, scene.size().w - padding - half));
  words_at(scene, {at, rows_top - 14}, patience_words, {.color = theme.text2, .align = Align::centre});
  float y = rows_top + pitch / 2;
  for (const Waited& row : rows) {
    client_row(scene, context, row, y, per_second, limit);
    y += pitch;
  }
  scene.segment({limit, rows_top - 4}, {limit, y - pitch / 2}, 1.25f, theme.text2, draw::Line::dashed);
}

/// Clients first ..= last in one row.
struct Tally {
  std::uint32_t first = 0, last = 0;
  std::uint32_t in_time = 0, late = 0;                 ///< already certain at the playhead
  std::uint32_t in_time_to_come = 0, late_to_come = 0; ///< when the future shows
};

Tally tally(const Context& context, std::uint32_t first, std::uint32_t last) {
  Tally result{.first = first, .last = last};
  const session::Playhead now = context.bench.playhead();
  const loop::Duration patience = context.bench.run().clients().patience();
  for (std::uint32_t n = first; n <= last; ++n) {
    const Waited client = waited(context, now, n);
    const bool certain = client.served || client.so_far >= patience;
    if (certain) ++(client.late ? result.late : result.in_time);
    else if (client.whole) ++(client.late ? result.late_to_come : result.in_time_to_come);
  }
  return result;
}

void tally_row(Scene& scene, const Context& context, const Tally& row, float y, float left, float right, std::uint32_t size) {
  const Theme& theme = context.theme;
  const std::string_view dash = "–";
  const std::string label = text::whole(context.language, row.first) + std::string(dash) + text::whole(context.language, row.last);
  words_at(scene, {padding, y}, label, {.color = theme.text2, .max_width = left - padding - 6});
  const float each = (right - left) / static_cast<float>(size);
  const float width = each * static_cast<float>(row.last - row.first + 1);
  scene.box({left, y - 6, width, 12}, {.fill = theme.bg2, .stroke = theme.line2, .radius = 3});
  float x = left;
  const auto part = [&](std::uint32_t count, const StateColors& colors, bool solid, bool hatched) {
    const float w = each * static_cast<float>(count);
    if (w <= 0) return;
    scene.box({x, y - 6, w, 12}, {.fill = solid ? colors.fill : colors.tint, .stroke = solid ? colors.fill : colors.edge, .radius = std::min(3.f, w / 2)});
    if (hatched && w > 3) scene.hatch({x + 1, y - 5, w - 2, 10}, 1, 5, 1.2f, solid ? theme.bg1 : colors.text);
    x += w;
  };
  part(row.in_time, theme.ok, true, false);
  part(row.in_time_to_come, theme.ok, false, false);
  part(row.late_to_come, theme.late, false, true);
  part(row.late, theme.late, true, true);
  const std::uint32_t in_time = row.in_time + row.in_time_to_come;
  words_at(scene, {scene.size().w - padding, y}, text::whole(context.language, in_time) + "/" + text::whole(context.language, row.last - row.first + 1),
           {.color = theme.text, .face = Face::mono, .align = Align::right});
}

void tally_rows(Scene& scene, const Context& context, std::uint32_t total, std::uint32_t rows) {
  const auto size = static_cast<std::uint32_t>(round_up(static_cast<double>(total) / rows));
  const std::string longest = text::whole(context.language, total);
  const float left = padding + 2 * width_of(longest) + width_of("–") + 10;
  const std::string count = text::whole(context.language, size);
  const float right = scene.size().w - padding - width_of(count + "/" + count, type::caption, Face::mono) - 8;
  words_at(scene, {padding, rows_top - 14}, context.words(text::Key::results_by_rows, {count}), {.color = context.theme.text2});
  if (right - left < 16) return;
  float y = rows_top + pitch / 2;
  for (std::uint32_t first = 1; first <= total; first += size, y += pitch)
    tally_row(scene, context, tally(context, first, std::min(total, first + size - 1)), y, left, right, size);
}

}  // namespace

float results_height(const Context& context, std::uint32_t most) {
  const std::uint32_t rows = std::max(1u, std::min(most, context.bench.run().clients().size()));
  return rows_top + key_height + pitch * static_cast<float>(rows);
}

Scene results_panel(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  const float title = heading(scene, theme, {padding, 24}, context.words(text::Key::results_title), size.w - 2 * padding);
  const std::uint32_t total = context.bench.run().clients().size();
  if (total == 0) {
    if (size.h >= 64) words_at(scene, {padding, 52}, context.words(text::Key::results_none), {.color = theme.text2, .max_width = size.w - 2 * padding});
    return scene;
  }
  if (size.h < 90) return scene;
  score_lines(scene, context, outcome_of(context));
  const std::uint32_t rows = rows_that_fit(size.h);
  if (rows == 0) return scene;
  if (total > 10 * rows) {
    tally_rows(scene, context, total, rows);
  } else {
    const Window window = window_at_present(context, total, rows);
    client_rows(scene, context, window);
    if (window.count < total) {
      const std::string range = context.words(text::Key::results_range, {text::whole(context.language, window.first),
          text::whole(context.language, window.first + window.count - 1), text::whole(context.language, total)});
      words_at(scene, {size.w - padding, 24}, range, {.color = theme.text2, .align = Align::right, .max_width = size.w - 3 * padding - title});
    }
  }
  key_line(scene, context);
  return scene;
}

}  // namespace comptoir::picture
