// The window of the LSTM (Hochreiter & Schmidhuber 1997; with the forget gate of Gers et al. 2000):
//   (i, f, g, o) = (σ, σ, tanh, σ)(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh)
//   c_t = f ⊙ c_{t−1} + i ⊙ g
//   h_t = o ⊙ tanh c_t
#include "contract/lstm.h"
#include "recurrent.h"

// What gate k is a function of, within lstmForward.
#define SUM(k) (load_at(gate + (k)) + load_at(input + (k)) + (bias ? load_at(bias + (k)) : zero))

KERNEL(lstmForward)(float *cells, float *gates, const float *weights, float *states, const float *projected,
                    const float *bias, const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden,
                    int32_t reverse, int32_t begin, int32_t end) {
  const vector zero = {0};
  const int32_t width = 4 * hidden;
  for (int32_t s = 0; s < steps; s++) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *before = step_rows(states, t + reverse, batch, hidden, begin);
    const float *c_before = step_rows(cells, t + reverse, batch, hidden, begin);
    float *after = step_rows(states, t + !reverse, batch, hidden, begin);
    float *c_after = step_rows(cells, t + !reverse, batch, hidden, begin);
    const float *input = step_rows(projected, t, batch, width, begin);
    float *gate = step_rows(gates, t, batch, width, begin);
    multiply_packed(gate, width, before, hidden, weights, end - begin, width, hidden, 0);
    for (int32_t row = begin; row < end; row++) {
      if (is_active(lengths, row, t)) {
        FOR_VECTORS(j, 0, hidden, {
          const int32_t at_f = hidden + j, at_g = 2 * hidden + j, at_o = 3 * hidden + j;
          const vector i = sigmoid_vector(SUM(j));
          const vector f = sigmoid_vector(SUM(at_f));
          const vector g = tanh_vector(SUM(at_g));
          const vector o = sigmoid_vector(SUM(at_o));
          const vector c = f * load_at(c_before + j) + i * g;
          store_at(gate + j, i);
          store_at(gate + at_f, f);
          store_at(gate + at_g, g);
          store_at(gate + at_o, o);
          store_at(c_after + j, c);
          store_at(after + j, o * tanh_vector(c));
        });
      } else {
        copy_row(after, before, hidden);
        copy_row(c_after, c_before, hidden);
      }
      before += hidden, c_before += hidden, after += hidden, c_after += hidden;
      input += width, gate += width;
    }
  }
}

// Backwards in time, with ∂h and ∂c the gradients of the loss by h_t and c_t:
//   ∂o = ∂h ⊙ tanh c_t,   ∂c += ∂h ⊙ o ⊙ (1 − tanh² c_t)
//   ∂i = ∂c ⊙ g,   ∂f = ∂c ⊙ c_{t−1},   ∂g = ∂c ⊙ i
//   δ = (∂i i(1 − i), ∂f f(1 − f), ∂g (1 − g²), ∂o o(1 − o)),   by the sums within the gates
//   ∂c ← ∂c ⊙ f,   ∂h ← W_hhᵀ δ
KERNEL(lstmBackward)(float *d_cells, const float *cells, const float *gates, const float *weights, float *d_projected,
                     float *d_states, const float *d_outputs, const int32_t *lengths, int32_t steps, int32_t batch,
                     int32_t hidden, int32_t reverse, int32_t begin, int32_t end) {
  const vector zero = {0};
  const int32_t width = 4 * hidden;
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
      if (is_active(lengths, row, t)) {
        FOR_VECTORS(j, 0, hidden, {
          const int32_t at_f = hidden + j, at_g = 2 * hidden + j, at_o = 3 * hidden + j;
          const vector i = load_at(gate + j), f = load_at(gate + at_f);
          const vector g = load_at(gate + at_g), o = load_at(gate + at_o);
          const vector tanh_c = tanh_vector(load_at(c_after + j));
          const vector dh = load_at(d_state + j) + load_at(d_output + j);
          const vector dc = load_at(d_cell + j) + dh * o * (1.0f - tanh_c * tanh_c);
          store_at(delta + j, dc * g * (i * (1.0f - i)));
          store_at(delta + at_f, dc * load_at(c_before + j) * (f * (1.0f - f)));
          store_at(delta + at_g, dc * i * (1.0f - g * g));
          store_at(delta + at_o, dh * tanh_c * (o * (1.0f - o)));
          store_at(d_cell + j, dc * f);
          store_at(d_state + j, zero);
        });
      } else {
        // The product below adds nothing to this row: its gradient waits for the last step within its length.
        clear_row(delta, width);
      }
      c_before += hidden, c_after += hidden, d_output += hidden, d_state += hidden, d_cell += hidden;
      gate += width, delta += width;
    }
    multiply_packed(d_states + (size_t)begin * hidden, hidden, step_rows(d_projected, t, batch, width, begin),
                    width, weights, end - begin, hidden, width, 1);
  }
}
