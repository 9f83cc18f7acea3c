/** Options of a `PlateauSchedule`. */
export interface PlateauOptions {
  /** The rate at the start. */
  readonly learningRate: number;
  /** What the rate is multiplied by; default 0.1. */
  readonly factor?: number;
  /** Reports without progress that are put up with; the next one lowers the rate. Default 10. */
  readonly patience?: number;
  /** Progress is a loss below best · (1 − threshold); default 1e-4. */
  readonly threshold?: number;
  /** Reports after a change that do not count; default 0. */
  readonly cooldown?: number;
  /** The rate never falls below this; default 0. */
  readonly minimum?: number;
}

/** What a `PlateauSchedule` remembers, for a checkpoint. `best` is null before the first report. */
export interface PlateauState {
  readonly learningRate: number;
  readonly best: number | null;
  readonly badReports: number;
  readonly cooldownLeft: number;
}

/** Lowers the learning rate when the loss stops falling (PyTorch's `ReduceLROnPlateau`, mode `min`). */
export class PlateauSchedule {
  readonly #options: Required<PlateauOptions>;
  #learningRate: number;
  #best = Number.POSITIVE_INFINITY;
  #badReports = 0;
  #cooldownLeft = 0;

  constructor(options: PlateauOptions) {
    this.#options = {
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      cooldown: 0,
      minimum: 0,
      ...options,
    };
    this.#learningRate = options.learningRate;
  }

  /** The rate now. */
  get learningRate(): number {
    return this.#learningRate;
  }

  /** Reports a loss (an epoch's, or a validation's) and gives the rate to go on with. */
  report(loss: number): number {
    const { factor, patience, threshold, cooldown, minimum } = this.#options;
    // Lower than the first infinity always counts; a NaN never does.
    if (loss < this.#best * (1 - threshold)) {
      this.#best = loss;
      this.#badReports = 0;
    } else {
      this.#badReports += 1;
    }
    if (this.#cooldownLeft > 0) {
      this.#cooldownLeft -= 1;
      this.#badReports = 0;
    }
    if (this.#badReports > patience) {
      this.#learningRate = Math.max(this.#learningRate * factor, minimum);
      this.#cooldownLeft = cooldown;
      this.#badReports = 0;
    }
    return this.#learningRate;
  }

  /** What to keep in a checkpoint. */
  state(): PlateauState {
    return {
      learningRate: this.#learningRate,
      best: Number.isFinite(this.#best) ? this.#best : null,
      badReports: this.#badReports,
      cooldownLeft: this.#cooldownLeft,
    };
  }

  /** Goes on from a checkpoint. */
  restore(state: PlateauState): void {
    this.#learningRate = state.learningRate;
    this.#best = state.best ?? Number.POSITIVE_INFINITY;
    this.#badReports = state.badReports;
    this.#cooldownLeft = state.cooldownLeft;
  }
}
