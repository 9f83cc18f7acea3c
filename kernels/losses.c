// Losses with the gradients of their inputs, each fused with the function before it: the two together are
// cheaper, and exact where a probability would round to 0 or 1.
#include "contract/losses.h"
#include "rows.h"

// Σ_j w_j (high − x_j), of all classes the loss.
INLINE float sum_of_losses(const float *row, const float *weights, float high, int32_t classes) {
  vector sum = {0};
  FOR_VECTORS(j, 0, classes, {
    vector loss = high - load_at(row + j);
    if (lanes < LANES) loss = load_part((float *)&loss, lanes);
    sum += weights ? load_at(weights + j) * loss : loss;
  });
  return add_lanes(sum);
}

INLINE float sum_of_weights(const float *weights, int32_t classes) {
  if (!weights) return classes;
  vector sum = {0};
  FOR_VECTORS(j, 0, classes, { sum += load_at(weights + j); });
  return add_lanes(sum);
}

// −w ln softmax(x)_t = w (ln Σ e^(x − max) − (x_t − max)).
KERNEL(softmaxCrossEntropy)(float *losses, float *probabilities, const float *logits, const int32_t *targets,
                            const float *weights, int32_t classes, int32_t ignored, float smoothing, int32_t begin,
                            int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    const float *row = logits + (size_t)i * classes;
    float *p = probabilities + (size_t)i * classes;
    const float most = row_maximum(row, classes);
    const float sum = exponentials(p, row, classes, most);
    FOR_VECTORS(j, 0, classes, { store_at(p + j, load_at(p + j) / sum); });
    const int32_t target = targets[i];
    if (target == ignored) {
      losses[i] = 0;
      continue;
    }
    const float log_sum = log_vector(splat(sum))[0];
    const float loss = (weights ? weights[target] : 1) * (log_sum - (row[target] - most));
    if (smoothing == 0) losses[i] = loss;
    else losses[i] = (1 - smoothing) * loss + smoothing / classes * sum_of_losses(row, weights, log_sum + most, classes);
  }
}

KERNEL(softmaxCrossEntropyBackward)(float *d_logits, const float *probabilities, float scale, const int32_t *targets,
                                    const float *weights, int32_t classes, int32_t ignored, float smoothing,
                                    int32_t begin, int32_t end) {
  const float spread = scale * smoothing / classes;
  const float pull = smoothing == 0 ? 0 : spread * sum_of_weights(weights, classes);
  for (int32_t i = begin; i < end; i++) {
    const int32_t target = targets[i];
    if (target == ignored) continue;
    const float *p = probabilities + (size_t)i * classes;
    float *out = d_logits + (size_t)i * classes;
    const float share = scale * (1 - smoothing);
    const float weight = weights ? share * weights[target] : share;
    FOR_VECTORS(j, 0, classes, {
      const vector others = weights ? spread * load_at(weights + j) : splat(spread);
      store_at(out + j, load_at(out + j) + (weight + pull) * load_at(p + j) - others);
    });
    out[target] -= weight;
  }
}

KERNEL(sigmoidCrossEntropy)(float *losses, const float *logits, const float *targets, int32_t begin, int32_t end) {
  const vector zero = {0};
  FOR_VECTORS(i, begin, end, {
    const vector x = load_at(logits + i);
    const vector positive = select_lanes(x < zero, zero, x);
    store_at(losses + i, positive - x * load_at(targets + i) + log_vector(1.0f + exp_vector(-absolute(x))));
  });
}

KERNEL(sigmoidCrossEntropyBackward)(float *d_logits, const float *logits, const float *targets, float scale,
                                    int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector error = sigmoid_vector(load_at(logits + i)) - load_at(targets + i);
    store_at(d_logits + i, load_at(d_logits + i) + scale * error);
  });
}
