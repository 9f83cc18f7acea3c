// A decoder's attention to its source (Bahdanau et al. 2015; Luong et al. 2015). Of each sequence, with its own steps t:
//   s_t = v · tanh(q + k_t)  or, without v,  q · k_t,   a = softmax(s),   y = Σ_t a_t x_t
//   ∂s_t = a_t (x_t · ∂y − Σ_u a_u x_u · ∂y),   ∂x_t += a_t ∂y
//   with u_t = tanh(q + k_t):  g_t = ∂s_t v ⊙ (1 − u_t²),  ∂k_t += g_t,  ∂q += Σ_t g_t,  ∂v += Σ_t ∂s_t u_t
//   without v:                 ∂k_t += ∂s_t q,  ∂q += Σ_t ∂s_t k_t
// u is computed again in the backward pass, so that no step keeps [steps, batch, size] numbers.
#include "contract/source-attention.h"
#include "recurrent.h"
#include "rows.h"

INLINE float dot_rows(const float *a, const float *b, int32_t size) {
  vector sum = {0};
  FOR_VECTORS(j, 0, size, { sum += load_at(a + j) * load_at(b + j); });
  return add_lanes(sum);
}

INLINE void add_multiple(float *to, const float *from, float factor, int32_t size) {
  FOR_VECTORS(j, 0, size, { store_at(to + j, load_at(to + j) + factor * load_at(from + j)); });
}

INLINE float additive_score(const float *q, const float *k, const float *scorer, int32_t size) {
  vector sum = {0};
  FOR_VECTORS(j, 0, size, { sum += load_at(scorer + j) * tanh_vector(load_at(q + j) + load_at(k + j)); });
  return add_lanes(sum);
}

KERNEL(sourceAttentionForward)(float *output, float *weights, const float *query, const float *keys,
                               const float *values, const float *scorer, const int32_t *lengths, int32_t steps,
                               int32_t batch, int32_t size, int32_t width, int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const int32_t length = lengths ? lengths[b] : steps;
    const float *q = query + (size_t)b * size;
    float *shares = weights + (size_t)b * steps, *y = output + (size_t)b * width;
    for (int32_t t = 0; t < length; t++) {
      const float *k = step_rows(keys, t, batch, size, b);
      shares[t] = scorer ? additive_score(q, k, scorer, size) : dot_rows(q, k, size);
    }
    clear_row(shares + length, steps - length);
    const float factor = 1.0f / exponentials(shares, shares, length, row_maximum(shares, length));
    clear_row(y, width);
    for (int32_t t = 0; t < length; t++) {
      shares[t] *= factor;
      add_multiple(y, step_rows(values, t, batch, width, b), shares[t], width);
    }
  }
}

KERNEL(sourceAttentionBackward)(float *d_query, float *d_keys, float *d_values, float *d_scorers, float *d_scores,
                                const float *d_output, const float *weights, const float *query, const float *keys,
                                const float *values, const float *scorer, const int32_t *lengths, int32_t steps,
                                int32_t batch, int32_t size, int32_t width, int32_t begin, int32_t end) {
  for (int32_t b = begin; b < end; b++) {
    const int32_t length = lengths ? lengths[b] : steps;
    const float *q = query + (size_t)b * size, *dy = d_output + (size_t)b * width;
    const float *shares = weights + (size_t)b * steps;
    float *ds = d_scores + (size_t)b * steps, *dq = d_query + (size_t)b * size;
    float mean = 0;
    for (int32_t t = 0; t < length; t++) {
      ds[t] = dot_rows(step_rows(values, t, batch, width, b), dy, width);
      mean += shares[t] * ds[t];
      add_multiple(step_rows(d_values, t, batch, width, b), dy, shares[t], width);
    }
    if (scorer) clear_row(d_scorers + (size_t)b * size, size);
    for (int32_t t = 0; t < length; t++) {
      const float pull = shares[t] * (ds[t] - mean);
      const float *k = step_rows(keys, t, batch, size, b);
      float *dk = step_rows(d_keys, t, batch, size, b);
      if (!scorer) {
        add_multiple(dk, q, pull, size);
        add_multiple(dq, k, pull, size);
        continue;
      }
      float *dv = d_scorers + (size_t)b * size;
      FOR_VECTORS(j, 0, size, {
        const vector u = tanh_vector(load_at(q + j) + load_at(k + j));
        const vector g = pull * load_at(scorer + j) * (1.0f - u * u);
        store_at(dk + j, load_at(dk + j) + g);
        store_at(dq + j, load_at(dq + j) + g);
        store_at(dv + j, load_at(dv + j) + pull * u);
      });
    }
  }
}
