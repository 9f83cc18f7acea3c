// Vectors of floats through the compilers' vector extensions: the same source for WebAssembly, SSE, AVX2,
// AVX-512 and NEON. Fused multiply-adds come from the compiler, where its settings allow them.
#ifndef MALMOI_SIMD_H
#define MALMOI_SIMD_H

#include "malmoi.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__AVX512F__)
#define LANES 16
#elif defined(__AVX2__)
#define LANES 8
#else
#define LANES 4
#endif

// Arrays need no alignment beyond a float's.
typedef float vector __attribute__((vector_size(LANES * 4), aligned(4)));
typedef int32_t vector_int __attribute__((vector_size(LANES * 4), aligned(4)));

#define INLINE static inline __attribute__((always_inline))

INLINE vector load(const float *p) { return *(const vector *)p; }
INLINE void store(float *p, vector x) { *(vector *)p = x; }
INLINE vector splat(float x) { return x - (vector){0}; }

// mask ? a : b, lane by lane; a mask's lanes are all ones or all zeros.
INLINE vector select_lanes(vector_int mask, vector a, vector b) {
  return (vector)(((vector_int)a & mask) | ((vector_int)b & ~mask));
}

// The larger of x and a bound, the smaller of both: one instruction, by which a NaN stays.
#if defined(__wasm_simd128__)
INLINE vector at_least(vector x, float bound) { return __builtin_wasm_pmax_f32x4(x, splat(bound)); }
INLINE vector at_most(vector x, float bound) { return __builtin_wasm_pmin_f32x4(x, splat(bound)); }
#elif defined(__x86_64__)
#if LANES == 16
#define X86(name) _mm512_##name##_ps
typedef __m512 x86_vector;
#elif LANES == 8
#define X86(name) _mm256_##name##_ps
typedef __m256 x86_vector;
#else
#define X86(name) _mm_##name##_ps
typedef __m128 x86_vector;
#endif
// These give the second operand where one is a NaN.
INLINE vector at_least(vector x, float bound) { return (vector)X86(max)((x86_vector)splat(bound), (x86_vector)x); }
INLINE vector at_most(vector x, float bound) { return (vector)X86(min)((x86_vector)splat(bound), (x86_vector)x); }
#else
INLINE vector at_least(vector x, float bound) { return select_lanes(x < splat(bound), splat(bound), x); }
INLINE vector at_most(vector x, float bound) { return select_lanes(x > splat(bound), splat(bound), x); }
#endif

INLINE vector square_root(vector x) {
#if defined(__wasm_simd128__)
  return __builtin_wasm_sqrt_f32x4(x);
#else
  for (int i = 0; i < LANES; i++) x[i] = __builtin_sqrtf(x[i]);
  return x;
#endif
}

// The first `count` lanes from memory, the others 0; so that the last elements of an array go the same way
// as all others, to the bit.
INLINE vector load_part(const float *p, int32_t count) {
  vector x = {0};
  __builtin_memcpy(&x, p, (size_t)count * 4);
  return x;
}
INLINE void store_part(float *p, vector x, int32_t count) { __builtin_memcpy(p, &x, (size_t)count * 4); }

// Runs a statement for every vector of begin … end − 1; `i` is its first element, and load_at, store_at
// take whole vectors, or at the end what is left.
#define FOR_VECTORS(i, begin, end, ...)                                         \
  do {                                                                          \
    int32_t i = (begin);                                                        \
    for (; i + LANES <= (end); i += LANES) {                                    \
      const int32_t lanes = LANES;                                              \
      __VA_ARGS__                                                               \
    }                                                                           \
    if (i < (end)) {                                                            \
      const int32_t lanes = (end)-i;                                            \
      __VA_ARGS__                                                               \
    }                                                                           \
  } while (0)
#define load_at(p) (lanes == LANES ? load(p) : load_part(p, lanes))
#define store_at(p, x) (lanes == LANES ? store(p, x) : store_part(p, x, lanes))

#endif
