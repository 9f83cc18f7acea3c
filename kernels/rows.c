// Operations along the rows or columns of a row-major matrix, and sums.
#include "contract/rows.h"
#include "rows.h"

KERNEL(addBias)(float *y, const float *bias, int32_t size, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    float *row = y + (size_t)i * size;
    FOR_VECTORS(j, 0, size, { store_at(row + j, load_at(row + j) + load_at(bias + j)); });
  }
}

// A block of columns at a time, whose sums stay in the first-level cache while the rows run by in order.
KERNEL(sumRows)(float *out, const float *a, int32_t rows, int32_t size, int32_t accumulate, int32_t begin,
                int32_t end) {
  enum { BLOCK = 512 };
  float sums[BLOCK];
  for (int32_t first = begin; first < end; first += BLOCK) {
    const int32_t width = end - first < BLOCK ? end - first : BLOCK;
    for (int32_t j = 0; j < width; j++) sums[j] = 0;
    for (int32_t i = 0; i < rows; i++) {
      const float *row = a + (size_t)i * size + first;
      FOR_VECTORS(j, 0, width, { store_at(sums + j, load_at(sums + j) + load_at(row + j)); });
    }
    for (int32_t j = 0; j < width; j++) out[first + j] = accumulate ? out[first + j] + sums[j] : sums[j];
  }
}

// Eight sums side by side, of every eighth element each, in double precision: in the same order on every
// engine, so all give the same bits.
enum { SUMS = 8 };

static double add_sums(const double *sums) {
  double total = 0;
  for (int i = 0; i < SUMS; i++) total += sums[i];
  return total;
}

KERNEL(sum)(float *out, const float *a, int32_t count) {
  double sums[SUMS] = {0};
  int32_t i = 0;
  for (; i + SUMS <= count; i += SUMS)
    for (int j = 0; j < SUMS; j++) sums[j] += a[i + j];
  for (int j = 0; i + j < count; j++) sums[j] += a[i + j];
  out[0] = (float)add_sums(sums);
}

// A square of a float is exact in double precision, so that fusing the multiply-add changes nothing.
KERNEL(sumSquares)(double *out, const float *a, int32_t count) {
  double sums[SUMS] = {0};
  int32_t i = 0;
  for (; i + SUMS <= count; i += SUMS)
    for (int j = 0; j < SUMS; j++) sums[j] += (double)a[i + j] * a[i + j];
  for (int j = 0; i + j < count; j++) sums[j] += (double)a[i + j] * a[i + j];
  out[0] = add_sums(sums);
}

// softmax(a)_j = e^(a_j − max a) / Σ e^(a − max a): shifted, so that nothing overflows.
KERNEL(softmax)(float *y, const float *a, int32_t size, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    const float *row = a + (size_t)i * size;
    float *out = y + (size_t)i * size;
    const float sum = exponentials(out, row, size, row_maximum(row, size));
    FOR_VECTORS(j, 0, size, { store_at(out + j, load_at(out + j) / sum); });
  }
}

// Each lane keeps the first of its largest numbers; of equal ones in two lanes the first in the row is chosen.
KERNEL(argmax)(int32_t *out, const float *a, int32_t size, int32_t begin, int32_t end) {
  vector_int first;
  for (int lane = 0; lane < LANES; lane++) first[lane] = lane;
  for (int32_t i = begin; i < end; i++) {
    const float *row = a + (size_t)i * size;
    vector most = splat(-__builtin_inff());
    vector_int place = {0};
    FOR_VECTORS(j, 0, size, {
      vector x = most;
      if (lanes == LANES) x = load(row + j);
      else __builtin_memcpy(&x, row + j, (size_t)lanes * 4);
      const vector_int larger = x > most;
      most = select_lanes(larger, x, most);
      place = ((first + j) & larger) | (place & ~larger);
    });
    int best = 0;
    for (int lane = 1; lane < LANES; lane++) {
      const int is_first = most[lane] == most[best] && place[lane] < place[best];
      if (most[lane] > most[best] || is_first) best = lane;
    }
    out[i] = place[best];
  }
}

KERNEL(softmaxBackward)(float *da, const float *y, const float *dy, int32_t size, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    const float *yi = y + (size_t)i * size, *dyi = dy + (size_t)i * size;
    float *out = da + (size_t)i * size;
    vector products = {0};
    FOR_VECTORS(j, 0, size, { products += load_at(yi + j) * load_at(dyi + j); });
    const float dot = add_lanes(products);
    FOR_VECTORS(j, 0, size, { store_at(out + j, load_at(out + j) + load_at(yi + j) * (load_at(dyi + j) - dot)); });
  }
}
