#include "picture/plan_rates.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "picture/parts.hpp"
#include "picture/plan_parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using model::Candidate;
using text::Key;

constexpr float padding = 16;

std::array<double, 3> rates_of(const model::RestaurantSetup& setup, const model::Equipment& has) {
  return {session::a_second(has.sodas, setup.t_soda), session::a_second(has.cooks, setup.t_burger), session::a_second(has.batch, setup.t_fries)};
}

void rate_bar(Scene& scene, const Context& context, float x, float y, float width, double rate, bool keeps_up, const std::string& of) {
  const Theme& theme = context.theme;
  if (keeps_up) {
    scene.box({x, y, width, 16}, {.fill = theme.ok.fill, .radius = 3});
  } else {
    scene.box({x, y, width, 16}, {.fill = theme.late.tint, .stroke = theme.late.edge, .radius = 3});
    scene.hatch({x + 1, y + 1, std::max(0.f, width - 2), 14}, 2, 7, 1, theme.late.edge);
  }
  const draw::Color ink = keeps_up ? theme.ok.text : theme.late.text;
  const float drawn = words_at(scene, {x + width + 8, y + 8}, session::rate_text(context.language, rate), {.color = ink, .face = draw::Face::mono});
  draw::icon(scene, keeps_up ? draw::Icon::check : draw::Icon::late, {x + width + 20 + drawn, y + 8}, 13, ink, {.stroke = 2, .on = theme.bg1});
  words_at(scene, {x + width + 32 + drawn, y + 8}, of, {.color = theme.text3, .face = draw::Face::mono, .max_width = std::max(10.f, scene.size().w - 12 - (x + width + 32 + drawn))});
}

}  // namespace

Scene plan_rates(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  const session::PlanBoard& board = *context.bench.board();
  const Candidate* shown = plan_card_candidate(context);
  const model::RestaurantSetup& setup = board.plan().restaurant;
  const bool picked = shown && (context.bench.picked() || plan_hidden(context));
  // What the bars are, from the left; their key from the right.
  float x = size.w - padding;
  const auto key = [&](std::string_view words, bool second) {
    x -= width_of(words);
    words_at(scene, {x, 16}, words, {.color = theme.text2});
    x -= 24;
    scene.box({x, 10, 16, 12}, {.fill = second ? theme.bg3 : draw::Color{}, .stroke = theme.text3, .radius = 3});
    words_at(scene, {x + 8, 16.5f}, second ? "2" : "1", {.color = theme.text2, .align = draw::Align::centre});
    x -= 16;
  };
  if (shown) key(context.words(picked ? Key::plan_rates_picked : Key::plan_rates_chosen), true);
  key(context.words(Key::plan_rates_today), false);
  const std::string title(context.words(Key::plan_rates_title)), unit(context.words(Key::plan_rates_sub));
  const float wide = width_of(title, type::caption, draw::Face::semibold);
  if (padding + wide + 12 < x) words_at(scene, {padding, 16}, title, {.color = theme.text, .face = draw::Face::semibold});
  if (padding + wide + 10 + width_of(unit) + 12 < x) words_at(scene, {padding + wide + 10, 16}, unit, {.color = theme.text3});
  if (size.h < 130) return scene;

  const double demand = plan_demand(context);
  const auto today = rates_of(setup, board.plan().today());
  const auto chosen = shown ? rates_of(setup, shown->equipment) : today;
  double most = std::isfinite(demand) ? demand : 0;
  for (const double rate : {today[0], today[1], today[2], chosen[0], chosen[1], chosen[2]}) {
    if (std::isfinite(rate)) most = std::max(most, rate);
  }
  most = std::max(most, 0.01);
  const bool narrow = size.w < 480;
  const float left = narrow ? 106.f : 136.f, right = size.w - (narrow ? 96.f : 150.f), top = 52, bottom = size.h - 32;
  const auto at = [&](double rate) { return std::isfinite(rate) ? static_cast<float>(rate / most) * (right - left) : right - left; };
  const double step = tick_step(most, std::max(2, static_cast<int>((right - left) / 120)));
  for (double value = 0; value <= most * 1.001; value += step) {
    scene.box({left + at(value), 48, 1, bottom - 48}, {.fill = theme.line});
    words_at(scene, {left + at(value), size.h - 17}, session::rate_text(context.language, value), {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::centre});
  }
  const std::array<std::pair<draw::Icon, Key>, 3> names{{{draw::Icon::soda, Key::task_station_soda}, {draw::Icon::burger, Key::task_station_cook}, {draw::Icon::fries, Key::task_station_fryer}}};
  const std::array<loop::Duration, 3> each = {setup.t_soda, setup.t_burger, setup.t_fries};
  const auto places = [&](const model::Equipment& has, std::size_t i) { return i == 0 ? has.sodas : i == 1 ? has.cooks : has.batch; };
  const float pitch = std::min(60.f, (bottom - top) / 3);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float y = top + pitch * static_cast<float>(i);
    draw::icon(scene, names[i].first, {26, y + 20}, 16, theme.text2);
    words_at(scene, {42, y + 20}, context.words(names[i].second), {.color = theme.text, .size = type::body, .max_width = left - 48});
    const auto bar = [&](float below, double rate, const model::Equipment& has) {
      const std::string of = text::whole(context.language, places(has, i)) + " / " + text::seconds(context.language, each[i].ns) + "\u00a0s";
      rate_bar(scene, context, left, y + below, at(rate), rate, rate >= demand, of);
    };
    bar(shown ? 1.f : 12.f, today[i], board.plan().today());
    if (shown) bar(20, chosen[i], shown->equipment);
  }
  if (!std::isfinite(demand)) return scene;
  const float line = left + at(demand);
  scene.segment({line, 44}, {line, bottom}, 1.5f, theme.text, draw::Line::dashed);
  words_at(scene, {line, 36}, context.words(Key::plan_rates_demand, {session::rate_text(context.language, demand)}), {.color = theme.text, .face = draw::Face::semibold, .align = draw::Align::centre});
  return scene;
}

}  // namespace comptoir::picture
