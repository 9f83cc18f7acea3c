// What the windows of RNN, LSTM and GRU share. A window's arrays are time-major, [steps, batch, width], and
// a worker owns rows `begin` to `end` of the batch in every step; it needs nothing of the other rows, so a
// whole window takes one hand-over.
#ifndef MALMOI_RECURRENT_H
#define MALMOI_RECURRENT_H

#include "gemm.h"
#include "numerics.h"

// Row `begin` of step t of an array [steps, batch, width].
INLINE float *step_rows(const float *array, int32_t t, int32_t batch, int32_t width, int32_t begin) {
  return (float *)array + ((size_t)t * batch + begin) * width;
}

// Whether step t lies within row i's length.
INLINE int is_active(const int32_t *lengths, int32_t i, int32_t t) { return !lengths || t < lengths[i]; }

INLINE void copy_row(float *to, const float *from, int32_t size) {
  FOR_VECTORS(j, 0, size, { store_at(to + j, load_at(from + j)); });
}

INLINE void clear_row(float *row, int32_t size) {
  const vector zero = {0};
  FOR_VECTORS(j, 0, size, { store_at(row + j, zero); });
}

#endif
