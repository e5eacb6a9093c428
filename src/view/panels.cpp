#include "view/panels.hpp"

#include <algorithm>
#include <vector>

#include "picture/code_panel.hpp"
#include "picture/compare_panel.hpp"
#include "picture/console_panel.hpp"
#include "picture/controls.hpp"
#include "picture/dock.hpp"
#include "picture/drawing_panel.hpp"
#include "picture/floor_panel.hpp"
#include "picture/header_bar.hpp"
#include "picture/loop_panel.hpp"
#include "picture/parts.hpp"
#include "picture/plan_card.hpp"
#include "picture/plan_goal.hpp"
#include "picture/plan_scatter.hpp"
#include "picture/plan_study.hpp"
#include "picture/results_panel.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/transport_bar.hpp"
#include "picture/why_panel.hpp"

namespace comptoir::view {
namespace {

using draw::Icon;
using draw::Scene;
using picture::Context;
using picture::Hit;

struct Label {
  Icon icon;
  text::Key key;
};

Label label_of(Subject subject) {
  switch (subject) {
    case Subject::floor: return {Icon::shop, text::Key::tab_floor};
    case Subject::loop: return {Icon::loop, text::Key::tab_loop};
    case Subject::timeline: return {Icon::gantt, text::Key::tab_timeline};
    case Subject::code: return {Icon::code, text::Key::tab_code};
    case Subject::settings: return {Icon::tune, text::Key::tab_settings};
    case Subject::why: return {Icon::info, text::Key::view_why};
    case Subject::results: return {Icon::check, text::Key::view_results};
  }
  return {Icon::loop, text::Key::tab_loop};
}

/// Tabs one below the other, on the left of the window.
Scene rail(const PanelInput& in, draw::Size size) {
  Scene scene(size);
  const picture::Theme& theme = in.context.theme;
  scene.box({0, 0, size.w, size.h}, {.fill = theme.bg1});
  scene.box({size.w - 1, 0, 1, size.h}, {.fill = theme.line});
  const std::size_t count = in.layout.tabs.size();
  const float height = std::min(72.0f, size.h / static_cast<float>(std::max<std::size_t>(count, 1)));
  for (std::size_t i = 0; i < count; ++i) {
    const Label label = label_of(in.layout.tabs[i]);
    const picture::Tab tab{label.icon, in.context.words(label.key), {Hit::tab, i}, in.layout.tabs[i] == in.layout.subject};
    picture::tabs(scene, in.context, {0, static_cast<float>(i) * height, size.w - 1, height}, {&tab, 1});
  }
  return scene;
}

Scene side_tabs(const PanelInput& in, draw::Size size) {
  Scene scene(size);
  picture::panel_frame(scene, in.context.theme, {0, 0, size.w, size.h});
  std::vector<picture::Choice> choices;
  for (std::size_t i = 0; i < in.layout.tabs.size(); ++i)
    choices.push_back({in.context.words(label_of(in.layout.tabs[i]).key), {Hit::tab, i}, in.layout.tabs[i] == in.layout.subject});
  picture::segmented(scene, in.context, {8, 8, size.w - 16, size.h - 16}, choices, 12);
  return scene;
}

picture::PhoneTab phone_tab(Subject subject) {
  switch (subject) {
    case Subject::floor: return picture::PhoneTab::floor;
    case Subject::timeline: return picture::PhoneTab::timeline;
    case Subject::code: return picture::PhoneTab::code;
    case Subject::settings: return picture::PhoneTab::settings;
    default: return picture::PhoneTab::loop;
  }
}

Scene dock(const PanelInput& in, draw::Size size) {
  std::vector<picture::PhoneTab> tabs;
  for (const Subject subject : in.layout.tabs) tabs.push_back(phone_tab(subject));
  return picture::dock(in.context, size, phone_tab(in.layout.subject), tabs);
}

}  // namespace

picture::TimelineView timeline_view(const LookState& look, const Layout& layout) {
  picture::TimelineView view = look.timeline;
  view.with_transport = layout.form != Form::phone;
  view.with_head = !view.with_transport;
  return view;
}

draw::Scene panel_scene(Panel panel, draw::Size size, const PanelInput& in) {
  const Context& context = in.context;
  switch (panel) {
    case Panel::header: return picture::header_bar(context, size);
    case Panel::settings: return picture::settings_panel(context, size, in.settings);
    case Panel::results: return picture::results_panel(context, size);
    case Panel::floor:
      return context.bench.lesson().stage == model::Stage::drawing ? picture::drawing_panel(context, size) : picture::floor_panel(context, size);
    case Panel::loop: {
      // In a low window the rail says its name: no frame, no title.
      Context bare = context;
      bare.compact |= in.layout.form == Form::low;
      return picture::loop_panel(bare, size);
    }
    case Panel::timeline: {
      const picture::TimelineView view = timeline_view(in.look, in.layout);
      return context.bench.run_count() > 1 ? picture::compare_panel(context, size, view) : picture::timeline_panel(context, size, view);
    }
    case Panel::strip: return picture::timeline_strip(context, size);
    case Panel::transport: return picture::transport_bar(context, size, {.lanes = false});
    case Panel::code: return picture::code_panel(context, size);
    case Panel::why: return picture::why_panel(context, size);
    case Panel::console: return picture::console_panel(context, size);
    case Panel::rail: return rail(in, size);
    case Panel::dock: return dock(in, size);
    case Panel::side_tabs: return side_tabs(in, size);
    case Panel::plan_goal: return picture::plan_goal(context, size, in.settings);
    case Panel::plan_key: return picture::plan_key(context, size);
    case Panel::plan_scatter: return picture::plan_scatter(context, size);
    case Panel::plan_study: return picture::plan_study(context, size);
    case Panel::plan_card: return picture::plan_card(context, size);
    case Panel::plan_near: return picture::plan_near(context, size);
  }
  return Scene(size);
}

std::string_view subject_label(text::Language language, Subject subject) { return text::entry(language, label_of(subject).key); }

bool follows_time(Panel panel) { return panel != Panel::settings && panel != Panel::rail && panel != Panel::side_tabs; }

}  // namespace comptoir::view
