/// What is wrong with a text from outside: data, put into words by `describe`. Never an exception.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/parameter.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

struct Problem {
  enum class Kind : std::uint8_t {
    unknown_key,          ///< no such key in this lesson
    unknown_value,        ///< not one of the words in `allowed`
    not_a_number,
    out_of_range,
    off_step,             ///< in range, but not a multiple of the step
    duplicate,            ///< the key came before; the first value counts
    bad_encoding,         ///< a % without two hexadecimal digits, or bytes that are no UTF-8
    too_long,             ///< the rest of the text was not read
    unsupported_version,
    alone,                ///< `n` without `t`
    too_many,             ///< `value` more problems are not listed
    unknown_command,
    too_many_parts,       ///< of a list; `allowed` says how many there may be
  };

  Kind kind = Kind::unknown_key;
  std::string key;      ///< as received, shortened, safe to show as text
  std::string value;    ///< as received, shortened, safe to show as text
  std::string allowed;  ///< words that are allowed; empty for parameters, whose row says it
  std::string used;     ///< what is used instead; empty: nothing, the key is ignored
  const model::Parameter* parameter = nullptr;    ///< the row, when the key is a parameter's
  std::optional<std::int64_t> used_value;         ///< what is used instead for a parameter in a link
};

/// One sentence or two that name the key, the value received, what is allowed and what is used instead.
std::string describe(text::Language, const Problem&);

/// A received text made fit to show: at most 40 characters, control characters and broken UTF-8 replaced by U+FFFD.
std::string safe_excerpt(std::string_view received);

}  // namespace comptoir::session
