// Parts of the C library that the page's program links and never runs: these empty functions stand in their place.

// The sine of an angle beyond 400 million: it needs two kilobytes of the digits of pi. Ours are within a few turns.
extern "C" int __rem_pio2_large(double*, double* rest, int, int, int) {
  rest[0] = 0;
  return 0;
}
