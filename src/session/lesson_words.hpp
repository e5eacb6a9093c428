/// The words of a lesson and of its parameters, from the catalogues or from the lesson's sheet. A sheet may come after its
/// lesson: then its words are the empty text, and a parameter is called by its key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/lesson.hpp"
#include "model/sheet.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

/// "title", "short", "objective" (always there); "takeaway", "credit", "questions.0.ask" ... (of the sheet).
std::string_view lesson_words(text::Language, const model::Lesson&, std::string_view key);

/// What a parameter is called, what it does, and the heading that it stands under.
std::string_view parameter_label(text::Language, const model::Lesson&, const model::Parameter&);
std::string_view parameter_help(text::Language, const model::Lesson&, const model::Parameter&);
std::string_view parameter_group(text::Language, const model::Lesson&, const model::Parameter&);
/// "Synchrone".
std::string_view option_label(text::Language, const model::Lesson&, const model::Parameter&, std::size_t option);

/// A text of a sheet with its places filled: {0} the number a, {1} b; {0s} a duration in seconds; {0|Ann|Bob} one of the words.
std::string filled_print(text::Language, std::string_view text, std::int64_t a, std::int64_t b);

}  // namespace comptoir::session
