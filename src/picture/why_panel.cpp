#include "picture/why_panel.hpp"

#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "picture/path_bar.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"
#include "session/narration.hpp"

namespace comptoir::picture {
namespace {
using text::Key;

/// A chip's look for the state that its task is in.
ChipState chip_state(const trace::TaskView& task) {
  switch (task.state) {
    case trace::TaskState::running: return ChipState::running;
    case trace::TaskState::waiting:
      if (task.wait.resource != loop::ResourceId::none) return ChipState::waiting;
      return task.deadline ? ChipState::sleeping : ChipState::joining;
    default: return ChipState::ready;
  }
}

/// One link of the chain, measured first and drawn after.
struct Piece {
  enum class Kind : std::uint8_t { chip, resource, time } kind = Kind::chip;
  loop::TaskId task = loop::TaskId::none;
  draw::Icon icon = draw::Icon::lock;
  std::string words;
  float width = 0;
};

Piece chip_piece(const Context& ctx, loop::TaskId task) {
  Piece piece{.kind = Piece::Kind::chip, .task = task, .words = {}};
  piece.width = chip_width(ctx, task, {}, 44);
  return piece;
}

Piece words_piece(Piece::Kind kind, draw::Icon icon, std::string words) {
  Piece piece{.kind = kind, .icon = icon, .words = std::move(words)};
  const draw::Face face = kind == Piece::Kind::time ? draw::Face::mono : draw::Face::regular;
  piece.width = 20 + width_of(piece.words, type::caption, face);
  return piece;
}

Piece resource_piece(const Context& ctx, loop::ResourceId id) {
  const trace::ResourceView resource = ctx.bench.cursor().resource(id);
  const loop::Name name = ctx.bench.run().recording().resource(id).name;
  const auto station = model::station_of(name);
  std::string words = station ? std::string(name_of(ctx, *station)) : name.str();
  words += ' ' + std::to_string(resource.free) + '/' + std::to_string(resource.permits);
  return words_piece(Piece::Kind::resource, draw::Icon::lock, std::move(words));
}

std::vector<Piece> pieces_of(const Context& ctx, const trace::Reason& reason) {
  std::vector<Piece> pieces{chip_piece(ctx, reason.task)};
  for (const trace::Link& link : reason.chain) {
    if (link.kind == trace::LinkKind::resource) pieces.push_back(resource_piece(ctx, link.resource));
    else if (link.task != loop::TaskId::none && link.task != pieces.back().task && link.kind != trace::LinkKind::timer)
      pieces.push_back(chip_piece(ctx, link.task));
  }
  if (reason.when) {
    const int decimals = reason.when->ns % 100'000'000 == 0 ? 1 : 3;
    pieces.push_back(words_piece(Piece::Kind::time, draw::Icon::clock, ctx.words(Key::floor_seconds, {ctx.seconds(*reason.when, decimals)})));
  }
  return pieces;
}

float progress_of(const Context& ctx, const trace::TaskView& task) {
  if (!task.deadline) return -1;
  const loop::Duration whole = *task.deadline - task.since, passed = ctx.bench.time() - task.since;
  return whole.ns > 0 ? static_cast<float>(passed.ns) / static_cast<float>(whole.ns) : 1;
}

/// From the left; a long chain loses its middle, never its end.
void chain(draw::Scene& scene, const Context& ctx, float x, float right, float y, std::vector<Piece> pieces) {
  const Theme& theme = ctx.theme;
  constexpr float between = 24;
  const auto width = [&] {
    float sum = between * static_cast<float>(pieces.size() - 1);
    for (const Piece& piece : pieces) sum += piece.width;
    return sum;
  };
  while (pieces.size() > 1 && x + width() > right) pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(pieces.size() > 2 ? pieces.size() / 2 : 1));
  if (x + width() > right) return;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (i > 0) {
      draw::icon(scene, draw::Icon::right, {x + between / 2, y}, 12, theme.text3, {.stroke = 1.6f});
      x += between;
    }
    if (piece.kind == Piece::Kind::chip) {
      const trace::TaskView task = ctx.bench.cursor().task(piece.task);
      const ChipState state = chip_state(task);
      task_chip(scene, ctx, {x, y - 12, piece.width, 24}, piece.task,
                {.state = state, .progress = state == ChipState::sleeping ? progress_of(ctx, task) : -1, .moves = false, .ringed = false});
    } else {
      const bool time = piece.kind == Piece::Kind::time;
      const draw::Color ink = time ? theme.sleep.text : theme.text2;
      draw::icon(scene, piece.icon, {x + 8, y}, 14, ink, {.stroke = 1.4f});
      words_at(scene, {x + 20, y}, piece.words, {.color = ink, .face = time ? draw::Face::mono : draw::Face::regular});
    }
    x += piece.width;
  }
}

/// The paragraph with as many lines as fit; a text too long for the panel is cut at the end of its last line.
void sentences(draw::Scene& scene, const Context& ctx, draw::Rect room, const std::vector<session::Words>& words) {
  constexpr float line = 20;
  std::vector<draw::Scene::Run> runs;
  for (const session::Words& part : words)
    runs.push_back({part.text, {.face = part.bold ? draw::Face::semibold : draw::Face::regular, .size = type::body,
                                .color = part.bold ? ctx.theme.text : ctx.theme.text2}});
  const auto fits = [&] {
    draw::Scene measure({room.w, 2000});
    return measure.paragraph({0, 0}, room.w, line, runs) <= room.h + 1;
  };
  while (!runs.empty() && !fits()) {
    std::string& last = runs.back().words;
    const auto space = last.find_last_of(' ', last.size() >= 2 ? last.size() - 2 : 0);
    if (space == last.npos || space == 0) runs.pop_back();
    else last = last.substr(0, space) + "…";
  }
  scene.paragraph({room.x, room.y + line / 2}, room.w, line, runs);
}

/// Where its time went: the sentence, and a bar whose parts lead to their moments.
void path_card(draw::Scene& scene, const Context& ctx, draw::Rect body, const session::CriticalPath& path) {
  constexpr float bar = 20, below = 34;
  const bool barred = body.h >= below + 20;
  sentences(scene, ctx, {body.x, body.y, body.w, body.h - (barred ? below : 0)}, {{session::path_sentence(ctx.language, path), false}});
  if (barred) path_bar(scene, ctx, {body.x, body.y + body.h - bar - 4, body.w, bar}, ctx.touch ? 44.0f : 28.0f, path, [](const session::PathPart& part) { return Pointed{Hit::moment, part.at}; });
}

}  // namespace

draw::Scene why_panel(const Context& ctx, draw::Size size) {
  draw::Scene scene(size);
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  const loop::TaskId subject = session::why_subject(ctx.bench);
  const bool asked = subject != loop::TaskId::none;
  const auto path = session::path_of_selected(ctx.bench);
  draw::icon(scene, draw::Icon::info, {24, 22}, 16, theme.text2);
  heading(scene, theme, {40, 22}, ctx.words(path ? Key::path_title : asked ? Key::why_title : Key::why_now), size.w - 56);
  const draw::Rect body{16, 38, size.w - 32, size.h - 38 - 8};
  if (body.h < 20) return scene;
  if (path) {
    path_card(scene, ctx, body, *path);
    return scene;
  }
  if (!asked) {
    const std::string_view hint = ctx.words(ctx.touch ? Key::why_hint_touch : Key::why_hint);
    const float hint_y = size.h - 20;
    const bool hinted = !ctx.still && body.h >= 58 && width_of(hint) <= body.w;
    sentences(scene, ctx, {body.x, body.y, body.w, hinted ? hint_y - 12 - body.y : body.h}, {{session::sentence(ctx.bench), false}});
    if (hinted) words_at(scene, {body.x, hint_y}, hint, {.color = theme.text3});
    return scene;
  }
  const session::WhyText why = session::why(ctx.bench, subject);
  const bool chained = body.h >= 56;
  sentences(scene, ctx, {body.x, body.y, body.w, body.h - (chained ? 32.0f : 0.0f)}, why.words);
  if (chained) chain(scene, ctx, body.x, size.w - 16, size.h - 24, pieces_of(ctx, why.reason));
  return scene;
}

}  // namespace comptoir::picture
