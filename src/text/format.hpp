/// Sentences, numbers and typography of each language. Knows nothing of what the words speak of.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "text/keys.hpp"

namespace comptoir::text {

/// The catalogue's text with {0}, {1} ... replaced by the arguments. A place without its argument is dropped.
std::string fill(Language, Key, std::initializer_list<std::string_view> arguments = {});

/// Seconds with exactly `decimals` (0 to 9) decimals, cut and never rounded up: a clock shows no time that has not
/// come. 3 500 000 000 ns with 3 decimals is "3,500" in French.
std::string decimal(Language, std::int64_t ns, int decimals);

/// Seconds in full, without needless zeros and without unit: "3,5"; whole ones have a thousands separator.
std::string seconds(Language, std::int64_t ns);

/// Seconds as links and JSON write them: always a point, no separators, no needless zeros: "0.5".
std::string plain_seconds(std::int64_t ns);

/// With thousands apart: U+202F in French, "," in English. The minus is U+2212.
std::string whole(Language, std::int64_t n);

/// Whether a noun counted n times is singular: n < 2 in French, n = 1 in English.
bool singular(Language, std::int64_t n);

/// `one` or `many`, filled with {0} = the number and the other arguments after it.
std::string counted(Language, Key one, Key many, std::int64_t n, std::initializer_list<std::string_view> more = {});

/// "fr" or "en".
std::string_view code(Language);

}  // namespace comptoir::text
