import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';

/** The shape of a morphological analyzer, every default filled in: what its file records. */
export interface MorphologyOptions {
  /** Width of a character's vector. */
  readonly embeddingSize: number;
  /** Width of each direction's state. */
  readonly hiddenSize: number;
  /** Bidirectional layers, one on top of another. */
  readonly layers: number;
  /** Share of the vectors and of every layer's outputs that is dropped in training. */
  readonly dropout: number;
  /** Where the first weights come from. */
  readonly seed: number;
}

/** The range and the default of each option. */
export const MORPHOLOGY_OPTIONS: OptionTable<
  Partial<MorphologyOptions>,
  keyof MorphologyOptions
> = {
  embeddingSize: { kind: 'whole', least: 1, default: 64, unit: 'width' },
  hiddenSize: { kind: 'whole', least: 1, default: 128, unit: 'width' },
  layers: { kind: 'whole', least: 1, default: 2, unit: 'count' },
  dropout: { kind: 'number', least: 0, below: 1, default: 0.3, unit: 'share' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Fills in the defaults: vectors of 64, two bidirectional layers of 128, dropout 0.3, seed 1.
 * @throws UsageError when an option is unknown or out of range
 */
export function morphologyOptions(given: Partial<MorphologyOptions>): MorphologyOptions {
  checkOptions('MorphologyModel', MORPHOLOGY_OPTIONS, given);
  return withDefaults(MORPHOLOGY_OPTIONS, given);
}
