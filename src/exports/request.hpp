/// What a person asks of an export, in words: `view=timeline,loop&theme=light&lang=fr&width=1136&height=260`. Read as links are:
/// nothing that comes from outside is an error of the program; what is wrong is said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/scene.hpp"
#include "exports/panels.hpp"
#include "session/settings.hpp"

namespace comptoir::exports {

inline constexpr int smallest_side = 64, largest_side = 8'192;   ///< of a figure, in pixels
inline constexpr std::string_view sides_allowed = "64 – 8192";
inline constexpr std::size_t longest_site = 200;

struct Request {
  std::vector<const Panel*> views;             ///< empty: the main one of what is shown
  std::optional<text::Language> language;
  std::optional<session::Theme> theme;
  std::optional<trace::Moment> at;
  std::string select = {};                     ///< "client:6", or a task's name
  draw::Size size = {};                        ///< 0: the panels' own
  std::string site = {};                       ///< of the page, before a link's '#'
  bool words = false;                          ///< words stay words, and don't become outlines
};

struct ReadRequest {
  Request request;
  std::vector<std::string> problems;           ///< a sentence each
};

/// `speak`: the language of the problems.
ReadRequest read_request(std::string_view words, text::Language speak);

// ---- The values, one by one

/// "timeline,loop": panels that there are, each once. None: something else.
std::optional<std::vector<const Panel*>> read_views(std::string_view);
std::optional<float> read_side(std::string_view);
/// The address of a page, http or https, without what a link puts after it.
std::optional<std::string> read_site(std::string_view);
inline constexpr std::string_view site_allowed = "https://…", at_allowed = "3.5, 3.5-7, start", select_allowed = "client:6, burger:6";

}  // namespace comptoir::exports
