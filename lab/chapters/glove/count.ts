import { MOST_WORDS } from './state.ts';

/** The words of the course's table, in its order. */
const COURSE_ORDER = ['I', 'like', 'enjoy', 'deep', 'learning', 'NLP', 'flying'];

/** Sentences as numbers of words, and the words. */
export interface Sentences {
  readonly words: readonly string[];
  readonly sentences: readonly (readonly number[])[];
  /** Words that found no room. */
  readonly leftOut: number;
}

/** Cuts a text into sentences, a line each, and words at white space: the course's words in its order, then others. */
export function readSentences(text: string): Sentences {
  const lines = text.split('\n').map((line) => line.split(/\s+/u).filter(Boolean));
  const all = [...new Set(lines.flat())];
  const known = COURSE_ORDER.filter((word) => all.includes(word));
  const words = [...known, ...all.filter((word) => !known.includes(word))].slice(0, MOST_WORDS);
  const sentences = lines
    .map((line) => line.map((word) => words.indexOf(word)).filter((word) => word >= 0))
    .filter((line) => line.length > 0);
  return { words, sentences, leftOut: all.length - words.length };
}

/** Counts how often two words stand within a window of each other. */
export function countNeighbors({ words, sentences }: Sentences, window: number): number[][] {
  const counts = words.map(() => words.map(() => 0));
  for (const sentence of sentences) {
    for (const [i, word] of sentence.entries()) {
      for (let j = Math.max(0, i - window); j < i; j++) {
        add(counts, word, sentence[j] ?? 0);
        add(counts, sentence[j] ?? 0, word);
      }
    }
  }
  return counts;
}

function add(counts: number[][], row: number, column: number): void {
  const line = counts[row];
  if (line !== undefined) line[column] = (line[column] ?? 0) + 1;
}
