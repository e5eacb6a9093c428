#include "picture/code_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "picture/code_choices.hpp"
#include "picture/controls.hpp"
#include "picture/listing.hpp"
#include "picture/parts.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"

namespace comptoir::picture {
namespace {
using text::Key;

// ---- The words of a line: told apart by grey, never by hue

constexpr std::array python_keywords{
    std::string_view("async"), std::string_view("await"), std::string_view("def"), std::string_view("for"), std::string_view("from"),
    std::string_view("global"), std::string_view("if"), std::string_view("import"), std::string_view("in"), std::string_view("return"),
    std::string_view("with"), std::string_view("else"), std::string_view("while"), std::string_view("class")};
constexpr std::array cpp_keywords{
    std::string_view("auto"), std::string_view("co_await"), std::string_view("co_return"), std::string_view("const"),
    std::string_view("for"), std::string_view("if"), std::string_view("return"), std::string_view("struct"), std::string_view("void"),
    std::string_view("else"), std::string_view("while"), std::string_view("using"), std::string_view("template"), std::string_view("class")};

enum class Tone : std::uint8_t { plain, quiet, name };
struct Piece {
  std::string words;
  Tone tone = Tone::plain;
};

bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::vector<Piece> pieces_of(std::string_view line, bool cpp) {
  std::vector<Piece> pieces;
  const auto add = [&](std::string_view words, Tone tone) {
    if (!pieces.empty() && (pieces.back().tone == tone || words.find_first_not_of(' ') == words.npos)) pieces.back().words += words;
    else pieces.push_back({std::string(words), tone});
  };
  const auto is_keyword = [&](std::string_view word) {
    return cpp ? std::ranges::find(cpp_keywords, word) != cpp_keywords.end()
               : std::ranges::find(python_keywords, word) != python_keywords.end();
  };
  for (std::size_t at = 0; at < line.size();) {
    if (line.substr(at).starts_with(cpp ? "//" : "#")) {
      add(line.substr(at), Tone::quiet);
      break;
    }
    std::size_t end = at;
    while (end < line.size() && in_word(line[end])) ++end;
    if (end == at) {
      add(line.substr(at, 1), Tone::plain);
      ++at;
      continue;
    }
    const std::string_view word = line.substr(at, end - at);
    const bool called = end < line.size() && line[end] == '(';
    add(word, is_keyword(word) ? Tone::quiet : called ? Tone::name : Tone::plain);
    at = end;
  }
  return pieces;
}

/// The width drawn.
float line_words(draw::Scene& scene, const Theme& theme, draw::Point at, std::string_view line, bool cpp, float room) {
  float x = at.x;
  for (const Piece& piece : pieces_of(draw::fit_text(line, draw::Face::mono, type::caption, room), cpp)) {
    const draw::Color color = piece.tone == Tone::quiet ? theme.text3 : piece.tone == Tone::name ? theme.text : theme.text2;
    x += words_at(scene, {x, at.y}, piece.words, {.color = color, .face = draw::Face::mono});
  }
  return x - at.x;
}

/// The listing as it is shown: one blank line where there are two; half the indentation where it is narrow.
std::vector<model::ListingLine> tightened(std::vector<model::ListingLine> lines, bool narrow) {
  std::vector<model::ListingLine> shown;
  for (model::ListingLine& line : lines) {
    if (line.words.empty() && (shown.empty() || shown.back().words.empty())) continue;
    if (narrow) line.words.erase(0, std::min(line.words.size(), line.words.find_first_not_of(' ')) / 2);
    shown.push_back(std::move(line));
  }
  return shown;
}

// ---- Who is where

struct Paused {
  std::vector<loop::TaskId> tasks;   ///< the first ones
  std::size_t count = 0;
};

constexpr std::size_t looked_at = 1500;  ///< living tasks; with more, the counts are left open

std::map<std::uint16_t, Paused> paused_tasks(const Context& ctx, bool& all) {
  const trace::Cursor& cursor = ctx.bench.cursor();
  std::map<std::uint16_t, Paused> places;
  const std::vector<loop::TaskId> living = cursor.living(looked_at);
  all = living.size() < looked_at;
  for (const loop::TaskId id : living) {
    const trace::TaskView task = cursor.task(id);
    if (task.state != trace::TaskState::waiting || task.place == 0) continue;
    Paused& paused = places[task.place];
    ++paused.count;
    if (paused.tasks.size() < 16) paused.tasks.push_back(id);
  }
  return places;
}

std::size_t index_of_place(const std::vector<model::ListingLine>& lines, std::uint16_t place) {
  if (place == 0) return lines.size();
  return static_cast<std::size_t>(std::ranges::find(lines, place, &model::ListingLine::place) - lines.begin());
}

/// The first line shown. Half pages, so that steps within one coroutine don't move the listing.
std::size_t first_line(const std::vector<model::ListingLine>& lines, std::size_t focus, std::size_t visible) {
  if (lines.size() <= visible || visible == 0) return 0;
  const std::size_t last_top = lines.size() - visible;
  if (focus >= lines.size()) {
    const auto marked = std::ranges::find_if(lines, [](const model::ListingLine& l) { return l.place != 0; });
    focus = static_cast<std::size_t>(marked - lines.begin());
  }
  const std::size_t half = std::max<std::size_t>(1, visible / 2);
  const std::size_t before = visible / 4;
  const std::size_t top = focus > before ? (focus - before) / half * half : 0;
  return std::min(top, last_top);
}

// ---- The chips at the end of a line

constexpr float chip_height = 15, chip_gap = 3;

float small_chip_width(const Context& ctx, loop::TaskId id) {
  return std::max(16.0f, width_of(short_label(ctx.bench.run().recording().task(id).name), type::caption, draw::Face::semibold) + 6);
}

float running_chip_width(const Context& ctx, loop::TaskId id) {
  return 18 + width_of(short_label(ctx.bench.run().recording().task(id).name), type::caption, draw::Face::semibold) + 5;
}

void small_chip(draw::Scene& scene, const Context& ctx, draw::Rect rect, loop::TaskId id, ChipState state) {
  const Theme& theme = ctx.theme;
  const bool selected = is_selected(ctx, id);
  chip_outline(scene, theme, rect, state);
  words_at(scene, rect.centre(), short_label(ctx.bench.run().recording().task(id).name),
           {.color = selected && state != ChipState::sleeping ? theme.text : chip_ink(theme, state),
            .face = state == ChipState::sleeping || selected ? draw::Face::semibold : draw::Face::regular, .align = draw::Align::centre});
  if (selected) scene.box(rect.inset(-1.5f), {.stroke = theme.text, .stroke_width = 1.5f, .radius = 5});
  scene.hit(rect.inset(-1), static_cast<std::uint16_t>(Hit::task), loop::number(id));
}

ChipState state_of(const trace::TaskView& task) {
  if (task.wait.resource != loop::ResourceId::none) return ChipState::waiting;
  return task.wait.kind == loop::FutureKind::sleep ? ChipState::sleeping : ChipState::joining;
}

/// From the right edge leftwards, in their order; returns where they begin.
float chips(draw::Scene& scene, const Context& ctx, float left, float right, float y, const Paused& paused, loop::TaskId running, bool blocked, bool all) {
  const Theme& theme = ctx.theme;
  if (running != loop::TaskId::none) {
    const std::string label = short_label(ctx.bench.run().recording().task(running).name);
    const float width = running_chip_width(ctx, running);
    const draw::Rect rect{right - width, y - 8, width, 16};
    const draw::Color ink = blocked ? theme.late.text : theme.on_run;
    if (blocked) scene.box(rect, {.fill = theme.late.tint, .stroke = theme.late.edge, .radius = 4});
    else scene.box(rect, {.fill = theme.run.fill, .radius = 4});
    draw::icon(scene, blocked ? draw::Icon::stop : draw::Icon::play, {rect.x + 10, y}, 10, ink, {.on = theme.late.tint});
    words_at(scene, {rect.x + 18, y}, label, {.color = ink, .face = draw::Face::semibold});
    if (is_selected(ctx, running)) scene.box(rect.inset(-1.5f), {.stroke = theme.text, .stroke_width = 1.5f, .radius = 5});
    scene.hit(rect, static_cast<std::uint16_t>(Hit::task), loop::number(running));
    right -= width + 6;
  }
  const std::string unknown = "…";
  const auto more_width = [&](std::size_t n) { return all ? more_chip_width(n) : 24.0f; };
  std::size_t shown = 0;
  float width = 0;
  for (; shown < paused.tasks.size(); ++shown) {
    const float with = width + small_chip_width(ctx, paused.tasks[shown]) + chip_gap;
    const std::size_t left_over = paused.count - shown - 1;
    if (with + (left_over > 0 ? more_width(left_over) : -chip_gap) > right - left) break;
    width = with;
  }
  const std::size_t hidden = paused.count - shown;
  if (hidden > 0 && (right - left) < width + more_width(hidden)) return right;
  float x = right - width - (hidden > 0 ? more_width(hidden) : -chip_gap);
  const float start = x;
  for (std::size_t i = 0; i < shown; ++i) {
    const float w = small_chip_width(ctx, paused.tasks[i]);
    small_chip(scene, ctx, {x, y - chip_height / 2, w, chip_height}, paused.tasks[i], state_of(ctx.bench.cursor().task(paused.tasks[i])));
    x += w + chip_gap;
  }
  if (hidden > 0) {
    const draw::Rect rect{x, y - chip_height / 2, more_width(hidden), chip_height};
    if (all) more_chip(scene, theme, rect, hidden);
    else words_at(scene, rect.centre(), unknown, {.color = theme.text2, .align = draw::Align::centre});
  }
  return start;
}

// ---- The panel

constexpr float lines_top = 44, foot = 8, variant_gap = 6, narrow_below = 420;

float pitch_of(const Context& ctx) { return ctx.touch ? 21 : 16.5f; }

void header(draw::Scene& scene, const Context& ctx, float width) {
  const bool both = ctx.level != model::Level::discover, cpp = both && ctx.cpp_listing;
  float taken = 16;
  if (both && !ctx.still) {
    const std::array choices{Choice{ctx.words(Key::code_python), {Hit::code_python}, !ctx.cpp_listing},
                             Choice{ctx.words(Key::code_cpp), {Hit::code_cpp}, ctx.cpp_listing}};
    segmented(scene, ctx, {12, 8, 152, 28}, choices, type::caption);
    taken = 176;
  } else {
    taken += heading(scene, ctx.theme, {16, 22}, ctx.words(cpp ? Key::code_cpp : Key::code_python)) + 12;
    if (const auto variant = variant_choice(ctx); ctx.still && variant)
      taken += words_at(scene, {taken, 22}, variant_words(ctx, *variant), {.color = ctx.theme.text2}) + 12;
  }
  std::string file(ctx.lesson("file"));
  if (ctx.cpp_listing && file.ends_with(".py")) file.replace(file.size() - 3, 3, ".cpp");
  if (taken + width_of(file, type::caption, draw::Face::mono) <= width - 16)
    words_at(scene, {width - 16, 22}, file, {.color = ctx.theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
}

}  // namespace

float code_height(const Context& ctx, float width) {
  const bool cpp = ctx.cpp_listing && ctx.level != model::Level::discover;
  const auto lines = tightened(shown_listing(ctx, cpp), width < narrow_below);
  return lines_top + (variant_choice(ctx) && !ctx.still ? variant_height(ctx) + variant_gap : 0) + std::ceil(pitch_of(ctx) * static_cast<float>(lines.size())) + foot;
}

draw::Scene code_panel(const Context& ctx, draw::Size size) {
  draw::Scene scene(size);
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  header(scene, ctx, size.w);

  const bool cpp = ctx.cpp_listing && ctx.level != model::Level::discover;
  const auto lines = tightened(shown_listing(ctx, cpp), size.w < narrow_below);
  float top = lines_top;
  if (const auto variant = variant_choice(ctx); variant && !ctx.still && size.h >= 150) {
    const float height = variant_height(ctx);
    variant_control(scene, ctx, {12, top - 2, size.w - 24, height}, *variant);
    top += height + variant_gap;
  }
  const float least_pitch = pitch_of(ctx), room_below = std::max(0.0f, size.h - top - foot);
  const auto visible = static_cast<std::size_t>(room_below / least_pitch);
  const float pitch = visible == 0 ? least_pitch : std::min(room_below / static_cast<float>(visible), least_pitch + 1);
  const NowStep now = step_now(ctx);
  const std::size_t focus = index_of_place(lines, now.place);
  bool all = true;
  const auto paused = paused_tasks(ctx, all);

  const std::size_t first = first_line(lines, focus, visible);
  const float numbers = width_of(lines.empty() ? "0" : std::to_string(lines.back().number), type::caption, draw::Face::mono);
  const float code_x = 14 + numbers + 12, right = size.w - 16;
  for (std::size_t i = first; i < std::min(lines.size(), first + visible); ++i) {
    const model::ListingLine& line = lines[i];
    const float y = top + pitch * (static_cast<float>(i - first) + .5f);
    const bool lit = i == focus && now.running;
    const StateColors& state = now.blocked ? theme.late : theme.run;
    if (lit) {
      scene.box({1, y - pitch / 2 - .5f, size.w - 2, pitch + 1}, {.fill = state.tint});
      scene.box({1, y - pitch / 2 - .5f, 3, pitch + 1}, {.fill = state.fill});
    }
    words_at(scene, {14 + numbers, y}, std::to_string(line.number), {.color = lit ? state.text : theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
    scene.hit({1, y - pitch / 2, size.w - 2, pitch}, static_cast<std::uint16_t>(Hit::code_line), line.number);
    const auto found = paused.find(line.place);
    const bool marked = line.place != 0 && (lit || found != paused.end());
    const Paused here = found != paused.end() ? found->second : Paused{};
    // A long line gives way to the running task's chip, and to one more or a count.
    const float least = !marked ? 0 : 10 + (lit ? std::max(40.0f, 6 + running_chip_width(ctx, now.task)) : 0.0f) + (here.count == 0 ? 0.0f : here.count == 1 ? small_chip_width(ctx, here.tasks[0]) : more_chip_width(here.count));
    float end = right;
    if (line.choice && !ctx.still) {
      const float words = width_of(line.words, type::caption, draw::Face::mono);
      const float width = line_switch_width(ctx, *line.choice, right - code_x - words - least - 10);
      line_switch(scene, ctx, {right - width, y - chip_height / 2 - .5f, width, chip_height + 1}, *line.choice);
      end = right - width - 6;
    }
    const float drawn = line_words(scene, theme, {code_x, y}, line.words, cpp, end - code_x - least);
    if (marked) chips(scene, ctx, code_x + drawn + 5, end, y, here, lit ? now.task : loop::TaskId::none, now.blocked, all);
  }
  return scene;
}

}  // namespace comptoir::picture
