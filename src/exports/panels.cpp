#include "exports/panels.hpp"

#include <algorithm>
#include <array>

#include "picture/code_panel.hpp"
#include "picture/compare_panel.hpp"
#include "picture/console_panel.hpp"
#include "picture/drawing_panel.hpp"
#include "picture/floor_panel.hpp"
#include "picture/kept_parts.hpp"
#include "picture/loop_panel.hpp"
#include "picture/parts.hpp"
#include "picture/plan_card.hpp"
#include "picture/plan_scatter.hpp"
#include "picture/plan_study.hpp"
#include "picture/results_panel.hpp"
#include "picture/settings_panel.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/why_panel.hpp"

namespace comptoir::exports {
namespace {

using draw::Scene;
using draw::Size;
using picture::Context;

constexpr float column = 280, side = 336, middle = 792, wide = 1136;   // the columns of the desktop's screen
constexpr float page = 560;                                            // the lines of most programs, none of them cut
constexpr float inset = 12, most_high = 8'192;
constexpr std::uint32_t most_clients = 24;

picture::TimelineView whole_run(const Context& context) {
  picture::TimelineView view;
  view.with_transport = false;
  return picture::fitted(context, view);
}

template <auto width, auto height>
Size fixed(const Context&) { return {width, height}; }
bool always(const Context&) { return true; }
bool is_drawing(const Context& context) { return context.bench.lesson().stage == model::Stage::drawing; }
bool has_clients(const Context& context) { return context.bench.run().clients().size() > 0; }

bool plans(const Context& context) { return context.bench.planning(); }

Size plan_card_size(const Context& context) { return {side, picture::plan_card_height(context, side)}; }
Size plan_near_size(const Context& context) { return {side, picture::plan_near_height(context, side)}; }
Size results_size(const Context& context) { return {column, picture::results_height(context, most_clients)}; }
Size settings_size(const Context& context) { return {column, picture::settings_height(context)}; }
Size code_size(const Context& context) { return {page, picture::code_height(context, page)}; }
Size metrics_size(const Context& context) { return {wide, picture::metrics_height(context, wide - 2 * inset, most_high) + 2 * inset}; }

Scene metrics(const Context& context, Size size) {
  Scene scene(size);
  picture::panel_frame(scene, context.theme, {0, 0, size.w, size.h});
  picture::metrics_table(scene, context, draw::Rect{0, 0, size.w, size.h}.inset(inset));
  return scene;
}

constexpr std::array all = {
    Panel{"floor", fixed<middle, 248.f>, picture::floor_panel, has_clients},
    Panel{"loop", fixed<middle, 308.f>, picture::loop_panel, [](const Context& context) { return !is_drawing(context); }},
    Panel{"timeline", fixed<wide, 260.f>, [](const Context& context, Size size) { return picture::timeline_panel(context, size, whole_run(context)); },
          [](const Context& context) { return !is_drawing(context); }},
    Panel{"compare", fixed<wide, 560.f>, [](const Context& context, Size size) { return picture::compare_panel(context, size, whole_run(context)); },
          [](const Context& context) { return context.bench.run_count() > 1; }},
    Panel{"metrics", metrics_size, metrics, picture::shows_kept},
    Panel{"results", results_size, picture::results_panel, has_clients},
    Panel{"code", code_size, [](const Context& context, Size size) { return picture::code_panel(context, size); }, always},
    Panel{"why", fixed<side, 144.f>, picture::why_panel, always},
    Panel{"console", fixed<side, 160.f>, picture::console_panel, always},
    Panel{"settings", settings_size, [](const Context& context, Size size) { return picture::settings_panel(context, size); }, always},
    Panel{"plan", fixed<middle, 572.f>, picture::plan_scatter, plans},
    Panel{"plan-card", plan_card_size, picture::plan_card, plans},
    Panel{"plan-near", plan_near_size, picture::plan_near, plans},
    Panel{"plan-study", fixed<middle, 290.f>, picture::plan_study, plans},
    Panel{"drawing", fixed<900.f, 420.f>, picture::drawing_panel, is_drawing},
};

}  // namespace

std::span<const Panel> panels() { return all; }

const Panel* find_panel(std::string_view name) {
  const auto found = std::ranges::find(all, name, &Panel::name);
  return found == all.end() ? nullptr : &*found;
}

std::string panel_names(const Context* shown) {
  std::string names;
  for (const Panel& panel : all)
    if (!shown || panel.there(*shown)) names.append(names.empty() ? "" : ", ").append(panel.name);
  return names;
}

}  // namespace comptoir::exports
