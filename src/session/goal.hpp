/// A goal that a link sets: conditions that a run meets or not. It is checked by the run that is there, never by what a link says.
///
/// `served:5,cost:5,clients:10`: every client is served in under 5 s, at cost 5 or less, with 10 clients.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/lesson.hpp"
#include "session/problem.hpp"

namespace comptoir::session {

class Run;

struct Condition {
  enum class Kind : std::uint8_t {
    served,      ///< every client is served in less than `limit` ns
    satisfied,   ///< `limit` clients or more are satisfied
    cost,        ///< the restaurant costs `limit` hundredths or less, see cost_of
    end,         ///< the run is over at `limit` ns or before
    blocked,     ///< synchronous work holds the thread for `limit` ns or less in all
    parameter,   ///< the row `row` of the lesson has the value `limit`
  };
  Kind kind = Kind::served;
  std::int64_t limit = 0;
  std::size_t row = 0;

  friend bool operator==(const Condition&, const Condition&) = default;
};
inline constexpr std::array<std::string_view, 5> condition_words = {"served", "satisfied", "cost", "end", "blocked"};

/// "served:5", "cooks:4"; or why it is no condition of that lesson.
std::expected<Condition, Problem> read_condition(const model::Lesson&, std::string_view text);
std::string format_condition(const model::Lesson&, const Condition&);

/// What a restaurant costs more than document 004's, which has one soda machine, three cooks and a fryer of five portions and costs 0: in
/// hundredths, rounded. A soda machine is 2 (CPU and RAM +100 % each), a cook 2/3 (+33 % each), a portion of the fryer 1/5 (RAM +20 %). What
/// interventions have added is bought as well; what they took away is not sold.
std::int64_t cost_of(const Run&);

/// What came of a condition.
struct Finding {
  bool met = false;
  std::int64_t figure = 0;     ///< as `limit`: the longest wait, how many, the cost, the end, the seconds blocked, the value
  std::uint32_t client = 0;    ///< of `served`: who waited longest, or is never served; 0: nobody came
  std::uint32_t total = 0;     ///< of `satisfied`: how many clients there are
  bool missing = false;        ///< of `served`: that client is never served; of `end`: the run never ends
};

/// Of a run that is over.
Finding find(const Run&, const Condition&);

/// A condition and what came of it in two sentences, for the command line; the page has its own words for them.
std::string describe(text::Language, const model::Lesson&, const Condition&, const Finding&);
/// What a condition of a parameter is about: "Clients · Number"; empty for the others.
std::string row_name(text::Language, const model::Lesson&, const Condition&);
/// A condition's value as a person reads it, with its unit: "5 s", "0.67", "10".
std::string shown_value(text::Language, const model::Lesson&, const Condition&, std::int64_t value);

}  // namespace comptoir::session
