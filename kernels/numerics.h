// exp, log, tanh and sigmoid of vectors, within 2 ulp, with the same bits on every machine where multiply-adds
// are not fused. NaN gives NaN; infinities and overflow give the limits; results below 2^-126 are exact to
// the subnormals' own grid.
#ifndef MALMOI_NUMERICS_H
#define MALMOI_NUMERICS_H

#include "simd.h"

INLINE vector bits_of(vector_int x) { return (vector)x; }
INLINE vector absolute(vector x) { return (vector)((vector_int)x & 0x7fffffff); }
// x with the sign of y (x not negative).
INLINE vector with_sign(vector x, vector y) {
  return (vector)((vector_int)x | ((vector_int)y & (int32_t)0x80000000));
}
INLINE vector clamp(vector x, float low, float high) {
  // Written so that a NaN stays.
  x = select_lanes(x < splat(low), splat(low), x);
  return select_lanes(x > splat(high), splat(high), x);
}
// Of a relaxed build the compiler makes minima and maxima of such comparisons that may lose a NaN: there the
// result of x is mended.
INLINE vector keep_nan(vector x, vector result) {
#ifdef __wasm_relaxed_simd__
  return select_lanes(x != x, x, result);
#else
  return result;
#endif
}

// e^x = 2^n e^r with n = round(x / ln 2) and |r| ≤ ln 2 / 2: gives e^r, by a polynomial of degree 7 fitted to
// it, and n.
INLINE vector exp_fraction(vector x, vector_int *n) {
  const float round = 12582912.0f;  // 1.5 · 2^23: adding it leaves the integer in the low bits
  const vector shifted = x * 1.44269504088896341f + round;
  const vector whole = shifted - round;
  // ln 2 in two parts, the first with zeros at its end, so that n times it is exact.
  vector r = x - whole * 0.693359375f;
  r = r - whole * -2.12194440e-4f;
  vector p = splat(1.9875691500e-4f);
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  // NaN would leave nonsense in the low bits, but p is NaN then.
  *n = (vector_int)shifted - (vector_int)splat(round);
  return p * (r * r) + r + 1.0f;
}

INLINE vector exp_vector(vector x) {
  vector_int n;
  const vector p = exp_fraction(clamp(x, -104.0f, 89.0f), &n);
  // 2^n is multiplied in two halves, so that it may be subnormal.
  const vector_int half = n >> 1;
  return keep_nan(x, p * bits_of((half + 127) << 23) * bits_of((n - half + 127) << 23));
}

// e^x for −87 ≤ x ≤ 0, where 2^n is a whole number of halvings that a float holds.
INLINE vector exp_of_negative(vector x) {
  vector_int n;
  const vector p = exp_fraction(x, &n);
  return p * bits_of((n + 127) << 23);
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

// tanh x = x + x³ P(x²) below 0.625 (Cephes' tanhf), else (1 − e) / (1 + e) with e = e^−2|x|; with the sign put
// back, so that −0 stays. Beyond 10 it is 1.
INLINE vector tanh_vector(vector x) {
  const vector size = absolute(x);
  const vector square = x * x;
  vector p = splat(-5.70498872745e-3f);
  p = p * square + 2.06390887954e-2f;
  p = p * square + -5.37397155531e-2f;
  p = p * square + 1.33314422036e-1f;
  p = p * square + -3.33332819422e-1f;
  const vector small = p * (square * size) + size;
  const vector bounded = select_lanes(size > splat(10.0f), splat(10.0f), size);
  const vector e = exp_of_negative(-2.0f * bounded);
  const vector large = (1.0f - e) / (1.0f + e);
  return keep_nan(x, with_sign(select_lanes(size < splat(0.625f), small, large), x));
}

// σ(x) = 1 / (1 + e^−|x|) for x ≥ 0, and e^−|x| / (1 + e^−|x|) below, which keeps small results exact. What
// rounding takes from 1 + e is `lost`; the quotient is mended by it, since 1 / (1 + e) is σ(|x|).
INLINE vector sigmoid_vector(vector x) {
  const vector_int below = x < splat(0.0f);
  const vector e = exp_vector(-absolute(x));
  const vector sum = 1.0f + e;
  const vector lost = e - (sum - 1.0f);
  const vector quotient = select_lanes(below, e, splat(1.0f)) / sum;
  return quotient - quotient * lost * select_lanes(below, 1.0f - quotient, quotient);
}

#endif
