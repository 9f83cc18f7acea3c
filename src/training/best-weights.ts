import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { TensorData } from '../base/model-state.ts';
import { loadState, stateOf } from '../nn/module.ts';

/** Weights and the value of their validation. */
export interface ValidatedWeights {
  readonly value: number;
  readonly step: number;
  readonly tensors: Readonly<Record<string, TensorData>>;
}

/** The weights of the best validation so far, and how long ago it was. */
export class BestWeights {
  readonly #engine: Engine;
  readonly #parameters: readonly Parameter[];
  readonly #better: 'lower' | 'higher';
  best: ValidatedWeights | undefined;
  /** Validations since the best one. */
  badValidations = 0;

  constructor(
    engine: Engine,
    parameters: readonly Parameter[],
    better: 'lower' | 'higher' = 'lower',
  ) {
    this.#engine = engine;
    this.#parameters = parameters;
    this.#better = better;
  }

  /** Notes a validation of the parameters as they are, and keeps them when it is the best. */
  offer(value: number, step: number): void {
    this.badValidations += 1;
    if (this.best !== undefined && !this.#isBetter(value, this.best.value)) return;
    this.best = { value, step, tensors: stateOf(this.#engine, this.#parameters) };
    this.badValidations = 0;
  }

  /** Gives the parameters the best weights, where there are any. */
  apply(): void {
    if (this.best !== undefined) loadState(this.#engine, this.#parameters, this.best.tensors);
  }

  #isBetter(value: number, best: number): boolean {
    return this.#better === 'lower' ? value < best : value > best;
  }
}
