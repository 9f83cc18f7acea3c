// Products of coarse vectors, 8 bits a number: a first look through all word vectors that reads a quarter of
// what the floats are. Whole numbers, so every engine gives the same bits.
#include "contract/search.h"

typedef int8_t __attribute__((may_alias)) code;
typedef int16_t __attribute__((may_alias)) half_word;

KERNEL(dotCodes)(int32_t *out, const int32_t *codes, const int32_t *query, int32_t words, int32_t begin, int32_t end) {
  const half_word *q = (const half_word *)query;
  const int32_t size = 4 * words;
  for (int32_t i = begin; i < end; i++) {
    const code *row = (const code *)codes + (size_t)i * size;
    int32_t sum = 0;
    for (int32_t j = 0; j < size; j++) sum += row[j] * q[j];
    out[i] = sum;
  }
}
