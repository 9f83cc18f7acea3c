import type { Weighting } from './state.ts';

/** The most sentences and words that the picture has room for. */
export const MOST_SENTENCES = 4;
export const MOST_WORDS = 24;

/** Sentences, cut into words at white space, with their vocabulary. */
export interface Bag {
  /** Each sentence's words, as numbers of the vocabulary. */
  readonly sentences: readonly (readonly number[])[];
  /** Every word once, in the order in which they first occur. */
  readonly vocabulary: readonly string[];
  /** Words that found no room. */
  readonly leftOut: number;
}

/** Cuts a text into sentences (a line each) and words, and numbers the words. */
export function readBag(text: string): Bag {
  const lines = text.split('\n').map((line) => line.split(/\s+/u).filter(Boolean));
  const filled = lines.filter((words) => words.length > 0);
  const numbers = new Map<string, number>();
  const sentences: number[][] = [];
  let room = MOST_WORDS;
  for (const words of filled.slice(0, MOST_SENTENCES)) {
    const kept = words.slice(0, room);
    room -= kept.length;
    if (kept.length === 0) continue;
    sentences.push(
      kept.map((word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        return number;
      }),
    );
  }
  const all = filled.reduce((sum, words) => sum + words.length, 0);
  const kept = sentences.reduce((sum, words) => sum + words.length, 0);
  return { sentences, vocabulary: [...numbers.keys()], leftOut: all - kept };
}

/** How often each word of the vocabulary occurs. */
export function countWords(words: readonly number[], size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The rarity of a word: ln((1 + n) / (1 + df)) + 1, with df of n sentences having it. */
export function inverseDocumentFrequency(sentences: number, having: number): number {
  return Math.log((1 + sentences) / (1 + having)) + 1;
}

/** A sentence's vector from its counts. */
export function weigh(
  counts: readonly number[],
  weighting: Weighting,
  rarities: readonly number[],
): number[] {
  switch (weighting) {
    case 'count':
      return [...counts];
    case 'binary':
      return counts.map((count) => Math.min(1, count));
    case 'tf-idf':
      return counts.map((count, word) => count * (rarities[word] ?? 0));
  }
}

/** Euclidean distance, √Σ(aᵢ − bᵢ)². */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
}

/** Cosine of the angle between two vectors, a·b / (‖a‖ ‖b‖); 0 where one is all zeros. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const lengths = Math.sqrt(
    a.reduce((sum, x) => sum + x * x, 0) * b.reduce((sum, x) => sum + x * x, 0),
  );
  return lengths === 0 ? 0 : dot / lengths;
}

/** The one-hot vector of a word. */
export function oneHotVector(word: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (i === word ? 1 : 0));
}
