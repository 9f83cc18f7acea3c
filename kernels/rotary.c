// Rotary positions (Su et al. 2021): pairs of a head's numbers are turned by an angle that grows with the step.
#include "contract/rotary.h"
#include "simd.h"

KERNEL(rotate)(float *y, const float *x, const float *cosines, const float *sines, int32_t batch, int32_t heads,
               int32_t size, int32_t rest, int32_t inverse, int32_t accumulate, int32_t begin, int32_t end) {
  const int32_t half = size / 2, row = heads * size + rest;
  const float sign = inverse ? -1 : 1;
  for (int32_t i = begin; i < end; i++) {
    const float *c = cosines + (size_t)(i / batch) * half, *s = sines + (size_t)(i / batch) * half;
    for (int32_t h = 0; h < heads; h++) {
      const float *from = x + (size_t)i * row + h * size;
      float *to = y + (size_t)i * row + h * size;
      FOR_VECTORS(j, 0, half, {
        const vector a = load_at(from + j), b = load_at(from + half + j);
        const vector cosine = load_at(c + j), sine = sign * load_at(s + j);
        const vector first = a * cosine - b * sine, second = a * sine + b * cosine;
        store_at(to + j, accumulate ? load_at(to + j) + first : first);
        store_at(to + half + j, accumulate ? load_at(to + half + j) + second : second);
      });
    }
    const float *from = x + (size_t)i * row + heads * size;
    float *to = y + (size_t)i * row + heads * size;
    FOR_VECTORS(j, 0, rest, { store_at(to + j, accumulate ? load_at(to + j) + load_at(from + j) : load_at(from + j)); });
  }
}
