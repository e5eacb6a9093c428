/// The time of one client as a bar: each of its parts in a form of its own, and one that can be pointed at.
#pragma once

#include <functional>

#include "draw/icons.hpp"
#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "session/critical_path.hpp"

namespace comptoir::picture {

draw::Icon station_icon(model::Station);

/// Solid is being made, dotted waits, lined waits for a batch, a broken edge waits for the thread.
void path_form(draw::Scene&, const Theme&, draw::Rect, session::PathKind);

/// All of `room` is the client's time. `height` is that of the hit areas, about its middle; `opens` says what a part is.
void path_bar(draw::Scene&, const Context&, draw::Rect room, float height, const session::CriticalPath&, const std::function<Pointed(const session::PathPart&)>& opens);

}  // namespace comptoir::picture
