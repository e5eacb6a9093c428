/// The panels that a figure may hold, by the names that the page and the command line ask for. Knows nothing of SVG.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::exports {

struct Panel {
  std::string_view name;
  draw::Size (*size)(const picture::Context&);   ///< as it is drawn when no other is asked for
  draw::Scene (*draw)(const picture::Context&, draw::Size);
  bool (*there)(const picture::Context&);        ///< whether what is shown has anything for it
};

std::span<const Panel> panels();
/// Null: there is none of that name.
const Panel* find_panel(std::string_view name);
/// "floor, loop, timeline …": all of them, or those that what is shown has something for.
std::string panel_names(const picture::Context* shown = nullptr);

}  // namespace comptoir::exports
