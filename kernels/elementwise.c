// Functions of each element on its own; numerics.h has exp, log, tanh and sigmoid.
#include "contract/elementwise.h"
#include "numerics.h"

// A kernel whose element i is `RESULT`, from whole vectors.
#define ELEMENTWISE(RESULT) FOR_VECTORS(i, begin, end, { store_at(out + i, RESULT); })

KERNEL(add)(float *out, const float *a, const float *b, int32_t begin, int32_t end) {
  ELEMENTWISE(load_at(a + i) + load_at(b + i));
}
KERNEL(subtract)(float *out, const float *a, const float *b, int32_t begin, int32_t end) {
  ELEMENTWISE(load_at(a + i) - load_at(b + i));
}
KERNEL(multiply)(float *out, const float *a, const float *b, int32_t begin, int32_t end) {
  ELEMENTWISE(load_at(a + i) * load_at(b + i));
}
KERNEL(scale)(float *out, const float *a, float factor, int32_t begin, int32_t end) {
  ELEMENTWISE(factor * load_at(a + i));
}
KERNEL(addScaled)(float *out, const float *a, float factor, int32_t begin, int32_t end) {
  ELEMENTWISE(load_at(out + i) + factor * load_at(a + i));
}
KERNEL(addProduct)(float *out, const float *a, const float *b, int32_t begin, int32_t end) {
  ELEMENTWISE(load_at(out + i) + load_at(a + i) * load_at(b + i));
}
KERNEL(addQuotient)(float *out, const float *a, const float *b, int32_t begin, int32_t end) {
  // The lanes beyond the end are divided too, 0 / 0, but not stored.
  ELEMENTWISE(load_at(out + i) + load_at(a + i) / load_at(b + i));
}

KERNEL(exp)(float *out, const float *a, int32_t begin, int32_t end) {
  ELEMENTWISE(exp_vector(load_at(a + i)));
}
KERNEL(log)(float *out, const float *a, int32_t begin, int32_t end) {
  ELEMENTWISE(log_vector(load_at(a + i)));
}
KERNEL(tanh)(float *out, const float *a, int32_t begin, int32_t end) {
  ELEMENTWISE(tanh_vector(load_at(a + i)));
}
KERNEL(sigmoid)(float *out, const float *a, int32_t begin, int32_t end) {
  ELEMENTWISE(sigmoid_vector(load_at(a + i)));
}
KERNEL(relu)(float *out, const float *a, int32_t begin, int32_t end) {
  const vector zero = {0};
  FOR_VECTORS(i, begin, end, {
    // Written so that a NaN stays.
    const vector x = load_at(a + i);
    store_at(out + i, select_lanes(x < zero, zero, x));
  });
}

// Φ(−|x|) = ½ erfc(|x| / √2), within 8e-8 (Abramowitz & Stegun 7.1.26, of their t), with `density` = e^(−x²/2).
INLINE vector normal_tail(vector x, vector density) {
  const vector t = 1.0f / (absolute(x) * CONSTANT(0.3275911f * 0.70710678f) + CONSTANT(1.0f));
  vector p = t * CONSTANT(0.5f * 1.061405429f) + CONSTANT(0.5f * -1.453152027f);
  p = p * t + CONSTANT(0.5f * 1.421413741f);
  p = p * t + CONSTANT(0.5f * -0.284496736f);
  p = p * t + CONSTANT(0.5f * 0.254829592f);
  return p * t * density;
}
KERNEL(gelu)(float *out, const float *a, int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector x = load_at(a + i);
    const vector tail = normal_tail(x, exp_vector(-0.5f * x * x));
    store_at(out + i, x * select_lanes(x < splat(0.0f), tail, 1.0f - tail));
  });
}
KERNEL(geluBackward)(float *da, const float *a, const float *dy, int32_t accumulate, int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector x = load_at(a + i);
    const vector density = exp_vector(-0.5f * x * x);
    const vector tail = normal_tail(x, density);
    const vector slope = select_lanes(x < splat(0.0f), tail, 1.0f - tail) + x * density * CONSTANT(0.39894228f);
    const vector given = load_at(dy + i) * slope;
    store_at(da + i, accumulate ? load_at(da + i) + given : given);
  });
}

KERNEL(tanhBackward)(float *da, const float *y, const float *dy, int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector yi = load_at(y + i);
    store_at(da + i, load_at(da + i) + load_at(dy + i) * (1.0f - yi * yi));
  });
}
KERNEL(sigmoidBackward)(float *da, const float *y, const float *dy, int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector yi = load_at(y + i);
    store_at(da + i, load_at(da + i) + load_at(dy + i) * (yi * (1.0f - yi)));
  });
}
KERNEL(reluBackward)(float *da, const float *y, const float *dy, int32_t begin, int32_t end) {
  const vector zero = {0};
  FOR_VECTORS(i, begin, end, {
    store_at(da + i, load_at(da + i) + select_lanes(load_at(y + i) > zero, load_at(dy + i), zero));
  });
}
