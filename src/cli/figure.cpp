#include "cli/figure.hpp"

#include <algorithm>
#include <array>

#include "draw/svg.hpp"
#include "picture/code_panel.hpp"
#include "picture/compare_panel.hpp"
#include "picture/console_panel.hpp"
#include "picture/drawing_panel.hpp"
#include "picture/floor_panel.hpp"
#include "picture/loop_panel.hpp"
#include "picture/results_panel.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/why_panel.hpp"
#include "session/workbench.hpp"

namespace comptoir::cli {
namespace {

using picture::Context;

draw::Scene timeline(const Context& context, draw::Size size) {
  picture::TimelineView view;
  view.with_transport = false;
  return picture::timeline_panel(context, size, picture::fitted(context, view));
}

draw::Scene compare(const Context& context, draw::Size size) {
  picture::TimelineView view;
  view.with_transport = false;
  return picture::compare_panel(context, size, picture::fitted(context, view));
}

struct Panel {
  std::string_view name;
  draw::Size size;   ///< as on the desktop screen
  draw::Scene (*draw)(const Context&, draw::Size);
};

constexpr std::array<Panel, 9> panels = {{
    {"loop", {792, 308}, picture::loop_panel},
    {"timeline", {1136, 260}, timeline},
    {"compare", {1136, 560}, compare},
    {"drawing", {900, 420}, picture::drawing_panel},
    {"floor", {792, 248}, picture::floor_panel},
    {"results", {280, 400}, picture::results_panel},
    {"why", {336, 144}, picture::why_panel},
    {"code", {336, 420}, picture::code_panel},
    {"console", {336, 160}, picture::console_panel},
}};

}  // namespace

std::string figure(const session::Settings& settings, const Options& options) {
  const auto panel = std::ranges::find(panels, options.what, &Panel::name);
  if (panel == panels.end()) return {};
  const text::Language language = settings.language.value_or(options.words());
  const session::Theme theme = options.theme.value_or(settings.theme.value_or(session::Theme::light));
  session::Workbench bench(language, theme);
  bench.open_link(session::format_link(settings));
  if (options.what == "compare" && !bench.keeping()) bench.set_comparing(true);
  while (bench.progress()) bench.tick(0);
  if (!settings.moment) bench.to_end();
  const picture::Theme& colors = picture::theme(theme == session::Theme::dark ? picture::ThemeName::dark : picture::ThemeName::light);
  const Context context{.bench = bench, .theme = colors, .language = language, .level = bench.level(), .future_shown = bench.future_shown()};
  const draw::Size size = options.size.width > 0 ? draw::Size{static_cast<float>(options.size.width), static_cast<float>(options.size.height)} : panel->size;
  return draw::to_svg(panel->draw(context, size), {.background = colors.bg0,
                                                   .title = session::lesson_words(language, *settings.lesson, "title"),
                                                   .language = text::code(language)});
}

}  // namespace comptoir::cli
