// Which elements dropout drops: a hash of (seed, place) below a bound, so that no mask is kept.
#ifndef MALMOI_DROPOUT_H
#define MALMOI_DROPOUT_H

#include <stdint.h>

// Mixes 32 bits thoroughly (MurmurHash3's finaliser).
static inline uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}

static inline uint32_t dropped_below(float rate) { return (uint32_t)((double)rate * 4294967296.0); }
static inline int is_dropped(uint32_t place, int32_t seed, uint32_t below) {
  return mix(mix(place) ^ (uint32_t)seed) < below;
}

#endif
