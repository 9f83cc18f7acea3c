// GloVe's training step (Pennington, Socher and Manning 2014), AdaGrad (Duchi, Hazan and Singer 2011) as in
// the published program: a step of eta · g / √s, where s is 1 plus the squares of all eta · g before.
#include "contract/glove.h"
#include "simd.h"

// A word's row: `size` numbers of its vector, as many sums of squares, then the bias, the bias's sum of
// squares, and room up to a cache line.
#define TAIL 16

// Far enough ahead for main memory to answer in time.
#define AHEAD 4

INLINE vector clip(vector x, vector limit) {
  x = select_lanes(x > limit, limit, x);
  return select_lanes(x < -limit, -limit, x);
}

INLINE float dot(const float *u, const float *v, int32_t size) {
  vector sum = {0};
  for (int32_t j = 0; j < size; j += LANES) sum += load(u + j) * load(v + j);
  float total = 0;
  for (int lane = 0; lane < LANES; lane++) total += sum[lane];
  return total;
}

INLINE void prefetch_row(const float *row, int32_t stride) {
  for (int32_t j = 0; j < stride; j += 16) __builtin_prefetch(row + j, 1, 2);
}

// factor is f(x) · error: the gradient with respect to u is factor · v, and the other way about.
INLINE void update(float *u, float *v, int32_t size, float factor, float eta, float limit) {
  const vector clipped = splat(limit), rate = splat(eta), scale = splat(factor);
  for (int32_t j = 0; j < size; j += LANES) {
    const vector a = load(u + j), b = load(v + j);
    const vector squares_a = load(u + size + j), squares_b = load(v + size + j);
    const vector step_a = clip(scale * b, clipped) * rate, step_b = clip(scale * a, clipped) * rate;
    store(u + j, a - step_a / square_root(squares_a));
    store(v + j, b - step_b / square_root(squares_b));
    store(u + size + j, squares_a + step_a * step_a);
    store(v + size + j, squares_b + step_b * step_b);
  }
}

INLINE void update_bias(float *bias, float factor) {
  bias[0] -= factor / __builtin_sqrtf(bias[1]);
  bias[1] += factor * factor;
}

KERNEL(gloveBlocks)(double *losses, float *words, float *contexts, const int32_t *rows, const int32_t *columns,
                    const float *targets, const float *weights, const int32_t *ends, int32_t size, float eta,
                    float limit, int32_t biases, int32_t begin, int32_t end) {
  const int32_t stride = 2 * size + TAIL;
  for (int32_t block = begin; block < end; block++) {
    const int32_t first = ends[block], last = ends[block + 1];
    double loss = 0;
    for (int32_t cell = first; cell < last; cell++) {
      if (cell + AHEAD < last) {
        prefetch_row(words + (size_t)rows[cell + AHEAD] * stride, stride);
        prefetch_row(contexts + (size_t)columns[cell + AHEAD] * stride, stride);
      }
      float *u = words + (size_t)rows[cell] * stride, *v = contexts + (size_t)columns[cell] * stride;
      float error = dot(u, v, size) - targets[cell];
      if (biases) error += u[2 * size] + v[2 * size];
      const float factor = weights[cell] * error;
      loss += 0.5 * (double)factor * (double)error;
      update(u, v, size, factor, eta, limit);
      if (biases) {
        update_bias(u + 2 * size, factor);
        update_bias(v + 2 * size, factor);
      }
    }
    losses[block] = loss;
  }
}
