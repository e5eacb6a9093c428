/// Texts of any kind within a link: percent encoding, and lists whose parts may hold what parts them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::session {

/// Percent-decoded; none when it is not well encoded or not UTF-8.
std::optional<std::string> percent_decoded(std::string_view);

/// A text as one part of a list parted by commas: it survives one decoding of the whole value, so its commas (and percent
/// signs) are encoded twice. Letters, digits and -._~:()*' stay as they are.
std::string list_part(std::string_view text);
/// Takes the first part off a list that has been decoded once, and gives the text that it stands for.
std::string take_list_part(std::string_view& list);

}  // namespace comptoir::session
