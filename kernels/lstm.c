// The window of the LSTM (Hochreiter & Schmidhuber 1997; with the forget gate of Gers et al. 2000):
//   (i, f, g, o) = (σ, σ, tanh, σ)(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh)
//   c_t = f ⊙ c_{t−1} + i ⊙ g
//   h_t = o ⊙ tanh c_t
// With peepholes (Gers, Schraudolph & Schmidhuber 2002) the sums of i and f also have p_i ⊙ c_{t−1} and p_f ⊙ c_{t−1},
// that of o has p_o ⊙ c_t. Both are compiled from the same lines; without peepholes nothing is left of them.
#include "contract/lstm.h"
#include "recurrent.h"

// What gate k is a function of, within forward_row.
#define SUM(k) (load_at(gate + (k)) + load_at(input + (k)) + (bias ? load_at(bias + (k)) : zero))

// One row of a forward step. peepholes is null or [3, hidden]: p_i, p_f, p_o.
INLINE void forward_row(float *after, float *c_after, float *gate, const float *input, const float *bias,
                        const float *c_before, const float *peepholes, int32_t hidden) {
  const vector zero = {0};
  FOR_VECTORS(j, 0, hidden, {
    const int32_t at_f = hidden + j, at_g = 2 * hidden + j, at_o = 3 * hidden + j;
    vector sum_i = SUM(j), sum_f = SUM(at_f), sum_o = SUM(at_o);
    const vector before = load_at(c_before + j);
    if (peepholes) {
      sum_i += load_at(peepholes + j) * before;
      sum_f += load_at(peepholes + at_f) * before;
    }
    const vector i = sigmoid_vector(sum_i);
    const vector f = sigmoid_vector(sum_f);
    const vector g = tanh_vector(SUM(at_g));
    const vector c = f * before + i * g;
    if (peepholes) sum_o += load_at(peepholes + at_g) * c;
    const vector o = sigmoid_vector(sum_o);
    store_at(gate + j, i);
    store_at(gate + at_f, f);
    store_at(gate + at_g, g);
    store_at(gate + at_o, o);
    store_at(c_after + j, c);
    store_at(after + j, o * tanh_vector(c));
  });
}

INLINE void forward(float *cells, float *gates, const weight_matrix weights, const float *peepholes, float *states,
                    const float *projected, const float *bias, const int32_t *lengths, int32_t steps, int32_t batch,
                    int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  const int32_t width = 4 * hidden;
  for (int32_t s = 0; s < steps; s++) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *before = step_rows(states, t + reverse, batch, hidden, begin);
    const float *c_before = step_rows(cells, t + reverse, batch, hidden, begin);
    float *after = step_rows(states, t + !reverse, batch, hidden, begin);
    float *c_after = step_rows(cells, t + !reverse, batch, hidden, begin);
    const float *input = step_rows(projected, t, batch, width, begin);
    float *gate = step_rows(gates, t, batch, width, begin);
    multiply_weights(gate, width, before, hidden, weights, end - begin, width, hidden);
    for (int32_t row = begin; row < end; row++) {
      if (!is_active(lengths, row, t)) {
        copy_row(after, before, hidden);
        copy_row(c_after, c_before, hidden);
      } else {
        forward_row(after, c_after, gate, input, bias, c_before, peepholes, hidden);
      }
      before += hidden, c_before += hidden, after += hidden, c_after += hidden;
      input += width, gate += width;
    }
  }
}

SHARED void forward_plain(float *cells, float *gates, const weight_matrix weights, float *states,
                          const float *projected, const float *bias, const int32_t *lengths, int32_t steps,
                          int32_t batch, int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  forward(cells, gates, weights, NULL, states, projected, bias, lengths, steps, batch, hidden, reverse, begin, end);
}

SHARED void forward_peepholes(float *cells, float *gates, const weight_matrix weights, const float *peepholes,
                              float *states, const float *projected, const float *bias, const int32_t *lengths,
                              int32_t steps, int32_t batch, int32_t hidden, int32_t reverse, int32_t begin,
                              int32_t end) {
  forward(cells, gates, weights, peepholes, states, projected, bias, lengths, steps, batch, hidden, reverse, begin,
          end);
}

KERNEL(lstmForward)(const float *weights, float *cells, float *gates, float *states, const float *projected,
                    const float *bias, const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden,
                    int32_t reverse, int32_t begin, int32_t end) {
  forward_plain(cells, gates, (weight_matrix){.floats = weights}, states, projected, bias, lengths, steps, batch,
          hidden, reverse, begin, end);
}

KERNEL(lstmForwardInt8)(float *cells, float *gates, float *states, const float *projected, const float *bias,
                        const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden, int32_t reverse,
                        const int32_t *weights, const float *scales, int32_t begin, int32_t end) {
  forward_plain(cells, gates, (weight_matrix){.codes = weights, .scales = scales}, states, projected, bias, lengths,
          steps, batch, hidden, reverse, begin, end);
}

KERNEL(lstmPeepholeForward)(const float *peepholes, const float *weights, float *cells, float *gates, float *states,
                            const float *projected, const float *bias, const int32_t *lengths, int32_t steps,
                            int32_t batch, int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  forward_peepholes(cells, gates, (weight_matrix){.floats = weights}, peepholes, states, projected, bias, lengths, steps, batch,
          hidden, reverse, begin, end);
}

KERNEL(lstmPeepholeForwardInt8)(const float *peepholes, float *cells, float *gates, float *states,
                                const float *projected, const float *bias, const int32_t *lengths, int32_t steps,
                                int32_t batch, int32_t hidden, int32_t reverse, const int32_t *weights,
                                const float *scales, int32_t begin, int32_t end) {
  forward_peepholes(cells, gates, (weight_matrix){.codes = weights, .scales = scales}, peepholes, states, projected, bias,
          lengths, steps, batch, hidden, reverse, begin, end);
}

// One row of a backward step, with ∂h and ∂c the gradients of the loss by h_t and c_t:
//   ∂o = ∂h ⊙ tanh c_t,   ∂c += ∂h ⊙ o ⊙ (1 − tanh² c_t),   with peepholes then ∂c += δ_o ⊙ p_o
//   ∂i = ∂c ⊙ g,   ∂f = ∂c ⊙ c_{t−1},   ∂g = ∂c ⊙ i
//   δ = (∂i i(1 − i), ∂f f(1 − f), ∂g (1 − g²), ∂o o(1 − o)),   by the sums within the gates
//   ∂c ← ∂c ⊙ f,   with peepholes + δ_i ⊙ p_i + δ_f ⊙ p_f
//   ∂p_i += δ_i ⊙ c_{t−1},   ∂p_f += δ_f ⊙ c_{t−1},   ∂p_o += δ_o ⊙ c_t
INLINE void backward_row(float *delta, float *d_state, float *d_cell, const float *d_output, const float *gate,
                         const float *c_before, const float *c_after, const float *peepholes, float *d_peepholes,
                         int32_t hidden) {
  const vector zero = {0};
  FOR_VECTORS(j, 0, hidden, {
    const int32_t at_f = hidden + j, at_g = 2 * hidden + j, at_o = 3 * hidden + j;
    const vector i = load_at(gate + j), f = load_at(gate + at_f);
    const vector g = load_at(gate + at_g), o = load_at(gate + at_o);
    const vector before = load_at(c_before + j), after = load_at(c_after + j);
    const vector tanh_c = tanh_vector(after);
    const vector dh = load_at(d_state + j) + load_at(d_output + j);
    const vector delta_o = dh * tanh_c * (o * (1.0f - o));
    vector dc = load_at(d_cell + j) + dh * o * (1.0f - tanh_c * tanh_c);
    if (peepholes) dc += delta_o * load_at(peepholes + at_g);
    const vector delta_i = dc * g * (i * (1.0f - i));
    const vector delta_f = dc * before * (f * (1.0f - f));
    vector dc_before = dc * f;
    if (peepholes) {
      dc_before += delta_i * load_at(peepholes + j) + delta_f * load_at(peepholes + at_f);
      store_at(d_peepholes + j, load_at(d_peepholes + j) + delta_i * before);
      store_at(d_peepholes + at_f, load_at(d_peepholes + at_f) + delta_f * before);
      store_at(d_peepholes + at_g, load_at(d_peepholes + at_g) + delta_o * after);
    }
    store_at(delta + j, delta_i);
    store_at(delta + at_f, delta_f);
    store_at(delta + at_g, dc * i * (1.0f - g * g));
    store_at(delta + at_o, delta_o);
    store_at(d_cell + j, dc_before);
    store_at(d_state + j, zero);
  });
}

// Backwards in time; then ∂h ← W_hhᵀ δ.
INLINE void backward(float *d_cells, const float *cells, const float *gates, const float *weights,
                     const float *peepholes, float *d_peepholes, float *d_projected, float *d_states,
                     const float *d_outputs, const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden,
                     int32_t reverse, int32_t begin, int32_t end) {
  const int32_t width = 4 * hidden;
  if (peepholes) clear_row(d_peepholes + (size_t)begin * 3 * hidden, (end - begin) * 3 * hidden);
  for (int32_t s = steps - 1; s >= 0; s--) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *c_before = step_rows(cells, t + reverse, batch, hidden, begin);
    const float *c_after = step_rows(cells, t + !reverse, batch, hidden, begin);
    const float *gate = step_rows(gates, t, batch, width, begin);
    const float *d_output = step_rows(d_outputs, t, batch, hidden, begin);
    float *delta = step_rows(d_projected, t, batch, width, begin);
    float *d_state = d_states + (size_t)begin * hidden;
    float *d_cell = d_cells + (size_t)begin * hidden;
    for (int32_t row = begin; row < end; row++) {
      if (!is_active(lengths, row, t)) {
        // The product below adds nothing to this row: its gradient waits for the last step within its length.
        clear_row(delta, width);
      } else {
        backward_row(delta, d_state, d_cell, d_output, gate, c_before, c_after, peepholes,
                     peepholes ? d_peepholes + (size_t)row * 3 * hidden : NULL, hidden);
      }
      c_before += hidden, c_after += hidden, d_output += hidden, d_state += hidden, d_cell += hidden;
      gate += width, delta += width;
    }
    multiply_packed(d_states + (size_t)begin * hidden, hidden, step_rows(d_projected, t, batch, width, begin),
                    width, weights, end - begin, hidden, width, 1);
  }
}

KERNEL(lstmBackward)(float *d_cells, const float *cells, const float *gates, const float *weights, float *d_projected,
                     float *d_states, const float *d_outputs, const int32_t *lengths, int32_t steps, int32_t batch,
                     int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  backward(d_cells, cells, gates, weights, NULL, NULL, d_projected, d_states, d_outputs, lengths, steps, batch, hidden,
           reverse, begin, end);
}

KERNEL(lstmPeepholeBackward)(const float *peepholes, float *d_peepholes, float *d_cells, const float *cells,
                             const float *gates, const float *weights, float *d_projected, float *d_states,
                             const float *d_outputs, const int32_t *lengths, int32_t steps, int32_t batch,
                             int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  backward(d_cells, cells, gates, weights, peepholes, d_peepholes, d_projected, d_states, d_outputs, lengths, steps,
           batch, hidden, reverse, begin, end);
}
