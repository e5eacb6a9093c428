/// The picture of each panel of the layout, from what is looked at.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/settings_panel.hpp"
#include "view/actions.hpp"
#include "view/layout.hpp"

namespace comptoir::view {

struct PanelInput {
  const picture::Context& context;
  const Layout& layout;
  const LookState& look;
  const picture::SettingsView& settings;
};

draw::Scene panel_scene(Panel, draw::Size, const PanelInput&);

/// What the timeline panel shows, for the place that it has.
picture::TimelineView timeline_view(const LookState&, const Layout&);

/// What a tab is called.
std::string_view subject_label(text::Language, Subject);

/// Whether the picture changes with the moment; the others change with the settings only.
bool follows_time(Panel);

}  // namespace comptoir::view
