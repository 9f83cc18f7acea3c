import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { zeroGradients } from './parameters.ts';
import type { Tape } from './tape.ts';
import type { Parameter, Tensor } from './tensor.ts';

/** Options of `numericGradientCheck`. */
export interface GradientCheckOptions {
  /** Half the distance between the two points of a difference; default 1e-5. */
  readonly step?: number;
  /**
   * Largest error that passes, relative to the larger of the two derivatives, or absolute where
   * both are below 1; default 1e-6.
   */
  readonly tolerance?: number;
  /** Elements checked in each parameter, spread evenly; default all. */
  readonly elements?: number;
}

/** One derivative, computed both ways. */
export interface CheckedDerivative {
  readonly parameter: string;
  /** Index of the element in the parameter, row-major. */
  readonly index: number;
  /** The derivative from the backward pass. */
  readonly analytic: number;
  /** The derivative from central differences. */
  readonly numeric: number;
  /** |analytic − numeric| / max(1, |analytic|, |numeric|). */
  readonly error: number;
}

/** The result of `numericGradientCheck`. */
export interface GradientCheck {
  readonly passed: boolean;
  /** How many derivatives were compared. */
  readonly checked: number;
  /** The comparison with the largest error. */
  readonly worst: CheckedDerivative;
}

/**
 * Checks gradients: compares the backward pass with central differences,
 *
 *     ∂L/∂p ≈ (L(p + ε) − L(p − ε)) / 2ε
 *
 * on the reference engine, which computes in double precision (in single precision the rounding of
 * L would drown the difference).
 * @param tape a tape in training mode on an engine of kind `reference`
 * @param loss computes the loss, one number, on the tape; called twice for each element, so its
 *   random numbers must be the same in every call
 * @param parameters what to check; their values are put back, their gradients are cleared
 * @throws UsageError on another engine, or without parameters
 */
export function numericGradientCheck(
  tape: Tape,
  loss: (tape: Tape) => Tensor,
  parameters: readonly Parameter[],
  options: GradientCheckOptions = {},
): GradientCheck {
  const { step = 1e-5, tolerance = 1e-6 } = options;
  if (tape.engine.kind !== 'reference') {
    throw new UsageError(
      sentence(
        'autodiff/check-needs-reference',
      )`numericGradientCheck: needs an engine of kind reference (double precision); this one is ${{ kind: tape.engine.kind }}.`,
    );
  }
  const value = (): number => {
    const result = tape.numbers(loss(tape))[0];
    tape.reset();
    return result;
  };
  zeroGradients(tape.engine, parameters);
  tape.backward(loss(tape));
  const gradients = parameters.map((parameter) => tape.gradientNumbers(parameter).slice());
  tape.reset();
  zeroGradients(tape.engine, parameters);

  let worst: CheckedDerivative | undefined;
  let checked = 0;
  parameters.forEach((parameter, p) => {
    const count = Math.min(options.elements ?? parameter.length, parameter.length);
    for (let i = 0; i < count; i++) {
      const index = Math.floor((i * parameter.length) / count);
      const kept = tape.numbers(parameter)[index];
      const at = (shifted: number): number => {
        tape.numbers(parameter)[index] = shifted;
        return value();
      };
      const numeric = (at(kept + step) - at(kept - step)) / (2 * step);
      tape.numbers(parameter)[index] = kept;
      const analytic = gradients[p][index];
      const scale = Math.max(1, Math.abs(analytic), Math.abs(numeric));
      const error = Math.abs(analytic - numeric) / scale;
      checked += 1;
      // Written so that a NaN is the worst of all.
      if (worst === undefined || !(error <= worst.error)) {
        worst = { parameter: parameter.name, index, analytic, numeric, error };
      }
    }
  });
  if (worst === undefined)
    throw new UsageError(
      sentence('autodiff/check-needs-parameters')`numericGradientCheck: no parameters were given.`,
    );
  return { passed: worst.error <= tolerance, checked, worst };
}
