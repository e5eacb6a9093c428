/// One or several panels as one picture, with a line below that says where it comes from. The page and the command line make their
/// figures here, so that they are the same.
#pragma once

#include <string>
#include <vector>

#include "draw/svg.hpp"
#include "exports/panels.hpp"
#include "session/workbench.hpp"

namespace comptoir::exports {

struct FigureStyle {
  std::vector<const Panel*> views;   ///< in rows from the left, as words in a line
  text::Language language = text::Language::en;
  session::Theme theme = session::Theme::light;
  draw::Size size = {};              ///< of the panels together, without the lines below; 0: their own
  std::string site = {};             ///< the address of the page; empty: links are its part from '#'
  const draw::FontFiles* fonts = nullptr;   ///< words become outlines; null: they stay words
};

picture::Context context_of(const session::Workbench&, const FigureStyle&);

/// The present state as SVG. Every view must have something to show: Panel::there.
std::string figure(const session::Workbench&, const FigureStyle&);

/// The link to what is shown, in the figure's language.
std::string permalink(const session::Workbench&, const FigureStyle&);

}  // namespace comptoir::exports
