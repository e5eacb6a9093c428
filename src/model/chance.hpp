/// Random numbers that are the same on every platform: own generator, own logarithm and exponential, whole nanoseconds.
/// A draw is told by what it is for (seed, stream, index) and not by when it is made: client 7's burger takes as long in every
/// restaurant of the same seed, so that restaurants are compared on the same day (common random numbers).
#pragma once

#include <cstdint>
#include <string_view>

#include "loop/time.hpp"

namespace comptoir::model {

/// How a duration varies about its mean.
enum class Spread : std::uint8_t {
  fixed,        ///< always the mean
  uniform,      ///< as likely anywhere from mean - width to mean + width
  exponential,  ///< often short, sometimes very long; its standard deviation is the mean
  lognormal,    ///< a hump with a long tail
};

/// The n-th number (from 0) that SplitMix64 (Steele, Lea and Flood 2014) gives after `seed`: 64 bits.
std::uint64_t random_bits(std::uint64_t seed, std::uint64_t n);

/// Above 0 and below 1: one of 2^53 values, the centres of as many equal parts.
double random_fraction(std::uint64_t seed, std::uint64_t n);

/// Natural logarithm of x > 0 and e to the x, to an ulp or two, by IEEE operations alone: a library's differ in the last bit.
double exact_log(double x);
double exact_exp(double x);

/// The standard normal quantile of 0 < p < 1: Wichura's AS 241, as CPython's statistics.NormalDist has it.
double normal_quantile(double p);

/// Streams of draws of one seed; what a name stands for never changes.
enum class Stream : std::uint64_t { arrivals = 1, soda = 2, burger = 3, fries = 4 };

/// The seed of a stream, and of a repetition of it (from 0).
std::uint64_t stream_seed(std::uint64_t seed, Stream stream, std::uint64_t repetition);

/// A duration of that mean at the quantile p, in whole milliseconds, never negative. `deviation` is the standard deviation in
/// percent of the mean, of uniform and lognormal; of uniform 57 at most, where the shortest is 0.
loop::Duration duration_at(Spread spread, loop::Duration mean, std::int64_t deviation, double p);

}  // namespace comptoir::model
