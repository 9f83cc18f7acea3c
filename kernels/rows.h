// Sums and maxima along one row, for softmax.
#ifndef MALMOI_ROWS_H
#define MALMOI_ROWS_H

#include "numerics.h"

// The lanes together, halved again and again: always the same order.
INLINE float add_lanes(vector x) {
  float part[LANES];
  store(part, x);
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) part[i] += part[i + half];
  return part[0];
}

INLINE float row_maximum(const float *row, int32_t size) {
  vector most = splat(-__builtin_inff());
  FOR_VECTORS(j, 0, size, {
    vector x = most;
    if (lanes == LANES) x = load(row + j);
    else __builtin_memcpy(&x, row + j, (size_t)lanes * 4);
    most = select_lanes(x > most, x, most);
  });
  float part[LANES];
  store(part, most);
  float result = part[0];
  for (int i = 1; i < LANES; i++) result = part[i] > result ? part[i] : result;
  return result;
}

// y = e^(a − shift); gives the sum of y. NaN and infinities in the row come out as NaN in the sum.
INLINE float exponentials(float *y, const float *a, int32_t size, float shift) {
  vector sum = {0};
  FOR_VECTORS(j, 0, size, {
    store_at(y + j, exp_vector(load_at(a + j) - shift));
    sum += load_at(y + j);
  });
  return add_lanes(sum);
}

#endif
