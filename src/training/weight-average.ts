import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { InputError, UsageError } from '../base/errors.ts';
import type { TensorData } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';

/** How a training averages its weights; validations, too, use the average. */
export type AveragingOptions = ExponentialAveraging | StochasticAveraging;

/** The exponential moving average: mean ← decay · mean + (1 − decay) · weights after each step (Polyak & Juditsky 1992). */
export interface ExponentialAveraging {
  readonly kind: 'ema';
  /** Default 0.999: about the last thousand steps. */
  readonly decay?: number;
  /** Steps from one addition to the mean to the next; then decay^every of the mean stays. Default 1: every step. */
  readonly every?: number;
}

/** Stochastic weight averaging: the plain mean of the weights after each of the last steps (Izmailov et al. 2018). */
export interface StochasticAveraging {
  readonly kind: 'swa';
  /** Number of steps before the first weights that enter the mean. */
  readonly start: number;
}

/**
 * Checks the options of averaging.
 * @throws UsageError when a number is out of range
 */
export function checkAveraging(options: AveragingOptions): AveragingOptions {
  if (options.kind === 'ema') {
    const { decay = 0.999, every = 1 } = options;
    if (!Number.isSafeInteger(every) || every < 1) {
      throw new UsageError(
        sentence(
          'training/wrong-every',
        )`Averaging adds the weights every ${{ every }} steps; give a whole number from 1 up.`,
      );
    }
    if (decay > 0 && decay < 1)
      return every === 1 ? { kind: 'ema', decay } : { kind: 'ema', decay, every };
    throw new UsageError(
      sentence(
        'training/wrong-decay',
      )`The decay of averaging is ${{ decay }}; give a number between 0 and 1.`,
    );
  }
  if (options.kind === 'swa') {
    const { start } = options;
    if (Number.isSafeInteger(start) && start >= 0) return { kind: 'swa', start };
    throw new UsageError(
      sentence(
        'training/wrong-start',
      )`Averaging starts after ${{ start }} steps; give a whole number from 0 up.`,
    );
  }
  const { kind } = options as { kind: unknown };
  throw new UsageError(
    sentence(
      'training/no-such-averaging',
    )`There is no averaging "${{ kind: String(kind) }}"; choose ema or swa.`,
  );
}

/** A running mean of a training's weights, in double precision. */
export class WeightAverage {
  readonly #engine: Engine;
  readonly #parameters: readonly Parameter[];
  readonly #options: AveragingOptions;
  readonly #means: readonly Float64Array[];
  #count = 0;

  constructor(engine: Engine, parameters: readonly Parameter[], options: AveragingOptions) {
    this.#engine = engine;
    this.#parameters = parameters;
    this.#options = options;
    this.#means = parameters.map(({ length }) => new Float64Array(length));
  }

  /** Number of weights in the mean; 0 before the first. */
  get count(): number {
    return this.#count;
  }

  /**
   * Adds the weights after a step to the mean.
   * @param step counted from 1
   */
  update(step: number): void {
    const options = this.#options;
    if (options.kind === 'swa' && step <= options.start) return;
    if (options.kind === 'ema' && step % (options.every ?? 1) !== 0) return;
    this.#count += 1;
    const share =
      options.kind === 'swa'
        ? 1 / this.#count
        : 1 - (options.decay ?? 0.999) ** (options.every ?? 1);
    // The first weights are the mean of one.
    const taken = this.#count === 1 ? 1 : share;
    this.#parameters.forEach((parameter, i) => {
      const mean = this.#means[i];
      const weights = this.#view(parameter);
      for (let j = 0; j < mean.length; j++) mean[j] += taken * (weights[j] - mean[j]);
    });
  }

  /**
   * Replaces the parameters by the mean, once there is one.
   * @returns a function that restores the weights
   */
  apply(): () => void {
    if (this.#count === 0) return () => {};
    const kept = this.#parameters.map((parameter) => this.#view(parameter).slice());
    this.#parameters.forEach((parameter, i) => {
      this.#view(parameter).set(this.#means[i]);
    });
    return () => {
      this.#parameters.forEach((parameter, i) => {
        this.#view(parameter).set(kept[i]);
      });
    };
  }

  /**
   * Returns the means by the parameters' names, for a checkpoint; empty before the first weights.
   */
  tensors(): Record<string, TensorData> {
    if (this.#count === 0) return {};
    return Object.fromEntries(
      this.#parameters.map(({ name, shape }, i) => [name, { shape, data: this.#means[i].slice() }]),
    );
  }

  /**
   * Restores the means of a checkpoint.
   * @throws InputError when a mean is missing or of another size
   */
  restore(count: number, tensors: Readonly<Record<string, TensorData>>): void {
    if (count > 0) {
      const found = this.#parameters.map(({ name, length }) => {
        const data = tensors[name]?.data;
        if (data instanceof Float64Array && data.length === length) return data;
        throw new InputError(
          sentence('training/no-mean')`The checkpoint lacks the mean of ${{ name }}; begin anew.`,
        );
      });
      this.#means.forEach((mean, i) => {
        mean.set(found[i]);
      });
    }
    this.#count = count;
  }

  #view({ offset, length }: Parameter): Float32Array | Float64Array {
    return this.#engine.heap.numbers(offset, length);
  }
}
