/// Virtual time, exact: whole nanoseconds in strong types.
/// Knows nothing of clocks of this world, tasks or units shown to a person.
#pragma once

#include <compare>
#include <cstdint>

namespace comptoir::loop {

/// A length of virtual time. May be negative only as the result of a subtraction.
struct Duration {
  std::int64_t ns = 0;
  friend constexpr auto operator<=>(const Duration&, const Duration&) = default;
};

/// A moment of virtual time, counted from the loop's creation.
struct Time {
  std::int64_t ns = 0;
  friend constexpr auto operator<=>(const Time&, const Time&) = default;
};

constexpr Duration nanoseconds(std::int64_t n) { return {n}; }
constexpr Duration microseconds(std::int64_t n) { return {n * 1'000}; }
constexpr Duration milliseconds(std::int64_t n) { return {n * 1'000'000}; }
constexpr Duration seconds(std::int64_t n) { return {n * 1'000'000'000}; }

constexpr Duration operator+(Duration a, Duration b) { return {a.ns + b.ns}; }
constexpr Duration operator-(Duration a, Duration b) { return {a.ns - b.ns}; }
constexpr Duration operator*(Duration a, std::int64_t n) { return {a.ns * n}; }
constexpr Time operator+(Time t, Duration d) { return {t.ns + d.ns}; }
constexpr Time operator-(Time t, Duration d) { return {t.ns - d.ns}; }
constexpr Duration operator-(Time a, Time b) { return {a.ns - b.ns}; }

}  // namespace comptoir::loop
