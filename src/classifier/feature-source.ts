import type { Analyzer } from '../counts/analyzer.ts';
import type { FeatureSource } from '../counts/feature-source.ts';
import { HashedNgrams } from '../counts/hashed-ngrams.ts';
import type { NgramRange } from '../counts/ngram-settings.ts';
import { NgramVocabulary } from '../counts/ngram-vocabulary.ts';

/** Which features texts have. */
export interface FeatureSettings {
  readonly analyzer: Analyzer;
  readonly ngramRange: NgramRange;
  /** How many hashed features there are; undefined for a vocabulary. */
  readonly hashing: number | undefined;
}

/** Creates an empty vocabulary, or hashing, as the settings say. */
export function createFeatureSource({
  analyzer,
  ngramRange,
  hashing,
}: FeatureSettings): FeatureSource {
  return hashing === undefined
    ? new NgramVocabulary(analyzer, ngramRange)
    : new HashedNgrams(analyzer, ngramRange, hashing);
}
