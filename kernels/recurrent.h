// What the windows of RNN, LSTM and GRU share. A window's arrays are time-major, [steps, batch, width], and
// a worker owns rows `begin` to `end` of the batch in every step; it needs nothing of the other rows, so a
// whole window takes one hand-over.
#ifndef MALMOI_RECURRENT_H
#define MALMOI_RECURRENT_H

#include "gemm.h"
#include "int8.h"
#include "numerics.h"

// Row `begin` of step t of an array [steps, batch, width].
INLINE float *step_rows(const float *array, int32_t t, int32_t batch, int32_t width, int32_t begin) {
  return (float *)array + ((size_t)t * batch + begin) * width;
}

// Whether step t lies within row i's length.
INLINE int is_active(const int32_t *lengths, int32_t i, int32_t t) { return !lengths || t < lengths[i]; }

// Code that several kernels share, not a copy in each: the modules are a part of every bundle.
#define SHARED static __attribute__((noinline))

// W_hh as a window takes it: packed floats, or, where there are scales, packed codes of 8 bits.
typedef struct {
  const float *floats;
  const int32_t *codes;
  const float *scales;
} weight_matrix;

// C [rows, columns] = A Wᵀ of A's rows [rows, inner].
INLINE void multiply_weights(float *c, int32_t c_row, const float *a, int32_t a_row, const weight_matrix w,
                             int32_t rows, int32_t columns, int32_t inner) {
  if (w.scales) multiply_rows_int8(c, c_row, a, a_row, w.codes, w.scales, rows, columns, inner, 0);
  else multiply_packed(c, c_row, a, a_row, w.floats, rows, columns, inner, 0);
}

INLINE void copy_row(float *to, const float *from, int32_t size) {
  FOR_VECTORS(j, 0, size, { store_at(to + j, load_at(from + j)); });
}

INLINE void clear_row(float *row, int32_t size) {
  const vector zero = {0};
  FOR_VECTORS(j, 0, size, { store_at(row + j, zero); });
}

#endif
