#include "picture/stations.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "picture/figures.hpp"
#include "picture/parts.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"
#include "session/settings.hpp"

namespace comptoir::picture {
namespace {
using model::Station;
using text::Key;

/// A dish being made.
struct Made {
  loop::TaskId task = loop::TaskId::none;
  std::string number;
  float progress = 0;
  loop::Duration left;
};

struct StationState {
  Station station = Station::soda;
  loop::ResourceId resource = loop::ResourceId::none;  ///< none: no limit
  std::string kind;                                    ///< "Lock", "Semaphore(3)"
  std::uint32_t permits = 0, free = 0, taken = 0;
  std::vector<Made> made;                              ///< the first ones
  std::vector<loop::TaskId> line;                      ///< the first ones
  std::size_t in_line = 0;
  std::int64_t portions = 0, batch = 0;                ///< of the fryer
};

constexpr std::size_t most = 64;

model::Role role_at(Station station) {
  return station == Station::soda ? model::Role::soda : station == Station::cook ? model::Role::burger : model::Role::fries;
}

Made made_by(const Context& ctx, const trace::TaskView& task) {
  const loop::Name name = ctx.bench.run().recording().task(task.id).name;
  Made made{.task = task.id, .number = short_label(name), .progress = 0, .left = {}};
  if (model::role_of(name) == model::Role::other) made.number = "\u2212";   // nobody's dish: the place was taken away
  if (task.state != trace::TaskState::waiting || !task.deadline) return made;
  const loop::Duration whole = *task.deadline - task.since, passed = ctx.bench.time() - task.since;
  made.progress = whole.ns > 0 ? std::clamp(static_cast<float>(passed.ns) / static_cast<float>(whole.ns), 0.0f, 1.0f) : 1;
  made.left = *task.deadline - ctx.bench.time();
  return made;
}

/// Portions that lie ready: those of the last batch, without those taken since.
std::int64_t portions_ready(const Context& ctx, std::int64_t batch) {
  const auto& recording = ctx.bench.run().recording();
  std::int64_t taken = 0;
  for (std::size_t i = recording.printed_until(ctx.bench.cursor().position()); i > 0 && taken <= batch; --i) {
    const auto key = static_cast<model::PrintKey>(recording.printed(i - 1).print.key);
    if (key == model::PrintKey::batch_ready) return std::max<std::int64_t>(0, batch - taken);
    if (key == model::PrintKey::batch_start) return 0;
    if (key == model::PrintKey::fries_ready) ++taken;
  }
  return 0;
}

loop::ResourceId resource_of(const Context& ctx, Station station) {
  const auto& recording = ctx.bench.run().recording();
  for (std::uint32_t i = 1; i <= recording.resource_count(); ++i)
    if (model::station_of(recording.resource(loop::ResourceId{i}).name) == station) return loop::ResourceId{i};
  return loop::ResourceId::none;
}

bool cooking(const StationState& state) { return !state.made.empty() && state.made.front().left.ns > 0; }

StationState state_of(const Context& ctx, Station station) {
  const trace::Cursor& cursor = ctx.bench.cursor();
  const auto& recording = ctx.bench.run().recording();
  StationState state{.station = station, .resource = resource_of(ctx, station), .kind = {}, .made = {}, .line = {}};
  if (state.resource == loop::ResourceId::none) {
    for (const trace::SleeperView& sleeper : cursor.sleeping(1000)) {
      if (model::role_of(recording.task(sleeper.task).name) != role_at(station)) continue;
      ++state.taken;
      if (state.made.size() < most) state.made.push_back(made_by(ctx, cursor.task(sleeper.task)));
    }
    return state;
  }
  const trace::ResourceView resource = cursor.resource(state.resource);
  state.kind = resource.kind == loop::ResourceKind::lock ? std::string("Lock") : "Semaphore(" + std::to_string(resource.permits) + ")";
  state.permits = resource.permits;
  state.free = resource.free;
  state.taken = static_cast<std::uint32_t>(resource.holders.size());
  for (std::size_t i = 0; i < std::min(most, resource.holders.size()); ++i)
    state.made.push_back(made_by(ctx, cursor.task(resource.holders[i].task)));
  std::size_t granted = 0;
  for (const trace::WaiterView& waiter : resource.waiters) {
    if (state.line.size() == most) break;
    if (waiter.granted) ++granted;
    else state.line.push_back(waiter.task);
  }
  state.in_line = resource.waiters.size() - granted;
  if (station == Station::fryer) {
    state.batch = session::value_of(ctx.bench.run().settings(), "batch").value_or(0);
    // While a batch cooks, the basket was empty: no need to look back.
    if (!cooking(state)) state.portions = portions_ready(ctx, state.batch);
  }
  return state;
}

/// What the header says about free places.
std::string free_words(const Context& ctx, const StationState& s) {
  const auto& lang = ctx.language;
  if (s.resource == loop::ResourceId::none) return std::string(ctx.words(Key::floor_no_limit));
  if (s.station == Station::fryer) {
    if (cooking(s)) return text::counted(lang, Key::floor_portion_cooking, Key::floor_portions_cooking, s.batch);
    if (s.portions > 0) return text::counted(lang, Key::floor_portion_left, Key::floor_portions_left, s.portions);
    return std::string(ctx.words(s.taken > 0 ? Key::floor_busy : Key::floor_fryer_empty));
  }
  if (s.permits == 1) return std::string(ctx.words(s.free > 0 ? Key::floor_free : Key::floor_busy));
  const Key key = text::singular(lang, s.free) ? Key::floor_free_of_one : Key::floor_free_of_many;
  return ctx.words(key, {text::whole(lang, s.free), text::whole(lang, s.permits)});
}

void header(draw::Scene& scene, const Context& ctx, draw::Rect rect, const StationState& s) {
  const Theme& theme = ctx.theme;
  const float y = rect.y + 16;
  draw::icon(scene, icon_of(s.station), {rect.x + 18, y}, 16, theme.text2);
  const float name = words_at(scene, {rect.x + 32, y}, name_of(ctx, s.station),
                              {.color = theme.text, .size = type::body, .face = draw::Face::semibold, .max_width = rect.w - 40});
  const float room = rect.w - 32 - name - 12 - 12;
  const std::string free = free_words(ctx, s);
  const std::string both = s.kind.empty() || ctx.level == model::Level::discover ? free : s.kind + " · " + free;
  const std::string& tag = width_of(both) <= room ? both : free;
  if (width_of(tag) <= room) words_at(scene, {rect.x + rect.w - 12, y}, tag, {.color = theme.text2, .align = draw::Align::right});
}

// ---- Equipment: each returns the width that it took.

float soda_machines(draw::Scene& scene, const Context& ctx, draw::Rect room, const StationState& s) {
  const Theme& theme = ctx.theme;
  const float side = std::min(48.0f, room.h);
  const std::size_t machines = s.resource == loop::ResourceId::none ? std::max<std::size_t>(1, s.made.size()) : s.permits;
  if (machines == 1) {
    const Made* made = s.made.empty() ? nullptr : &s.made.front();
    soda_machine(scene, theme, {room.x, room.y, side, side}, made ? made->progress : -1);
    if (!made || room.w < side + 30) return side;
    scene.hit({room.x, room.y, side, side}, static_cast<std::uint16_t>(Hit::task), loop::number(made->task));
    const float x = room.x + side + 12;
    std::string client = ctx.words(Key::floor_client, {made->number});
    std::string left = ctx.words(Key::floor_left, {ctx.seconds({made->left.ns}, 1)});
    const float wide = std::max(width_of(client, type::body, draw::Face::semibold), width_of(left));
    if (wide > room.w - side - 12) {
      client = made->number;
      left = ctx.words(Key::floor_seconds, {ctx.seconds({made->left.ns}, 1)});
    }
    const float most_width = room.w - side - 12;
    float width = words_at(scene, {x, room.y + side / 2 - 9}, client, {.color = theme.text, .size = type::body, .face = draw::Face::semibold, .max_width = most_width});
    if (made->left.ns > 0)
      width = std::max(width, words_at(scene, {x, room.y + side / 2 + 10}, left, {.color = theme.sleep.text, .max_width = most_width}));
    return side + 12 + width;
  }
  // Several machines: small ones with the client's number below.
  const float small = 30, pitch = 36;
  const Fitting fit = fit_row(machines, room.w, pitch, small, more_chip_width(machines));
  for (std::size_t i = 0; i < fit.shown; ++i) {
    const bool busy = i < s.made.size();
    const draw::Rect rect{room.x + pitch * static_cast<float>(i), room.y, small, small};
    soda_machine(scene, theme, rect, busy ? s.made[i].progress : -1);
    if (!busy) continue;
    words_at(scene, {rect.centre().x, rect.y + 40}, s.made[i].number, {.color = theme.text, .face = draw::Face::semibold, .align = draw::Align::centre, .max_width = pitch - 2});
    scene.hit({rect.x, rect.y, small, 48}, static_cast<std::uint16_t>(Hit::task), loop::number(s.made[i].task));
  }
  float width = pitch * static_cast<float>(fit.shown);
  if (fit.left > 0) {
    more_chip(scene, theme, {room.x + width, room.y + 4, more_chip_width(fit.left), 22}, fit.left);
    width += more_chip_width(fit.left);
  }
  return width;
}

float cooks(draw::Scene& scene, const Context& ctx, draw::Rect room, const StationState& s) {
  const Theme& theme = ctx.theme;
  const std::size_t count = s.resource == loop::ResourceId::none ? s.made.size() : s.permits;
  const auto one = [&](std::size_t i, draw::Point centre, float radius) {
    const bool busy = i < s.made.size();
    cook(scene, theme, centre, radius, busy ? std::string_view(s.made[i].number) : std::string_view(), busy ? s.made[i].progress : 0);
    if (!busy) return;
    if (is_selected(ctx, s.made[i].task)) scene.circle(centre, radius + 5.5f, {.stroke = theme.text, .stroke_width = 2});
    scene.hit({centre.x - radius - 3, centre.y - radius - 3, 2 * radius + 6, 2 * radius + 6}, static_cast<std::uint16_t>(Hit::task), loop::number(s.made[i].task));
  };
  if (const float pitch = count <= 3 ? 50.0f : 43.0f; 44 + pitch * static_cast<float>(count - 1) <= room.w && count > 0) {
    for (std::size_t i = 0; i < count; ++i) one(i, {room.x + 22 + pitch * static_cast<float>(i), room.y + room.h / 2 + 6}, 16);
    return 44 + pitch * static_cast<float>(count - 1);
  }
  // Two rows of small rings without hats, then how many more there are.
  const float radius = 10, pitch = 26;
  const std::size_t per_row = things_in(room.w, pitch, 24);
  const bool rest = count > 2 * per_row;
  const std::size_t hidden_places = rest ? static_cast<std::size_t>(std::ceil((more_chip_width(count) - 22) / pitch)) + 1 : 0;
  const std::size_t shown = rest ? 2 * per_row - std::min(2 * per_row, hidden_places) : count;
  const auto place = [&](std::size_t i) -> draw::Point {
    return {room.x + 12 + pitch * static_cast<float>(i % per_row), room.y + room.h / 2 + (i < per_row ? -13.0f : 12.0f)};
  };
  for (std::size_t i = 0; i < shown; ++i) one(i, place(i), radius);
  if (rest && per_row > 0) {
    const draw::Point at = place(shown);
    more_chip(scene, theme, {at.x - 12, at.y - 11, more_chip_width(count - shown), 22}, count - shown);
  }
  return pitch * static_cast<float>(std::min(count, per_row));
}

float fryer(draw::Scene& scene, const Context& ctx, draw::Rect room, const StationState& s) {
  const Theme& theme = ctx.theme;
  const bool limited = s.resource != loop::ResourceId::none;
  const std::int64_t slots = limited ? s.batch : static_cast<std::int64_t>(s.made.size());
  const bool hot = limited ? cooking(s) : !s.made.empty();
  const std::int64_t portions = hot ? slots : s.portions;
  const float height = std::min(48.0f, room.h), width = std::clamp(13.5f * static_cast<float>(slots) + 6, 48.0f, std::min(room.w, 128.0f));
  const draw::Rect basket{room.x, room.y, width, height};
  scene.box(basket, {.fill = theme.bg3, .radius = 6});
  const auto fitting = static_cast<std::int64_t>((width - 4) / 13.5f);
  const float y = basket.y + (hot ? 15.0f : height / 2);
  const draw::Color ink = hot ? theme.sleep.text : theme.ok.text;
  if (portions <= fitting) {
    const float start = basket.centre().x - 13.5f * static_cast<float>(portions - 1) / 2;
    for (std::int64_t i = 0; i < portions; ++i)
      draw::icon(scene, draw::Icon::fries, {start + 13.5f * static_cast<float>(i), y}, 12, ink, {.stroke = 1.2f, .fill = hot ? draw::Color{} : theme.ok.tint});
  } else {
    const std::string words = "×" + text::whole(ctx.language, portions);
    const float w = width_of(words, type::caption, draw::Face::semibold);
    draw::icon(scene, draw::Icon::fries, {basket.centre().x - w / 2 - 4, y}, 12, ink, {.stroke = 1.2f});
    words_at(scene, {basket.centre().x - w / 2 + 6, y}, words, {.color = ink, .face = draw::Face::semibold});
  }
  if (hot) {
    const draw::Rect track{basket.x + 8, basket.y + height - 15, width - 16, 6};
    scene.box(track, {.fill = theme.bg1, .radius = 3});
    scene.box({track.x, track.y, std::max(3.0f, track.w * s.made.front().progress), 6}, {.fill = theme.progress, .radius = 3});
    scene.hit(basket, static_cast<std::uint16_t>(Hit::task), loop::number(s.made.front().task));
  }
  return width;
}

/// The line, first in first out, under its caption; "+n" for those who don't fit.
void waiting_line(draw::Scene& scene, const Context& ctx, draw::Rect room, const StationState& s) {
  const Theme& theme = ctx.theme;
  if (s.in_line == 0 || room.w < 28) return;
  float least = 21;
  for (const loop::TaskId id : s.line)
    least = std::max(least, queuer_width(short_label(ctx.bench.run().recording().task(id).name)));
  const float pitch = least + 5, more = more_chip_width(s.in_line);
  Fitting fit = fit_row(s.in_line, room.w - 2, pitch, least, more);
  fit.shown = std::min(fit.shown, s.line.size());
  fit.left = s.in_line - fit.shown;
  const auto caption = ctx.words(Key::floor_waiting);
  const bool captioned = width_of(caption) <= room.w && room.h >= 38;
  const float y = room.y + (captioned ? 33 : room.h / 2);
  if (captioned) words_at(scene, {room.x, room.y + 9}, caption, {.color = theme.text3});
  for (std::size_t i = 0; i < fit.shown; ++i) {
    const draw::Point centre{room.x + least / 2 + 2 + pitch * static_cast<float>(i), y};
    queuer(scene, theme, centre, short_label(ctx.bench.run().recording().task(s.line[i]).name), is_selected(ctx, s.line[i]));
    scene.hit({centre.x - pitch / 2, centre.y - 13, pitch, 26}, static_cast<std::uint16_t>(Hit::task), loop::number(s.line[i]));
  }
  if (fit.left > 0) more_chip(scene, theme, {room.x + 2 + pitch * static_cast<float>(fit.shown), y - 11, std::min(more_chip_width(fit.left), room.w), 22}, fit.left);
}

float wanted_line_width(const Context& ctx, const StationState& s) {
  if (s.in_line == 0) return 0;
  return std::max(width_of(ctx.words(Key::floor_waiting)), 26 * static_cast<float>(std::min<std::size_t>(s.in_line, 7))) + 14;
}

/// A card too narrow for pictures: who is served and how many wait, in words.
void in_words(draw::Scene& scene, const Context& ctx, draw::Rect room, const StationState& s) {
  const Theme& theme = ctx.theme;
  std::string served = free_words(ctx, s);
  if (width_of(served) > room.w) served = ctx.words(s.taken > 0 ? Key::floor_busy : Key::floor_free);
  words_at(scene, {room.x, room.y + 10}, served, {.color = s.taken > 0 ? theme.text : theme.text2, .max_width = room.w});
  const std::string waiting = ctx.words(Key::floor_many_waiting, {text::whole(ctx.language, static_cast<std::int64_t>(s.in_line))});
  if (s.in_line > 0 && room.h >= 36) words_at(scene, {room.x, room.y + 30}, waiting, {.color = theme.text3, .max_width = room.w});
}

}  // namespace

void station_card(draw::Scene& scene, const Context& ctx, draw::Rect rect, Station station) {
  card(scene, ctx.theme, rect);
  const StationState state = state_of(ctx, station);
  if (state.resource != loop::ResourceId::none)
    scene.hit(rect, static_cast<std::uint16_t>(Hit::resource), loop::number(state.resource));
  header(scene, ctx, rect, state);
  const draw::Rect inside{rect.x + 12, rect.y + 34, rect.w - 24, std::min(48.0f, rect.h - 40)};
  if (inside.h < 20) return;
  if (inside.w < 130) return in_words(scene, ctx, {rect.x + 8, inside.y, rect.w - 16, inside.h}, state);
  // The line may take about half of the card, less beside many machines.
  const bool many = state.permits > 3 || (station == Station::soda && state.permits > 1);
  const float share = many ? inside.w * .42f : std::max(inside.w * .55f, inside.w - 200);
  const float line = std::min(wanted_line_width(ctx, state), share);
  const draw::Rect equipment{inside.x, inside.y, std::max(30.0f, inside.w - line), inside.h};
  float used = 0;
  switch (station) {
    case Station::soda: used = soda_machines(scene, ctx, equipment, state); break;
    case Station::cook: used = cooks(scene, ctx, equipment, state); break;
    case Station::fryer: used = fryer(scene, ctx, equipment, state); break;
  }
  waiting_line(scene, ctx, {inside.x + used + 12, inside.y, inside.w - used - 12, inside.h}, state);
}

}  // namespace comptoir::picture
