import { CharacterTable } from './characters.ts';

/** Characters that an analyzer reads, and where eojeols begin among them. */
export interface CharacterSequence {
  /** Without spaces. */
  readonly characters: readonly string[];
  /** 1 for a character that begins an eojeol, else 0. */
  readonly begins: ArrayLike<number>;
}

/** What the network reads of each character. */
export interface CharacterFeatures {
  /** Numbers of the characters. */
  readonly characters: Int32Array;
  /** Numbers of the pairs of each character and the one before it. */
  readonly before: Int32Array;
  /** Numbers of the pairs of each character and the one after it. */
  readonly after: Int32Array;
  /** Where each character stands in its eojeol: one of the `MARKS`. */
  readonly marks: Int32Array;
}

/** How many places in an eojeol there are: unknown, within it, its end, its beginning, and both. */
export const MARKS = 5;
const [ENDS, BEGINS] = [1, 2];

/** What stands for a space in a pair of characters. */
const SPACE = ' ';

/** How often a pair must occur in the training data to have a vector of its own. */
const LEAST = 3;

/** Collects the pairs that occur most often, those of equal counts in the order of their code points; sorted. */
export function collectPairs(
  sequences: Iterable<CharacterSequence>,
  characters: readonly string[],
  most: number,
): string[] {
  const known = new Set([...characters, SPACE]);
  const counts = new Map<string, number>();
  const count = (first: string, second: string): void => {
    if (!(known.has(first) && known.has(second))) return;
    counts.set(first + second, (counts.get(first + second) ?? 0) + 1);
  };
  for (const { characters, begins } of sequences) {
    characters.forEach((character, i) => {
      if (i > 0) count(characters[i - 1], character);
      if (begins[i] === 1) {
        if (i > 0) count(characters[i - 1], SPACE);
        count(SPACE, character);
      }
    });
    const last = characters.at(-1);
    if (last !== undefined) count(last, SPACE);
  }
  return [...counts]
    .filter(([, times]) => times >= LEAST)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([pair]) => pair)
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Numbers characters, pairs of them and their places, as a network looks them up. */
export class FeatureTable {
  readonly characters: CharacterTable;
  /** The pairs with vectors of their own; number 0 is of all others. */
  readonly pairs: readonly string[];
  readonly #pairs = new Map<number, number>();

  constructor(characters: readonly string[], pairs: readonly string[]) {
    this.characters = new CharacterTable(characters);
    this.pairs = pairs;
    pairs.forEach((pair, i) => {
      const [first, second] = this.characters.encode(Array.from(pair));
      this.#pairs.set(this.#key(first, second), i + 1);
    });
  }

  /**
   * Numbers the features of characters.
   * @param hasSpaces false hides where eojeols begin, as in a text without spaces
   */
  encode({ characters, begins }: CharacterSequence, hasSpaces = true): CharacterFeatures {
    const { length } = characters;
    const ids = this.characters.encode(characters);
    const before = new Int32Array(length);
    const after = new Int32Array(length);
    const marks = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const isFirst = i === 0 || (hasSpaces && begins[i] === 1);
      const isLast = i === length - 1 || (hasSpaces && begins[i + 1] === 1);
      before[i] = this.#pairs.get(this.#key(isFirst ? 0 : ids[i - 1], ids[i])) ?? 0;
      after[i] = this.#pairs.get(this.#key(ids[i], isLast ? 0 : ids[i + 1])) ?? 0;
      if (hasSpaces) marks[i] = 1 + (isFirst ? BEGINS : 0) + (isLast ? ENDS : 0);
    }
    return { characters: ids, before, after, marks };
  }

  /** The number of white space is 0. */
  #key(first: number, second: number): number {
    return first * this.characters.size + second;
  }
}

/** Features of sequences side by side, time first. */
export interface FeatureBatch extends CharacterFeatures {
  /** Each from 1. */
  readonly lengths: Int32Array;
  readonly steps: number;
  readonly batch: number;
}

/** Lays the features of sequences side by side, with zeros after a sequence's end. */
export function padFeatures(sequences: readonly CharacterFeatures[]): FeatureBatch {
  const batch = sequences.length;
  const lengths = Int32Array.from(sequences, ({ characters }) => characters.length);
  const steps = lengths.reduce((most, length) => Math.max(most, length), 0);
  const pad = (name: keyof CharacterFeatures): Int32Array => {
    const padded = new Int32Array(steps * batch);
    for (const [b, sequence] of sequences.entries()) {
      const ids = sequence[name];
      for (let t = 0; t < ids.length; t++) padded[t * batch + b] = ids[t];
    }
    return padded;
  };
  return {
    ...{ lengths, steps, batch, characters: pad('characters'), before: pad('before') },
    ...{ after: pad('after'), marks: pad('marks') },
  };
}
