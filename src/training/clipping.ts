import { runElementwise } from '../autodiff/run-kernel.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';

/**
 * Calls `visit` for every stretch of a gradient that may hold something other than zero.
 * @param visit called with the stretch's byte offset and its length
 */
function forEachStretch(
  parameters: readonly Parameter[],
  visit: (offset: number, length: number) => void,
): void {
  for (const { gradient, hasGradient, touched, length, shape } of parameters) {
    if (!hasGradient) continue;
    if (touched === undefined || touched.all) {
      visit(gradient, length);
      continue;
    }
    const width = length / shape[0];
    for (const row of touched.rows) visit(gradient + 4 * row * width, width);
  }
}

/** Computes the Euclidean norm of all gradients together, summed in double precision. */
export function gradientNorm(engine: Engine, parameters: readonly Parameter[]): number {
  const { heap, kernels } = engine;
  const mark = heap.arena.mark();
  const sum = heap.arena.allocate(8);
  let squares = 0;
  forEachStretch(parameters, (offset, length) => {
    kernels.sumSquares({ out: sum, a: offset, count: length });
    squares += heap.doubles(sum, 1)[0];
  });
  heap.arena.release(mark);
  return Math.sqrt(squares);
}

/**
 * Scales all gradients by one factor so that their norm is at most `maximum` (Pascanu et al. 2013;
 * PyTorch's `clip_grad_norm_`): g ← g · min(1, maximum / (‖g‖ + 10⁻⁶)).
 * @returns the norm before; not finite when the loss exploded, and then the gradients are left alone
 */
export function clipByNorm(
  engine: Engine,
  parameters: readonly Parameter[],
  maximum: number,
): number {
  const norm = gradientNorm(engine, parameters);
  const factor = maximum / (norm + 1e-6);
  if (Number.isFinite(norm) && factor < 1) {
    forEachStretch(parameters, (offset, length) => {
      runElementwise(engine, 'scale', { out: offset, a: offset, factor }, length);
    });
  }
  return norm;
}

/** Cuts every element of the gradients to [−maximum, maximum] (PyTorch's `clip_grad_value_`). */
export function clipByValue(
  engine: Engine,
  parameters: readonly Parameter[],
  maximum: number,
): void {
  forEachStretch(parameters, (offset, length) => {
    const gradient = engine.heap.numbers(offset, length);
    for (let i = 0; i < length; i++) {
      gradient[i] = Math.min(maximum, Math.max(-maximum, gradient[i]));
    }
  });
}
