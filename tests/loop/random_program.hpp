/// Runs a random program of tests/oracle/random_programs.py on the loop: the statements mean what program_text.py writes
/// for CPython, and the trace is given as the same lines of text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace comptoir::loop {

/// One line for each iteration, then one for the end. A run that does not come to an end is cut, which the last line says.
/// With `pieces`, the loop pauses within handles after so many of them: the lines are the same.
std::vector<std::string> trace_of(const nlohmann::json& program, std::optional<std::size_t> pieces = {});

/// The first difference as text, or nothing. `expected` has CPython's lines.
std::string difference(const std::vector<std::string>& actual, const std::vector<std::string>& expected);

}  // namespace comptoir::loop
