// The window of the plain recurrent network (Elman 1990): h_t = tanh(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh).
#include "contract/rnn.h"
#include "recurrent.h"

SHARED void forward(const weight_matrix weights, float *states, const float *projected, const float *bias,
                    const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden, int32_t reverse,
                    int32_t begin, int32_t end) {
  const vector zero = {0};
  for (int32_t s = 0; s < steps; s++) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *before = step_rows(states, t + reverse, batch, hidden, begin);
    float *after = step_rows(states, t + !reverse, batch, hidden, begin);
    const float *input = step_rows(projected, t, batch, hidden, begin);
    multiply_weights(after, hidden, before, hidden, weights, end - begin, hidden, hidden);
    for (int32_t i = begin; i < end; i++, after += hidden, before += hidden, input += hidden) {
      if (!is_active(lengths, i, t)) {
        copy_row(after, before, hidden);
        continue;
      }
      FOR_VECTORS(j, 0, hidden, {
        const vector b = bias ? load_at(bias + j) : zero;
        store_at(after + j, tanh_vector(load_at(after + j) + load_at(input + j) + b));
      });
    }
  }
}

KERNEL(rnnForward)(const float *weights, float *states, const float *projected, const float *bias,
                   const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden, int32_t reverse,
                   int32_t begin, int32_t end) {
  forward((weight_matrix){.floats = weights}, states, projected, bias, lengths, steps, batch, hidden, reverse, begin,
          end);
}

KERNEL(rnnForwardInt8)(float *states, const float *projected, const float *bias, const int32_t *lengths, int32_t steps,
                       int32_t batch, int32_t hidden, int32_t reverse, const int32_t *weights, const float *scales,
                       int32_t begin, int32_t end) {
  forward((weight_matrix){.codes = weights, .scales = scales}, states, projected, bias, lengths, steps, batch, hidden,
          reverse, begin, end);
}

// δ_t = (1 − h_t²) ⊙ ∂L/∂h_t is the gradient of the sum within tanh, and ∂L/∂h_{t−1} = W_hhᵀ δ_t.
KERNEL(rnnBackward)(const float *states, const float *weights, float *d_projected, float *d_states,
                    const float *d_outputs, const int32_t *lengths, int32_t steps, int32_t batch, int32_t hidden,
                    int32_t reverse, int32_t begin, int32_t end) {
  const vector zero = {0};
  for (int32_t s = steps - 1; s >= 0; s--) {
    const int32_t t = reverse ? steps - 1 - s : s;
    const float *h = step_rows(states, t + !reverse, batch, hidden, begin);
    const float *d_output = step_rows(d_outputs, t, batch, hidden, begin);
    float *delta = step_rows(d_projected, t, batch, hidden, begin);
    float *d_state = d_states + (size_t)begin * hidden;
    for (int32_t i = begin; i < end; i++) {
      if (is_active(lengths, i, t)) {
        FOR_VECTORS(j, 0, hidden, {
          const vector hj = load_at(h + j);
          const vector dh = load_at(d_state + j) + load_at(d_output + j);
          store_at(delta + j, dh * (1.0f - hj * hj));
          store_at(d_state + j, zero);
        });
      } else {
        // The product below adds nothing to this row: its gradient waits for the last step within its length.
        clear_row(delta, hidden);
      }
      h += hidden, d_output += hidden, delta += hidden, d_state += hidden;
    }
    multiply_packed(d_states + (size_t)begin * hidden, hidden, step_rows(d_projected, t, batch, hidden, begin),
                    hidden, weights, end - begin, hidden, hidden, 1);
  }
}
