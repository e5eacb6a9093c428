/// Processor time: what else the machine does meanwhile does not count.
#pragma once

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#include <time.h>
#endif

namespace comptoir::bench {

#ifdef __EMSCRIPTEN__
EM_JS(double, nanoseconds_used, (), {
  const used = process.cpuUsage();
  return (used.user + used.system) * 1000;
});
#else
inline double nanoseconds_used() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e9 + static_cast<double>(used.tv_nsec);
}
#endif

}  // namespace comptoir::bench
