// Word2Vec (Mikolov et al. 2013): skip-gram and CBOW, by negative sampling or hierarchical softmax.
//
// The unit of work is a window: M input rows x_1 … x_M (the context words; for CBOW their mean, M = 1)
// against N output rows y_1 … y_N (the center word and its negative samples, or the inner nodes on its
// Huffman path). With label l_n (1 for the center word) and weight w_n (how often n was drawn):
//
//   g_mn = (l_n − σ(x_m · y_n)) w_n · learning rate
//   x_m += Σ_n g_mn y_n        y_n += Σ_m g_mn x_m      (both from the old values)
//
// A window's negatives are shared by its M inputs (Ji et al. 2016, "Parallelizing Word2Vec in Shared and
// Distributed Memory"), which turns M·N separate vector updates into three small matrix products. Here
// no row is copied for them: each is read twice where it lies, once for the products x·y and once for
// the updates, and everything between stays in registers.
//
// Training runs in shards: each works on copies of the rows that it changes, made when it first touches them, and
// word2vecMerge adds up what they learned. The copies lie in the order in which they were made, frequent words
// first, so that what a shard works on stays near. The result depends on the number of shards, never on the number
// of workers. A single shard changes the tables in place.
#ifndef MALMOI_WORD2VEC_H
#define MALMOI_WORD2VEC_H

#include "numerics.h"
#include "row-lanes.h"

enum {
  MOST_INPUTS = 64,     // context words that are updated together; a wider window has several such groups
  MOST_OUTPUTS = 64,    // the center word and its negatives, or the longest Huffman path
  MOST_STRIDE = 2048,   // numbers in a row
  TILE = 6,             // output rows whose values and changes stay in registers together
  MOST_SHARDS = 64,     // as the options allow
  MERGE_AHEAD = 4,      // rows between asking for a copy and adding it
  MOST_SENTENCE = 1000  // words; a longer line is cut, as word2vec.c does
};

// xoshiro128++ (Blackman & Vigna 2021), as in src/base/random.ts.
typedef struct {
  uint32_t a, b, c, d;
} random_state;

static inline uint32_t rotate(uint32_t x, int by) { return x << by | x >> (32 - by); }

static inline uint32_t random_next(random_state *r) {
  const uint32_t result = rotate(r->a + r->d, 7) + r->a, shifted = r->b << 9;
  r->c ^= r->a;
  r->d ^= r->b;
  r->b ^= r->c;
  r->a ^= r->d;
  r->c ^= shifted;
  r->d = rotate(r->d, 11);
  return result;
}

// 0 … limit − 1; the bias of at most limit / 2^32 does not matter here.
static inline uint32_t random_below(random_state *r, uint32_t limit) {
  return (uint32_t)(((uint64_t)random_next(r) * limit) >> 32);
}

typedef struct {
  float *rows[MOST_OUTPUTS];
  float labels[MOST_OUTPUTS];
  float weights[MOST_OUTPUTS];
  int32_t count;
} outputs;

// The errors g of one tile, [M × count]; `count` is a constant wherever this is inlined.
static inline __attribute__((always_inline)) void tile_errors(
    float *g, float *const *x, int32_t inputs, const outputs *y, int32_t first, const int32_t count,
    int32_t stride, float rate) {
  for (int32_t m = 0; m < inputs; m++) {
    rowv sums[TILE];
    for (int n = 0; n < count; n++) sums[n] = (rowv){0};
    for (int32_t k = 0; k < stride; k += ROW_LANES) {
      const rowv xm = load_row(x[m] + k);
      for (int n = 0; n < count; n++) sums[n] += xm * load_row(y->rows[first + n] + k);
    }
    for (int n = 0; n < count; n++) g[m * count + n] = sum_lanes(sums[n]);
  }
  FOR_VECTORS(i, 0, inputs * count, { store_at(g + i, sigmoid_vector(load_at(g + i))); });
  for (int32_t m = 0; m < inputs; m++)
    for (int n = 0; n < count; n++)
      g[m * count + n] = (y->labels[first + n] - g[m * count + n]) * (y->weights[first + n] * rate);
}

// Both updates of one tile, a column of vectors at a time.
static inline __attribute__((always_inline)) void tile_update(
    const float *g, float *const *x, int32_t inputs, const outputs *y, int32_t first,
    const int32_t count, int32_t stride) {
  for (int32_t k = 0; k < stride; k += ROW_LANES) {
    rowv old[TILE], changed[TILE];
    for (int n = 0; n < count; n++) old[n] = changed[n] = load_row(y->rows[first + n] + k);
    for (int32_t m = 0; m < inputs; m++) {
      const rowv xm = load_row(x[m] + k);
      rowv next = xm;
      for (int n = 0; n < count; n++) {
        const rowv error = g[m * count + n] - (rowv){0};
        next += error * old[n];
        changed[n] += error * xm;
      }
      store_row(x[m] + k, next);
    }
    for (int n = 0; n < count; n++) store_row(y->rows[first + n] + k, changed[n]);
  }
}

// One window. More than TILE outputs are taken a tile at a time: a later tile sees the inputs as the
// earlier one left them.
static inline void update_window(float *const *x, int32_t inputs, const outputs *y, int32_t stride, float rate) {
  float g[MOST_INPUTS * TILE + LANES];
  for (int32_t first = 0; first < y->count; first += TILE) {
    const int32_t left = y->count - first;
    switch (left < TILE ? left : TILE) {
#define TILE_OF(n)                                             \
  case n:                                                      \
    tile_errors(g, x, inputs, y, first, n, stride, rate);      \
    tile_update(g, x, inputs, y, first, n, stride);            \
    break;
      TILE_OF(1) TILE_OF(2) TILE_OF(3) TILE_OF(4) TILE_OF(5) TILE_OF(6)
#undef TILE_OF
    }
  }
}

// A table and one shard's copies of rows of it; without copies the shard works in place.
typedef struct {
  float *rows, *copies;
  int32_t *places;  // 1 + the number of a row's copy; 0: it has none
  int32_t *count;   // of copies
} shard_table;

// One shard's tables and what all shards share.
typedef struct {
  shard_table input, output;
  int32_t vocabulary, stride;
  const uint32_t *keep, *threshold, *alias;
  const int32_t *path_starts, *path_nodes;
  const int32_t *path_branches;
  const int32_t *row_starts, *row_numbers;  // subwords: which input rows a word's vector is the mean of
  float *means;                             // subwords: [2, 2 × window + 1, stride]
  int32_t negatives, window;
  float rate;
  random_state random;
} shard;

// A row as it is, to be read.
static inline float *read_row(const shard_table *t, int32_t row, int32_t stride) {
  const int32_t place = t->copies == 0 ? 0 : t->places[row];
  return place == 0 ? t->rows + (size_t)row * stride : t->copies + (size_t)(place - 1) * stride;
}

// A row to be changed.
static inline float *change_row(const shard_table *t, int32_t row, int32_t stride) {
  if (t->copies == 0) return t->rows + (size_t)row * stride;
  if (t->places[row] != 0) return t->copies + (size_t)(t->places[row] - 1) * stride;
  const float *from = t->rows + (size_t)row * stride;
  float *to = t->copies + (size_t)*t->count * stride;
  t->places[row] = ++*t->count;
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(to + k, load_row(from + k));
  prefetch_row(to + stride, stride);
  return to;
}

// What a window's inputs are, each kernel file says for itself: a word's own row, or the mean of its subwords'.

// Makes ready what the window of position t is the first to need.
static inline void open_inputs(const shard *s, const int32_t *sentence, int32_t length, int32_t t);
// The input vector of a position, to be read and changed.
static inline float *input_at(const shard *s, const int32_t *sentence, int32_t position);
// What a word weighs in the mean of a CBOW window.
static inline float input_weight(const shard *s, int32_t word);
// Puts away what the window of position t was the last to need.
static inline void close_inputs(const shard *s, const int32_t *sentence, int32_t length, int32_t t);

static inline void draw_negatives(shard *s, int32_t *drawn) {
  for (int32_t i = 0; i < s->negatives; i++) {
    const uint32_t column = random_below(&s->random, (uint32_t)s->vocabulary);
    const uint32_t word = random_next(&s->random) > s->threshold[column] ? s->alias[column] : column;
    drawn[i] = (int32_t)word;
    prefetch_row(read_row(&s->output, (int32_t)word, s->stride), s->stride);
  }
}

// The center word and its negatives; a negative drawn twice counts twice, the center word itself is left out.
static inline void collect_negative_outputs(const shard *s, int32_t center, const int32_t *drawn, outputs *y) {
  y->rows[0] = change_row(&s->output, center, s->stride);
  y->labels[0] = y->weights[0] = 1;
  y->count = 1;
  for (int32_t i = 0; i < s->negatives; i++) {
    float *row = change_row(&s->output, drawn[i], s->stride);
    int32_t n = 0;
    while (n < y->count && y->rows[n] != row) n++;
    if (n == 0) continue;
    if (n < y->count) {
      y->weights[n]++;
      continue;
    }
    y->rows[n] = row;
    y->labels[n] = 0;
    y->weights[n] = 1;
    y->count++;
  }
}

// The inner nodes on the center word's Huffman path; branch 0 has label 1.
static inline void collect_path_outputs(const shard *s, int32_t center, outputs *y) {
  const int32_t start = s->path_starts[center];
  y->count = s->path_starts[center + 1] - start;
  for (int32_t n = 0; n < y->count; n++) {
    y->rows[n] = change_row(&s->output, s->path_nodes[start + n], s->stride);
    y->labels[n] = 1.0f - s->path_branches[start + n];
    y->weights[n] = 1;
  }
}

// CBOW: the mean of the context predicts, and each context word gets the whole of the mean's change.
static inline void update_mean_window(float *const *x, const float *weights, int32_t inputs, const outputs *y,
                                      int32_t stride, float rate) {
  float mean[MOST_STRIDE], before[MOST_STRIDE], total = 0;
  for (int32_t m = 0; m < inputs; m++) total += weights[m];
  for (int32_t k = 0; k < stride; k += ROW_LANES) {
    rowv sum = load_row(x[0] + k) * weights[0];
    for (int32_t m = 1; m < inputs; m++) sum += load_row(x[m] + k) * weights[m];
    sum /= total - (rowv){0};
    store_row(mean + k, sum);
    store_row(before + k, sum);
  }
  float *const hidden = mean;
  update_window(&hidden, 1, y, stride, rate);
  for (int32_t k = 0; k < stride; k += ROW_LANES) {
    const rowv change = load_row(mean + k) - load_row(before + k);
    for (int32_t m = 0; m < inputs; m++) store_row(x[m] + k, load_row(x[m] + k) + change);
  }
}

// Reads words up to the end of the sentence (−1), leaving out frequent ones by chance; gives the next place.
static inline int32_t read_sentence(shard *s, const int32_t *tokens, int32_t place, int32_t count, int32_t *sentence,
                             int32_t *length) {
  *length = 0;
  while (place < count && *length < MOST_SENTENCE) {
    const int32_t word = tokens[place++];
    if (word < 0) break;
    if (s->keep[word] != UINT32_MAX && random_next(&s->random) > s->keep[word]) continue;
    sentence[(*length)++] = word;
  }
  return place;
}

static inline __attribute__((always_inline)) void train_sentence(shard *s, const int32_t *sentence,
                                                                 int32_t length, const int hierarchical,
                                                                 const int cbow) {
  int32_t drawn[2][MOST_OUTPUTS];
  if (!hierarchical) draw_negatives(s, drawn[0]);
  for (int32_t t = 0; t < length; t++) {
    if (!hierarchical) {
      draw_negatives(s, drawn[(t + 1) & 1]);
      if (t + 2 < length) prefetch_row(read_row(&s->output, sentence[t + 2], s->stride), s->stride);
    }
    open_inputs(s, sentence, length, t);
    // Near words count for more: the window's half-width is drawn from 1 … window.
    const int32_t half = s->window - (int32_t)random_below(&s->random, (uint32_t)s->window);
    float *x[MOST_SENTENCE], weights[MOST_SENTENCE];
    int32_t inputs = 0;
    for (int32_t c = t - half < 0 ? 0 : t - half; c <= t + half && c < length; c++) {
      if (c == t) continue;
      if (cbow) weights[inputs] = input_weight(s, sentence[c]);
      x[inputs++] = input_at(s, sentence, c);
    }
    if (inputs > 0) {
      outputs y;
      if (hierarchical) collect_path_outputs(s, sentence[t], &y);
      else collect_negative_outputs(s, sentence[t], drawn[t & 1], &y);
      if (cbow) update_mean_window(x, weights, inputs, &y, s->stride, s->rate);
      else
        // Of a very wide window a later group sees the outputs as the earlier one left them: the changes of a
        // thousand words, all counted from the same old values, would be too large a step.
        for (int32_t first = 0; first < inputs; first += MOST_INPUTS)
          update_window(x + first, inputs - first < MOST_INPUTS ? inputs - first : MOST_INPUTS, &y, s->stride, s->rate);
    }
    close_inputs(s, sentence, length, t);
  }
}

#define SHARD_TABLE(table, table_copies, table_places, capacity, table_rows, counts, s)                       \
  {                                                                                                           \
    .rows = table, .copies = (table_copies) == 0 ? 0 : (table_copies) + (size_t)(s) * (capacity) * stride,     \
    .places = (table_places) == 0 ? 0 : (table_places) + (size_t)(s) * (table_rows),                          \
    .count = (counts)                                                                                         \
  }

// `rows` input rows: as many as there are words, or more with subwords.
#define SHARD_TABLES(s, rows)                                                                                 \
  .input = SHARD_TABLE(inputs, input_copies, input_places, input_capacity, rows, copies + 2 * (s), s),         \
  .output = SHARD_TABLE(outputs, output_copies, output_places, output_capacity, vocabulary,                   \
                        copies + 2 * (s) + 1, s),                                                             \
  .vocabulary = vocabulary, .stride = stride, .keep = keep, .window = window, .rate = rate,                           \
  .random = {random[4 * (s)], random[4 * (s) + 1], random[4 * (s) + 2], random[4 * (s) + 3]}

static inline void train_tokens(shard *s, const int32_t *tokens, int32_t count, int hierarchical, int cbow) {
  int32_t sentence[MOST_SENTENCE], length;
  for (int32_t place = 0; place < count;) {
    place = read_sentence(s, tokens, place, count, sentence, &length);
    if (hierarchical && cbow) train_sentence(s, sentence, length, 1, 1);
    else if (hierarchical) train_sentence(s, sentence, length, 1, 0);
    else if (cbow) train_sentence(s, sentence, length, 0, 1);
    else train_sentence(s, sentence, length, 0, 0);
  }
}

static inline void save_random(uint32_t *random, const shard *s) {
  random[0] = s->random.a;
  random[1] = s->random.b;
  random[2] = s->random.c;
  random[3] = s->random.d;
}

#endif
