import type { FeatureFinder } from '../../counts/feature-source.ts';
import type { LinearWeights } from './fit-weights.ts';
import type { LinearClassifierSettings } from './linear-options.ts';

/** What a linear classifier consists of. */
export interface LinearClassifierParts {
  readonly settings: LinearClassifierSettings;
  /** The labels, in the order of all scores. */
  readonly classes: readonly string[];
  /** The number of documents that it learned from. */
  readonly documents: number;
  readonly source: FeatureFinder;
  readonly weights: LinearWeights;
}
