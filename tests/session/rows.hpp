// Rows of the oracle's restaurant: parameters, and what CPython's asyncio made of them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "session/settings.hpp"

namespace comptoir::session {

/// The "rows" of such a file; a null value when it is missing or no JSON.
nlohmann::json read_rows(const std::string& file);

/// The settings of a row.
Settings settings_of_row(const nlohmann::json& row);

/// The run has this row's times, order of service, end, iterations and score.
void expect_row(const nlohmann::json& row);

/// A time in seconds, a multiple of 1/512 or of 1/1000, exactly.
loop::Time time_of(const nlohmann::json& seconds);

}  // namespace comptoir::session
