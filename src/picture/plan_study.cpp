#include "picture/plan_study.hpp"

#include <algorithm>
#include <vector>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/plan_paths.hpp"
#include "picture/plan_queues.hpp"
#include "picture/plan_rates.hpp"
#include "picture/plan_sweep.hpp"
#include "session/study_words.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;

constexpr float padding = 12, most_tabs = 400, tab_height = 30;

Scene view_of(const Context& context, session::StudyShown shown, draw::Size size) {
  switch (shown) {
    case session::StudyShown::rates: return plan_rates(context, size);
    case session::StudyShown::queues: return plan_queues(context, size);
    case session::StudyShown::clients: return plan_paths(context, size);
    case session::StudyShown::sweep: return plan_sweep(context, size);
  }
  return Scene(size);
}

}  // namespace

Pointed plan_option(const Context& context, std::string_view key, std::size_t option) {
  const auto rows = context.bench.rows();
  return option_hit(static_cast<std::size_t>(std::ranges::find(rows, key, &model::Parameter::key) - rows.begin()), option);
}

Scene plan_study(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  const session::StudyShown shown = session::study_of(context.bench.settings().plan);
  const model::Parameter& row = model::plan_rows[model::plan_row("study")];
  std::vector<Choice> tabs;
  for (std::size_t i = 0; i < row.options.size(); ++i) {
    tabs.push_back({session::option_label(context.language, context.bench.lesson(), row, i), plan_option(context, row.key, i), static_cast<std::size_t>(shown) == i});
  }
  const float height = context.touch ? touch_side : tab_height, width = std::min(most_tabs, size.w - 2 * padding);
  segmented(scene, context, {padding, 8, width, height}, tabs);
  const draw::Size room{size.w, size.h - height - 12};
  if (room.h < 40) return scene;
  const std::string note = session::study_note(context.bench);
  if (note.empty()) {
    scene.add(view_of(context, shown, room), {0, size.h - room.h});
    const session::Study* study = shown == session::StudyShown::rates ? nullptr : context.bench.study();
    const float rest = size.w - 16 - (padding + width + 16);
    if (study && rest > 60) words_at(scene, {size.w - 16, 8 + height / 2}, session::whose_words(context.language, *study, shown), {.color = theme.text3, .align = draw::Align::right, .max_width = rest});
  } else {
    words_at(scene, {size.w / 2, size.h - room.h / 2}, note, {.color = theme.text2, .size = type::body, .align = draw::Align::centre, .max_width = size.w - 2 * padding});
  }
  return scene;
}

}  // namespace comptoir::picture
