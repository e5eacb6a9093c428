/// The texts of the languages. A page loads those of a language when it is wanted; programs without a page have all of them
/// inside. Made by scripts/make_texts.py, which describes the formats.
#pragma once

#include <string>
#include <string_view>

#include "text/keys.hpp"

namespace comptoir::text {

/// Whether the texts of that language are there. As long as they are not, entry() gives those of the other.
bool has_catalogue(Language);

/// Texts that were loaded: one a line, in the order of the keys, each line ended. False when they are not whole.
bool give_catalogue(Language, std::string lines);

/// For programs that have the texts inside, key_count of each language; called before main by the file that the script makes.
void embed_catalogues(const std::string_view* french, const std::string_view* english);

/// What CPython is compared with, and what answers are decided by, is English whatever is loaded: those few texts are always
/// there. Empty for any other key.
std::string_view plain_entry(Key);

}  // namespace comptoir::text
