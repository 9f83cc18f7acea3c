import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';

/** The shape of a morphological analyzer, every default filled in: what its file records. */
export interface MorphologyOptions {
  /** Width of a character's vector. */
  readonly embeddingSize: number;
  /** The most pairs of neighboring characters that have vectors; 0 for none. */
  readonly pairs: number;
  /** Width of a pair's vector. */
  readonly pairSize: number;
  /** Width of each direction's state. */
  readonly hiddenSize: number;
  /** Bidirectional layers, one on top of another. */
  readonly layers: number;
  /** Share of the vectors and of every layer's outputs that is dropped in training. */
  readonly dropout: number;
  /** Share of the pairs that are read as unknown in training. */
  readonly pairDropout: number;
  /** Where the first weights come from. */
  readonly seed: number;
}

/** The range and the default of each option. */
export const MORPHOLOGY_OPTIONS: OptionTable<
  Partial<MorphologyOptions>,
  keyof MorphologyOptions
> = {
  embeddingSize: { kind: 'whole', least: 1, default: 64, unit: 'width' },
  pairs: { kind: 'whole', least: 0, default: 12_000, unit: 'pairs' },
  pairSize: { kind: 'whole', least: 1, default: 32, unit: 'width' },
  hiddenSize: { kind: 'whole', least: 1, default: 64, unit: 'width' },
  layers: { kind: 'whole', least: 1, default: 2, unit: 'count' },
  dropout: { kind: 'number', least: 0, below: 1, default: 0.15, unit: 'share' },
  pairDropout: { kind: 'number', least: 0, below: 1, default: 0.1, unit: 'share' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Fills in the defaults.
 * @throws UsageError when an option is unknown or out of range
 */
export function morphologyOptions(given: Partial<MorphologyOptions>): MorphologyOptions {
  checkOptions('MorphologyModel', MORPHOLOGY_OPTIONS, given);
  return withDefaults(MORPHOLOGY_OPTIONS, given);
}
