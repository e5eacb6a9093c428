#include "picture/plan_paths.hpp"

#include <algorithm>
#include <array>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/path_bar.hpp"
#include "picture/plan_parts.hpp"
#include "session/labels.hpp"

namespace comptoir::picture {
namespace {

using draw::Rect;
using draw::Scene;
using session::PathKind;
using session::PathPart;
using text::Key;

constexpr float padding = 16, bar_height = 18, time_width = 76;

/// What the forms mean: beside each other, and the rest in another line.
void key(Scene& scene, const Context& context, float y) {
  const std::array<std::pair<PathKind, Key>, 3> forms{{{PathKind::made, Key::plan_clients_key_made}, {PathKind::place, Key::plan_clients_key_place}, {PathKind::batch, Key::plan_clients_key_batch}}};
  float x = padding;
  for (const auto& [kind, words] : forms) {
    const float width = 28 + width_of(context.words(words));
    if (x + width > scene.size().w - padding) {
      x = padding;
      y += 18;
    }
    path_form(scene, context.theme, {x, y - 6, 20, 12}, kind);
    words_at(scene, {x + 28, y}, context.words(words), {.color = context.theme.text2});
    x += width + 20;
  }
}

}  // namespace

Scene plan_paths(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  const session::Study& study = *context.bench.study();
  const std::uint32_t selected = context.bench.selected_client();
  const auto paths = study.paths(selected);
  const float left = size.w < 480 ? 86.f : 110.f, right = size.w - padding - time_width, pitch = context.touch ? touch_side : 25.f, top = 4, key_height = size.w < 480 ? 44.f : 26.f;
  const std::size_t fitting = things_in(size.h - key_height - top, pitch, pitch), shown = std::min(fitting, paths.size());
  loop::Duration longest{1};
  for (const session::CriticalPath& path : paths) longest = std::max(longest, path.waited);
  const loop::Duration patience = context.bench.board()->plan().restaurant.patience;
  const auto x_of = [&](loop::Duration d) { return left + static_cast<float>(static_cast<double>(d.ns) / static_cast<double>(longest.ns)) * (right - left); };
  for (std::size_t i = 0; i < shown; ++i) {
    const session::CriticalPath& path = paths[i];
    const float y = top + pitch * (static_cast<float>(i) + 0.5f);
    const std::string name = context.words(Key::plan_clients_client, {text::whole(context.language, path.client)});
    const Pointed client{Hit::client, path.client};
    const bool chosen = path.client == selected;
    words_at(scene, {padding, y}, name, {.color = chosen ? theme.text : theme.text2, .face = chosen ? draw::Face::semibold : draw::Face::regular, .max_width = left - padding - 6});
    scene.hit({padding - 8, y - pitch / 2, left - padding + 4, pitch}, static_cast<std::uint16_t>(client.what), client.which);
    const Rect row{left - 3, y - bar_height / 2 - 3, x_of(path.waited) - left + 6, bar_height + 6};
    if (chosen) selection_ring(scene, theme, row.inset(3), 3);
    path_bar(scene, context, {left, y - bar_height / 2, x_of(path.waited) - left, bar_height}, pitch, path, [&](const PathPart& part) { return study_hit(part.at, path.client); });
    const bool happy = model::satisfied(context.bench.board()->plan().restaurant, path.waited);
    const float end = x_of(path.waited) + 12;
    draw::icon(scene, happy ? draw::Icon::check : draw::Icon::late, {end, y}, 13, happy ? theme.ok.text : theme.late.text, {.stroke = 2, .on = theme.bg1});
    words_at(scene, {end + 11, y}, context.words(Key::narration_seconds, {session::clock_seconds(context.language, path.waited.ns)}), {.color = theme.text, .face = draw::Face::mono});
  }
  if (patience <= longest) scene.segment({x_of(patience), top}, {x_of(patience), top + pitch * static_cast<float>(shown)}, 1.5f, theme.text, draw::Line::dashed);
  key(scene, context, size.h - key_height + 11);
  return scene;
}

}  // namespace comptoir::picture
