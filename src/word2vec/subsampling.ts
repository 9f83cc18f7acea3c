import { InputError } from '../base/errors.ts';
import { option, sentence } from '../base/sentence.ts';

/**
 * Computes for each word the chance of being kept in training, as a 32-bit threshold: a word is dropped when
 * a random 32-bit number is above it. Frequent words tell little about their neighbors and take most
 * of the time:
 *
 *   P(keep w) = √(sample / f(w)) + sample / f(w),   f(w) = count(w) / total
 *
 * which is the rule of word2vec.c (the paper's formula lacks the second term).
 * @param sample the frequency from which words are dropped; 0 keeps every word
 */
export function computeKeepThresholds(counts: ArrayLike<number>, sample: number): Uint32Array {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  return Uint32Array.from(counts, (count) => {
    const ratio = (sample * total) / count;
    const keep = sample === 0 ? 1 : Math.min(1, Math.sqrt(ratio) + ratio);
    return Math.round(keep * 0xffffffff);
  });
}

/** Makes the error for a training in which subsampling has left nothing to learn from. */
export function nothingLeft(subsample: number): InputError {
  return new InputError(
    sentence(
      'word2vec/all-subsampled',
    )`Nothing was trained: with ${{ subsample: option('subsample') }} ${{ value: subsample }} so many words were left out that no two stood near each other; give a larger value, or 0.`,
  );
}
