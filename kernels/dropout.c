// Dropout without a mask in memory: whether element i is kept is a hash of (seed, i), which the backward pass
// makes again.
#include "contract/dropout.h"

// Mixes 32 bits thoroughly (MurmurHash3's finaliser).
static inline uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}

KERNEL(dropout)(float *y, const float *x, float rate, int32_t seed, int32_t accumulate, int32_t begin, int32_t end) {
  const uint32_t dropped = (uint32_t)((double)rate * 4294967296.0);
  for (int32_t i = begin; i < end; i++) {
    const float value = mix(mix((uint32_t)i) ^ (uint32_t)seed) < dropped ? 0 : x[i] / (1 - rate);
    y[i] = accumulate ? y[i] + value : value;
  }
}
