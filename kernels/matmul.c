// Matrix products. gemm.h has the tile in registers; here are the blocks around it. Of op(B) a block of
// BLOCK_INNER × BLOCK_COLUMNS is copied ("packed") into panels, in the order in which the tile reads them; it lives in
// the second-level cache and serves all rows of A, while a panel of it, BLOCK_INNER × TILE_COLUMNS, lives in the first
// and serves every tile of BLOCK_ROWS rows. A is read where it lies, or, where it lies transposed and in WebAssembly,
// packed in tiles a block of rows at a time.
#include "contract/matmul.h"
#include "gemm.h"

enum { BLOCK_ROWS = 96, BLOCK_INNER = 256, BLOCK_COLUMNS = 256, PANELS_AT_ONCE = 4, ROWS_AHEAD = 8, CACHE_LINE = 16 };

// Four rows of four, turned over in registers.
typedef float four __attribute__((vector_size(16), aligned(4)));
typedef int32_t four_int __attribute__((vector_size(16)));
#ifdef __clang__
#define MIX(a, b, i, j, k, l) __builtin_shufflevector(a, b, i, j, k, l)
#else
#define MIX(a, b, i, j, k, l) __builtin_shuffle(a, b, (four_int){i, j, k, l})
#endif
INLINE void transpose_four(float *out, int32_t out_row, const float *in, int32_t in_row) {
  const four a = *(const four *)in, b = *(const four *)(in + in_row);
  const four c = *(const four *)(in + 2 * (size_t)in_row), d = *(const four *)(in + 3 * (size_t)in_row);
  const four ab_low = MIX(a, b, 0, 4, 1, 5), ab_high = MIX(a, b, 2, 6, 3, 7);
  const four cd_low = MIX(c, d, 0, 4, 1, 5), cd_high = MIX(c, d, 2, 6, 3, 7);
  *(four *)out = MIX(ab_low, cd_low, 0, 1, 4, 5);
  *(four *)(out + out_row) = MIX(ab_low, cd_low, 2, 3, 6, 7);
  *(four *)(out + 2 * out_row) = MIX(ab_high, cd_high, 0, 1, 4, 5);
  *(four *)(out + 3 * out_row) = MIX(ab_high, cd_high, 2, 3, 6, 7);
}

// Copies a strided block so that out[k * width + j] = in[k * in_inner + j * in_other], j < others.
INLINE void pack(float *out, int32_t width, const float *in, int32_t in_inner, int32_t in_other, int32_t inner,
                 int32_t others) {
  int32_t k = 0;
  if (in_inner == 1) {
    for (; k + 4 <= inner; k += 4) {
      int32_t j = 0;
      for (; j + 4 <= others; j += 4)
        transpose_four(out + (size_t)k * width + j, width, in + (size_t)j * in_other + k, in_other);
      for (; j < others; j++)
        for (int i = 0; i < 4; i++) out[(size_t)(k + i) * width + j] = in[(size_t)j * in_other + k + i];
    }
  }
  for (; k < inner; k++) {
    const float *from = in + (size_t)k * in_inner;
    float *to = out + (size_t)k * width;
    if (in_other == 1) FOR_VECTORS(j, 0, others, { store_at(to + j, load_at(from + j)); });
    else
      for (int32_t j = 0; j < others; j++) to[j] = from[(size_t)j * in_other];
  }
  if (others < width)
    for (k = 0; k < inner; k++)
      for (int32_t j = others; j < width; j++) out[(size_t)k * width + j] = 0;
}

// Lays `columns` columns of op(B) out in panels, the last of them filled up with zeros. Element (k, j) of op(B) is
// b[k * b_inner + j * b_column].
INLINE void pack_panels(float *panels, const float *b, int32_t b_inner, int32_t b_column, int32_t inner,
                        int32_t columns) {
  int32_t j = 0;
  // Where B's rows lie in order, several panels take their part of a row at once: a row's part of one panel is a
  // cache line or two, and each lies in another page of memory than the next row's.
  if (b_column == 1)
    for (; j + PANELS_AT_ONCE * TILE_COLUMNS <= columns; j += PANELS_AT_ONCE * TILE_COLUMNS)
      for (int32_t k = 0; k < inner; k++) {
        const float *from = b + (size_t)k * b_inner + j;
        float *to = panels + (size_t)j * inner + (size_t)k * TILE_COLUMNS;
        for (int p = 0; p < PANELS_AT_ONCE; p++, from += TILE_COLUMNS, to += (size_t)TILE_COLUMNS * inner) {
          store(to, load(from));
          store(to + LANES, load(from + LANES));
        }
      }
  for (; j < columns; j += TILE_COLUMNS)
    pack(panels + (size_t)j * inner, TILE_COLUMNS, b + (size_t)j * b_column, b_inner, b_column, inner,
         columns - j < TILE_COLUMNS ? columns - j : TILE_COLUMNS);
}

// Lays `rows` rows of A out in the tiles of multiply_panel. Element (i, k) of A is a[i * a_row + k * a_inner].
INLINE void pack_tiles(float *tiles, const float *a, int32_t a_row, int32_t a_inner, int32_t rows, int32_t inner) {
  for (int32_t left = count_tiles(rows); left > 0; left--) {
    const int32_t height = tile_height(rows, left);
    pack(tiles, height, a, a_inner, a_row, inner, height);
    tiles += (size_t)height * inner;
    a += (size_t)height * a_row;
    rows -= height;
  }
}

// The same where A lies transposed, a_row = 1: all tiles take their part of a row at once. A tile's part is less than
// a cache line, and each row lies in another page of memory than the next.
INLINE void pack_tiles_transposed(float *tiles, const float *a, int32_t a_inner, int32_t rows, int32_t inner) {
  const int32_t count = count_tiles(rows), height = rows / count, taller = rows % count;
  for (int32_t k = 0; k < inner; k++, a += a_inner) {
    // The processor foresees no steps from page to page: it is asked for the lines of the row ROWS_AHEAD.
    for (int32_t j = 0; j < rows; j += CACHE_LINE) __builtin_prefetch(a + (size_t)ROWS_AHEAD * a_inner + j);
    const float *from = a;
    float *tile = tiles;
    for (int32_t i = 0; i < count; i++) {
      const int32_t size = i < taller ? height + 1 : height;
      float *to = tile + (size_t)k * size;
      if (size == TILE_ROWS) __builtin_memcpy(to, from, TILE_ROWS * sizeof(float));
      else
        for (int32_t j = 0; j < size; j++) to[j] = from[j];
      from += size;
      tile += (size_t)size * inner;
    }
  }
}

// One row of C against ROW_PANELS whole panels at once: with one panel two sums alone would be under way, each waiting
// for its last addition. In WebAssembly more than two would not find registers.
enum { ROW_PANELS = LANES == 4 ? 2 : 4 };
INLINE void multiply_row(float *c, const float *a, const float *panels, int32_t inner, int accumulate) {
  const size_t panel = (size_t)TILE_COLUMNS * inner;
  vector sums[ROW_PANELS][2] = {{{0}}};
  for (int32_t k = 0; k < inner; k++, panels += TILE_COLUMNS) {
    const vector ak = splat(a[k]);
#pragma GCC unroll 4
    for (int p = 0; p < ROW_PANELS; p++) {
      sums[p][0] += ak * load(panels + p * panel);
      sums[p][1] += ak * load(panels + p * panel + LANES);
    }
  }
#pragma GCC unroll 4
  for (int p = 0; p < ROW_PANELS; p++, c += TILE_COLUMNS) {
    store(c, accumulate ? load(c) + sums[p][0] : sums[p][0]);
    store(c + LANES, accumulate ? load(c + LANES) + sums[p][1] : sums[p][1]);
  }
}

// C against all panels. A's element (i, k) is a[i * a_row + k], or A is packed in tiles.
INLINE void multiply_panels(float *c, int32_t c_row, const float *a, int32_t a_row, const int packed_a,
                            const float *panels, int32_t rows, int32_t columns, int32_t inner, int accumulate) {
  int32_t j = 0;
  // A single row is the same, packed or not.
  if (rows == 1)
    for (; j + ROW_PANELS * TILE_COLUMNS <= columns; j += ROW_PANELS * TILE_COLUMNS)
      multiply_row(c + j, a, panels + (size_t)j * inner, inner, accumulate);
  for (; j < columns; j += TILE_COLUMNS)
    multiply_panel(c + j, c_row, a, a_row, packed_a, panels + (size_t)j * inner, rows,
                   columns - j < TILE_COLUMNS ? columns - j : TILE_COLUMNS, inner, accumulate);
}

// Natively apart from their callers, each of whom would have a copy of all tiles: a sixth of the time to compile. In
// WebAssembly a copy each, which compiles in a moment and runs 4 to 8 percent faster.
#ifdef __wasm__
#define SHARED_TILES INLINE
#else
#define SHARED_TILES static __attribute__((noinline))
#endif
SHARED_TILES void multiply_in_place(float *c, int32_t c_row, const float *a, int32_t a_row, const float *panels,
                                    int32_t rows, int32_t columns, int32_t inner, int accumulate) {
  multiply_panels(c, c_row, a, a_row, 0, panels, rows, columns, inner, accumulate);
}
SHARED_TILES void multiply_tiles(float *c, int32_t c_row, const float *tiles, const float *panels, int32_t rows,
                                 int32_t columns, int32_t inner, int accumulate) {
  multiply_panels(c, c_row, tiles, 1, 1, panels, rows, columns, inner, accumulate);
}

void multiply_packed(float *c, int32_t c_row, const float *a, int32_t a_row, const float *panels, int32_t rows,
                     int32_t columns, int32_t inner, int accumulate) {
#if PACKS_A
  float block[BLOCK_ROWS * BLOCK_INNER];
  // Whole tiles, as many as there is room for; of enormous rows none.
  const int32_t most = BLOCK_ROWS * BLOCK_INNER / TILE_ROWS / (inner > 0 ? inner : 1) * TILE_ROWS;
  for (; rows > 1 && most > 0; rows -= most) {
    const int32_t height = rows < most ? rows : most;
    pack_tiles(block, a, a_row, 1, height, inner);
    multiply_tiles(c, c_row, block, panels, height, columns, inner, accumulate);
    c += (size_t)height * c_row;
    a += (size_t)height * a_row;
  }
  if (rows <= 0) return;
#endif
  multiply_in_place(c, c_row, a, a_row, panels, rows, columns, inner, accumulate);
}

void pack_matrix(float *panels, const float *b, int32_t b_inner, int32_t b_column, int32_t inner, int32_t columns) {
  pack_panels(panels, b, b_inner, b_column, inner, columns);
}

void transpose_block(float *out, int32_t out_row, const float *in, int32_t in_row, int32_t rows, int32_t columns) {
  int32_t j = 0;
  for (; j + 4 <= columns; j += 4) {
    int32_t i = 0;
    for (; i + 4 <= rows; i += 4)
      transpose_four(out + (size_t)j * out_row + i, out_row, in + (size_t)i * in_row + j, in_row);
    for (; i < rows; i++)
      for (int k = 0; k < 4; k++) out[(size_t)(j + k) * out_row + i] = in[(size_t)i * in_row + j + k];
  }
  for (; j < columns; j++)
    for (int32_t i = 0; i < rows; i++) out[(size_t)j * out_row + i] = in[(size_t)i * in_row + j];
}

KERNEL(packPanels)(float *packed, const float *b, int32_t inner, int32_t columns, int32_t transpose_b, int32_t begin,
                   int32_t end) {
  const int32_t b_inner = transpose_b ? 1 : columns, b_column = transpose_b ? inner : 1;
  pack_panels(packed + (size_t)begin * inner, b + (size_t)begin * b_column, b_inner, b_column, inner, end - begin);
}

KERNEL(multiplyPacked)(float *c, const float *a, const float *packed, int32_t columns, int32_t inner,
                       int32_t accumulate, int32_t begin, int32_t end) {
  multiply_packed(c + (size_t)begin * columns, columns, a + (size_t)begin * inner, inner, packed, end - begin, columns,
                  inner, accumulate);
}

// Columns `begin` to `end` of a product; once for both kernels below.
static __attribute__((noinline)) void multiply(float *c, const float *a, const float *b, int32_t rows, int32_t columns,
                                               int32_t inner, int32_t step_a, int32_t transpose_b, int32_t accumulate,
                                               int32_t begin, int32_t end) {
  const int32_t a_row = step_a ? 1 : inner, a_inner = step_a ? step_a : 1;
  const int32_t b_inner = transpose_b ? 1 : columns, b_column = transpose_b ? inner : 1;
  float block[BLOCK_ROWS * BLOCK_INNER], panels[BLOCK_INNER * BLOCK_COLUMNS];
  for (int32_t first = begin; first < end; first += BLOCK_COLUMNS) {
    const int32_t width = end - first < BLOCK_COLUMNS ? end - first : BLOCK_COLUMNS;
    for (int32_t k = 0; k == 0 || k < inner; k += BLOCK_INNER) {
      const int32_t depth = inner - k < BLOCK_INNER ? inner - k : BLOCK_INNER;
      const int add = accumulate || k > 0;
      pack_panels(panels, b + (size_t)k * b_inner + (size_t)first * b_column, b_inner, b_column, depth, width);
      for (int32_t i = 0; i < rows; i += BLOCK_ROWS) {
        const int32_t height = rows - i < BLOCK_ROWS ? rows - i : BLOCK_ROWS;
        const float *a_block = a + (size_t)i * a_row + (size_t)k * a_inner;
        float *c_block = c + (size_t)i * columns + first;
        if (a_inner == 1 && !PACKS_A) {
          multiply_in_place(c_block, columns, a_block, a_row, panels, height, width, depth, add);
        } else {
          if (step_a) pack_tiles_transposed(block, a_block, a_inner, height, depth);
          else pack_tiles(block, a_block, a_row, a_inner, height, depth);
          multiply_tiles(c_block, columns, block, panels, height, width, depth, add);
        }
      }
    }
  }
}

KERNEL(matmul)(int32_t rows, float *c, const float *a, const float *b, int32_t columns, int32_t inner, int32_t step_a,
               int32_t transpose_b, int32_t accumulate, int32_t begin, int32_t end) {
  multiply(c, a, b, rows, columns, inner, step_a, transpose_b, accumulate, begin, end);
}

KERNEL(matmulRows)(float *c, const float *a, const float *b, int32_t columns, int32_t inner, int32_t step_a,
                   int32_t transpose_b, int32_t accumulate, int32_t begin, int32_t end) {
  multiply(c + (size_t)begin * columns, a + (size_t)begin * (step_a ? 1 : inner), b, end - begin, columns, inner, step_a,
           transpose_b, accumulate, 0, columns);
}
