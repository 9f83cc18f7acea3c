// Products of a matrix in 8 bits, with a scale for each row, and vectors of floats: y = s ⊙ (W x). At one row of
// activations what binds a product is reading the weights, and these are a quarter of the floats.
//
// Of x a block of at most BLOCK numbers is rounded to whole numbers of 14 bits, x ≈ t q, |q| ≤ LARGEST; a row's sum
// Σ W q is then below 127 · 8,191 · 2,048 < 2³¹, so it is exact, and every engine has the same. y takes s t Σ W q.
// A panel holds PANEL rows; of each it takes two codes at a time, so that one instruction multiplies 2 · LANES codes,
// widened to 16 bits, by a pair of x and adds each row's two products to that row's lane.
#include "contract/int8.h"
#include "int8.h"

enum { GROUPS = 4, PANEL = GROUPS * LANES, BLOCK = 2048, LARGEST = 8191 };

typedef int8_t __attribute__((may_alias)) code;
typedef code codes __attribute__((vector_size(2 * LANES), aligned(1)));
typedef int16_t pairs __attribute__((vector_size(4 * LANES)));

#define ROUND_UP(x, step) (((x) + (step)-1) / (step) * (step))

KERNEL(packInt8)(int32_t *packed, const int32_t *codes, int32_t inner, int32_t begin, int32_t end) {
  const int32_t depth = ROUND_UP(inner, 4);
  const code *from = (const code *)codes;
  code *to = (code *)packed + (size_t)begin * depth;
  for (int32_t first = begin; first < end; first += PANEL)
    for (int32_t k = 0; k < depth; k += 2)
      for (int32_t row = first; row < first + PANEL; row++)
        for (int32_t i = k; i < k + 2; i++) *to++ = row < end && i < inner ? from[(size_t)row * inner + i] : 0;
}

// The sums of two products in each lane, added to the lane's sum.
INLINE vector_int add_dots(vector_int sums, pairs w, pairs q, const int vnni) {
#if defined(__wasm_simd128__)
  return sums + (vector_int)__builtin_wasm_dot_s_i32x4_i16x8(w, q);
#elif LANES == 16
  // By its name, for the compiler knows the instruction only where it may assume it.
  if (vnni) __asm__("vpdpwssd %2, %1, %0" : "+v"(sums) : "v"(w), "v"(q));
  else sums += (vector_int)_mm512_madd_epi16((__m512i)w, (__m512i)q);
  return sums;
#elif LANES == 8
  return sums + (vector_int)_mm256_madd_epi16((__m256i)w, (__m256i)q);
#elif defined(__x86_64__)
  return sums + (vector_int)_mm_madd_epi16((__m128i)w, (__m128i)q);
#else
  const vector_int wide_w = (vector_int)w, wide_q = (vector_int)q;
  return sums + (wide_w << 16 >> 16) * (wide_q << 16 >> 16) + (wide_w >> 16) * (wide_q >> 16);
#endif
}

// Rounds x to q, of which the last is filled up with zeros to a multiple of 4; returns t.
INLINE float quantize(int16_t *q, const float *x, int32_t length) {
  uint32_t largest = 0;
  for (int32_t i = 0; i < length; i++) {
    uint32_t bits;
    __builtin_memcpy(&bits, x + i, 4);
    // The bits of magnitudes are in the order of the magnitudes, with what is not finite last.
    bits &= 0x7fffffff;
    largest = bits > largest ? bits : largest;
  }
  float most;
  __builtin_memcpy(&most, &largest, 4);
  // What is smaller adds nothing to any product, and has no reciprocal.
  if (most < 1e-30f) {
    for (int32_t i = 0; i < ROUND_UP(length, 4); i++) q[i] = 0;
    return 0;
  }
  const float factor = LARGEST / most;
  for (int32_t i = 0; i < length; i++) {
    // Beside 1.5 · 2²³ floats are whole numbers: the sum is rounded to the nearest, and its last bits are the number.
    const float sum = x[i] * factor + 12582912.0f;
    int32_t bits;
    __builtin_memcpy(&bits, &sum, 4);
    q[i] = (int16_t)(bits - 0x4b400000);
  }
  for (int32_t i = length; i < ROUND_UP(length, 4); i++) q[i] = 0;
  return most / LARGEST;
}

INLINE void multiply(float *y, const float *x, const code *packed, const float *scales, int32_t rows, int32_t inner,
                     int accumulate, const int vnni) {
  const int32_t depth = ROUND_UP(inner, 4);
  int16_t q[BLOCK];
  for (int32_t k = 0; k == 0 || k < inner; k += BLOCK) {
    const int32_t length = inner - k < BLOCK ? inner - k : BLOCK;
    const vector t = splat(quantize(q, x + k, length));
    const int add = accumulate || k > 0;
    for (int32_t first = 0; first < rows; first += PANEL) {
      const code *panel = packed + (size_t)first * depth + (size_t)k * PANEL;
      vector_int sums[GROUPS] = {{0}};
      for (int32_t i = 0; i < length; i += 2, panel += 2 * PANEL) {
        int32_t pair;
        __builtin_memcpy(&pair, q + i, 4);
        const pairs both = (pairs)(pair - (vector_int){0});
#pragma GCC unroll 4
        for (int group = 0; group < GROUPS; group++) {
          const pairs w = __builtin_convertvector(*(const codes *)(panel + group * 2 * LANES), pairs);
          sums[group] = add_dots(sums[group], w, both, vnni);
        }
      }
      for (int group = 0; group < GROUPS; group++) {
        const int32_t row = first + group * LANES;
        const int32_t lanes = rows - row < LANES ? rows - row : LANES;
        if (lanes <= 0) break;
        const vector product = __builtin_convertvector(sums[group], vector) * (load_at(scales + row) * t);
        store_at(y + row, add ? load_at(y + row) + product : product);
      }
    }
  }
}

void multiply_int8(float *y, const float *x, const int32_t *packed, const float *scales, int32_t rows, int32_t inner,
                   int accumulate) {
#if LANES == 16
  if (__builtin_cpu_supports("avx512vnni")) {
    multiply(y, x, (const code *)packed, scales, rows, inner, accumulate, 1);
    return;
  }
#endif
  multiply(y, x, (const code *)packed, scales, rows, inner, accumulate, 0);
}

KERNEL(multiplyInt8)(float *y, const float *x, const int32_t *packed, const float *scales, int32_t rows,
                     int32_t inner, int32_t accumulate, int32_t begin, int32_t end) {
  multiply_rows_int8(y + (size_t)begin * rows, rows, x + (size_t)begin * inner, inner, packed, scales, end - begin, rows,
                     inner, accumulate);
}
