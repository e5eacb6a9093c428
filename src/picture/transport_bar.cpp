#include "picture/transport_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "picture/controls.hpp"
#include "picture/outcome.hpp"
#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;

constexpr float margin = 12, play_side = 40, track = 128, short_track = 112, between = 24;
constexpr std::array<float, 5> speed_stops{0, 0.25f, 0.5f, 0.75f, 1};

/// What is shown besides back, play, step and the clock, in the order in which it is given up, last first.
struct Shown {
  bool speed = false, zoom = false, time = false, ends = false, by_icon = false, by_next = false, by = false, selection = false, counts = false, speed_label = false, thousandths = false;
};

struct Widths {
  float side = 0, clock = 0, counts = 0, speed_label = 0, by = 0, by_next = 0;
};

std::string end_clock(const Context& context, bool wide) {
  const loop::Time now = context.bench.time();
  const loop::Time end = context.bench.run().recording().end_time();
  return text::decimal(context.language, std::max(now, end).ns, wide ? 3 : 1);
}

float clock_width(const Context& context, bool wide) {
  const float words = std::max(width_of(end_clock(context, wide), type::clock, Face::mono),
                               width_of(clock_words(context, wide), type::clock, Face::mono));
  return words + 6 + width_of(context.words(text::Key::transport_seconds), type::body);
}

std::string count_words(const Context& context, text::Key key, std::uint32_t n, std::uint32_t of) {
  return context.words(key, {text::whole(context.language, n), text::whole(context.language, of)});
}

/// As wide as the counts get, so that nothing moves while they grow.
float counts_width(const Context& context, const session::Counts& counts) {
  return std::max(width_of(count_words(context, text::Key::transport_step, counts.steps, counts.steps)),
                  width_of(count_words(context, text::Key::transport_turn, counts.turns, counts.turns)));
}

float total_width(const Shown& shown, const Widths& w) {
  float total = margin + 2 * (w.side + 8) + play_side + 8 + w.clock + margin;
  if (shown.ends) total += 2 * (w.side + 4);
  if (shown.counts) total += between + w.counts;
  if (shown.speed) total += between + slider_margin + (shown.by ? track : short_track) + 14 + 30;
  if (shown.speed_label) total += w.speed_label + 14;
  if (shown.zoom) total += 3 * w.side + 8 + between;
  if (shown.selection) total += w.side + 4;
  if (shown.time) total += w.side + 4;
  if (shown.by) total += w.by + 16;
  else if (shown.by_next) total += w.by_next + 16;
  else if (shown.by_icon) total += w.side + 16;
  return total;
}

Shown parts_that_fit(const Context& context, float width, const TransportView& view, Widths& widths) {
  Shown shown;
  const auto add = [&](bool Shown::* part) {
    Shown wider = shown;
    wider.*part = true;
    if (total_width(wider, widths) <= width) shown = wider;
  };
  add(&Shown::speed);
  if (view.lanes) add(&Shown::zoom);
  if (view.lanes || !context.compact) add(&Shown::time);
  const bool kinds = view.lanes && lane_kinds(context).size() > 1;
  if (kinds) add(&Shown::by_icon);
  if (shown.by_icon) add(&Shown::by_next);
  if (context.level != model::Level::discover) add(&Shown::counts);
  if (!context.compact) add(&Shown::ends);
  if (shown.by_next) add(&Shown::by);
  if (view.lanes) add(&Shown::selection);
  add(&Shown::speed_label);
  if (!context.compact) {
    const Widths narrow = widths;
    widths.clock = clock_width(context, true);
    if (total_width(shown, widths) <= width) shown.thousandths = true;
    else widths = narrow;
  }
  return shown;
}

void play_button(Scene& scene, const Context& context, draw::Point centre, float side) {
  const Rect rect{centre.x - side / 2, centre.y - side / 2, side, side};
  icon_button(scene, context, rect, context.bench.playing() ? Icon::pause : Icon::play, {Hit::play, 0},
              {.kind = ButtonKind::now, .radius = side / 2, .icon_size = side / 2});
}

float clock(Scene& scene, const Context& context, draw::Point at, bool wide) {
  const float drawn = words_at(scene, at, clock_words(context, wide), {.color = context.theme.text, .size = type::clock, .face = Face::mono});
  words_at(scene, {at.x + drawn + 6, at.y + 5}, context.words(text::Key::transport_seconds),
           {.color = context.theme.text3, .size = type::body});
  return drawn;
}

/// A long run being computed: how far, and a way to stop it. Stands where the counts do.
void progress(Scene& scene, const Context& context, Rect rect, double done) {
  const float middle = rect.centre().y;
  progress_bar(scene, context.theme, {rect.x, middle - 3, rect.w - button_side - 8, 6}, static_cast<float>(done));
  icon_button(scene, context, {rect.x + rect.w - button_side, middle - button_side / 2, button_side, button_side},
              Icon::cross, {Hit::cancel_run, 0}, {.kind = ButtonKind::ghost, .icon_size = 12});
}

/// The time machine, zoom and which lanes, from the right.
void lane_controls(Scene& scene, const Context& context, const Shown& shown, const Widths& widths, const TransportView& view) {
  const float middle = scene.size().h / 2, side = widths.side, y = middle - side / 2;
  float x = scene.size().w - margin;
  const auto add = [&](Icon icon, Hit hit) {
    x -= side;
    icon_button(scene, context, {x, y, side, side}, icon, {hit, 0});
    x -= 4;
  };
  if (shown.time) add(Icon::past, Hit::time_tools);
  if (shown.zoom) {
    if (shown.selection) add(Icon::focus, Hit::zoom_selection);
    for (const auto& [icon, hit] : {std::pair{Icon::fit, Hit::fit}, {Icon::plus, Hit::zoom_in}, {Icon::minus, Hit::zoom_out}}) add(icon, hit);
    x -= 12;
  }
  if (shown.by) {
    x -= widths.by;
    lane_choice(scene, context, {x, y, widths.by, side}, view.kind);
  } else if (shown.by_next) {
    x -= widths.by_next;
    button(scene, context, {x, y, widths.by_next, side}, lane_words(context, view.kind), Icon::gantt, {Hit::by_next, 0});
  } else if (shown.by_icon) {
    x -= side;
    icon_button(scene, context, {x, y, side, side}, Icon::gantt, {Hit::by_next, 0});
  }
}

}  // namespace

float lane_choice_width(const Context& context) {
  float widest = 0;
  const std::vector<LaneKind> kinds = lane_kinds(context);
  for (const LaneKind kind : kinds) widest = std::max(widest, width_of(lane_words(context, kind), type::caption, Face::semibold));
  return static_cast<float>(kinds.size()) * (widest + 18);
}

void lane_choice(Scene& scene, const Context& context, Rect rect, LaneKind shown) {
  std::vector<Choice> choices;
  for (const LaneKind kind : lane_kinds(context)) choices.push_back({lane_words(context, kind), lane_hit(kind), kind == shown});
  if (!choices.empty()) segmented(scene, context, rect, choices, type::caption);
}

float transport_height(const Context& context) { return context.touch ? 64 : 52; }

std::string clock_words(const Context& context, bool wide) {
  return text::decimal(context.language, context.bench.time().ns, wide ? 3 : 1);
}

std::string speed_words(text::Language language, double speed) {
  for (const auto& [value, words] : {std::pair{0.25, "¼"}, {0.5, "½"}})
    if (std::abs(speed - value) < 0.005) return text::fill(language, text::Key::transport_speed_times, {words});
  const auto ns = static_cast<std::int64_t>(std::llround(speed * 10)) * 100'000'000;
  return text::fill(language, text::Key::transport_speed_times, {text::seconds(language, ns)});
}

float fraction_of_speed(double speed) {
  return std::clamp((std::log2(std::max(static_cast<float>(speed), 0.01f)) + 2) / 4, 0.0f, 1.0f);
}

double speed_at(float fraction, float track_width) {
  if (std::abs(fraction - 0.5f) * track_width <= 6) return 1;
  for (const float stop : speed_stops)
    if (std::abs(fraction - stop) * track_width <= 3) return static_cast<double>(std::exp2(stop * 4 - 2));
  return static_cast<double>(std::exp2(std::clamp(fraction, 0.0f, 1.0f) * 4 - 2));
}

Scene transport_bar(const Context& context, draw::Size size, const TransportView& view) {
  Scene scene(size);
  const Theme& theme = context.theme;
  const session::Workbench& bench = context.bench;
  const session::Counts counts = bench.counts();
  const std::optional<double> done = bench.progress();
  Widths widths{.side = button_size(context), .clock = clock_width(context, false)};
  widths.counts = done ? 140 : counts_width(context, counts);
  widths.speed_label = width_of(context.words(text::Key::transport_speed));
  widths.by = lane_choice_width(context);
  for (const LaneKind kind : lane_kinds(context)) widths.by_next = std::max(widths.by_next, button_width(lane_words(context, kind), true));
  const Shown shown = parts_that_fit(context, size.w, view, widths);
  const float middle = size.h / 2, side = widths.side, y = middle - side / 2;
  const bool at_start = bench.at_start(), at_end = bench.at_end();

  float x = margin;
  if (shown.ends) {
    icon_button(scene, context, {x, y, side, side}, Icon::start, {Hit::start, 0}, {.kind = ButtonKind::ghost, .enabled = !at_start});
    x += side + 4;
  }
  icon_button(scene, context, {x, y, side, side}, Icon::back, {Hit::step_back, 0}, {.enabled = !at_start});
  x += side + 8;
  play_button(scene, context, {x + play_side / 2, middle}, play_side);
  x += play_side + 8;
  icon_button(scene, context, {x, y, side, side}, Icon::step, {Hit::step_forward, 0}, {.enabled = !at_end});
  x += side + 4;
  if (shown.ends) {
    icon_button(scene, context, {x, y, side, side}, Icon::end, {Hit::end, 0}, {.kind = ButtonKind::ghost, .enabled = !at_end});
    x += side + 4;
  }
  x += 8;
  clock(scene, context, {x, middle}, shown.thousandths);
  x += widths.clock + between;
  if (shown.counts) {
    if (done) {
      progress(scene, context, {x, y, widths.counts, side}, *done);
    } else {
      words_at(scene, {x, middle - 8}, count_words(context, text::Key::transport_step, counts.step, counts.steps), {.color = theme.text2});
      words_at(scene, {x, middle + 9}, count_words(context, text::Key::transport_turn, counts.turn, counts.turns), {.color = theme.text3});
    }
    x += widths.counts + between;
  }
  if (shown.speed) {
    const float length = shown.by ? track : short_track;
    if (!view.lanes) x = size.w - margin - 30 - 14 - length - (shown.speed_label ? widths.speed_label + 14 : 0) - (shown.time ? widths.side + 12 : 0);
    if (shown.speed_label) x += words_at(scene, {x, middle}, context.words(text::Key::transport_speed), {.color = theme.text2}) + 14;
    else x += slider_margin;
    slider(scene, context, {.start = {x, middle}, .width = length, .fraction = fraction_of_speed(bench.speed()), .filled = false,
                            .stops = speed_stops, .notch = 0.5f}, {Hit::speed_slider, 0});
    words_at(scene, {x + length + 14, middle}, speed_words(context.language, bench.speed()),
             {.color = theme.text, .size = type::body, .face = Face::semibold});
  }
  lane_controls(scene, context, shown, widths, view);
  return scene;
}

}  // namespace comptoir::picture
