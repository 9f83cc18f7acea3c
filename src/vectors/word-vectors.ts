import { allFinite } from '../base/all-finite.ts';
import { InputError, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { dotProduct } from './dot-product.ts';
import { findWord } from './find-word.ts';
import { nearSpellings } from './near-spellings.ts';
import type { SubwordVectors } from './subword-vectors.ts';
import { WordList } from './word-list.ts';

/** The parts of `WordVectors`. */
export interface WordVectorsParts {
  /** Word i has row i. Options that restrict a search to frequent words assume that these come first. */
  readonly words: WordList;
  /** Row-major, words × dimensions. Not copied. */
  readonly vectors: Float32Array;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Vectors of character n-grams, from which an unseen word's vector is made. */
  readonly subwords?: SubwordVectors;
}

/**
 * Holds words and their vectors, and looks them up; searching, arithmetic and evaluation are separate functions
 * (`mostSimilar`, `doesntMatch`, `evaluateWordAnalogies`, …).
 */
export class WordVectors {
  readonly words: WordList;
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly subwords: SubwordVectors | undefined;
  #norms: Float64Array | undefined;

  /** @throws UsageError when the sizes do not fit together */
  constructor({ words, vectors, dimensions, subwords }: WordVectorsParts) {
    if (!Number.isInteger(dimensions) || dimensions < 1) {
      throw new UsageError(
        sentence(
          'vectors/dimensions',
        )`Word vectors need at least one dimension, not ${{ dimensions }}.`,
      );
    }
    if (vectors.length !== words.size * dimensions) {
      throw new UsageError(
        sentence(
          'vectors/matrix-size',
        )`${{ words: words.size }} words of ${{ dimensions }} dimensions need ${{ needed: words.size * dimensions }} numbers, not ${{ found: vectors.length }}.`,
      );
    }
    this.words = words;
    this.vectors = vectors;
    this.dimensions = dimensions;
    this.subwords = subwords;
  }

  /** Creates word vectors from plain arrays, for examples: `WordVectors.of({ king: [1, 2], queen: [1, 3] })`. */
  static of(entries: Readonly<Record<string, readonly number[]>>): WordVectors {
    const rows = Object.values(entries);
    return new WordVectors({
      words: WordList.of(Object.keys(entries)),
      vectors: Float32Array.from(rows.flat()),
      dimensions: rows[0]?.length ?? 0,
    });
  }

  /** Returns the vectors of only the first words; the numbers are shared, not copied. */
  first(count: number): WordVectors {
    if (count >= this.size) return this;
    const words = new WordList();
    for (let id = 0; id < count; id++) words.addBytes(this.words.bytes(id));
    const { dimensions, subwords } = this;
    return new WordVectors({
      words,
      vectors: this.vectors.subarray(0, count * dimensions),
      dimensions,
      ...(subwords === undefined ? {} : { subwords }),
    });
  }

  /** How many words have a row. */
  get size(): number {
    return this.words.size;
  }

  /** Euclidean length of every row, computed once; the rows must not change afterwards. */
  get norms(): Float64Array {
    this.#norms ??= this.#measureNorms();
    return this.#norms;
  }

  /**
   * Finds the number of a word that has a row, as it is spelled or in the form NFC or NFD.
   * @throws InputError when it has none, naming words of similar spelling
   */
  idOf(word: string): number {
    const id = findWord(this.words, word);
    if (id >= 0) return id;
    const near = nearSpellings(this.words, word);
    throw new InputError(
      near.length === 0
        ? sentence(
            'vectors/unknown-word',
          )`The word "${{ word }}" has no vector among these ${{ size: this.size }}.`
        : sentence(
            'vectors/unknown-word-near',
          )`The word "${{ word }}" has no vector among these ${{ size: this.size }}. Did you mean ${{ near }}?`,
    );
  }

  /** Returns the vector with a number: a view, not to be changed. */
  row(id: number): Float32Array {
    return this.vectors.subarray(id * this.dimensions, (id + 1) * this.dimensions);
  }

  /**
   * Looks up the vector of a word; for an unseen word, where there are subwords, computes the mean of its n-grams.
   * @throws InputError when the word has no vector, or one with a number that is not finite
   */
  vector(word: string): Float32Array {
    const id = findWord(this.words, word);
    if (id >= 0) {
      const row = this.row(id);
      if (!allFinite(row)) throw notFinite(this.words, id);
      return row;
    }
    return this.subwords?.vector(word) ?? this.row(this.idOf(word));
  }

  #measureNorms(): Float64Array {
    const { vectors, dimensions } = this;
    const norms = new Float64Array(this.size);
    for (let id = 0; id < norms.length; id++) {
      const start = id * dimensions;
      norms[id] = Math.sqrt(dotProduct(vectors, start, vectors, start, dimensions));
      if (!Number.isFinite(norms[id])) {
        throw notFinite(this.words, id);
      }
    }
    return norms;
  }
}

/**
 * Makes the error for a word whose vector is of no use.
 * @param name what errors call the file, while it is read
 */
export function notFinite(words: WordList, id: number, name?: string): InputError {
  return new InputError(
    sentence(
      'vectors/not-finite',
    )`The vector of "${{ word: words.word(id) }}" (word ${{ number: id + 1 }}) holds a number that is infinite or not a number; the file is damaged, or was read in a wrong format.`,
    name === undefined ? undefined : { input: name },
  );
}
