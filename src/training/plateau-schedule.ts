import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
/** Options of a `PlateauSchedule`. */
export interface PlateauOptions {
  /** The rate at the start. */
  readonly learningRate: number;
  /** Factor that the rate is multiplied by; default 0.1. */
  readonly factor?: number;
  /** Number of reports without progress that are tolerated; the next one lowers the rate. Default 10. */
  readonly patience?: number;
  /** Progress is a report below best · (1 − threshold), in mode `max` above best · (1 + threshold); default 1e-4. */
  readonly threshold?: number;
  /** Reports after a change that do not count; default 0. */
  readonly cooldown?: number;
  /** `min` (default): lower reports are progress; `max`: higher ones are. */
  readonly mode?: 'min' | 'max';
  /** The rate never falls below this; default 0. */
  readonly minimum?: number;
}

/** The range of each option. */
export const PLATEAU_OPTIONS: OptionTable<PlateauOptions> = {
  learningRate: { kind: 'number', least: 0, required: true, unit: 'rate' },
  mode: { kind: 'choice', choices: ['min', 'max'] },
  factor: { kind: 'number', least: 0 },
  patience: { kind: 'whole', least: 0, unit: 'reports' },
  threshold: { kind: 'number', least: 0 },
  cooldown: { kind: 'whole', least: 0, unit: 'reports' },
  minimum: { kind: 'number', least: 0, unit: 'rate' },
};

/** The state of a `PlateauSchedule`, for a checkpoint. `best` is null before the first report. */
export interface PlateauState {
  readonly learningRate: number;
  readonly best: number | null;
  readonly badReports: number;
  readonly cooldownLeft: number;
}

/** Lowers the learning rate when the loss stops falling, or a score rising (PyTorch's `ReduceLROnPlateau`). */
export class PlateauSchedule {
  readonly #options: Required<PlateauOptions>;
  #learningRate: number;
  #best: number;
  #badReports = 0;
  #cooldownLeft = 0;

  constructor(options: PlateauOptions) {
    checkOptions('PlateauSchedule', PLATEAU_OPTIONS, options);
    this.#options = {
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      cooldown: 0,
      mode: 'min',
      minimum: 0,
      ...options,
    };
    this.#learningRate = options.learningRate;
    this.#best = this.#worst;
  }

  /** The rate now. */
  get learningRate(): number {
    return this.#learningRate;
  }

  /** Reports a loss or a score (an epoch's, or a validation's) and gives the rate to go on with. */
  report(value: number): number {
    const { factor, patience, threshold, cooldown, mode, minimum } = this.#options;
    // Better than the first infinity always counts; a NaN never does.
    const isBetter =
      mode === 'min' ? value < this.#best * (1 - threshold) : value > this.#best * (1 + threshold);
    if (isBetter) {
      this.#best = value;
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

  get #worst(): number {
    return this.#options.mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  /** Returns the state for a checkpoint. */
  state(): PlateauState {
    return {
      learningRate: this.#learningRate,
      best: Number.isFinite(this.#best) ? this.#best : null,
      badReports: this.#badReports,
      cooldownLeft: this.#cooldownLeft,
    };
  }

  /** Restores the state of a checkpoint. */
  restore(state: PlateauState): void {
    this.#learningRate = state.learningRate;
    this.#best = state.best ?? this.#worst;
    this.#badReports = state.badReports;
    this.#cooldownLeft = state.cooldownLeft;
  }
}
