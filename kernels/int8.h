// The product with weights in 8 bits, shared by int8.c and the recurrent windows.
#ifndef MALMOI_INT8_H
#define MALMOI_INT8_H

#include "simd.h"

// y [rows] = s ⊙ (W x) or += s ⊙ (W x), with W [rows, inner] as `packInt8` lays it out.
void multiply_int8(float *y, const float *x, const int32_t *packed, const float *scales, int32_t rows, int32_t inner,
                   int accumulate);

// The same for a batch: rows of x and y lie `x_row` and `y_row` numbers apart.
INLINE void multiply_rows_int8(float *y, int32_t y_row, const float *x, int32_t x_row, const int32_t *packed,
                               const float *scales, int32_t batch, int32_t rows, int32_t inner, int accumulate) {
  for (int32_t i = 0; i < batch; i++, y += y_row, x += x_row)
    multiply_int8(y, x, packed, scales, rows, inner, accumulate);
}

#endif
