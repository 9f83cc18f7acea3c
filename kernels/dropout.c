// Dropout without a mask in memory: whether element i is kept is a hash of (seed, i), which the backward pass
// makes again.
#include "contract/dropout.h"
#include "dropout.h"

KERNEL(dropout)(float *y, const float *x, float rate, int32_t seed, int32_t accumulate, int32_t begin, int32_t end) {
  const uint32_t dropped = dropped_below(rate);
  for (int32_t i = begin; i < end; i++) {
    const float value = is_dropped((uint32_t)i, seed, dropped) ? 0 : x[i] / (1 - rate);
    y[i] = accumulate ? y[i] + value : value;
  }
}
