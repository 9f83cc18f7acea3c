import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import type { Engine } from '../engine/engine.ts';
import type { Scratch } from '../io/scratch.ts';
import type { CheckpointOptions } from '../training/training-clock.ts';

/** How to train GloVe; the defaults are the published program's where it has them. */
export interface GloveOptions extends CheckpointOptions, LongWork {
  /** Numbers in a word's vector; default 100. */
  readonly dimensions?: number;
  /** Passes over all co-occurrences; default 15. */
  readonly iterations?: number;
  /**
   * The co-occurrence count from which on a cell has full weight; default 100, for large corpora
   * (GloVe's own demonstration takes 10 for 17 million words).
   */
  readonly xMax?: number;
  /** Exponent of the weighting f(x) = min(1, (x / xMax)^alpha); default 0.75. */
  readonly alpha?: number;
  /** Initial learning rate of AdaGrad; default 0.05. */
  readonly learningRate?: number;
  /** Largest absolute value of a component of a gradient; larger ones are clipped. Default 100. */
  readonly gradientClip?: number;
  /**
   * Whether each word and each context has a bias, as published; default true. Without them the
   * loss is ½ Σ f(P) (u·v − log P)².
   */
  readonly biases?: boolean;
  /**
   * The result for a word: `sum` of its vectors as word and as context (default, as published),
   * or its `word` vector alone.
   */
  readonly output?: 'sum' | 'word';
  /** Same seed, same bytes, for any number of workers of one engine; default 1. */
  readonly seed?: number;
  /** Where the shuffled cells are kept, 16 bytes each; default: in memory. */
  readonly scratch?: Scratch;
  /** The engine to compute on. Default: the fastest engine available, created for this call. */
  readonly engine?: Engine;
  /**
   * A checkpoint to continue from, with the same counts and options; the result has the same bits
   * as without an interruption.
   */
  readonly resumeFrom?: ModelState;
  /** Called after each pass. */
  readonly onIteration?: (report: GloveIteration) => void;
}

/** The report of a pass over the cells. */
export interface GloveIteration {
  /** Counted from 1. */
  readonly iteration: number;
  /** Mean over the cells of ½ f(P) (u·v + b + c − log P)², each before its own step. */
  readonly loss: number;
  /** Cells of the full matrix that are not zero. */
  readonly nonzeros: number;
  /** Duration of the pass, in seconds. */
  readonly seconds: number;
}

/** The options that the result depends on, with all defaults filled in. */
export interface GloveSettings {
  readonly dimensions: number;
  readonly iterations: number;
  readonly xMax: number;
  readonly alpha: number;
  readonly learningRate: number;
  readonly gradientClip: number;
  readonly biases: boolean;
  readonly output: 'sum' | 'word';
  readonly seed: number;
}

/** The range and the default of each setting. */
export const GLOVE_SETTINGS: OptionTable<Partial<GloveSettings>, keyof GloveSettings> = {
  dimensions: { kind: 'whole', least: 1, default: 100, unit: 'numbers' },
  iterations: { kind: 'whole', least: 1, default: 15, unit: 'passes' },
  xMax: { kind: 'number', above: 0, default: 100, unit: 'count' },
  alpha: { kind: 'number', least: 0, default: 0.75, unit: 'exponent' },
  learningRate: { kind: 'number', above: 0, default: 0.05, unit: 'rate' },
  gradientClip: { kind: 'number', above: 0, default: 100, unit: 'size' },
  biases: { kind: 'switch', default: true },
  output: { kind: 'choice', choices: ['sum', 'word'], default: 'sum' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** What each option takes. */
export const GLOVE_OPTIONS: OptionTable<GloveOptions, keyof GloveSettings> = {
  ...GLOVE_SETTINGS,
  ...LONG_WORK_OPTIONS,
  scratch: { kind: 'object' },
  engine: { kind: 'object' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
  onIteration: { kind: 'function' },
};

/** Picks the settings among the options that the caller set. */
export function givenSettings(options: GloveOptions): Partial<GloveSettings> {
  const { dimensions, iterations, xMax, alpha, learningRate, gradientClip } = options;
  const { biases, output, seed } = options;
  const settings = {
    ...{ dimensions, iterations, xMax, alpha, learningRate, gradientClip, biases, output, seed },
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/**
 * Fills in the defaults.
 * @throws UsageError when a number is out of range
 */
export function gloveSettings(options: Partial<GloveSettings>): GloveSettings {
  return withDefaults(GLOVE_SETTINGS, options);
}
