/** The report of any training after a round: one step, or many small ones. */
export interface RoundReport {
  /** Steps (or rounds) taken, this one among them; a resumed training counts on. */
  readonly step: number;
  /** The pass over the data that it belongs to, counted from 1. */
  readonly epoch: number;
  /** Mean loss per token before the update, in nats; absent where the kernels do not compute it. */
  readonly loss?: number;
  /** Tokens that it learned from: units, words, cells, examples. */
  readonly tokens: number;
  readonly learningRate: number;
  /** Time that it took, in milliseconds, without the breaks and pauses after it. */
  readonly milliseconds: number;
  readonly tokensPerSecond: number;
}

/** The report of a gradient training after a step. */
export interface StepReport extends RoundReport {
  readonly loss: number;
  /** Norm of all parameters' gradient together, before clipping. */
  readonly gradientNorm: number;
  /** The norm after clipping; the same number where it was not clipped. */
  readonly clippedNorm: number;
  /** The value of the validation after this step; absent without one. */
  readonly validation?: number;
}

/** A point in a training, at which it was validated or would have been. */
export interface ValidationReport {
  readonly step: number;
  /** Passes over the data so far, with their fraction. */
  readonly epoch: number;
  /** Mean loss per token since the report before, in nats. */
  readonly loss: number;
  readonly learningRate: number;
  /** The value of the task's `validate`; absent in tasks without it. */
  readonly validation?: number;
}

/** Computes the tokens per second. */
export function tokensPerSecond(tokens: number, milliseconds: number): number {
  return tokens / Math.max(1e-6, milliseconds / 1000);
}
