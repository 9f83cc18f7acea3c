// Rows of tables that are read and changed at random: word vectors and their like.
#ifndef MALMOI_ROW_LANES_H
#define MALMOI_ROW_LANES_H

#include "simd.h"

// Rows are a multiple of eight floats. 256 bits are as fast as 512 here, where memory is the limit.
#define ROW_LANES (LANES < 8 ? LANES : 8)
typedef float rowv __attribute__((vector_size(ROW_LANES * 4), aligned(4)));

static inline rowv load_row(const float *p) { return *(const rowv *)p; }
static inline void store_row(float *p, rowv x) { *(rowv *)p = x; }

static inline float sum_lanes(rowv x) {
  float pairs[ROW_LANES / 2];
  for (int i = 0; i < ROW_LANES / 2; i++) pairs[i] = x[i] + x[i + ROW_LANES / 2];
#if ROW_LANES == 8
  return (pairs[0] + pairs[2]) + (pairs[1] + pairs[3]);
#else
  return pairs[0] + pairs[1];
#endif
}

// The rows that will be needed come from anywhere in tens of megabytes: they are asked for ahead.
static inline void prefetch_row(const float *row, int32_t stride) {
  for (int32_t k = 0; k < stride; k += 16) __builtin_prefetch(row + k, 1);
}

#endif
