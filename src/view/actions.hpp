/// What pressing each control does. Everything that changes the run, the moment or the selection is a call on the
/// workbench; everything that changes only what is looked at is in LookState.
#pragma once

#include "picture/context.hpp"
#include "picture/timeline_panel.hpp"
#include "session/workbench.hpp"
#include "view/host.hpp"
#include "view/input.hpp"
#include "view/layout.hpp"

namespace comptoir::view {

/// What is looked at and how: kept by the screen, in no link.
struct LookState {
  Subject subject = Subject::loop;
  bool drawer_open = false;
  bool cpp_listing = false;
  std::size_t drawing_part = 0;
  picture::TimelineView timeline;
  bool fitted = true;        ///< the timeline shows the whole run
};

struct ActionContext {
  session::Workbench& bench;
  Host& host;
  LookState& look;
  const Layout& layout;
  const picture::Context& context;
};

/// `area`: where the control is drawn, if it is.
void activate(const ActionContext&, picture::Pointed, Modifiers, draw::Rect area);

/// The lesson `by` places after this one, or null.
const model::Lesson* neighbour(const model::Lesson&, int by);

}  // namespace comptoir::view
