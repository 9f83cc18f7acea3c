import { pearsonCorrelation } from './correlation.ts';
import { mostSimilar } from './most-similar.ts';
import { similarity } from './similarity.ts';
import type { WordVectors } from './word-vectors.ts';

/** How alike two sets of vectors of the same words are. */
export interface NeighborComparison {
  /** Words whose neighbors were compared. */
  readonly words: number;
  /** Neighbors of each word. */
  readonly neighbors: number;
  /** The mean share of a word's neighbors that it has in both, from 0 to 1. */
  readonly kept: number;
  /** Pearson's correlation of the cosines of all pairs of these words; null where there is none, as of one word. */
  readonly correlation: number | null;
}

/** Words that are compared, evenly spread over those that are searched: their neighbors take a second or two. */
const WORDS = 100;
/** Words that are searched for neighbors, the most frequent. */
const SEARCHED = 20_000;
const NEIGHBORS = 10;

/**
 * Compares the neighbors of 100 words, and their cosines, in two sets of vectors of the same words: what became of
 * them when their precision was reduced. The 20,000 most frequent words are searched.
 */
export function compareNeighbors(before: WordVectors, after: WordVectors): NeighborComparison {
  const searched = Math.min(before.size, SEARCHED);
  const count = Math.min(searched, WORDS);
  const neighbors = Math.min(NEIGHBORS, searched - 1);
  const words = Array.from({ length: count }, (_, i) =>
    before.words.word(Math.floor((i * searched) / count)),
  );
  if (neighbors < 1) return { words: count, neighbors: 0, kept: 1, correlation: null };
  const query = { topn: neighbors, restrictVocab: searched };
  const shares = words.map((word) => {
    const [first, second] = [before, after].map((vectors) =>
      mostSimilar(vectors, { ...query, positive: [word] }).map((answer) => answer.word),
    );
    return first.filter((neighbor) => second.includes(neighbor)).length / neighbors;
  });
  const pairs = words.flatMap((word, i) =>
    words.slice(0, i).map((other) => [word, other] as const),
  );
  const [x, y] = [before, after].map((vectors) =>
    pairs.map(([one, other]) => similarity(vectors, one, other)),
  );
  const correlation = pearsonCorrelation(x, y);
  return {
    ...{ words: count, neighbors },
    kept: shares.reduce((sum, share) => sum + share, 0) / count,
    correlation: Number.isFinite(correlation) ? correlation : null,
  };
}
