import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, checkValues } from '../base/options.ts';

/**
 * How the learning rate changes, as plain data, so that a checkpoint can hold it. The figures are
 * those of PyTorch's schedulers of the same names. `learningRate` is the base rate; steps count from 0.
 */
export type Schedule =
  | ConstantSchedule
  | StepSchedule
  | ExponentialSchedule
  | CosineSchedule
  | InverseRootSchedule;

/** A constant rate. */
export interface ConstantSchedule {
  readonly kind: 'constant';
  readonly learningRate: number;
}

/** learningRate · factor^⌊step / every⌋ (`StepLR`). */
export interface StepSchedule {
  readonly kind: 'step';
  readonly learningRate: number;
  /** Steps between two changes. */
  readonly every: number;
  readonly factor: number;
}

/** learningRate · factor^step (`ExponentialLR`). */
export interface ExponentialSchedule {
  readonly kind: 'exponential';
  readonly learningRate: number;
  readonly factor: number;
}

/**
 * A linear rise to the base rate, then half a cosine down to a minimum (`LinearLR` followed by
 * `CosineAnnealingLR`; Loshchilov & Hutter 2017). After the end the rate stays at the minimum.
 */
export interface CosineSchedule {
  readonly kind: 'cosine';
  readonly learningRate: number;
  /** Steps of the fall, after the rise. */
  readonly steps: number;
  /** The rate at the end; default 0. */
  readonly minimum?: number;
  /** Steps of the rise; default 0. */
  readonly warmUpSteps?: number;
  /** The share of the base rate in the first step of the rise; default 0.1. */
  readonly warmUpStart?: number;
}

/**
 * A linear rise to the base rate, then a fall with the inverse root of the step (Vaswani et al. 2017; fairseq's
 * `inverse_sqrt`): learningRate · √(warmUpSteps / step).
 */
export interface InverseRootSchedule {
  readonly kind: 'inverse-root';
  readonly learningRate: number;
  /** Steps of the rise, 1 at least. */
  readonly warmUpSteps: number;
}

const RATE = { kind: 'number', least: 0, required: true, unit: 'rate' } as const;

/** The option table of each kind. */
const TABLES: {
  readonly [Kind in Schedule['kind']]: OptionTable<Extract<Schedule, { kind: Kind }>>;
} = {
  constant: { kind: { kind: 'text' }, learningRate: RATE },
  step: {
    kind: { kind: 'text' },
    learningRate: RATE,
    every: { kind: 'whole', least: 1, required: true, unit: 'steps' },
    factor: { kind: 'number', least: 0, required: true },
  },
  exponential: {
    kind: { kind: 'text' },
    learningRate: RATE,
    factor: { kind: 'number', least: 0, required: true },
  },
  'inverse-root': {
    kind: { kind: 'text' },
    learningRate: RATE,
    warmUpSteps: { kind: 'whole', least: 1, required: true, unit: 'steps' },
  },
  cosine: {
    kind: { kind: 'text' },
    learningRate: RATE,
    steps: { kind: 'number', least: 0, required: true, unit: 'steps' },
    minimum: { kind: 'number', least: 0, unit: 'rate' },
    warmUpSteps: { kind: 'number', least: 0, unit: 'steps' },
    warmUpStart: { kind: 'number', least: 0, most: 1, unit: 'share' },
  },
};

/**
 * Checks a schedule: a microsecond, which a step of training does not feel.
 * @throws UsageError when there is no such kind, or an option is unknown or out of range
 */
function checkSchedule(schedule: Schedule): void {
  const kinds: readonly string[] = Object.keys(TABLES);
  checkValues({ kind: { kind: 'choice', choices: kinds, required: true } }, schedule, 'A schedule');
  checkOptions('A schedule', TABLES[schedule.kind], schedule);
}

/**
 * Computes the learning rate of a step.
 * @param step the number of steps already taken
 */
export function learningRateAt(schedule: Schedule, step: number): number {
  checkSchedule(schedule);
  switch (schedule.kind) {
    case 'constant':
      return schedule.learningRate;
    case 'step':
      return schedule.learningRate * schedule.factor ** Math.floor(step / schedule.every);
    case 'exponential':
      return schedule.learningRate * schedule.factor ** step;
    case 'inverse-root': {
      const { learningRate, warmUpSteps } = schedule;
      const taken = step + 1;
      return learningRate * Math.min(taken / warmUpSteps, Math.sqrt(warmUpSteps / taken));
    }
    case 'cosine':
      return cosineRate(schedule, step);
  }
}

function cosineRate(schedule: CosineSchedule, step: number): number {
  const { learningRate, steps, minimum = 0, warmUpSteps = 0, warmUpStart = 0.1 } = schedule;
  if (step < warmUpSteps) {
    return learningRate * (warmUpStart + ((1 - warmUpStart) * step) / warmUpSteps);
  }
  const share = Math.min(1, (step - warmUpSteps) / steps);
  return minimum + ((learningRate - minimum) * (1 + Math.cos(Math.PI * share))) / 2;
}
