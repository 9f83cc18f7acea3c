import { runElementwise } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { addGradient } from './add-gradient.ts';

/**
 * Element by element: y = a + b,   ∂L/∂a += ∂L/∂y,   ∂L/∂b += ∂L/∂y.
 * @throws UsageError when the shapes differ
 */
export function add(tape: Tape, a: Tensor, b: Tensor): Tensor {
  expectShape('add', 'b', b.shape, a.shape);
  const y = tape.create(a.shape, tape.tracks(a, b));
  runElementwise(tape.engine, 'add', { out: y.offset, a: a.offset, b: b.offset }, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      addGradient(tape, a, y.gradient);
      addGradient(tape, b, y.gradient);
    });
  }
  return y;
}

/**
 * Element by element: y = a − b,   ∂L/∂a += ∂L/∂y,   ∂L/∂b −= ∂L/∂y.
 * @throws UsageError when the shapes differ
 */
export function subtract(tape: Tape, a: Tensor, b: Tensor): Tensor {
  expectShape('subtract', 'b', b.shape, a.shape);
  const y = tape.create(a.shape, tape.tracks(a, b));
  runElementwise(tape.engine, 'subtract', { out: y.offset, a: a.offset, b: b.offset }, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      addGradient(tape, a, y.gradient);
      addGradient(tape, b, y.gradient, -1);
    });
  }
  return y;
}

/**
 * Element by element: y = a ⊙ b,   ∂L/∂a += b ⊙ ∂L/∂y,   ∂L/∂b += a ⊙ ∂L/∂y.
 * @throws UsageError when the shapes differ
 */
export function multiply(tape: Tape, a: Tensor, b: Tensor): Tensor {
  expectShape('multiply', 'b', b.shape, a.shape);
  const y = tape.create(a.shape, tape.tracks(a, b));
  const { engine } = tape;
  runElementwise(engine, 'multiply', { out: y.offset, a: a.offset, b: b.offset }, y.length);
  if (y.needsGradient) {
    const addTimes = (to: Tensor, other: Tensor): void => {
      if (!to.needsGradient) return;
      const args = { out: tape.gradientOf(to), a: y.gradient, b: other.offset };
      runElementwise(engine, 'addProduct', args, y.length);
    };
    tape.record([y], () => {
      addTimes(a, b);
      addTimes(b, a);
    });
  }
  return y;
}

/** Computes y = factor · a,   ∂L/∂a += factor · ∂L/∂y. */
export function scale(tape: Tape, a: Tensor, factor: number): Tensor {
  const y = tape.create(a.shape, tape.tracks(a));
  runElementwise(tape.engine, 'scale', { out: y.offset, a: a.offset, factor }, y.length);
  if (y.needsGradient) tape.record([y], () => addGradient(tape, a, y.gradient, factor));
  return y;
}
