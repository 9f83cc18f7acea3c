// What the library says of words: a formula's answers, and a row of which one does not belong.
import {
  mostSimilar,
  parseVectorExpression,
  similarity,
  type WeightedWord,
  type WordVectors,
} from 'malmoi/vectors';
import type { Found, LineUp, MapCalls } from './protocol.ts';

/** The words nearest to a formula, with their cosines in double precision. */
export function answerFormula(
  vectors: WordVectors,
  {
    formula,
    count,
    keepInputs,
  }: Pick<MapCalls['ask']['input'], 'formula' | 'count' | 'keepInputs'>,
): { readonly vector: Float32Array; readonly near: readonly Found[]; readonly sum: Float64Array } {
  const terms = parseVectorExpression(formula);
  const sum = sumDirections(vectors, terms);
  const vector = Float32Array.from(sum);
  // A vector is no word: its own words are left in.
  const positive = keepInputs ? [vector] : terms;
  const near = mostSimilar(vectors, { positive, topn: count }).map(({ word }): Found => {
    const id = vectors.idOf(word);
    return { id, cosine: similarity(vectors, vector, word), vector: vectors.row(id).slice() };
  });
  return { vector, near, sum };
}

/** Σ weight · v/|v|: each word counts by its direction alone. */
function sumDirections(vectors: WordVectors, terms: readonly WeightedWord[]): Float64Array {
  const sum = new Float64Array(vectors.dimensions);
  for (const { term, weight } of terms) {
    const vector = vectors.vector(term);
    const length = Math.sqrt(vector.reduce((total, value) => total + value * value, 0)) || 1;
    vector.forEach((value, i) => {
      sum[i] = (sum[i] ?? 0) + (weight / length) * value;
    });
  }
  return sum;
}

/** Each word's cosine to the mean of all words' directions; the lowest does not belong. */
export function lineUpWords(vectors: WordVectors, words: readonly string[]): LineUp {
  const terms = words.map((term) => ({ term, weight: 1 / words.length }));
  const mean = Float32Array.from(sumDirections(vectors, terms));
  return {
    mean,
    row: words.map((word) => ({
      word,
      cosine: similarity(vectors, mean, word),
      vector: vectors.vector(word).slice(),
    })),
  };
}
