// The heart of the matrix product, shared by matmul.c and the recurrent windows.
//
// A tile of C, TILE_ROWS × TILE_COLUMNS, stays in registers while the whole inner dimension runs by:
// 12 × 32 takes 24 of AVX-512's 32 registers, 6 × 16 takes 12 of AVX2's 16, and so do 6 × 8 where WebAssembly fuses
// multiply-adds. Elsewhere in 128 bits each product needs a register of its own, and 4 × 8 is the most. Each
// step loads one row of B's panel (2 vectors) and multiplies it by one number of each row of A:
// per 2 loads and 12 broadcasts 24 multiply-adds, so arithmetic is what limits the speed.
//
// For that the panel, TILE_COLUMNS columns of B, must lie in order: element (k, j) at panel[k * TILE_COLUMNS + j].
// Every element of C is the sum over k in order, one at a time, whatever the tile that holds it; so the result
// does not depend on how the work is cut.
#ifndef MALMOI_GEMM_H
#define MALMOI_GEMM_H

#include "simd.h"

#if LANES == 16
#define TILE_ROWS 12
#elif LANES == 8 || defined(__wasm_relaxed_simd__)
#define TILE_ROWS 6
#else
#define TILE_ROWS 4
#endif
#define TILE_COLUMNS (2 * LANES)

// A is read where it lies, its rows `a_row` apart, or packed in tiles: then the numbers that a step takes from a
// tile's rows lie side by side, and tile after tile follows. WebAssembly packs it always: there every row's address
// would be computed anew in each step, by as many instructions as one in five of the arithmetic.
#ifdef __wasm__
#define PACKS_A 1
// Keeps the compiler from rewriting addresses: only those written as pointer + constant become the load's own offset.
#define KEEP_POINTER(p) __asm__("" : "+r"(p))
#else
#define PACKS_A 0
#define KEEP_POINTER(p)
#endif

// One tile of exactly `rows` rows (a constant wherever this is inlined): C = A B, or C += A B. Element (i, k)
// of A is a[i * a_row + k * a_inner].
INLINE void multiply_tile(float *c, int32_t c_row, const float *a, uint32_t a_row, uint32_t a_inner,
                          const float *panel, const int rows, int32_t columns, int32_t inner, int accumulate) {
  vector sums[TILE_ROWS][2];
#pragma GCC unroll 12
  for (int i = 0; i < rows; i++) {
    sums[i][0] = sums[i][1] = (vector){0};
    // C's rows lie far apart: asked for now, they are there when the sums are done.
    __builtin_prefetch(c + (size_t)i * c_row, 1);
    __builtin_prefetch(c + (size_t)i * c_row + LANES, 1);
  }
  for (int32_t k = 0; k < inner; k++) {
    const vector b0 = load(panel), b1 = load(panel + (uint32_t)LANES);
#pragma GCC unroll 12
    for (uint32_t i = 0; i < (uint32_t)rows; i++) {
      const vector ai = splat(a[i * a_row]);
      sums[i][0] += ai * b0;
      sums[i][1] += ai * b1;
    }
    panel += TILE_COLUMNS;
    a += a_inner;
    KEEP_POINTER(panel);
    KEEP_POINTER(a);
  }
  if (columns >= TILE_COLUMNS) {
#pragma GCC unroll 12
    for (int i = 0; i < rows; i++) {
      float *out = c + (size_t)i * c_row;
      store(out, accumulate ? load(out) + sums[i][0] : sums[i][0]);
      store(out + LANES, accumulate ? load(out + LANES) + sums[i][1] : sums[i][1]);
    }
    return;
  }
  // At C's right edge the sums go through memory: of a part of a vector each row would be a branch of its own.
  float edge[TILE_ROWS * TILE_COLUMNS];
#pragma GCC unroll 12
  for (int i = 0; i < rows; i++) {
    store(edge + i * TILE_COLUMNS, sums[i][0]);
    store(edge + i * TILE_COLUMNS + LANES, sums[i][1]);
  }
  for (int i = 0; i < rows; i++)
    for (int32_t j = 0; j < columns; j++) {
      float *out = c + (size_t)i * c_row + j;
      *out = accumulate ? *out + edge[i * TILE_COLUMNS + j] : edge[i * TILE_COLUMNS + j];
    }
}

// Tiles are of nearly equal height: 25 rows make 9 + 8 + 8, not 12 + 12 + 1. `left` tiles are to come.
INLINE int32_t tile_height(int32_t rows, int32_t left) { return (rows + left - 1) / left; }
INLINE int32_t count_tiles(int32_t rows) { return (rows + TILE_ROWS - 1) / TILE_ROWS; }

// `rows` rows of C against one panel; `packed_a` says whether A is packed in tiles.
INLINE void multiply_panel(float *c, int32_t c_row, const float *a, int32_t a_row, const int packed_a,
                           const float *panel, int32_t rows, int32_t columns, int32_t inner, int accumulate) {
  for (int32_t left = count_tiles(rows); left > 0; left--) {
    const int32_t height = tile_height(rows, left);
    switch (height) {
#define TILE(n)                                                                                     \
  case n:                                                                                           \
    if (packed_a) multiply_tile(c, c_row, a, 1, n, panel, n, columns, inner, accumulate);           \
    else multiply_tile(c, c_row, a, (uint32_t)a_row, 1, panel, n, columns, inner, accumulate);      \
    break;
      TILE(1) TILE(2) TILE(3) TILE(4)
#if TILE_ROWS > 4
      TILE(5) TILE(6)
#endif
#if TILE_ROWS > 6
      TILE(7) TILE(8) TILE(9) TILE(10) TILE(11) TILE(12)
#endif
#undef TILE
    }
    c += (size_t)height * c_row;
    a += (size_t)height * (packed_a ? inner : a_row);
    rows -= height;
  }
}

// C [rows, columns] = A B or += A B, with all of B in panels, as `packPanels` lays it out.
void multiply_packed(float *c, int32_t c_row, const float *a, int32_t a_row, const float *panels, int32_t rows,
                     int32_t columns, int32_t inner, int accumulate);

// Lays op(B) [inner, columns] out in panels, as multiply_packed reads them, the last one filled up with zeros. Element
// (k, j) is b[k * b_inner + j * b_column].
void pack_matrix(float *panels, const float *b, int32_t b_inner, int32_t b_column, int32_t inner, int32_t columns);

// out[j * out_row + i] = in[i * in_row + j] for i < rows, j < columns.
void transpose_block(float *out, int32_t out_row, const float *in, int32_t in_row, int32_t rows, int32_t columns);

#endif
