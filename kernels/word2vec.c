// Word2Vec: a word's input vector is its own row (see word2vec.h).
#include "contract/word2vec.h"
#include "word2vec.h"

static inline void open_inputs(const shard *s, const int32_t *sentence, int32_t length, int32_t t) {
  if (t + s->window < length)
    prefetch_row(read_row(&s->input, sentence[t + s->window], s->stride), s->stride);
}

static inline float *input_at(const shard *s, const int32_t *sentence, int32_t position) {
  return change_row(&s->input, sentence[position], s->stride);
}

static inline float input_weight(const shard *s, int32_t word) {
  (void)s, (void)word;
  return 1;
}

static inline void close_inputs(const shard *s, const int32_t *sentence, int32_t length, int32_t t) {
  (void)s, (void)sentence, (void)length, (void)t;
}

KERNEL(word2vecNegative)(const uint32_t *thresholds, const uint32_t *alias, int32_t negatives, float *inputs,
                         float *outputs, float *input_copies, float *output_copies, int32_t *input_places,
                         int32_t *output_places, int32_t *copies, int32_t input_capacity, int32_t output_capacity,
                         int32_t vocabulary, int32_t stride, const int32_t *tokens, const int32_t *counts,
                         int32_t capacity, uint32_t *random, const uint32_t *keep, int32_t window, int32_t cbow,
                         float rate, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    shard s = {SHARD_TABLES(i, vocabulary), .threshold = thresholds, .alias = alias, .negatives = negatives};
    train_tokens(&s, tokens + (size_t)i * capacity, counts[i], 0, cbow);
    save_random(random + 4 * i, &s);
  }
}

KERNEL(word2vecHierarchical)(const int32_t *path_starts, const int32_t *path_nodes, const int32_t *path_branches,
                             float *inputs, float *outputs, float *input_copies, float *output_copies,
                             int32_t *input_places, int32_t *output_places, int32_t *copies, int32_t input_capacity,
                             int32_t output_capacity, int32_t vocabulary, int32_t stride, const int32_t *tokens,
                             const int32_t *counts, int32_t capacity, uint32_t *random, const uint32_t *keep,
                             int32_t window, int32_t cbow, float rate, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    shard s = {SHARD_TABLES(i, vocabulary),
               .path_starts = path_starts, .path_nodes = path_nodes, .path_branches = path_branches};
    train_tokens(&s, tokens + (size_t)i * capacity, counts[i], 1, cbow);
    save_random(random + 4 * i, &s);
  }
}

// What the shards learned since the last merge is added up: row += Σ_s (copy_s − row). Adding, not averaging: a
// word that one shard met learns as if there were no other. Rows begin … end − 1.
KERNEL(word2vecMerge)(float *table, const float *copies, int32_t *places, int32_t capacity, int32_t shards,
                      int32_t rows, int32_t stride, int32_t begin, int32_t end) {
  for (int32_t row = begin; row < end; row++) {
    const float *changed[MOST_SHARDS];
    int32_t count = 0;
    for (int32_t s = 0; s < shards; s++) {
      int32_t *place = places + (size_t)s * rows + row;
      // Copies lie in another order than rows: the processor cannot tell which come next.
      if (row + MERGE_AHEAD < end && place[MERGE_AHEAD] != 0)
        prefetch_row(copies + ((size_t)s * capacity + place[MERGE_AHEAD] - 1) * stride, stride);
      if (*place == 0) continue;
      changed[count++] = copies + ((size_t)s * capacity + *place - 1) * stride;
      *place = 0;
    }
    if (count == 0) continue;
    float *kept = table + (size_t)row * stride;
    for (int32_t k = 0; k < stride; k += ROW_LANES) {
      const rowv old = load_row(kept + k);
      rowv sum = old;
      for (int32_t s = 0; s < count; s++) sum += load_row(changed[s] + k) - old;
      store_row(kept + k, sum);
    }
  }
}
