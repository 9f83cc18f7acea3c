// Scaled dot-product attention of many heads, a block of queries against a block of keys at a time (Dao et al. 2022):
// the weights of a block live in the first-level cache and are never all in memory. The backward pass computes them
// again, from the logarithm of each query's sum.
#include "contract/attention.h"
#include "dropout.h"
#include "gemm.h"
#include "rows.h"

enum { QUERIES = 64, KEYS = 64, MOST_SIZE = 256 };

// One head of one sequence: where its first row of Q, K and V lies, and how far the next step's.
typedef struct {
  const float *q, *k, *v;
  int32_t q_step, k_step, v_step;
  // Keys that the sequence has, and how many more keys than queries there are.
  int32_t known, ahead;
} head;

#define HEAD_PLACE(parts) ((size_t)b * (parts) * heads * size + (size_t)h * size)
#define HEAD_STEP(parts) (batch * (parts) * heads * size)

// Keys that query i sees.
INLINE int32_t count_visible(const head *at, int32_t causal, int32_t i) {
  const int32_t before = causal ? i + 1 + at->ahead : at->known;
  return before < 0 ? 0 : before < at->known ? before : at->known;
}

INLINE int32_t fill_tiles(int32_t columns) { return (columns + TILE_COLUMNS - 1) / TILE_COLUMNS * TILE_COLUMNS; }

// What dropout makes of the weights of one query from key j on: 0, or 1 / (1 − rate).
INLINE void draw_factors(float *factors, int32_t count, uint32_t place, float rate, int32_t seed) {
  const uint32_t below = dropped_below(rate);
  const float kept = 1 / (1 - rate);
  for (int32_t j = 0; j < count; j++) factors[j] = is_dropped(place + (uint32_t)j, seed, below) ? 0 : kept;
}

KERNEL(attentionForward)(float *y, float *log_sums, const float *query, const float *key, const float *value,
                         const int32_t *lengths, int32_t queries, int32_t keys, int32_t batch, int32_t heads,
                         int32_t size, int32_t query_parts, int32_t key_parts, int32_t value_parts, int32_t causal,
                         float scale, float rate, int32_t seed, int32_t begin, int32_t end) {
  float key_panels[MOST_SIZE * KEYS], value_panels[KEYS * MOST_SIZE];
  float scores[QUERIES * KEYS], factors[KEYS], most[QUERIES], sums[QUERIES];
  const int32_t y_step = batch * heads * size;
  for (int32_t p = begin; p < end; p++) {
    const int32_t b = p / heads, h = p % heads;
    const head at = {query + HEAD_PLACE(query_parts), key + HEAD_PLACE(key_parts), value + HEAD_PLACE(value_parts),
                     HEAD_STEP(query_parts), HEAD_STEP(key_parts), HEAD_STEP(value_parts),
                     lengths && lengths[b] < keys ? lengths[b] : keys, keys - queries};
    for (int32_t first = 0; first < queries; first += QUERIES) {
      const int32_t rows = queries - first < QUERIES ? queries - first : QUERIES;
      float *out = y + HEAD_PLACE(1) + (size_t)first * y_step;
      const int32_t last = count_visible(&at, causal, first + rows - 1);
      for (int32_t i = 0; i < rows; i++) {
        most[i] = -__builtin_inff();
        sums[i] = 0;
        if (last == 0) FOR_VECTORS(j, 0, size, { store_at(out + (size_t)i * y_step + j, (vector){0}); });
      }
      for (int32_t from = 0; from < last; from += KEYS) {
        const int32_t width = last - from < KEYS ? last - from : KEYS;
        pack_matrix(key_panels, at.k + (size_t)from * at.k_step, 1, at.k_step, size, width);
        pack_matrix(value_panels, at.v + (size_t)from * at.v_step, at.v_step, 1, width, size);
        multiply_packed(scores, KEYS, at.q + (size_t)first * at.q_step, at.q_step, key_panels, rows,
                        fill_tiles(width), size, 0);
        for (int32_t i = 0; i < rows; i++) {
          float *row = scores + i * KEYS;
          const int32_t left = count_visible(&at, causal, first + i) - from;
          const int32_t seen = left < 0 ? 0 : left < width ? left : width;
          for (int32_t j = seen; j < width; j++) row[j] = 0;
          if (seen == 0) continue;
          FOR_VECTORS(j, 0, seen, { store_at(row + j, scale * load_at(row + j)); });
          const float largest = row_maximum(row, seen);
          const float shift = largest > most[i] ? largest : most[i];
          // What came before was divided by e^(the largest score so far).
          const float shrink = exp_vector(splat(most[i] - shift))[0];
          sums[i] = sums[i] * shrink + exponentials(row, row, seen, shift);
          most[i] = shift;
          if (from > 0 && shrink != 1) {
            float *earlier = out + (size_t)i * y_step;
            FOR_VECTORS(j, 0, size, { store_at(earlier + j, shrink * load_at(earlier + j)); });
          }
          if (rate > 0) {
            draw_factors(factors, seen, ((uint32_t)p * queries + first + i) * keys + from, rate, seed);
            FOR_VECTORS(j, 0, seen, { store_at(row + j, load_at(row + j) * load_at(factors + j)); });
          }
        }
        multiply_packed(out, y_step, scores, KEYS, value_panels, rows, size, width, from > 0);
      }
      for (int32_t i = 0; i < rows; i++) {
        float *row = out + (size_t)i * y_step;
        log_sums[(size_t)p * queries + first + i] =
            sums[i] == 0 ? __builtin_inff() : most[i] + log_vector(splat(sums[i]))[0];
        if (sums[i] != 0) FOR_VECTORS(j, 0, size, { store_at(row + j, load_at(row + j) / sums[i]); });
      }
    }
  }
}

// With P the weights, M what dropout makes of them and Y = (P ⊙ M) V:
//   dV = (P ⊙ M)ᵀ dY,  dP = (dY Vᵀ) ⊙ M,  dS = scale · P ⊙ (dP − Σ_j P ⊙ dP),  dQ = dS K,  dK = dSᵀ Q,
// where a row's Σ P ⊙ dP is Y · dY.
KERNEL(attentionBackward)(float *d_query, float *d_key, float *d_value, const float *y, const float *dy,
                          const float *log_sums, const float *query, const float *key, const float *value,
                          const int32_t *lengths, int32_t queries, int32_t keys, int32_t batch, int32_t heads,
                          int32_t size, int32_t query_parts, int32_t key_parts, int32_t value_parts, int32_t causal,
                          float scale, float rate, int32_t seed, int32_t begin, int32_t end) {
  float key_columns[MOST_SIZE * KEYS], value_columns[MOST_SIZE * KEYS], key_rows[KEYS * MOST_SIZE];
  float query_rows[QUERIES * MOST_SIZE], dy_rows[QUERIES * MOST_SIZE];
  float weights[QUERIES * KEYS], errors[QUERIES * KEYS], turned[KEYS * QUERIES], factors[KEYS];
  const int32_t y_step = batch * heads * size;
  for (int32_t p = begin; p < end; p++) {
    const int32_t b = p / heads, h = p % heads;
    const head at = {query + HEAD_PLACE(query_parts), key + HEAD_PLACE(key_parts), value + HEAD_PLACE(value_parts),
                     HEAD_STEP(query_parts), HEAD_STEP(key_parts), HEAD_STEP(value_parts),
                     lengths && lengths[b] < keys ? lengths[b] : keys, keys - queries};
    float *dq = d_query + HEAD_PLACE(query_parts);
    for (int32_t from = 0; from < at.known; from += KEYS) {
      const int32_t width = at.known - from < KEYS ? at.known - from : KEYS;
      float *dk = d_key + HEAD_PLACE(key_parts) + (size_t)from * at.k_step;
      float *dv = d_value + HEAD_PLACE(value_parts) + (size_t)from * at.v_step;
      pack_matrix(key_columns, at.k + (size_t)from * at.k_step, 1, at.k_step, size, width);
      pack_matrix(key_rows, at.k + (size_t)from * at.k_step, at.k_step, 1, width, size);
      pack_matrix(value_columns, at.v + (size_t)from * at.v_step, 1, at.v_step, size, width);
      for (int32_t first = 0; first < queries; first += QUERIES) {
        const int32_t rows = queries - first < QUERIES ? queries - first : QUERIES;
        if (count_visible(&at, causal, first + rows - 1) <= from) continue;
        const float *q = at.q + (size_t)first * at.q_step;
        const float *out = y + HEAD_PLACE(1) + (size_t)first * y_step, *d_out = dy + (out - y);
        multiply_packed(weights, KEYS, q, at.q_step, key_columns, rows, fill_tiles(width), size, 0);
        multiply_packed(errors, KEYS, d_out, y_step, value_columns, rows, fill_tiles(width), size, 0);
        for (int32_t i = 0; i < rows; i++) {
          float *row = weights + i * KEYS, *error = errors + i * KEYS;
          const int32_t left = count_visible(&at, causal, first + i) - from;
          const int32_t seen = left < 0 ? 0 : left < width ? left : width;
          const float shift = log_sums[(size_t)p * queries + first + i];
          vector products = {0};
          FOR_VECTORS(j, 0, size, {
            products += load_at(out + (size_t)i * y_step + j) * load_at(d_out + (size_t)i * y_step + j);
          });
          const float mean = add_lanes(products);
          if (rate > 0) draw_factors(factors, seen, ((uint32_t)p * queries + first + i) * keys + from, rate, seed);
          FOR_VECTORS(j, 0, seen, {
            const vector weight = exp_vector(scale * load_at(row + j) - shift);
            const vector factor = rate > 0 ? load_at(factors + j) : splat(1);
            store_at(error + j, scale * weight * (load_at(error + j) * factor - mean));
            store_at(row + j, weight * factor);
          });
          for (int32_t j = seen; j < width; j++) row[j] = error[j] = 0;
        }
        pack_matrix(dy_rows, d_out, y_step, 1, rows, size);
        transpose_block(turned, QUERIES, weights, KEYS, rows, width);
        multiply_packed(dv, at.v_step, turned, QUERIES, dy_rows, width, size, rows, 1);
        pack_matrix(query_rows, q, at.q_step, 1, rows, size);
        transpose_block(turned, QUERIES, errors, KEYS, rows, width);
        multiply_packed(dk, at.k_step, turned, QUERIES, query_rows, width, size, rows, 1);
        multiply_packed(dq + (size_t)first * at.q_step, at.q_step, errors, KEYS, key_rows, rows, size, width, 1);
      }
    }
  }
}
