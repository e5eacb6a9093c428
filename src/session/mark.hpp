/// Marks: moments that a person named, in order. A lesson told in marks is walked through with the arrow keys.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "session/problem.hpp"
#include "trace/moment.hpp"

namespace comptoir::session {

struct Mark {
  trace::Moment moment;   ///< as links write moments; trace::before_first at the start
  std::string caption;    ///< one clean line; may be empty

  friend bool operator==(const Mark&, const Mark&) = default;
};

inline constexpr std::size_t most_marks = 50;
inline constexpr std::size_t longest_caption = 120;   ///< characters

/// Whether a moment comes before another; that of the last handle of its time (n = 0) comes after the others of it.
bool comes_before(const trace::Moment&, const trace::Moment&);

/// "3.5", "3.5-7", "start"; none when it is no moment.
std::optional<trace::Moment> read_moment(std::string_view);
std::string format_moment(const trace::Moment&);

/// A link's "3.5-7:First%20fries", or why it is none. Longer captions are cut, controls in them become spaces.
std::expected<Mark, Problem> read_mark(std::string_view);
std::string format_mark(const Mark&);

/// Puts it in its place. Of a moment that has one already, the caption is changed. False: there are too many.
bool put_mark(std::vector<Mark>&, Mark);

}  // namespace comptoir::session
