// The window of the gated recurrent unit (Cho et al. 2014), with a = W_ih x_t + b_ih:
//   r = σ(a_r + W_hr h_{t−1} + b_hr),   z = σ(a_z + W_hz h_{t−1} + b_hz)
// The course's form, reset before the product:
//   n = tanh(a_n + W_hn (r ⊙ h_{t−1}) + b_hn),   h_t = (1 − z) ⊙ h_{t−1} + z ⊙ n
// PyTorch's form, reset after the product:
//   n = tanh(a_n + r ⊙ (W_hn h_{t−1} + b_hn)),   h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}
#include "contract/gru.h"
#include "recurrent.h"

SHARED void forward(const weight_matrix gate_weights, const weight_matrix candidate_weights, float *gates,
                    float *candidates, int32_t reset_after, float *states, const float *projected, const float *bias,
                    const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden, int32_t reverse,
                    int32_t begin, int32_t end) {
  const vector zero = {0};
  const int32_t rows = end - begin, width = 3 * hidden;
  for (int32_t s = 0; s < steps; s++) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *before = step_rows(states, t + reverse, batch, hidden, begin);
    float *after = step_rows(states, t + !reverse, batch, hidden, begin);
    const float *input = step_rows(projected, t, batch, width, begin);
    float *gate = step_rows(gates, t, batch, width, begin);
    float *candidate = step_rows(candidates, t, batch, hidden, begin);

    multiply_weights(gate, width, before, hidden, gate_weights, rows, 2 * hidden, hidden);
    for (int32_t i = 0; i < rows; i++) {
      const float *in = input + (size_t)i * width, *h = before + (size_t)i * hidden;
      float *r = gate + (size_t)i * width, *seen = candidate + (size_t)i * hidden;
      FOR_VECTORS(j, 0, 2 * hidden, {
        const vector b = bias ? load_at(bias + j) : zero;
        store_at(r + j, sigmoid_vector(load_at(r + j) + load_at(in + j) + b));
      });
      if (!reset_after) FOR_VECTORS(j, 0, hidden, { store_at(seen + j, load_at(r + j) * load_at(h + j)); });
    }
    if (reset_after) multiply_weights(candidate, hidden, before, hidden, candidate_weights, rows, hidden, hidden);
    else multiply_weights(gate + 2 * hidden, width, candidate, hidden, candidate_weights, rows, hidden, hidden);

    for (int32_t i = 0; i < rows; i++) {
      const float *in = input + (size_t)i * width + 2 * hidden, *h = before + (size_t)i * hidden;
      float *r = gate + (size_t)i * width, *z = r + hidden, *n = z + hidden;
      float *product = candidate + (size_t)i * hidden, *out = after + (size_t)i * hidden;
      if (!is_active(lengths, begin + i, t)) {
        copy_row(out, h, hidden);
        continue;
      }
      FOR_VECTORS(j, 0, hidden, {
        const vector b = bias ? load_at(bias + 2 * hidden + j) : zero;
        const vector zj = load_at(z + j), hj = load_at(h + j);
        vector inner;
        if (reset_after) {
          const vector sum = load_at(product + j) + b;
          store_at(product + j, sum);
          inner = load_at(in + j) + load_at(r + j) * sum;
        } else {
          inner = load_at(n + j) + load_at(in + j) + b;
        }
        const vector nj = tanh_vector(inner);
        store_at(n + j, nj);
        store_at(out + j, reset_after ? (1.0f - zj) * nj + zj * hj : (1.0f - zj) * hj + zj * nj);
      });
    }
  }
}

KERNEL(gruForward)(const float *gate_weights, const float *candidate_weights, float *gates, float *candidates,
                   int32_t reset_after, float *states, const float *projected, const float *bias,
                   const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden, int32_t reverse,
                   int32_t begin, int32_t end) {
  forward((weight_matrix){.floats = gate_weights}, (weight_matrix){.floats = candidate_weights}, gates, candidates,
          reset_after, states, projected, bias, lengths, steps, batch, hidden, reverse, begin, end);
}

KERNEL(gruForwardInt8)(const int32_t *gate_weights, const int32_t *candidate_weights, const float *scales,
                       const float *candidate_scales, float *gates, float *candidates, int32_t reset_after, float *states, const float *projected,
                       const float *bias, const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden,
                       int32_t reverse, int32_t begin, int32_t end) {
  forward((weight_matrix){.codes = gate_weights, .scales = scales},
          (weight_matrix){.codes = candidate_weights, .scales = candidate_scales}, gates, candidates, reset_after,
          states, projected, bias, lengths, steps, batch, hidden, reverse, begin, end);
}

// One row of a backward step where the reset comes after the product: from ∂h,
//   δ_n = ∂h (1 − z)(1 − n²),   δ_z = ∂h (h_{t−1} − n) z(1 − z),   δ_r = δ_n (W_hn h + b_hn) r(1 − r)
//   ∂(W_hn h + b_hn) = δ_n r,   ∂h_{t−1} = ∂h z + W_hr,zᵀ δ_r,z + W_hnᵀ (δ_n r)
INLINE void reset_after_row(float *delta, float *d_product, float *d_state, const float *d_output, const float *h,
                            const float *r, const float *product, int32_t hidden) {
  const float *z = r + hidden, *n = z + hidden;
  FOR_VECTORS(j, 0, hidden, {
    const vector rj = load_at(r + j), zj = load_at(z + j), nj = load_at(n + j);
    const vector dh = load_at(d_state + j) + load_at(d_output + j);
    const vector delta_n = dh * (1.0f - zj) * (1.0f - nj * nj);
    store_at(delta + j, delta_n * load_at(product + j) * (rj * (1.0f - rj)));
    store_at(delta + hidden + j, dh * (load_at(h + j) - nj) * (zj * (1.0f - zj)));
    store_at(delta + 2 * hidden + j, delta_n);
    store_at(d_product + j, delta_n * rj);
    store_at(d_state + j, dh * zj);
  });
}

// The same where it comes before, up to the product W_hnᵀ δ_n = ∂(r ⊙ h):
//   δ_n = ∂h z (1 − n²),   δ_z = ∂h (n − h_{t−1}) z(1 − z),   ∂h_{t−1} = ∂h (1 − z) + …
INLINE void reset_before_row(float *delta, float *d_state, const float *d_output, const float *h, const float *r,
                             int32_t hidden) {
  const float *z = r + hidden, *n = z + hidden;
  FOR_VECTORS(j, 0, hidden, {
    const vector zj = load_at(z + j), nj = load_at(n + j);
    const vector dh = load_at(d_state + j) + load_at(d_output + j);
    store_at(delta + hidden + j, dh * (nj - load_at(h + j)) * (zj * (1.0f - zj)));
    store_at(delta + 2 * hidden + j, dh * zj * (1.0f - nj * nj));
    store_at(d_state + j, dh * (1.0f - zj));
  });
}

// … and after it:   δ_r = ∂(r ⊙ h) h_{t−1} r(1 − r),   ∂h_{t−1} = … + ∂(r ⊙ h) r + W_hr,zᵀ δ_r,z
INLINE void reset_gate_row(float *delta, float *d_state, const float *d_seen, const float *h, const float *r,
                           int32_t hidden) {
  FOR_VECTORS(j, 0, hidden, {
    const vector rj = load_at(r + j), seen = load_at(d_seen + j);
    store_at(delta + j, seen * load_at(h + j) * (rj * (1.0f - rj)));
    store_at(d_state + j, load_at(d_state + j) + seen * rj);
  });
}

KERNEL(gruBackward)(float *d_candidates, const float *states, const float *gates, const float *candidates,
                    const float *gate_weights, const float *candidate_weights, int32_t reset_after,
                    float *d_projected, float *d_states, const float *d_outputs, const int32_t *lengths,
                    int32_t steps, int32_t batch, int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  const int32_t rows = end - begin, width = 3 * hidden;
  for (int32_t s = steps - 1; s >= 0; s--) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *before = step_rows(states, t + reverse, batch, hidden, begin);
    const float *gate = step_rows(gates, t, batch, width, begin);
    const float *candidate = step_rows(candidates, t, batch, hidden, begin);
    const float *d_output = step_rows(d_outputs, t, batch, hidden, begin);
    float *delta = step_rows(d_projected, t, batch, width, begin);
    float *d_candidate = step_rows(d_candidates, t, batch, hidden, begin);
    float *d_state = d_states + (size_t)begin * hidden;

    for (int32_t i = 0; i < rows; i++) {
      const size_t row = (size_t)i * hidden, wide = (size_t)i * width;
      if (!is_active(lengths, begin + i, t)) {
        // The products below add nothing to this row: its gradient waits for the last step within its length.
        clear_row(delta + wide, width);
        clear_row(d_candidate + row, hidden);
      } else if (reset_after) {
        reset_after_row(delta + wide, d_candidate + row, d_state + row, d_output + row, before + row, gate + wide,
                        candidate + row, hidden);
      } else {
        reset_before_row(delta + wide, d_state + row, d_output + row, before + row, gate + wide, hidden);
      }
    }
    if (reset_after) {
      multiply_packed(d_state, hidden, d_candidate, hidden, candidate_weights, rows, hidden, hidden, 1);
    } else {
      multiply_packed(d_candidate, hidden, delta + 2 * hidden, width, candidate_weights, rows, hidden, hidden, 0);
      for (int32_t i = 0; i < rows; i++) {
        const size_t row = (size_t)i * hidden, wide = (size_t)i * width;
        if (is_active(lengths, begin + i, t))
          reset_gate_row(delta + wide, d_state + row, d_candidate + row, before + row, gate + wide, hidden);
      }
    }
    multiply_packed(d_state, hidden, delta, width, gate_weights, rows, hidden, 2 * hidden, 1);
  }
}
