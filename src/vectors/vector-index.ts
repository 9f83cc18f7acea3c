import { checkOptions } from '../base/options.ts';
import type { Engine } from '../engine/engine.ts';
import { dotProduct } from './dot-product.ts';
import {
  nameScores,
  SIMILARITY_QUERY,
  type SimilarityQuery,
  type SimilarWord,
} from './most-similar.ts';
import { createQuery, weighTerms } from './query-vector.ts';
import { TopScores } from './top-scores.ts';
import type { WordVectors } from './word-vectors.ts';

/** Largest code of a row: 8 bits with a sign. */
const LARGEST_CODE = 127;
/** Largest number of a query: 16 bits with a sign. */
const LARGEST_FACTOR = 32767;
/** Above the rounding of the 32-bit floats in which bounds are kept. */
const SLACK = 1e-6;

/** Rows coded together before they go to the engine's memory. */
const ROWS_AT_A_TIME = 4096;

const { products: _products, ...QUERY_OPTIONS } = SIMILARITY_QUERY;

/**
 * Finds nearest words among very many, exactly, reading a quarter of the memory. Every row's
 * direction is kept once more in 8 bits a number, with its distance from the true one; a first look
 * at those gives each word's cosine within a known error (Cauchy & Schwarz), and only words that
 * might be among the nearest are then compared by their floats. The answers are `mostSimilar`'s.
 * Takes a byte a number and 12 bytes a word of further memory, and a second or two a million words.
 */
export class VectorIndex {
  readonly #engine: Engine;
  readonly #vectors: WordVectors;
  /** Integers of four codes in a row. */
  readonly #words: number;
  readonly #codes: number;
  readonly #query: number;
  readonly #sums: number;
  /** What a row's code of 1 stands for. */
  readonly #scales: Float32Array;
  /** How far a row's codes are from its direction, in length. */
  readonly #errors: Float32Array;

  /** @throws InputError when the codes do not fit in the engine's memory */
  constructor(engine: Engine, vectors: WordVectors) {
    const { heap } = engine;
    this.#engine = engine;
    this.#vectors = vectors;
    this.#words = Math.ceil(vectors.dimensions / 4);
    this.#codes = heap.allocate(vectors.size * this.#words * 4);
    this.#query = heap.allocate(this.#words * 8);
    this.#sums = heap.allocate(vectors.size * 4);
    this.#scales = new Float32Array(vectors.size);
    this.#errors = new Float32Array(vectors.size);
    this.#encodeRows();
  }

  /** Finds the most similar words, with the same answers as the function `mostSimilar`. */
  mostSimilar(query: Omit<SimilarityQuery, 'products'>): SimilarWord[] {
    checkOptions('VectorIndex.mostSimilar', QUERY_OPTIONS, query);
    const { positive = [], negative = [], topn = 10, restrictVocab } = query;
    const vectors = this.#vectors;
    const searched = Math.min(vectors.size, restrictVocab ?? vectors.size);
    const { vector, used } = createQuery(vectors, weighTerms(positive, negative));
    const { scale, error } = this.#encodeQuery(vector);
    const args = { out: this.#sums, codes: this.#codes, query: this.#query, words: this.#words };
    this.#engine.parallel('dotCodes', args, searched);
    const sums = this.#engine.heap.integers(this.#sums, searched);
    const least = this.#leastOfBest(sums, scale, error, topn, used);
    const best = new TopScores(topn);
    const { dimensions, norms } = vectors;
    for (let id = 0; id < searched; id++) {
      const coarse = sums[id] * this.#scales[id] * scale;
      if (coarse + this.#bound(id, error) < least || used.has(id)) continue;
      const product = dotProduct(vector, 0, vectors.vectors, id * dimensions, dimensions);
      best.offer(id, Math.fround(product / (norms[id] || 1)));
    }
    return nameScores(vectors, best);
  }

  /** Frees the engine's memory; the engine lives on. */
  dispose(): void {
    for (const offset of [this.#codes, this.#query, this.#sums]) this.#engine.heap.free(offset);
  }

  /** Bounds the error of a row's coarse cosine. */
  #bound(id: number, queryError: number): number {
    return this.#errors[id] + (1 + this.#errors[id]) * queryError + SLACK;
  }

  /** Finds a cosine that at least `topn` words are sure to reach. */
  #leastOfBest(
    sums: Int32Array,
    scale: number,
    queryError: number,
    topn: number,
    used: ReadonlySet<number>,
  ): number {
    const sure = new TopScores(topn);
    let { least } = sure;
    for (let id = 0; id < sums.length; id++) {
      const coarse = sums[id] * this.#scales[id] * scale;
      if (coarse <= least) continue;
      const low = coarse - this.#bound(id, queryError);
      if (low <= least || used.has(id)) continue;
      sure.offer(id, low);
      least = sure.least;
    }
    return least;
  }

  #encodeRows(): void {
    const { vectors, dimensions, norms, size } = this.#vectors;
    const width = this.#words * 4;
    const block = new Int8Array(ROWS_AT_A_TIME * width);
    const packed = new Int32Array(block.buffer);
    const codes = this.#engine.heap.integers(this.#codes, size * this.#words);
    for (let id = 0; id < size; id++) {
      const start = id * dimensions;
      const place = (id % ROWS_AT_A_TIME) * width;
      let largest = 0;
      for (let i = start; i < start + dimensions; i++) {
        const magnitude = vectors[i] < 0 ? -vectors[i] : vectors[i];
        if (magnitude > largest) largest = magnitude;
      }
      const step = largest / LARGEST_CODE;
      const steps = step > 0 ? 1 / step : 0;
      const norm = norms[id] || 1;
      let missed = 0;
      for (let i = 0; i < dimensions; i++) {
        const value = vectors[start + i];
        const nearest = Math.floor(value * steps + 0.5);
        block[place + i] = nearest;
        const miss = value - nearest * step;
        missed += miss * miss;
      }
      this.#scales[id] = step / norm;
      this.#errors[id] = Math.sqrt(missed) / norm;
      if ((id + 1) % ROWS_AT_A_TIME === 0 || id === size - 1) {
        const first = id - (id % ROWS_AT_A_TIME);
        const filled = (id + 1 - first) * this.#words;
        codes.set(packed.subarray(0, filled), first * this.#words);
      }
    }
  }

  /** Writes a query of length 1 to the engine's memory in 16 bits a number. */
  #encodeQuery(vector: Float32Array): { readonly scale: number; readonly error: number } {
    const width = this.#words * 4;
    // The kernel adds up in 32 bits: no sum may pass 2³¹, whatever the codes are.
    const fitting = Math.floor((2 ** 31 - 1) / (LARGEST_CODE * width));
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = largest / Math.min(LARGEST_FACTOR, fitting);
    const factors = new Int16Array(width);
    let missed = 0;
    vector.forEach((value, i) => {
      const nearest = scale > 0 ? Math.round(value / scale) : 0;
      factors[i] = nearest;
      missed += (value - nearest * scale) ** 2;
    });
    this.#engine.heap.integers(this.#query, width / 2).set(new Int32Array(factors.buffer));
    return { scale, error: Math.sqrt(missed) };
  }
}
