/// The list by which clients may come, read and written: as links have it, as a person types it, and made of a run.
/// It stands in the values behind those of the rows, see model/restaurant_parameters.hpp.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "session/clients.hpp"
#include "session/parameter_table.hpp"
#include "session/problem.hpp"

namespace comptoir::session {

using Arrivals = std::vector<std::int64_t>;   ///< nanoseconds

/// "0,0.4,1.2": each part that is wrong is a problem, and left out. A person may part them by spaces, too, or by ';', which makes a ','
/// a decimal one.
[[gnu::noinline]] Arrivals read_arrivals(std::string_view key, std::string_view text, Source, std::vector<Problem>&);
/// As links write it.
[[gnu::noinline]] std::string format_arrivals(std::span<const std::int64_t>);

/// Those of a lesson's values.
[[gnu::noinline]] Arrivals listed_arrivals(const model::Lesson&, const model::Values&);
/// Whether these values have a list other than the lesson's own.
bool has_own_list(const model::Lesson&, const model::Values&);

/// When the clients of a run come, in order, in whole milliseconds; what keeps them from being a list.
[[gnu::noinline]] std::expected<Arrivals, Problem> arrivals_of_run(const Clients&);

}  // namespace comptoir::session
