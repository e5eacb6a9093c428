#include "view/tooltip.hpp"

#include <algorithm>
#include <utility>

#include "picture/crowd_rows.hpp"
#include "picture/locks.hpp"
#include "picture/parts.hpp"
#include "picture/plan_parts.hpp"
#include "picture/span_words.hpp"
#include "session/intervention_words.hpp"
#include "session/narration.hpp"
#include "session/study_words.hpp"

namespace comptoir::view {
namespace {

using picture::Context;
using picture::Hit;
using text::Key;

constexpr float padding = 12, title_height = 20, fact_height = 18, away = 8;

std::optional<Key> label_of(const Context& context, Hit hit) {
  switch (hit) {
    case Hit::play: return context.bench.playing() ? Key::transport_pause : Key::transport_play;
    case Hit::start: return Key::transport_start;
    case Hit::end: return Key::transport_end;
    case Hit::step_back: return Key::transport_step_back;
    case Hit::step_forward: return Key::transport_step_forward;
    case Hit::zoom_in: return Key::transport_zoom_in;
    case Hit::zoom_out: return Key::transport_zoom_out;
    case Hit::fit: return Key::transport_fit;
    case Hit::zoom_selection: return Key::transport_zoom_selection;
    case Hit::by_next: return Key::transport_by_next;
    case Hit::time_tools: return Key::transport_time;
    case Hit::undo: return Key::settings_undo;
    case Hit::redo: return Key::settings_redo;
    case Hit::cancel_run: return Key::transport_cancel;
    case Hit::lesson_previous: return Key::header_lesson_previous;
    case Hit::lesson_next: return Key::header_lesson_next;
    case Hit::lesson_list: return Key::header_lesson_list;
    case Hit::lesson_about: return Key::header_about;
    case Hit::compare: return context.bench.run_count() == 2 ? Key::header_compare_off : Key::header_compare;
    case Hit::keep: return context.bench.settings().kept ? Key::header_compare_off : Key::compare_keep;
    case Hit::share: return Key::header_share;
    case Hit::plan: return context.bench.planning() ? Key::plan_hide : Key::plan_show;
    case Hit::menu: return Key::header_menu;
    case Hit::theme: return context.bench.theme() == session::Theme::dark ? Key::header_theme_light : Key::header_theme_dark;
    default: return std::nullopt;
  }
}

Tip task_tip(const Context& context, loop::TaskId task) {
  const session::WhyText why = session::why(context.bench, task);
  return {why.subject, context.bench.shown_panels().has(session::PanelName::why) ? why.text() : std::string()};
}

std::optional<Tip> study_tip(const Context& context, picture::Pointed what) {
  const session::Study* study = context.bench.study();
  if (!study) return std::nullopt;
  if (what.what == Hit::plan_swept) {
    const model::Sweep* sweep = study->sweep();
    if (!sweep || what.which >= sweep->known()) return std::nullopt;
    const model::Candidate& point = sweep->points()[what.which];
    return Tip{session::swept_words(context.bench, sweep->values()[what.which]),
               context.words(Key::plan_sweep_point, {picture::satisfied_words(context, point), session::worst_words(context.language, point)})};
  }
  for (const session::CriticalPath& path : study->paths(context.bench.selected_client())) {
    for (const session::PathPart& part : path.parts) {
      if (path.client == picture::study_client(what) && part.at == picture::study_position(what))
        return Tip{session::part_words(context.language, part), session::opens_words(context.language, part)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Tip> tip_of(const Context& context, picture::Pointed what, std::optional<loop::Time> at) {
  const session::Run& run = context.bench.run();
  if (what.what == Hit::task) {
    const auto task = static_cast<loop::TaskId>(what.which);
    if (what.which == 0 || what.which > run.recording().task_count()) return std::nullopt;
    if (at)
      if (auto words = picture::span_words(context, task, *at)) return Tip{std::move(words->what), std::move(words->more)};
    return task_tip(context, task);
  }
  if (what.what == Hit::moment) {
    const auto words = picture::handle_words(context, static_cast<trace::Position>(what.which));
    return words ? std::optional(Tip{words->what, words->more}) : std::nullopt;
  }
  if (what.what == Hit::client) {
    if (what.which == 0 || what.which > run.clients().size()) return std::nullopt;
    const session::Client client = run.clients().client(static_cast<std::uint32_t>(what.which));
    if (client.serve == loop::TaskId::none || client.arrived > context.bench.time()) return std::nullopt;
    return task_tip(context, client.serve);
  }
  if (what.what == Hit::plan_point || what.what == Hit::plan_choice || what.what == Hit::plan_near) {
    const model::Candidate* restaurant = picture::plan_candidate(context, what.which);
    if (!restaurant) return std::nullopt;
    const std::string figures = picture::cost_words(context, restaurant->cost) + " · " + picture::satisfied_words(context, *restaurant);
    const std::string reason = session::reason_of(context.language, context.bench.board()->plan(), *restaurant);
    return Tip{session::equipment_words(context.language, restaurant->equipment), reason.empty() ? figures : figures + " · " + reason};
  }
  if (what.what == Hit::plan_moment || what.what == Hit::plan_swept) return study_tip(context, what);
  if (what.what == Hit::crowd) {
    picture::CrowdWords words = picture::crowd_words(context, what.which, context.bench.time());
    return Tip{std::move(words.title), std::move(words.fact)};
  }
  const session::Settings& settings = context.bench.settings();
  if (what.what == Hit::mark && what.which < settings.marks.size()) {
    const session::Mark& mark = settings.marks[what.which];
    const std::string time = context.words(Key::narration_seconds, {text::seconds(context.language, std::max(mark.moment.time, loop::Time{}).ns)});
    return mark.caption.empty() ? Tip{time, {}} : Tip{mark.caption, time};
  }
  if (what.what == Hit::intervention && what.which < settings.interventions.size()) {
    const auto refusal = context.bench.came_of(what.which);
    return Tip{session::line_of(context.language, settings.interventions[what.which]), std::string(refusal ? session::reason_of(context.language, *refusal) : std::string_view())};
  }
  const auto rows = context.bench.rows();
  if (picture::is_locked(context.bench, what)) {
    const bool row = what.what == Hit::param_slider || what.what == Hit::param_field || what.what == Hit::param_option;
    const std::size_t parameter = what.what == Hit::param_option ? picture::parameter_of(what) : static_cast<std::size_t>(what.which);
    const std::string why(context.words(Key::problem_locked));
    if (row && parameter < rows.size()) return Tip{std::string(context.label(rows[parameter])), why};
    if (const auto key = label_of(context, what.what)) return Tip{std::string(context.words(*key)), why};
    return Tip{why, {}};
  }
  if (what.what == Hit::param_slider && what.which < rows.size())
    return Tip{std::string(context.label(rows[what.which])), std::string(context.help(rows[what.which]))};
  if (what.what == Hit::param_option && picture::parameter_of(what) < rows.size()) {
    const model::Parameter& row = rows[picture::parameter_of(what)];
    return Tip{std::string(context.label(row)), std::string(context.help(row))};
  }
  if (const auto key = label_of(context, what.what)) return Tip{std::string(context.words(*key)), {}};
  return std::nullopt;
}

draw::Scene tip_scene(const Context& context, const Tip& tip, float width) {
  const picture::Theme& theme = context.theme;
  const draw::TextStyle title{.face = draw::Face::semibold, .size = picture::type::body, .color = theme.text};
  const draw::TextStyle fact{.face = draw::Face::regular, .size = picture::type::caption, .color = theme.text2};
  const float wanted = std::max(draw::text_width(tip.title, title.face, title.size), draw::text_width(tip.fact, fact.face, fact.size));
  const float inner = std::min(wanted + 1, width - 2 * padding);
  const auto lay = [&](draw::Scene& scene) {
    const draw::Scene::Run title_run{tip.title, title}, fact_run{tip.fact, fact};
    float y = scene.paragraph({padding, padding + 8}, inner, title_height, {&title_run, 1});
    if (!tip.fact.empty()) y = scene.paragraph({padding, y}, inner, fact_height, {&fact_run, 1});
    return y;
  };
  draw::Scene measured({width, 2000});
  const float last = lay(measured);   // the middle of the line below the last
  const float height = last - (tip.fact.empty() ? title_height : fact_height) + 8 + padding;
  draw::Scene scene({inner + 2 * padding, height});
  scene.box({0, 0, inner + 2 * padding, height}, {.fill = theme.bg3, .stroke = theme.line2, .radius = 8});
  lay(scene);
  return scene;
}

draw::Point tip_place(draw::Size card, draw::Rect about, draw::Size window) {
  float y = about.y + about.h + away;
  if (y + card.h > window.h - away) y = about.y - away - card.h;
  const float x = about.centre().x - card.w / 2;
  return {std::clamp(x, away, std::max(away, window.w - card.w - away)), std::clamp(y, away, std::max(away, window.h - card.h - away))};
}

}  // namespace comptoir::view
