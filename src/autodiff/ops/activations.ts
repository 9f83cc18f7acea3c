import type { KernelName } from '../../engine/engine.ts';
import { runElementwise } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** A function of one number whose derivative follows from its value, by its two kernels. */
interface Activation {
  /** (out, a): out = f(a) */
  readonly forward: KernelName;
  /** (da, y, dy): da += dy · f′ */
  readonly backward: KernelName;
}

/** Every such function. */
const ACTIVATIONS = {
  tanh: { forward: 'tanh', backward: 'tanhBackward' },
  sigmoid: { forward: 'sigmoid', backward: 'sigmoidBackward' },
  relu: { forward: 'relu', backward: 'reluBackward' },
  exp: { forward: 'exp', backward: 'addProduct' },
} as const satisfies Record<string, Activation>;

function activate(tape: Tape, a: Tensor, activation: Activation): Tensor {
  const y = tape.create(a.shape, tape.tracks(a));
  const { engine } = tape;
  runElementwise(engine, activation.forward, [y.offset, a.offset], y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const given = [tape.gradientOf(a), y.offset, y.gradient];
      runElementwise(engine, activation.backward, given, y.length);
    });
  }
  return y;
}

/** y = tanh(a),   ∂L/∂a += (1 − y²) ∂L/∂y. */
export function tanh(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, ACTIVATIONS.tanh);
}

/** y = σ(a) = 1 / (1 + e^−a),   ∂L/∂a += y(1 − y) ∂L/∂y. */
export function sigmoid(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, ACTIVATIONS.sigmoid);
}

/** y = max(a, 0),   ∂L/∂a += ∂L/∂y where y > 0. */
export function relu(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, ACTIVATIONS.relu);
}

/** y = e^a,   ∂L/∂a += y ∂L/∂y. */
export function exp(tape: Tape, a: Tensor): Tensor {
  return activate(tape, a, ACTIVATIONS.exp);
}

/** y = ln a,   ∂L/∂a += ∂L/∂y / a. */
export function log(tape: Tape, a: Tensor): Tensor {
  const y = tape.create(a.shape, tape.tracks(a));
  const { engine } = tape;
  runElementwise(engine, 'log', [y.offset, a.offset], y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const given = [tape.gradientOf(a), y.gradient, a.offset];
      runElementwise(engine, 'addQuotient', given, y.length);
    });
  }
  return y;
}
