/// Interventions in words: what they do, why one had no effect. The same words in lists, on buttons and in notices.
#pragma once

#include <string>

#include "session/intervention.hpp"
#include "session/outside.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

/// "cancel burger 6", without a capital. Names that no program has are shown as they were received, made fit to show.
std::string words_of(text::Language, const Intervention&);
/// The same as a label: "Cancel burger 6".
std::string label_of(text::Language, const Intervention&);
/// "at 3.5 s: cancel burger 6".
std::string line_of(text::Language, const Intervention&);
/// Why it had no effect; empty when it had.
std::string_view reason_of(text::Language, Refusal);
/// What its callback did, as a sentence.
std::string sentence_of(text::Language, const Intervention&, Refusal);

}  // namespace comptoir::session
