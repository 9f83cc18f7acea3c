import { buildVocabulary } from '../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import type { Word2VecModel } from './word2vec-model.ts';

/** Limits on the words of a new text that enter a model's vocabulary. */
export interface VocabularyExtension {
  /** Least count of a new word in the new text; default 1. */
  readonly minCount?: number;
  /** Largest size of the vocabulary; the model's own words all stay, even beyond it. Default: no limit. */
  readonly maxSize?: number;
}

/**
 * Extends a model's vocabulary by the words of a new text, as gensim's `build_vocab(update=True)` does: counts
 * are added up, all words of the model stay, and a new word must be frequent enough in the new text.
 * @param counted words of the new text
 */
export function extendVocabulary(
  { vectors, counts }: Word2VecModel,
  counted: ReadonlyMap<string, number>,
  { minCount = 1, maxSize = Infinity }: VocabularyExtension = {},
): Vocabulary {
  const all = new Map<string, number>();
  const added = new Map(counted);
  for (const word of vectors.words) {
    all.set(word, counts[all.size] + (counted.get(word) ?? 0));
    added.delete(word);
  }
  const room = maxSize - all.size;
  if (room >= 1) {
    const taken = buildVocabulary(added, { minCount, maxSize: room });
    taken.words.forEach((word, id) => {
      all.set(word, taken.counts[id]);
    });
  }
  return buildVocabulary(all);
}
