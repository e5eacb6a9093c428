#include "model/chance.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace comptoir::model {
namespace {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15u;
constexpr double ln2_high = 0x1.62e42fefa3800p-1, ln2_low = 0x1.ef35793c76730p-45;

constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// From the highest power down.
template <std::size_t n>
double polynomial(const std::array<double, n>& coefficients, double x) {
  double sum = coefficients[0];
  for (std::size_t i = 1; i < n; ++i) sum = sum * x + coefficients[i];
  return sum;
}

// AS 241's rational functions: near the middle, in the tails, far out.
constexpr std::array<double, 8> middle_num = {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
                                              13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080};
constexpr std::array<double, 8> middle_den = {5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
                                              5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0};
constexpr std::array<double, 8> tail_num = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
                                            3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734};
constexpr std::array<double, 8> tail_den = {1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                            6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0};
constexpr std::array<double, 8> far_num = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                           2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720};
constexpr std::array<double, 8> far_den = {2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
                                           1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};

/// Of a mean of 1.
double multiple_at(Spread spread, double deviation, double p) {
  switch (spread) {
    case Spread::fixed: return 1;
    case Spread::uniform: return 1 + (2 * p - 1) * std::min(deviation * std::sqrt(3.0), 1.0);
    case Spread::exponential: return -exact_log(1 - p);
    case Spread::lognormal: {
      const double variance = exact_log(1 + deviation * deviation);
      return exact_exp(std::sqrt(variance) * normal_quantile(p) - variance / 2);
    }
  }
  return 1;
}

}  // namespace

std::uint64_t random_bits(std::uint64_t seed, std::uint64_t n) { return mixed(seed + (n + 1) * golden); }

double random_fraction(std::uint64_t seed, std::uint64_t n) {
  return (static_cast<double>(random_bits(seed, n) >> 11) + 0.5) * 0x1p-53;
}

double exact_log(double x) {
  // x = m * 2^e with m about 1; log(m) = 2 atanh(s), a series of odd powers.
  const auto bits = std::bit_cast<std::uint64_t>(x);
  int e = static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFu) | 0x3FF0000000000000u);
  if (m > 1.4142135623730951) {
    m /= 2;
    ++e;
  }
  const double s = (m - 1) / (m + 1), square = s * s;
  double series = 0;
  for (int power = 21; power >= 3; power -= 2) series = (series + 1.0 / power) * square;
  return e * ln2_high + (e * ln2_low + 2 * s * series + 2 * s);
}

double exact_exp(double x) {
  if (x < -700) return 0;
  x = std::min(x, 700.0);
  const double k = std::floor(x / 0.6931471805599453 + 0.5);
  const double r = (x - k * ln2_high) - k * ln2_low;
  double series = 1;
  for (int i = 14; i >= 1; --i) series = 1 + series * r / i;
  return series * std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52);
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(middle_num, r) / polynomial(middle_den, r);
  }
  const double r = std::sqrt(-exact_log(q <= 0 ? p : 1 - p));
  const double x = r <= 5 ? polynomial(tail_num, r - 1.6) / polynomial(tail_den, r - 1.6) : polynomial(far_num, r - 5) / polynomial(far_den, r - 5);
  return q < 0 ? -x : x;
}

std::uint64_t stream_seed(std::uint64_t seed, Stream stream, std::uint64_t repetition) {
  return random_bits(random_bits(seed, static_cast<std::uint64_t>(stream)), repetition);
}

loop::Duration duration_at(Spread spread, loop::Duration mean, std::int64_t deviation, double p) {
  if (spread == Spread::fixed) return mean;
  constexpr std::int64_t ns_per_ms = 1'000'000;
  const double ms = static_cast<double>(mean.ns) / ns_per_ms * multiple_at(spread, static_cast<double>(deviation) / 100, p);
  constexpr double longest = 1e12;   // 30 years of milliseconds
  return {static_cast<std::int64_t>(std::floor(std::clamp(ms, 0.0, longest) + 0.5)) * ns_per_ms};
}

}  // namespace comptoir::model
