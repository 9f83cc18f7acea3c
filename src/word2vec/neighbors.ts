import { SENTENCE_END } from '../corpus/encoded-text.ts';

/**
 * Returns the words up to `window` places from place `t` of a text, in the same sentence: before it, then after it.
 */
export function neighborsOf(text: Int32Array, t: number, window: number): number[] {
  const found: number[] = [];
  for (let c = t - 1; c >= 0 && c >= t - window && text[c] !== SENTENCE_END; c--)
    found.push(text[c]);
  const last = Math.min(text.length - 1, t + window);
  for (let c = t + 1; c <= last && text[c] !== SENTENCE_END; c++) found.push(text[c]);
  return found;
}

/**
 * Returns the pairs (input, output) that skip-gram learns from: each word with each neighbor up to `window` away.
 * "I study math" with window 1: (I, study), (study, I), (study, math), (math, study).
 */
export function windowPairs<T>(sentence: readonly T[], window: number): [T, T][] {
  return sentence.flatMap((word, t) => {
    const first = Math.max(0, t - window);
    const neighbors = [...sentence.slice(first, t), ...sentence.slice(t + 1, t + window + 1)];
    return neighbors.map((neighbor): [T, T] => [word, neighbor]);
  });
}
