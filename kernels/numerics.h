// exp, log, tanh and sigmoid of vectors, within 2 ulp (all floats were tried once: exp 1.03, tanh 1.76, sigmoid 1.97),
// with the same bits on every machine where multiply-adds are not fused. NaN gives NaN; infinities and overflow give
// the limits; results below 2^-126 are exact to the subnormals' own grid.
#ifndef MALMOI_NUMERICS_H
#define MALMOI_NUMERICS_H

#include "simd.h"

// A constant in every lane. WebAssembly's compilers build one anew wherever it is used, by several instructions
// (V8 since 2024), unless it comes from memory, which takes one; the pointer hides from Clang what lies there.
#ifdef __wasm__
#define CONSTANT(x)                                                     \
  ({                                                                    \
    static const float value = (x);                                     \
    const float *at = &value;                                           \
    __asm__("" : "+r"(at));                                             \
    splat(*at);                                                         \
  })
#else
#define CONSTANT(x) splat(x)
#endif

INLINE vector bits_of(vector_int x) { return (vector)x; }
INLINE vector absolute(vector x) { return (vector)((vector_int)x & 0x7fffffff); }
// x with the sign of y (x not negative).
INLINE vector with_sign(vector x, vector y) {
  return (vector)((vector_int)x | ((vector_int)y & (int32_t)0x80000000));
}

// Adding this to a number below 2^22 rounds it to an integer, which is left in the float's low bits; added with
// k more, that integer and k are. Shifted left by 23 they become an exponent, and all bits above fall out.
#define ROUND 12582912.0f  // 1.5 · 2^23

// x − n·step, with the step in two parts, the first of which has zeros at its end, so that n times it is exact.
INLINE vector subtract_multiple(vector x, vector n, vector step_high, vector step_low) {
  return x - n * step_high - n * step_low;
}
#define LN2_HIGH 0.693359375f
#define LN2_LOW -2.12194440e-4f

// e^r for |r| ≤ ln 2 / 2: 1 + r + r² Q(r), with Q of degree 4 fitted to it, whose pairs are summed side by side,
// since a chain of five sums would be waited for.
INLINE vector exp_fraction(vector r) {
  const vector square = r * r;
  const vector low = r * CONSTANT(1.6666521e-1f) + CONSTANT(4.9999994e-1f);
  const vector high = r * CONSTANT(8.3687454e-3f) + CONSTANT(4.1668389e-2f) + square * CONSTANT(1.3814540e-3f);
  return (high * square + low) * square + r + CONSTANT(1.0f);
}

// e^x = 2^n e^r with n = round(x / ln 2).
INLINE vector exp_vector(vector x) {
  x = at_most(at_least(x, -104.0f), 89.0f);
  // 254 is the exponents' bias twice: 2^n is multiplied in two halves, each with a bias, so that it may be subnormal.
  const vector shifted = x * CONSTANT(1.44269504088896341f) + CONSTANT(ROUND + 254);
  const vector_int whole = (vector_int)shifted, half = whole >> 1;
  const vector n = shifted - CONSTANT(ROUND + 254);
  const vector p = exp_fraction(subtract_multiple(x, n, CONSTANT(LN2_HIGH), CONSTANT(LN2_LOW)));
  return p * bits_of(half << 23) * bits_of((whole - half) << 23);
}

// ln x = ln m + k ln 2, with x = m 2^k and √½ ≤ m < √2 (Cephes' logf).
INLINE vector log_vector(vector x) {
  const vector_int subnormal = absolute(x) < 1.17549435e-38f;
  const vector scaled = select_lanes(subnormal, x * 8388608.0f, x);
  const vector_int bits = (vector_int)scaled;
  // Adding this moves the cut between exponents from 1 to √½.
  const vector_int moved = bits + (0x3f800000 - 0x3f3504f3);
  const vector_int exponent = (moved >> 23) - 127;
  const vector mantissa = bits_of(bits - (exponent << 23));
  const vector k = __builtin_convertvector(exponent, vector) - select_lanes(subnormal, splat(23.0f), splat(0.0f));
  const vector f = mantissa - 1.0f;
  const vector square = f * f;
  vector p = splat(7.0376836292e-2f);
  p = p * f + -1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f + -1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f + -1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f + -2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  vector y = p * f * square;
  y = y + k * -2.12194440e-4f;
  y = y - 0.5f * square;
  vector result = f + y;
  result = result + k * 0.693359375f;
  const float infinity = __builtin_inff();
  result = select_lanes(x == splat(infinity), x, result);
  result = select_lanes(x == splat(0.0f), splat(-infinity), result);
  const vector nan = splat(__builtin_nanf(""));
  return select_lanes((x < splat(0.0f)) | (x != x), nan, result);
}

// With |x| = n ln 2 / 2 + r and t = tanh r, the sum of two arguments gives, for s = 2^n / 2,
//   tanh |x| = h / (h + 1 − t),  h = (s + ½) t + (s − ½):
// for small x, where n is 0, that is t itself, and the larger x, the less h's own error counts. n changes where r is
// −0.2 or 0.8 of the step, so that h is never small beside its terms. The sign is put back, so that −0 stays.
INLINE vector tanh_vector(vector x) {
  const vector size = at_most(absolute(x), 10.0f);
  const vector shifted = size * CONSTANT(2.88539008177792681f) - CONSTANT(0.3f) + CONSTANT(ROUND + 126);
  const vector n = shifted - CONSTANT(ROUND + 126);
  const vector r = subtract_multiple(size, n, CONSTANT(LN2_HIGH / 2), CONSTANT(LN2_LOW / 2));
  const vector square = r * r;
  vector p = square * CONSTANT(-5.0868720e-2f) + CONSTANT(1.3319705e-1f);
  p = p * square + CONSTANT(-3.3333161e-1f);
  const vector t = p * (r * square) + r;
  const vector s = bits_of((vector_int)shifted << 23);
  const vector h = (s + CONSTANT(0.5f)) * t + (s - CONSTANT(0.5f));
  return with_sign(h / (h + (CONSTANT(1.0f) - t)), x);
}

// σ(x) = 1 / (1 + e) for x ≥ 0 and e / (1 + e) below, with e = e^−|x|, which keeps small results exact. What
// rounding takes from 1 + e is `lost`; the quotient is mended by it.
INLINE vector sigmoid_vector(vector x) {
  const vector size = at_most(absolute(x), 104.0f);
  // 2^n is multiplied as 2^(n + 64), which is never subnormal, and 2^−64.
  const vector shifted = size * CONSTANT(-1.44269504088896341f) + CONSTANT(ROUND + 127 + 64);
  const vector n = shifted - CONSTANT(ROUND + 127 + 64);
  const vector p = exp_fraction(subtract_multiple(-size, n, CONSTANT(LN2_HIGH), CONSTANT(LN2_LOW)));
  const vector e = p * bits_of((vector_int)shifted << 23) * CONSTANT(0x1p-64f);
  const vector sum = CONSTANT(1.0f) + e;
  const vector lost = e - (sum - CONSTANT(1.0f));
  const vector quotient = select_lanes(x < splat(0.0f), e, splat(1.0f)) / sum;
  return quotient - quotient * lost;
}

#endif
