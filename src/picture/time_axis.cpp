#include "picture/time_axis.hpp"

#include <algorithm>
#include <cmath>

namespace comptoir::picture {

loop::Time TimeAxis::time(float at_x) const {
  if (width <= 0) return from;
  const double share = (static_cast<double>(at_x) - static_cast<double>(x)) / static_cast<double>(width);
  const double ns = static_cast<double>(from.ns) + share * static_cast<double>((to - from).ns);
  return {std::max<std::int64_t>(0, std::llround(ns))};
}

Ticks ticks_of(const TimeAxis& axis, float label_room) {
  Ticks ticks;
  if (axis.width < label_room || axis.to <= axis.from) return ticks;
  const double least = axis.ns_per_pixel() * static_cast<double>(label_room);
  std::int64_t unit = 1'000'000;   // a thousandth of a second: the finest time of a setting
  while (static_cast<double>(unit) * 10 <= least) unit *= 10;
  std::int64_t step = unit;
  for (const int factor : {1, 2, 5, 10}) {
    step = unit * factor;
    if (static_cast<double>(step) >= least) break;
  }
  ticks.step = {step};
  for (std::int64_t whole = 1'000'000'000; step % whole != 0 && ticks.decimals < 3; whole /= 10) ++ticks.decimals;
  std::int64_t t = (axis.from.ns + step - 1) / step * step;
  for (; t <= axis.to.ns; t += step) ticks.times.push_back({t});
  return ticks;
}

}  // namespace comptoir::picture
