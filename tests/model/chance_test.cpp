// Random numbers: published values, high-precision references, the shape of each spread, and draws that never change.
// All seeds are fixed, so that nothing here is left to chance; native and as WebAssembly the same numbers must come out.
#include "model/chance.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

using Function = double (*)(double);

/// How many doubles lie between two, of the same sign or not.
std::int64_t ulps_between(double a, double b) {
  const auto place = [](double x) {
    const auto bits = std::bit_cast<std::int64_t>(x);
    return bits < 0 ? std::int64_t(std::uint64_t{1} << 63) - bits : bits;
  };
  return std::abs(place(a) - place(b));
}

TEST(Chance, bits_are_those_that_SplitMix64_is_published_with) {
  constexpr std::array<std::uint64_t, 5> published = {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u,
                                                      16408922859458223821u};
  for (std::size_t i = 0; i < published.size(); ++i) EXPECT_EQ(random_bits(1234567, i), published[i]) << i;
}

struct Known {
  double x, y;   ///< of 60 digits, the nearest double
};

TEST(Chance, logarithms_are_within_an_ulp_of_60_digits) {
  constexpr std::array known = {
      Known{0x1p-54, -0x1.2b708872320e2p+5}, Known{0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9},
      Known{0x1.12e0be826d695p-30, -0x1.4b927f32bffb8p+4}, Known{0x1.999999999999ap-4, -0x1.26bb1bbb55515p+1},
      Known{0x1p-1, -0x1.62e42fefa39efp-1}, Known{0x1.6a09e667f3bccp-1, -0x1.62e42fefa39f1p-2},
      Known{0x1.fffffffffffffp-1, -0x1p-53}, Known{0x1.0000000000001p+0, 0x1.fffffffffffffp-53},
      Known{0x1.4p+0, 0x1.c8ff7c79a9a22p-3}, Known{0x1.6a09e667f3bcdp+0, 0x1.62e42fefa39fp-2},
      Known{0x1p+1, 0x1.62e42fefa39efp-1}, Known{0x1.5bf0a8b145769p+1, 0x1p+0},
      Known{0x1.4p+3, 0x1.26bb1bbb55516p+1}, Known{0x1.81cd6c8b43958p+13, 0x1.2d79559791e31p+3},
      Known{0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9}
  };
  for (const Known& each : known) EXPECT_LE(ulps_between(exact_log(each.x), each.y), 1) << each.x;
  EXPECT_EQ(exact_log(1), 0);
}

TEST(Chance, exponentials_are_within_an_ulp_of_60_digits) {
  constexpr std::array known = {
      Known{-0x1.5ep+9, 0x1.14f2b0fb9307fp-1010}, Known{-0x1.259999999999ap+5, 0x1.0998b04bdd19p-53},
      Known{-0x1p+0, 0x1.78b56362cef38p-2}, Known{-0x1.62e42fefa39fp-2, 0x1.6a09e667f3bccp-1},
      Known{-0x1.12e0be826d695p-30, 0x1.fffffff768fa1p-1}, Known{0x0p+0, 0x1p+0},
      Known{0x1.70ef54646d497p-57, 0x1p+0}, Known{0x1.999999999999ap-4, 0x1.1aec7b35a00d4p+0},
      Known{0x1.62e42fefa39efp-2, 0x1.6a09e667f3bccp+0}, Known{0x1p-1, 0x1.a61298e1e069cp+0},
      Known{0x1p+0, 0x1.5bf0a8b145769p+1}, Known{0x1.4p+1, 0x1.85d6fd931e0bbp+3},
      Known{0x1.4p+3, 0x1.5829dcf95056p+14}, Known{0x1.2051eb851eb85p+5, 0x1.fe220442b5334p+51},
      Known{0x1.5ep+9, 0x1.d945df4f8ec8ep+1009}
  };
  for (const Known& each : known) EXPECT_LE(ulps_between(exact_exp(each.x), each.y), 1) << each.x;
}

/// The worst of many arguments, evenly from `first` to `last`; a library is right to an ulp itself.
std::int64_t worst(Function ours, Function library, double first, double last) {
  constexpr int steps = 200'000;
  std::int64_t most = 0;
  for (int i = 0; i <= steps; ++i) {
    const double x = first + (last - first) * i / steps;
    most = std::max(most, ulps_between(ours(x), library(x)));
  }
  return most;
}

TEST(Chance, logarithms_and_exponentials_stay_within_three_ulps_of_the_library) {
  const Function log = [](double x) { return std::log(x); }, exp = [](double x) { return std::exp(x); };
  EXPECT_LE(worst(exact_log, log, 1e-7, 1), 3);
  EXPECT_LE(worst(exact_log, log, 0.99, 1.01), 3);
  EXPECT_LE(worst(exact_log, log, 1, 1e6), 3);
  EXPECT_LE(worst(exact_exp, exp, -0.4, 0.4), 3);
  EXPECT_LE(worst(exact_exp, exp, -40, 40), 3);
  EXPECT_LE(worst(exact_exp, exp, -699, 699), 3);
}

TEST(Chance, normal_quantiles_are_those_of_60_digits_to_15) {
  constexpr std::array known = {
      Known{0x1p-54, -0x1.095b059d67c4cp+3}, Known{0x1.19799812dea11p-40, -0x1.c234fba57a32ap+2},
      Known{0x1.4f8b588e368f1p-17, -0x1.10f3f8843a3d9p+2}, Known{0x1.0624dd2f1a9fcp-10, -0x1.8b8cbb7204471p+1},
      Known{0x1.999999999999ap-6, -0x1.f5c0331eeff85p+0}, Known{0x1.333333333333p-4, -0x1.7085226d3e525p+0},
      Known{0x1.3333333333333p-4, -0x1.7085226d3e524p+0}, Known{0x1.999999999999ap-4, -0x1.4813c36e26d32p+0},
      Known{0x1.3333333333333p-2, -0x1.0c7e39582c5fbp-1}, Known{0x1p-1, 0x0p+0},
      Known{0x1.00014f8b588e3p-1, 0x1.a48add58f2733p-16}, Known{0x1.aec4bd120d37dp-1, 0x1.fffffffffffffp-1},
      Known{0x1.d99999999999ap-1, 0x1.7085226d3e525p+0}, Known{0x1.f333333333333p-1, 0x1.f5c0331eeff83p+0},
      Known{0x1.fffeb074a771dp-1, 0x1.10f3f8843a851p+2}, Known{0x1.fffffffffffffp-1, 0x1.06b48528cea52p+3}
  };
  for (const Known& each : known) EXPECT_NEAR(normal_quantile(each.x), each.y, 1e-15 * std::max(1.0, std::fabs(each.y))) << each.x;
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(Chance, a_fraction_is_never_0_and_never_1) {
  double least = 1, most = 0;
  for (std::uint64_t i = 0; i < 1'000'000; ++i) {
    const double fraction = random_fraction(7, i);
    least = std::min(least, fraction);
    most = std::max(most, fraction);
  }
  EXPECT_GT(least, 0);
  EXPECT_LT(least, 1e-5);
  EXPECT_LT(most, 1);
  EXPECT_GT(most, 1 - 1e-5);
}

// ---- Goodness of fit. A sum of squares over 100 equal cells has 99 degrees of freedom: it is below 61.1 or above 148.2 once in
// a thousand times each.
constexpr std::size_t cells = 100;
constexpr double least_squares = 61.1, most_squares = 148.2;

double chi_square(const std::vector<std::size_t>& counts) {
  double total = 0;
  for (const std::size_t count : counts) total += static_cast<double>(count);
  const double expected = total / static_cast<double>(counts.size());
  double sum = 0;
  for (const std::size_t count : counts) sum += (static_cast<double>(count) - expected) * (static_cast<double>(count) - expected) / expected;
  return sum;
}

std::size_t cell_of(double fraction, std::size_t among = cells) {
  return std::min(static_cast<std::size_t>(fraction * static_cast<double>(among)), among - 1);
}

/// The share of durations that are shorter than `multiple` means.
double share_below(Spread spread, double deviation, double multiple) {
  switch (spread) {
    case Spread::fixed: break;
    case Spread::uniform: return std::clamp((multiple - 1) / (2 * deviation * std::sqrt(3.0)) + 0.5, 0.0, 1.0);
    case Spread::exponential: return -std::expm1(-multiple);
    case Spread::lognormal: {
      const double variance = std::log1p(deviation * deviation);
      return std::erfc(-(std::log(multiple) + variance / 2) / std::sqrt(2 * variance)) / 2;
    }
  }
  return 0;
}

struct Shape {
  Spread spread;
  std::int64_t percent;   ///< asked for
  double deviation;       ///< of a mean of 1
};
constexpr std::array shapes = {Shape{Spread::uniform, 20, 0.2}, Shape{Spread::uniform, 50, 0.5}, Shape{Spread::exponential, 50, 1},
                               Shape{Spread::lognormal, 20, 0.2}, Shape{Spread::lognormal, 50, 0.5}};

TEST(Chance, each_spread_has_its_shape_its_mean_and_its_deviation) {
  constexpr std::size_t draws = 200'000;
  constexpr loop::Duration mean = loop::seconds(3'600);   // so long that whole milliseconds don't show
  for (const Shape& shape : shapes) {
    for (const std::uint64_t seed : {1u, 2u, 2022u}) {
      std::vector<std::size_t> counts(cells);
      double sum = 0, squares = 0;
      for (std::size_t i = 0; i < draws; ++i) {
        const loop::Duration drawn = duration_at(shape.spread, mean, shape.percent, random_fraction(stream_seed(seed, Stream::burger, 0), i));
        const double multiple = static_cast<double>(drawn.ns) / static_cast<double>(mean.ns);
        ++counts[cell_of(share_below(shape.spread, shape.deviation, multiple))];
        sum += multiple;
        squares += (multiple - 1) * (multiple - 1);
      }
      const double root = std::sqrt(static_cast<double>(draws));
      SCOPED_TRACE(testing::Message() << "spread " << static_cast<int>(shape.spread) << ", " << shape.percent << " %, seed " << seed);
      EXPECT_GT(chi_square(counts), least_squares);
      EXPECT_LT(chi_square(counts), most_squares);
      EXPECT_NEAR(sum / draws, 1, 4 * shape.deviation / root);
      EXPECT_NEAR(std::sqrt(squares / draws), shape.deviation, 0.02 * shape.deviation);
    }
  }
}

TEST(Chance, a_duration_is_whole_milliseconds_and_never_negative) {
  constexpr loop::Duration mean = loop::milliseconds(437);
  EXPECT_EQ(duration_at(Spread::fixed, mean, 50, 0.9), mean);
  for (const Spread spread : {Spread::uniform, Spread::exponential, Spread::lognormal}) {
    for (const std::int64_t deviation : {0, 57, 58, 200}) {
      for (const double p : {0x1p-54, 0.001, 0.5, 0.999, 1 - 0x1p-53}) {
        const loop::Duration drawn = duration_at(spread, mean, deviation, p);
        EXPECT_GE(drawn.ns, 0);
        EXPECT_EQ(drawn.ns % 1'000'000, 0);
        if (deviation == 0 && spread != Spread::exponential) {
          EXPECT_EQ(drawn, mean);
        }
      }
    }
  }
  // The widest uniform one: from nothing to twice the mean, however large a deviation is asked for.
  EXPECT_EQ(duration_at(Spread::uniform, mean, 200, 0x1p-54).ns, 0);
  EXPECT_EQ(duration_at(Spread::uniform, mean, 200, 1 - 0x1p-53), loop::milliseconds(874));
}

// ---- Draws that have nothing to do with each other.

/// Pairs of fractions in a table of 10 x 10.
template <class First, class Second>
double pairs_chi_square(First first, Second second) {
  std::vector<std::size_t> counts(cells);
  for (std::uint64_t i = 0; i < 100'000; ++i) ++counts[cell_of(first(i), 10) * 10 + cell_of(second(i), 10)];
  return chi_square(counts);
}

TEST(Chance, streams_repetitions_seeds_and_neighbours_are_independent) {
  const auto draws = [](std::uint64_t seed, Stream stream, std::uint64_t repetition, std::uint64_t ahead = 0) {
    return [=, from = stream_seed(seed, stream, repetition)](std::uint64_t i) { return random_fraction(from, i + ahead); };
  };
  const auto first = draws(1, Stream::arrivals, 0);
  const auto expect_independent = [&](const char* what, const auto& second) {
    EXPECT_GT(pairs_chi_square(first, second), least_squares) << what;
    EXPECT_LT(pairs_chi_square(first, second), most_squares) << what;
  };
  expect_independent("soda", draws(1, Stream::soda, 0));
  expect_independent("burger", draws(1, Stream::burger, 0));
  expect_independent("fries", draws(1, Stream::fries, 0));
  expect_independent("the next repetition", draws(1, Stream::arrivals, 1));
  expect_independent("the next seed", draws(2, Stream::arrivals, 0));
  expect_independent("the next client", draws(1, Stream::arrivals, 0, 1));
}

// ---- Draws that never change: links hold seeds.

struct Drawn {
  std::uint64_t seed, repetition;
  std::array<std::int64_t, 5> arrivals, soda, burger, fries;   ///< of clients 1 to 5, in milliseconds
};

/// As CPython's integers, math and statistics.NormalDist give them.
TEST(Chance, draws_are_those_of_links_that_were_written) {
  constexpr std::array known = {
      Drawn{1, 0, {1054, 14, 1259, 76, 900}, {1820, 570, 1582, 866, 547}, {2507, 1618, 4095, 2264, 2524}, {2193, 8269, 2280, 137, 21856}},
      Drawn{1, 1, {136, 44, 74, 456, 146}, {984, 989, 524, 1025, 771}, {2513, 1731, 3083, 1421, 6631}, {3389, 9498, 2789, 3126, 11453}},
      Drawn{20220902, 0, {2194, 477, 420, 137, 1702}, {1455, 546, 273, 598, 195}, {2114, 3045, 2801, 2524, 5913}, {2565, 704, 2094, 5516, 2184}},
      Drawn{1000000000, 7, {1813, 163, 233, 224, 244}, {899, 1199, 1383, 694, 706}, {5026, 2339, 1364, 3473, 2164}, {3154, 3137, 1514, 3410, 15886}}
  };
  for (const Drawn& day : known) {
    SCOPED_TRACE(testing::Message() << "seed " << day.seed << ", repetition " << day.repetition);
    const RestaurantSetup uniform{.times = Spread::uniform, .poisson = true, .seed = day.seed, .repetition = day.repetition};
    RestaurantSetup lognormal = uniform, exponential = uniform;
    lognormal.times = Spread::lognormal;
    exponential.times = Spread::exponential;
    for (std::uint32_t client = 1; client <= 5; ++client) {
      EXPECT_EQ(time_to_next(uniform, client), loop::milliseconds(day.arrivals[client - 1])) << client;
      EXPECT_EQ(soda_time(uniform, client), loop::milliseconds(day.soda[client - 1])) << client;
      EXPECT_EQ(burger_time(lognormal, client), loop::milliseconds(day.burger[client - 1])) << client;
      EXPECT_EQ(fries_time(exponential, client), loop::milliseconds(day.fries[client - 1])) << client;
    }
  }
}

std::vector<Visit> visits_of(const RestaurantSetup& setup) {
  std::vector<Visit> visits;
  loop::Loop loop;
  loop.run_until_complete(loop.create_task(rush(setup, visits), "main"));
  return visits;
}

TEST(Chance, every_restaurant_of_a_seed_has_the_same_day) {
  RestaurantSetup small{.clients = 200, .times = Spread::lognormal, .poisson = true, .seed = 5};
  RestaurantSetup large = small;
  large.clients = 300;
  large.sodas = large.cooks = 100;
  large.batch = 1;
  const std::vector<Visit> a = visits_of(small), b = visits_of(large);
  for (std::uint32_t client = 1; client <= 200; ++client) {
    const Visit &in_small = a[client - 1], &in_large = b[client - 1];
    EXPECT_EQ(in_small.arrived, in_large.arrived) << client;
    EXPECT_EQ(in_large.burger, burger_time(small, client)) << client;   // nobody waits for a cook there
    EXPECT_EQ(in_large.soda, soda_time(small, client)) << client;
    EXPECT_GE(in_small.burger, burger_time(small, client)) << client;
  }
}

TEST(Chance, clients_come_as_the_drawn_times_say) {
  const RestaurantSetup setup{.clients = 50, .poisson = true, .seed = 3};
  const std::vector<Visit> visits = visits_of(setup);
  loop::Time next;
  for (std::uint32_t client = 1; client <= setup.clients; ++client) {
    EXPECT_EQ(visits[client - 1].arrived, next) << client;
    next = next + time_to_next(setup, client);
  }
}

}  // namespace
}  // namespace comptoir::model
