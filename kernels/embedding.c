// Rows of a table by their numbers, and the gradient back into the table.
#include "contract/embedding.h"
#include "simd.h"

KERNEL(gatherRows)(float *out, const float *table, const int32_t *ids, int32_t size, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    const float *from = table + (size_t)ids[i] * size;
    float *to = out + (size_t)i * size;
    FOR_VECTORS(j, 0, size, { store_at(to + j, load_at(from + j)); });
  }
}

// Every worker walks all ids in order but owns its columns: ids that occur twice add up in the same order
// however many workers there are, and no two write the same number.
KERNEL(scatterAddRows)(float *table, const float *rows, const int32_t *ids, int32_t count, int32_t size,
                       int32_t begin, int32_t end) {
  for (int32_t i = 0; i < count; i++) {
    const float *from = rows + (size_t)i * size;
    float *to = table + (size_t)ids[i] * size;
    FOR_VECTORS(j, begin, end, { store_at(to + j, load_at(to + j) + load_at(from + j)); });
  }
}
