// One row of each sequence's steps: the maximum, a weighted sum; and rows side by side.
#include "contract/pooling.h"
#include "rows.h"

INLINE int32_t length_of(const int32_t *lengths, int32_t b, int32_t steps) { return lengths ? lengths[b] : steps; }

KERNEL(maxOverTime)(float *y, int32_t *places, const float *x, const int32_t *lengths, int32_t steps, int32_t batch,
                    int32_t size, int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const int32_t length = length_of(lengths, b, steps);
    const float *first = x + (size_t)b * size;
    float *most = y + (size_t)b * size;
    int32_t *place = places + (size_t)b * size;
    FOR_VECTORS(j, 0, size, {
      vector largest = load_at(first + j);
      vector_int at = {0};
      for (int32_t t = 1; t < length; t++) {
        const vector now = load_at(first + (size_t)t * batch * size + j);
        const vector_int more = now > largest;
        largest = select_lanes(more, now, largest);
        at = (more & t) | (~more & at);
      }
      store_at(most + j, largest);
      __builtin_memcpy(place + j, &at, (size_t)lanes * 4);
    });
  }
}

KERNEL(maxOverTimeBackward)(float *dx, const float *dy, const int32_t *places, int32_t batch, int32_t size,
                            int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const size_t row = (size_t)b * size;
    for (int32_t j = 0; j < size; j++) dx[(size_t)places[row + j] * batch * size + row + j] += dy[row + j];
  }
}

KERNEL(sumOverTime)(float *y, const float *x, const float *weights, const int32_t *lengths, int32_t steps,
                    int32_t batch, int32_t size, int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const int32_t length = length_of(lengths, b, steps);
    const float *first = x + (size_t)b * size;
    FOR_VECTORS(j, 0, size, {
      vector sum = {0};
      for (int32_t t = 0; t < length; t++)
        sum += load_at(first + (size_t)t * batch * size + j) * weights[(size_t)t * batch + b];
      store_at(y + (size_t)b * size + j, sum);
    });
  }
}

KERNEL(sumOverTimeBackward)(float *dx, const float *dy, const float *weights, const int32_t *lengths, int32_t steps,
                            int32_t batch, int32_t size, int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const int32_t length = length_of(lengths, b, steps);
    const float *from = dy + (size_t)b * size;
    for (int32_t t = 0; t < length; t++) {
      const size_t at = (size_t)t * batch + b;
      const float weight = weights[at];
      float *to = dx + at * size;
      FOR_VECTORS(j, 0, size, { store_at(to + j, load_at(to + j) + load_at(from + j) * weight); });
    }
  }
}

KERNEL(pullsOverTime)(float *pulls, const float *x, const float *dy, const int32_t *lengths, int32_t steps,
                      int32_t batch, int32_t size, int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const int32_t length = length_of(lengths, b, steps);
    const float *pull = dy + (size_t)b * size;
    for (int32_t t = 0; t < steps; t++) {
      const size_t at = (size_t)t * batch + b;
      vector sum = {0};
      if (t < length) FOR_VECTORS(j, 0, size, { sum += load_at(x + at * size + j) * load_at(pull + j); });
      pulls[at] = add_lanes(sum);
    }
  }
}

KERNEL(copyRows)(float *out, const float *a, int32_t width, int32_t out_step, int32_t a_step, int32_t accumulate,
                 int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    float *to = out + (size_t)i * out_step;
    const float *from = a + (size_t)i * a_step;
    if (accumulate) FOR_VECTORS(j, 0, width, { store_at(to + j, load_at(to + j) + load_at(from + j)); });
    else FOR_VECTORS(j, 0, width, { store_at(to + j, load_at(from + j)); });
  }
}
