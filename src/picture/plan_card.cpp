#include "picture/plan_card.hpp"

#include <algorithm>
#include <array>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/plan_parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;
using model::Candidate;
using text::Key;

constexpr float padding = 16, line_height = 20, part_height = 40, part_pitch = 46, near_gap = 12;

// ---- Words on several lines: measured and drawn by the same paragraph.

float paragraph_height(std::string_view words, float width) {
  Scene measure({width, 1'000});
  const std::array runs{Scene::Run{std::string(words), {.size = type::body}}};
  return measure.paragraph({0, 0}, width, line_height, runs);
}

float paragraph(Scene& scene, draw::Point at, float width, std::string_view words, draw::Color ink) {
  const std::array runs{Scene::Run{std::string(words), {.size = type::body, .color = ink}}};
  return scene.paragraph(at, width, line_height, runs);
}

/// What is said of the restaurant under its figures: why it fails, an interval, in a challenge how it compares with the answer.
std::string remark(const Context& context, const Candidate& shown) {
  const session::PlanBoard& board = *context.bench.board();
  const std::string reason = session::reason_of(context.language, board.plan(), shown);
  if (context.bench.settings().plan.shown == session::PlanShown::challenge && !board.proposed().empty()) {
    if (!shown.holds) return context.words(Key::plan_challenge_fails, {reason});
    std::string words = context.words(Key::plan_challenge_holds, {cost_words(context, shown.cost)});
    if (!board.revealed()) return words;
    if (const Candidate* best = board.best()) {
      words += ' ';
      words += best->cost < shown.cost ? context.words(Key::plan_challenge_cheaper, {cost_words(context, shown.cost - best->cost)})
                                       : std::string(context.words(Key::plan_challenge_least));
    }
    return words;
  }
  return reason.empty() ? session::interval_words(context.language, board.plan(), shown) : reason;
}

Key title_of(const Context& context, const Candidate* shown) {
  const session::PlanBoard& board = *context.bench.board();
  if (plan_hidden(context)) return Key::plan_challenge_title;
  if (context.bench.picked() && shown != board.best()) return Key::plan_picked_title;
  if (shown) return board.complete() ? Key::plan_best_title : Key::plan_searching;
  return board.complete() ? Key::plan_none_title : Key::plan_searching;
}

/// As wide as the card, its words in the middle; `now` is solid mustard.
void wide_button(Scene& scene, const Context& context, Rect rect, std::string_view words, std::optional<Icon> icon, Hit hit, bool now = false) {
  const Theme& theme = context.theme;
  const Pointed what{hit, 0};
  const bool lit = context.hovered == what;
  const draw::Color ink = now ? theme.on_run : theme.text;
  scene.box(rect, now ? draw::BoxStyle{.fill = theme.run.fill, .stroke = lit ? theme.text : theme.run.fill, .radius = 8}
                      : draw::BoxStyle{.fill = theme.bg2, .stroke = lit ? theme.line2 : theme.line, .radius = 8});
  const float width = width_of(words, type::body, Face::semibold) + (icon ? 24 : 0);
  float x = rect.centre().x - width / 2;
  if (icon) {
    draw::icon(scene, *icon, {x + 8, rect.centre().y}, 16, ink, {.stroke = 1.6f});
    x += 24;
  }
  words_at(scene, {x, rect.centre().y}, words, {.color = ink, .size = type::body, .face = Face::semibold, .max_width = rect.x + rect.w - 8 - x});
  if (context.focused == what) focus_ring(scene, theme, rect, 8);
  scene.hit(rect, static_cast<std::uint16_t>(what.what));
}

/// What is proposed next of a part: one less, one more.
void proposal_row(Scene& scene, const Context& context, float y, Icon icon, std::string_view label, std::int64_t has, std::uint64_t part) {
  const Theme& theme = context.theme;
  const float right = scene.size().w - padding, side = context.touch ? 40.f : 30.f;
  card(scene, theme, {padding, y - part_height / 2, right - padding, part_height});
  draw::icon(scene, icon, {padding + 22, y}, 18, theme.text2);
  float x = right - 6 - side;
  icon_button(scene, context, {x, y - side / 2, side, side}, Icon::plus, {Hit::plan_more, part}, {.kind = ButtonKind::ghost});
  x -= 22;
  words_at(scene, {x, y}, text::whole(context.language, has), {.color = theme.text, .size = type::name, .face = Face::semibold, .align = Align::centre});
  x -= 22 + side;
  icon_button(scene, context, {x, y - side / 2, side, side}, Icon::minus, {Hit::plan_less, part}, {.kind = ButtonKind::ghost, .enabled = has > 1});
  words_at(scene, {padding + 44, y}, label, {.color = theme.text, .size = type::body, .max_width = x - padding - 48});
}

/// The size of a part, and today's where that is another.
void part_row(Scene& scene, const Context& context, float y, Icon icon, std::string_view label, std::int64_t has, std::int64_t today) {
  const Theme& theme = context.theme;
  const float right = scene.size().w - padding;
  card(scene, theme, {padding, y - part_height / 2, right - padding, part_height});
  draw::icon(scene, icon, {padding + 22, y}, 18, theme.text2);
  const std::string number = text::whole(context.language, has), before = text::whole(context.language, today);
  float x = right - padding;
  x -= words_at(scene, {x, y}, number, {.color = theme.text, .size = type::name, .face = Face::semibold, .align = Align::right}) + 14;
  if (has != today) {
    draw::icon(scene, Icon::right, {x, y}, 12, theme.text3, {.stroke = 1.6f});
    x -= 14;
    x -= words_at(scene, {x, y}, before, {.color = theme.text2, .size = type::body, .align = Align::right}) + 10;
  }
  words_at(scene, {padding + 44, y}, label, {.color = theme.text, .size = type::body, .max_width = x - padding - 44});
}

/// Lays the whole card out; draws it where a scene is given. The result is its height.
float lay_out(const Context& context, float width, Scene* scene) {
  const Theme& theme = context.theme;
  const session::PlanBoard& board = *context.bench.board();
  const Candidate* shown = plan_card_candidate(context);
  const float inner = width - 2 * padding, side = context.touch ? 44.f : 40.f;
  const Key title = title_of(context, shown);
  const bool good = shown && shown->holds;
  if (scene) {
    if (good) draw::icon(*scene, Icon::check, {24, 24}, 16, theme.ok.text, {.stroke = 2});
    const float x = good ? 40.f : padding;
    words_at(*scene, {x, 24}, context.words(title), {.color = good ? theme.ok.text : theme.text, .size = type::body, .face = Face::semibold, .max_width = width - x - padding});
  }
  float y = 44;
  if (plan_hidden(context)) {
    y += 8;
    y = scene ? paragraph(*scene, {padding, y}, inner, context.words(Key::plan_challenge_ask), theme.text2) : y + paragraph_height(context.words(Key::plan_challenge_ask), inner);
    const model::Equipment wanted = proposal(context);
    const std::array<std::tuple<Icon, Key, std::int64_t>, 3> parts{{{Icon::soda, Key::param_sodas, wanted.sodas}, {Icon::hat, Key::param_cooks, wanted.cooks},
                                                                  {Icon::fries, Key::param_batch, wanted.batch}}};
    y += 12;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& [icon, key, has] = parts[i];
      if (scene) proposal_row(*scene, context, y + part_height / 2, icon, context.words(key), has, i);
      y += part_pitch;
    }
    if (scene) {
      wide_button(*scene, context, {padding, y, inner, side}, context.words(Key::plan_propose), Icon::play, Hit::plan_propose, true);
      wide_button(*scene, context, {padding, y + side + 8, inner, side}, context.words(Key::plan_reveal), std::nullopt, Hit::plan_reveal);
    }
    y += 2 * side + 16;
    if (!shown) return y + 8;
  }
  if (!shown && (!board.complete() || board.answer().near_misses.empty())) return y + padding;
  if (!shown) {   // what to change
    const bool rare = board.plan().restaurant.by_chance() && board.plan().share == 100;
    const std::string_view words = context.words(rare ? Key::plan_none_chance : Key::plan_none_help);
    return (scene ? paragraph(*scene, {padding, y + 8}, inner, words, theme.text2) : y + 8 + paragraph_height(words, inner)) + padding;
  }
  y += 24;
  if (scene) {
    const std::string cost = session::cost_text(context.language, shown->cost);
    const float drawn = words_at(*scene, {padding, y}, cost, {.color = theme.text, .size = type::clock, .face = Face::semibold});
    const std::string_view unit = context.words(board.plan().prices.everything ? Key::plan_unit_money : Key::plan_unit_document);
    const std::string satisfied = satisfied_words(context, *shown);
    const float right = width - padding - width_of(satisfied, type::clock, Face::semibold) - 12;
    if (width_of(unit) <= right - padding - drawn - 8) words_at(*scene, {padding + drawn + 8, y + 3}, unit, {.color = theme.text2});   // the axis says it, too
    words_at(*scene, {width - padding, y}, satisfied, {.color = good ? theme.ok.text : theme.late.text, .size = type::clock, .face = Face::semibold, .align = Align::right});
  }
  y += 28;
  if (!plan_hidden(context)) {
    const model::Equipment today = board.plan().today(), has = shown->equipment;
    if (scene) {
      part_row(*scene, context, y + part_height / 2, Icon::soda, context.words(Key::param_sodas), has.sodas, today.sodas);
      part_row(*scene, context, y + part_pitch + part_height / 2, Icon::hat, context.words(Key::param_cooks), has.cooks, today.cooks);
      part_row(*scene, context, y + 2 * part_pitch + part_height / 2, Icon::fries, context.words(Key::param_batch), has.batch, today.batch);
    }
    y += 3 * part_pitch;
  } else {
    if (scene) equipment_chips(*scene, context, {padding, y + 6}, shown->equipment, 3);
    y += 28;
  }
  y += 14;
  if (scene) {
    words_at(*scene, {padding, y}, context.words(Key::plan_worst), {.color = theme.text2, .size = type::body});
    words_at(*scene, {width - padding, y}, session::worst_words(context.language, *shown), {.color = theme.text, .size = type::body, .face = Face::semibold, .align = Align::right});
  }
  y += 22;
  if (const std::string words = remark(context, *shown); !words.empty()) {
    y += 4;
    y = scene ? paragraph(*scene, {padding, y}, inner, words, good ? theme.text2 : theme.late.text) : y + paragraph_height(words, inner);
  }
  y += 4;
  if (!plan_hidden(context)) {
    const bool todays = shown->equipment == board.plan().today();
    if (scene) {
      wide_button(*scene, context, {padding, y, inner, side}, context.words(Key::plan_open), Icon::play, Hit::plan_open, true);
      if (!todays) wide_button(*scene, context, {padding, y + side + 8, inner, side}, context.words(Key::plan_beside), Icon::compare, Hit::plan_beside);
    }
    y += side + 8 + (todays ? 0 : side + 8);
    if (scene) wide_button(*scene, context, {padding, y, inner, side}, context.words(Key::plan_challenge), Icon::target, Hit::plan_challenge);
    y += side + 8;
  }
  return y + 8;
}

// ---- Near misses

std::size_t part_that_differs(const model::Equipment& a, const model::Equipment& b) {
  return a.sodas != b.sodas ? 0u : a.cooks != b.cooks ? 1u : 2u;
}

float near_card(const Context& context, float width, float y, std::uint64_t number, Scene* scene) {
  const Theme& theme = context.theme;
  const session::PlanBoard& board = *context.bench.board();
  const Candidate& near = *plan_candidate(context, number);
  const std::string reason = session::reason_of(context.language, board.plan(), near);
  const float inner = width - 4 * padding - 18, words_height = paragraph_height(reason, inner);
  const float height = reason.empty() ? 94 : 100 + words_height - line_height + 18;
  if (!scene) return height;
  const Rect rect{padding, y, width - 2 * padding, height};
  const Pointed what{Hit::plan_near, number};
  const bool lit = context.hovered == what;
  scene->box(rect, {.fill = theme.bg2, .stroke = lit ? theme.line2 : theme.line, .radius = 8});
  scene->hit(rect, static_cast<std::uint16_t>(what.what), what.which);
  if (context.focused == what) focus_ring(*scene, theme, rect, 8);
  const float left = 2 * padding, right = width - 2 * padding;
  const float drawn = words_at(*scene, {left, y + 24}, session::cost_text(context.language, near.cost), {.color = theme.text, .size = type::name, .face = Face::semibold});
  if (board.plan().prices.everything) words_at(*scene, {left + drawn + 6, y + 25}, context.words(Key::plan_unit_money), {.color = theme.text2});
  draw::icon(*scene, Icon::right, {right - 4, y + 24}, 14, theme.text2, {.stroke = 1.6f});
  words_at(*scene, {right - 22, y + 24}, satisfied_words(context, near), {.color = near.holds ? theme.ok.text : theme.late.text, .size = type::body, .face = Face::mono, .align = Align::right});
  const float bar = right - left, done = bar * static_cast<float>(near.share());
  scene->box({left, y + 42, bar, 6}, {.fill = theme.bg3, .radius = 3});
  if (done > 1) scene->box({left, y + 42, done, 6}, {.fill = theme.ok.fill, .radius = 3});
  if (bar - done > 4) scene->hatch({left + done + 2, y + 42, bar - done - 2, 6}, 3, 4, 1.2f, theme.late.text);
  const Candidate* best = plan_hidden(context) ? nullptr : board.best();
  equipment_chips(*scene, context, {left, y + 70}, near.equipment, best ? part_that_differs(near.equipment, best->equipment) : 3);
  if (reason.empty()) return height;   // a proposal that works
  draw::icon(*scene, Icon::late, {left + 7, y + 100}, 13, theme.late.text, {.on = theme.bg2});
  paragraph(*scene, {left + 22, y + 100}, inner, reason, theme.text2);
  return height;
}

float lay_near_out(const Context& context, float width, Scene* scene) {
  const session::PlanBoard& board = *context.bench.board();
  if (scene) {
    const float title = heading(*scene, context.theme, {padding, 24}, context.words(plan_hidden(context) ? Key::plan_proposed : Key::plan_near_title), width - 2 * padding);
    const std::string_view sub = plan_hidden(context) ? std::string_view() : context.words(board.best() ? Key::plan_near_sub : Key::plan_near_most);
    words_at(*scene, {padding + title + 12, 25}, sub, {.color = context.theme.text3, .max_width = std::max(1.f, width - 2 * padding - title - 12)});
  }
  float y = 48;
  if (plan_hidden(context)) {   // the last one first
    for (std::size_t number = board.proposed().size(); number-- > 0;) y += near_card(context, width, y, number, scene) + near_gap;
    return y + padding - near_gap;
  }
  const auto& near = board.answer().near_misses;
  if (near.empty()) {
    if (scene) paragraph(*scene, {padding, y + 8}, width - 2 * padding, context.words(board.complete() ? Key::plan_near_empty : Key::plan_searching), context.theme.text3);
    return y + 40;
  }
  for (const std::size_t number : near) y += near_card(context, width, y, number, scene) + near_gap;
  return y + padding - near_gap;
}

}  // namespace

float plan_card_height(const Context& context, float width) { return lay_out(context, width, nullptr); }

Scene plan_card(const Context& context, draw::Size size) {
  Scene scene(size);
  panel_frame(scene, context.theme, {0, 0, size.w, size.h});
  const Candidate* shown = plan_card_candidate(context);
  if (shown && shown->holds) scene.box({0, 0, size.w, size.h}, {.stroke = context.theme.ok.edge, .stroke_width = 1.5f, .radius = 12});
  lay_out(context, size.w, &scene);
  return scene;
}

float plan_near_height(const Context& context, float width) { return lay_near_out(context, width, nullptr); }

Scene plan_near(const Context& context, draw::Size size) {
  Scene scene(size);
  panel_frame(scene, context.theme, {0, 0, size.w, size.h});
  lay_near_out(context, size.w, &scene);
  return scene;
}

}  // namespace comptoir::picture
