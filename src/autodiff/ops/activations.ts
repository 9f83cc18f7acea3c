import { runElementwise } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** The functions of one number whose derivative follows from their value, by a kernel each way. */
const ACTIVATIONS = {
  tanh: { forward: 'tanh', backward: 'tanhBackward' },
  sigmoid: { forward: 'sigmoid', backward: 'sigmoidBackward' },
  relu: { forward: 'relu', backward: 'reluBackward' },
} as const;

function activate(tape: Tape, a: Tensor, name: keyof typeof ACTIVATIONS): Tensor {
  const { forward, backward } = ACTIVATIONS[name];
  const y = tape.create(a.shape, tape.tracks(a));
  const { engine } = tape;
  runElementwise(engine, forward, { out: y.offset, a: a.offset }, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const args = { da: tape.gradientOf(a), y: y.offset, dy: y.gradient };
      runElementwise(engine, backward, args, y.length);
    });
  }
  return y;
}

/** Computes y = tanh(a),   ∂L/∂a += (1 − y²) ∂L/∂y. */
export function tanh(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, 'tanh');
}

/** Computes y = σ(a) = 1 / (1 + e^−a),   ∂L/∂a += y(1 − y) ∂L/∂y. */
export function sigmoid(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, 'sigmoid');
}

/** Computes y = max(a, 0),   ∂L/∂a += ∂L/∂y where y > 0. */
export function relu(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, 'relu');
}

/** Computes y = e^a,   ∂L/∂a += y ∂L/∂y. */
export function exp(tape: Tape, a: Tensor): Tensor {
  const y = tape.create(a.shape, tape.tracks(a));
  const { engine } = tape;
  runElementwise(engine, 'exp', { out: y.offset, a: a.offset }, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const args = { out: tape.gradientOf(a), a: y.offset, b: y.gradient };
      runElementwise(engine, 'addProduct', args, y.length);
    });
  }
  return y;
}

/** Computes y = ln a,   ∂L/∂a += ∂L/∂y / a. */
export function log(tape: Tape, a: Tensor): Tensor {
  const y = tape.create(a.shape, tape.tracks(a));
  const { engine } = tape;
  runElementwise(engine, 'log', { out: y.offset, a: a.offset }, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const args = { out: tape.gradientOf(a), a: y.gradient, b: a.offset };
      runElementwise(engine, 'addQuotient', args, y.length);
    });
  }
  return y;
}

/**
 * Computes y = a Φ(a), with Φ the normal distribution's cumulative function (GELU, Hendrycks & Gimpel 2016),
 * ∂L/∂a += (Φ(a) + a φ(a)) ∂L/∂y.
 */
export function gelu(tape: Tape, a: Tensor): Tensor {
  const y = tape.create(a.shape, tape.tracks(a));
  const { engine } = tape;
  runElementwise(engine, 'gelu', { out: y.offset, a: a.offset }, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const accumulate = tape.claimGradient(a);
      const args = { da: a.gradient, a: a.offset, dy: y.gradient, accumulate };
      runElementwise(engine, 'geluBackward', args, y.length);
    });
  }
  return y;
}
