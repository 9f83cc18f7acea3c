// The linear-chain conditional random field (Lafferty, McCallum & Pereira 2001). With x the labels' scores, T the
// transitions, the score of a path y is Σ_t x_t[y_t] + Σ_t T[y_{t−1}, y_t] + start[y_1] + end[y_n], and
//   loss = ln Z − score(right path),   Z = Σ_y e^score(y)
//   α_t[j] = x_t[j] + ln Σ_i e^(α_{t−1}[i] + T[i, j])
// Everything stays in logarithms; each step's α is shifted so that its largest is 0, and the loss adds up the shifts
// less the right path's scores, so that a long sequence loses no precision.
#include "contract/crf.h"
#include "recurrent.h"
#include "rows.h"

// α_t before the shift, from α_{t−1}; `most` is room for a row.
INLINE void step_forward(float *alpha, const float *before, const float *x, const float *transitions, float *most,
                         int32_t labels) {
  for (int32_t i = 0; i < labels; i++) {
    const float *row = transitions + (size_t)i * labels;
    FOR_VECTORS(j, 0, labels, {
      const vector score = load_at(row + j) + before[i];
      const vector so_far = load_at(most + j);
      store_at(most + j, i == 0 ? score : select_lanes(score > so_far, score, so_far));
    });
  }
  clear_row(alpha, labels);
  for (int32_t i = 0; i < labels; i++) {
    const float *row = transitions + (size_t)i * labels;
    FOR_VECTORS(j, 0, labels, {
      store_at(alpha + j, load_at(alpha + j) + exp_vector(load_at(row + j) + before[i] - load_at(most + j)));
    });
  }
  FOR_VECTORS(j, 0, labels, {
    store_at(alpha + j, log_vector(load_at(alpha + j)) + load_at(most + j) + load_at(x + j));
  });
}

// Subtracts the row's largest number and gives it.
INLINE float shift_row(float *row, int32_t size) {
  const float most = row_maximum(row, size);
  FOR_VECTORS(j, 0, size, { store_at(row + j, load_at(row + j) - most); });
  return most;
}

KERNEL(crfForward)(float *losses, float *alphas, float *shifts, float *maxima, const float *starts, const float *logits,
                   const float *transitions, const float *ends, const int32_t *targets, const int32_t *lengths,
                   int32_t steps, int32_t batch, int32_t labels, int32_t begin, int32_t end) {
  (void)steps;
  for (int32_t b = begin; b < end; b++) {
    losses[b] = 0;
    if (lengths[b] == 0) continue;
    float loss = 0;
    const float *before = NULL;
    float *most = maxima + (size_t)b * labels;
    for (int32_t t = 0; t < lengths[b]; t++) {
      const size_t at = (size_t)t * batch + b;
      const float *x = logits + at * labels;
      float *alpha = alphas + at * labels;
      const int32_t target = targets[at];
      float right = x[target];
      if (t == 0) {
        FOR_VECTORS(j, 0, labels, { store_at(alpha + j, load_at(x + j) + load_at(starts + j)); });
        right += starts[target];
      } else {
        step_forward(alpha, before, x, transitions, most, labels);
        right += transitions[(size_t)targets[at - batch] * labels + target];
      }
      shifts[at] = shift_row(alpha, labels);
      loss += shifts[at] - right;
      before = alpha;
    }
    FOR_VECTORS(j, 0, labels, { store_at(most + j, load_at(before + j) + load_at(ends + j)); });
    const float largest = row_maximum(most, labels);
    const float sum = exponentials(most, most, labels, largest);
    losses[b] = loss + log_vector(splat(sum))[0] + largest - ends[targets[(size_t)(lengths[b] - 1) * batch + b]];
  }
}

// Backwards through the sums: with p_t the labels' probabilities,
//   P(i | j) = e^(α_{t−1}[i] + T[i, j] − (α_t[j] + shift_t − x_t[j])),   p_{t−1}[i] = Σ_j p_t[j] P(i | j)
// which are the marginals of the forward-backward algorithm (Rabiner 1989); p_n = softmax(α_n + end).
KERNEL(crfBackward)(float *d_logits, float *d_transitions, float *d_starts, float *d_ends, float *marginals,
                    const float *alphas, const float *shifts, float scale, const float *logits,
                    const float *transitions, const float *ends, const int32_t *targets, const int32_t *lengths,
                    int32_t steps, int32_t batch, int32_t labels, int32_t begin, int32_t end) {
  (void)steps;
  for (int32_t b = begin; b < end; b++) {
    float *d_pairs = d_transitions + (size_t)b * labels * labels;
    float *d_first = d_starts + (size_t)b * labels, *d_last = d_ends + (size_t)b * labels;
    float *now = marginals + (size_t)b * 2 * labels, *earlier = now + labels;
    clear_row(d_pairs, labels * labels);
    clear_row(d_first, labels);
    clear_row(d_last, labels);
    if (lengths[b] == 0) continue;
    const int32_t last = lengths[b] - 1;
    const float *alpha = alphas + ((size_t)last * batch + b) * labels;
    FOR_VECTORS(j, 0, labels, { store_at(now + j, load_at(alpha + j) + load_at(ends + j)); });
    const float sum = exponentials(now, now, labels, row_maximum(now, labels));
    FOR_VECTORS(j, 0, labels, {
      store_at(now + j, scale * load_at(now + j) / sum);
      store_at(d_last + j, load_at(now + j));
    });
    d_last[targets[(size_t)last * batch + b]] -= scale;
    for (int32_t t = last; t >= 0; t--) {
      const size_t at = (size_t)t * batch + b;
      const float *x = logits + at * labels;
      float *dx = d_logits + at * labels;
      const int32_t target = targets[at];
      FOR_VECTORS(j, 0, labels, { store_at(dx + j, load_at(dx + j) + load_at(now + j)); });
      dx[target] -= scale;
      if (t == 0) break;
      const float *after = alphas + at * labels, *before = after - (size_t)batch * labels;
      for (int32_t i = 0; i < labels; i++) {
        const float *row = transitions + (size_t)i * labels;
        float *d_row = d_pairs + (size_t)i * labels;
        vector total = {0};
        FOR_VECTORS(j, 0, labels, {
          const vector ended = load_at(after + j) + shifts[at] - load_at(x + j);
          // Lanes beyond the row hold 0 · e^…, which is 0: e^… is finite.
          const vector pair = load_at(now + j) * exp_vector(load_at(row + j) + before[i] - ended);
          store_at(d_row + j, load_at(d_row + j) + pair);
          total += pair;
        });
        earlier[i] = add_lanes(total);
      }
      d_pairs[(size_t)targets[at - batch] * labels + target] -= scale;
      float *swap = now;
      now = earlier;
      earlier = swap;
    }
    FOR_VECTORS(j, 0, labels, { store_at(d_first + j, load_at(now + j)); });
    d_first[targets[b]] -= scale;
  }
}
