// One step of each optimizer, the whole update of an element in one pass. The formulas are PyTorch's; the
// symbols stand with the rules in src/training/optimizers.
#include "contract/optimizers.h"
#include "simd.h"

KERNEL(sgd)(float *buffer, float momentum, float dampening, int32_t nesterov, float *value, const float *gradient,
            float rate, float weight_decay, int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector p = load_at(value + i);
    const vector g = load_at(gradient + i) + weight_decay * p;
    vector direction = g;
    if (buffer) {
      const vector b = momentum * load_at(buffer + i) + (1.0f - dampening) * g;
      store_at(buffer + i, b);
      direction = nesterov ? g + momentum * b : b;
    }
    store_at(value + i, p - rate * direction);
  });
}

KERNEL(adagrad)(float *sum, float epsilon, float *value, const float *gradient, float rate, float weight_decay,
                int32_t begin, int32_t end) {
  FOR_VECTORS(i, begin, end, {
    const vector p = load_at(value + i);
    const vector g = load_at(gradient + i) + weight_decay * p;
    const vector s = load_at(sum + i) + g * g;
    store_at(sum + i, s);
    store_at(value + i, p - rate * g / (square_root(s) + epsilon));
  });
}

KERNEL(rmsprop)(float *squares, float *average, float *buffer, double alpha, float epsilon, float momentum,
                float *value, const float *gradient, float rate, float weight_decay, int32_t begin, int32_t end) {
  const float keep = (float)alpha, take = (float)(1 - alpha);
  FOR_VECTORS(i, begin, end, {
    const vector p = load_at(value + i);
    const vector g = load_at(gradient + i) + weight_decay * p;
    const vector v = keep * load_at(squares + i) + take * (g * g);
    store_at(squares + i, v);
    vector variance = v;
    if (average) {
      const vector mean = keep * load_at(average + i) + take * g;
      store_at(average + i, mean);
      variance = v - mean * mean;
    }
    vector step = g / (square_root(variance) + epsilon);
    if (buffer) {
      step = momentum * load_at(buffer + i) + step;
      store_at(buffer + i, step);
    }
    store_at(value + i, p - rate * step);
  });
}

KERNEL(adam)(float *m, float *v, double beta1, double beta2, float epsilon, float keep, float *value,
             const float *gradient, float rate, float weight_decay, int32_t begin, int32_t end) {
  // 1 − β in double precision, as PyTorch has it: in single, 1 − 0.999 would lose four digits.
  const float keep1 = (float)beta1, take1 = (float)(1 - beta1);
  const float keep2 = (float)beta2, take2 = (float)(1 - beta2);
  FOR_VECTORS(i, begin, end, {
    const vector p = load_at(value + i) * keep;
    const vector g = load_at(gradient + i) + weight_decay * p;
    const vector mi = keep1 * load_at(m + i) + take1 * g;
    const vector vi = keep2 * load_at(v + i) + take2 * (g * g);
    store_at(m + i, mi);
    store_at(v + i, vi);
    store_at(value + i, p - rate * mi / (square_root(vi) + epsilon));
  });
}
