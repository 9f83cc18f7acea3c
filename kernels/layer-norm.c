// Layer normalization (Ba et al. 2016): every row with its own mean and variance.
#include "contract/layer-norm.h"
#include "rows.h"

KERNEL(layerNorm)(float *y, float *statistics, const float *weight, const float *bias, float epsilon, const float *x,
                  int32_t size, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    const float *row = x + (size_t)i * size;
    float *out = y + (size_t)i * size;
    vector sum = {0}, squares = {0};
    FOR_VECTORS(j, 0, size, { sum += load_at(row + j); });
    const float mean = add_lanes(sum) / size;
    FOR_VECTORS(j, 0, size, {
      vector deviation = load_at(row + j) - mean;
      if (lanes < LANES) deviation = load_part((float *)&deviation, lanes);
      squares += deviation * deviation;
    });
    const float inverse = 1.0f / square_root(splat(add_lanes(squares) / size + epsilon))[0];
    statistics[2 * (size_t)i] = mean;
    statistics[2 * (size_t)i + 1] = inverse;
    FOR_VECTORS(j, 0, size, {
      const vector scaled = (load_at(row + j) - mean) * inverse * load_at(weight + j);
      store_at(out + j, bias ? scaled + load_at(bias + j) : scaled);
    });
  }
}

// With x̂ = (x − μ) / σ and g = dy ⊙ weight: dx = (g − mean(g) − x̂ mean(g ⊙ x̂)) / σ.
KERNEL(layerNormBackward)(float *dx, const float *dy, const float *statistics, const float *weight,
                          int32_t accumulate, const float *x, int32_t size, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    const float *row = x + (size_t)i * size, *dyi = dy + (size_t)i * size;
    float *out = dx + (size_t)i * size;
    const float mean = statistics[2 * (size_t)i], inverse = statistics[2 * (size_t)i + 1];
    vector sum = {0}, products = {0};
    FOR_VECTORS(j, 0, size, {
      // Lanes beyond the row have a gradient of 0.
      const vector g = load_at(dyi + j) * load_at(weight + j);
      sum += g;
      products += g * ((load_at(row + j) - mean) * inverse);
    });
    const float mean_gradient = add_lanes(sum) / size, mean_product = add_lanes(products) / size;
    FOR_VECTORS(j, 0, size, {
      const vector g = load_at(dyi + j) * load_at(weight + j);
      const vector normalized = (load_at(row + j) - mean) * inverse;
      const vector given = inverse * (g - mean_gradient - normalized * mean_product);
      store_at(out + j, accumulate ? load_at(out + j) + given : given);
    });
  }
}

// A block of columns at a time, whose sums stay in the first-level cache while the rows run by in order.
KERNEL(layerNormWeightsBackward)(float *d_weight, float *d_bias, const float *dy, const float *statistics,
                                 int32_t rows, const float *x, int32_t size, int32_t begin, int32_t end) {
  enum { BLOCK = 512 };
  float weights[BLOCK], biases[BLOCK];
  for (int32_t first = begin; first < end; first += BLOCK) {
    const int32_t width = end - first < BLOCK ? end - first : BLOCK;
    for (int32_t j = 0; j < width; j++) weights[j] = biases[j] = 0;
    for (int32_t i = 0; i < rows; i++) {
      const float *row = x + (size_t)i * size + first, *dyi = dy + (size_t)i * size + first;
      const float mean = statistics[2 * (size_t)i], inverse = statistics[2 * (size_t)i + 1];
      FOR_VECTORS(j, 0, width, {
        const vector d = load_at(dyi + j);
        store_at(weights + j, load_at(weights + j) + d * ((load_at(row + j) - mean) * inverse));
        store_at(biases + j, load_at(biases + j) + d);
      });
    }
    for (int32_t j = 0; j < width; j++) {
      d_weight[first + j] += weights[j];
      if (d_bias) d_bias[first + j] += biases[j];
    }
  }
}
