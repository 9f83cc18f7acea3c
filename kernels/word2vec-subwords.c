// Word2Vec on subwords (Bojanowski et al. 2017): a word's input vector is the mean of several rows, its own and
// those of its character n-grams. For the gradient g of that mean every one of them changes by the whole of g,
// as in fastText, so that the mean of n different rows itself changes by g.
//
// A position's mean is needed by up to 2 × window windows. It is made once, when the first of them opens, is
// then trained like a row, and what it learned goes to its rows when the last one closes. Windows in between
// see the change at once; a neighbor that shares n-grams sees it a few words later.
#include "contract/word2vec-subwords.h"
#include "word2vec.h"

static inline float *mean_at(const shard *s, int32_t position) {
  return s->means + (size_t)(position % (2 * s->window + 1)) * s->stride;
}

// The mean as it was made, to know afterwards what it learned.
static inline float *made_at(const shard *s, int32_t position) {
  return mean_at(s, position) + (size_t)(2 * s->window + 1) * s->stride;
}

static inline float *row_of(const shard *s, int32_t place) {
  return read_row(&s->input, s->row_numbers[place], s->stride);
}

// mean = (1 / n) Σ row
static inline void average_rows(float *mean, const shard *s, int32_t word) {
  const int32_t begin = s->row_starts[word], end = s->row_starts[word + 1], stride = s->stride;
  const int32_t ahead = 4;
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(mean + k, (rowv){0});
  for (int32_t i = begin; i < end; i++) {
    if (i + ahead < end) prefetch_row(row_of(s, i + ahead), stride);
    const float *row = row_of(s, i);
    for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(mean + k, load_row(mean + k) + load_row(row + k));
  }
  const rowv count = (float)(end - begin) - (rowv){0};
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(mean + k, load_row(mean + k) / count);
}

static inline void open_position(const shard *s, const int32_t *sentence, int32_t position) {
  float *mean = mean_at(s, position), *made = made_at(s, position);
  average_rows(mean, s, sentence[position]);
  for (int32_t k = 0; k < s->stride; k += ROW_LANES) store_row(made + k, load_row(mean + k));
}

static inline void close_position(const shard *s, const int32_t *sentence, int32_t position) {
  float *mean = mean_at(s, position), *made = made_at(s, position);
  for (int32_t k = 0; k < s->stride; k += ROW_LANES) store_row(made + k, load_row(mean + k) - load_row(made + k));
  const int32_t word = sentence[position];
  for (int32_t i = s->row_starts[word]; i < s->row_starts[word + 1]; i++) {
    float *row = change_row(&s->input, s->row_numbers[i], s->stride);
    for (int32_t k = 0; k < s->stride; k += ROW_LANES) store_row(row + k, load_row(row + k) + load_row(made + k));
  }
}

static inline void open_inputs(const shard *s, const int32_t *sentence, int32_t length, int32_t t) {
  const int32_t first = t == 0 ? 0 : t + s->window;
  for (int32_t p = first; p <= t + s->window && p < length; p++) open_position(s, sentence, p);
}

static inline float *input_at(const shard *s, const int32_t *sentence, int32_t position) {
  (void)sentence;
  return mean_at(s, position);
}

// The mean of a CBOW window is over the rows of all its words, as in fastText: a word counts by their number.
static inline float input_weight(const shard *s, int32_t word) {
  return (float)(s->row_starts[word + 1] - s->row_starts[word]);
}

static inline void close_inputs(const shard *s, const int32_t *sentence, int32_t length, int32_t t) {
  const int32_t first = t < s->window ? 0 : t - s->window, last = t == length - 1 ? t : t - s->window;
  for (int32_t p = first; p <= last; p++) close_position(s, sentence, p);
}

#define SHARD_SUBWORDS(s)                                    \
  .row_starts = row_starts, .row_numbers = row_numbers,      \
  .means = means + (size_t)(s) * 2 * (2 * window + 1) * stride

KERNEL(word2vecSubwordNegative)(int32_t rows, float *means, const int32_t *row_starts, const int32_t *row_numbers,
                                const uint32_t *thresholds, const uint32_t *alias, int32_t negatives, float *inputs,
                                float *outputs, float *input_copies, float *output_copies, int32_t *input_places,
                                int32_t *output_places, int32_t *copies, int32_t input_capacity,
                                int32_t output_capacity, int32_t vocabulary, int32_t stride, const int32_t *tokens,
                                const int32_t *counts, int32_t capacity, uint32_t *random, const uint32_t *keep,
                                int32_t window, int32_t cbow, float rate, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    shard s = {SHARD_TABLES(i, rows), SHARD_SUBWORDS(i),
               .threshold = thresholds, .alias = alias, .negatives = negatives};
    train_tokens(&s, tokens + (size_t)i * capacity, counts[i], 0, cbow);
    save_random(random + 4 * i, &s);
  }
}

KERNEL(word2vecSubwordHierarchical)(int32_t rows, float *means, const int32_t *row_starts, const int32_t *row_numbers,
                                    const int32_t *path_starts, const int32_t *path_nodes,
                                    const int32_t *path_branches, float *inputs, float *outputs, float *input_copies,
                                    float *output_copies, int32_t *input_places, int32_t *output_places,
                                    int32_t *copies, int32_t input_capacity, int32_t output_capacity,
                                    int32_t vocabulary, int32_t stride, const int32_t *tokens, const int32_t *counts,
                                    int32_t capacity, uint32_t *random, const uint32_t *keep, int32_t window,
                                    int32_t cbow, float rate, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) {
    shard s = {SHARD_TABLES(i, rows), SHARD_SUBWORDS(i),
               .path_starts = path_starts, .path_nodes = path_nodes, .path_branches = path_branches};
    train_tokens(&s, tokens + (size_t)i * capacity, counts[i], 1, cbow);
    save_random(random + 4 * i, &s);
  }
}

// The vectors of words begin … end − 1 as their rows give them.
KERNEL(word2vecSubwordMeans)(float *means, const float *inputs, int32_t stride, const int32_t *row_starts,
                             const int32_t *row_numbers, int32_t begin, int32_t end) {
  const shard s = {.input = {.rows = (float *)inputs}, .stride = stride, .row_starts = row_starts, .row_numbers = row_numbers};
  for (int32_t word = begin; word < end; word++) average_rows(means + (size_t)word * stride, &s, word);
}
