import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';

/** Calls `visit` for every stretch of a gradient that may hold something other than zero. */
function forEachStretch(
  engine: Engine,
  parameters: readonly Parameter[],
  visit: (gradient: Float32Array | Float64Array) => void,
): void {
  for (const { gradient, hasGradient, touched, length, shape } of parameters) {
    if (!hasGradient) continue;
    const view = engine.heap.numbers(gradient, length);
    if (touched === undefined || touched.all) {
      visit(view);
      continue;
    }
    const width = length / shape[0];
    for (const row of touched.rows) visit(view.subarray(row * width, (row + 1) * width));
  }
}

/** The Euclidean norm of all gradients together, summed in double precision. */
export function gradientNorm(engine: Engine, parameters: readonly Parameter[]): number {
  let squares = 0;
  forEachStretch(engine, parameters, (gradient) => {
    for (let i = 0; i < gradient.length; i++) squares += gradient[i] * gradient[i];
  });
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
    forEachStretch(engine, parameters, (gradient) => {
      for (let i = 0; i < gradient.length; i++) gradient[i] *= factor;
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
  forEachStretch(engine, parameters, (gradient) => {
    for (let i = 0; i < gradient.length; i++) {
      gradient[i] = Math.min(maximum, Math.max(-maximum, gradient[i]));
    }
  });
}
