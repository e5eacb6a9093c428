/// The settings: one row for each parameter of the lesson, made from its table and from nothing else. Versions of a line of the
/// program are chosen in its listing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

struct SettingsView {
  float scroll = 0;                          ///< how far the rows are pushed up, in pixels
  std::optional<std::size_t> refused = {};   ///< the parameter whose typed value isn't allowed,
  std::string typed = {};                    ///< what was typed,
  std::string reason = {};                   ///< and one line that says what is allowed
  std::optional<std::size_t> edited = {};    ///< the page's own field lies over this one
};

draw::Scene settings_panel(const Context&, draw::Size, const SettingsView& = {});
/// What the panel needs to show all rows; it scrolls by the difference to its height when smaller.
float settings_height(const Context&, const SettingsView& = {});
/// Whether the button that keeps the run as A stands at its foot: where that leaves room for all rows in a desktop's column, and
/// for fingers. Else it stands in the header.
bool keep_in_settings(const Context&);
/// `view.scroll` that shows this parameter wholly, moved as little as possible.
float settings_scroll_to(const Context&, draw::Size, const SettingsView& view, std::size_t parameter);

/// A slider's legal value at a fraction of its track, on its step; `fraction` as slider_fraction gives it.
std::int64_t value_at(const model::Parameter&, float fraction);
/// The reverse; values past the slider's end give 1.
float fraction_of(const model::Parameter&, std::int64_t value);
/// "0,5", "10", "100 000": with no unit.
std::string value_words(text::Language, const model::Parameter&, std::int64_t value);

}  // namespace comptoir::picture
