import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Computes y = factor · Σ a, one number;   ∂L/∂a_i += factor · ∂L/∂y. Summed in double precision.
 */
function reduce(tape: Tape, a: Tensor, factor: number): Tensor {
  const y = tape.create([], tape.tracks(a));
  const from = tape.numbers(a);
  let total = 0;
  for (let i = 0; i < from.length; i++) total += from[i];
  tape.numbers(y)[0] = factor * total;
  if (y.needsGradient) {
    tape.record([y], () => {
      const dy = factor * tape.gradientNumbers(y)[0];
      tape.gradientOf(a);
      const da = tape.gradientNumbers(a);
      for (let i = 0; i < da.length; i++) da[i] += dy;
    });
  }
  return y;
}

/** Computes the sum of all elements, as one number of shape []: y = Σ a,   ∂L/∂a_i += ∂L/∂y. */
export function sum(tape: Tape, a: Tensor): Tensor {
  return reduce(tape, a, 1);
}

/**
 * Computes the mean of all n elements, as one number of shape []: y = Σ a / n,   ∂L/∂a_i += ∂L/∂y / n.
 */
export function mean(tape: Tape, a: Tensor): Tensor {
  return reduce(tape, a, 1 / a.length);
}
