import { createRandom } from '../base/random.ts';
import type { Engine } from '../engine/engine.ts';
import { buildNegativeSampler } from './alias-table.ts';
import { buildHuffmanPaths } from './huffman.ts';
import { computeKeepThresholds } from './subsampling.ts';
import type { Word2VecSettings } from './word2vec-options.ts';

/** Rows are whole vectors of 256 bits: wider ones gain nothing, for memory is the limit. */
const ROW_LANES = 8;

/** Rows that one block of a merge takes: enough to be worth handing to a worker. */
const MERGE_GRAIN = 4096;

/** Rounds of an epoch at the least. */
const LEAST_ROUNDS = 50;

/**
 * The tables of all shards in an engine's heap, and what the kernels need beside them. `train` runs one
 * round on every shard and adds up what they learned.
 */
export class ShardTables {
  readonly stride: number;
  /** Tokens that a shard takes in one round. */
  readonly capacity: number;
  readonly #engine: Engine;
  readonly #settings: Word2VecSettings;
  readonly #vocabulary: number;
  readonly #offsets: number[] = [];
  readonly #inputs: number;
  readonly #outputs: number;
  readonly #inputTouched: number;
  readonly #outputTouched: number;
  readonly #bases: readonly [number, number] | undefined;
  readonly #tokens: number;
  readonly #counts: number;
  readonly #random: number;
  readonly #keep: number;
  readonly #sampler: readonly number[];

  /**
   * @param counts by word, falling
   * @param textLength numbers in the text, which rounds are cut from
   */
  constructor(
    engine: Engine,
    counts: ArrayLike<number>,
    textLength: number,
    settings: Word2VecSettings,
  ) {
    const { shards, dimensions } = settings;
    this.#engine = engine;
    this.#settings = settings;
    this.#vocabulary = counts.length;
    this.stride = Math.ceil(dimensions / ROW_LANES) * ROW_LANES;
    // Changes are added up: what all shards learn of a frequent word in one round is learned too often. So
    // the more shards, the shorter the rounds (measured on 11 million words: two shards do as well as one from
    // 50,000 to 200,000 tokens a round), and short texts have many rounds too.
    const rounds = LEAST_ROUNDS * shards;
    this.capacity = Math.max(100, Math.floor(Math.min(400_000 / shards ** 2, textLength / rounds)));
    const table = counts.length * this.stride;
    this.#inputs = this.#allocate(shards * table);
    this.#outputs = this.#allocate(shards * table);
    this.#inputTouched = this.#allocate(shards * counts.length);
    this.#outputTouched = this.#allocate(shards * counts.length);
    this.#tokens = this.#allocate(shards * this.capacity);
    this.#counts = this.#allocate(shards);
    this.#random = this.#allocate(4 * shards);
    this.#keep = this.#integers(computeKeepThresholds(counts, settings.subsample));
    this.#sampler = this.#createSampler(counts);
    this.#bases = shards === 1 ? undefined : [this.#allocate(table), this.#allocate(table)];
    this.#initialise();
  }

  /** Numbers of shard 0, which are everybody's after a round: [vocabulary × stride]. */
  get inputs(): Float32Array | Float64Array {
    return this.#engine.heap.numbers(this.#inputs, this.#vocabulary * this.stride);
  }

  /** The output rows, likewise. */
  get outputs(): Float32Array | Float64Array {
    return this.#engine.heap.numbers(this.#outputs, this.#vocabulary * this.stride);
  }

  /** One round: each shard trains on its tokens. */
  train(pieces: readonly Int32Array[], learningRate: number): void {
    const { heap } = this.#engine;
    const { shards, window, architecture, loss, negatives } = this.#settings;
    pieces.forEach((piece, shard) => {
      const place = this.#tokens + 4 * shard * this.capacity;
      heap.integers(place, piece.length).set(piece);
    });
    heap.integers(this.#counts, shards).set(pieces.map((piece) => piece.length));
    const shared = [
      ...[this.#inputs, this.#outputs, this.#inputTouched, this.#outputTouched],
      ...[this.#vocabulary, this.stride, this.#tokens, this.#counts, this.capacity],
      ...[this.#random, this.#keep, ...this.#sampler],
    ];
    const cbow = architecture === 'cbow' ? 1 : 0;
    if (loss === 'hierarchical-softmax') {
      this.#engine.parallel(
        'word2vecHierarchical',
        [...shared, window, cbow, learningRate],
        shards,
        1,
      );
    } else {
      const rest = [negatives, window, cbow, learningRate];
      this.#engine.parallel('word2vecNegative', [...shared, ...rest], shards, 1);
    }
    this.#merge();
  }

  dispose(): void {
    for (const offset of this.#offsets) this.#engine.heap.free(offset);
  }

  #merge(): void {
    if (this.#bases === undefined) return;
    const sizes = [this.#settings.shards, this.#vocabulary, this.stride];
    const tables = [
      [this.#inputs, this.#inputTouched, this.#bases[0]],
      [this.#outputs, this.#outputTouched, this.#bases[1]],
    ];
    for (const table of tables) {
      this.#engine.parallel('word2vecMerge', [...table, ...sizes], this.#vocabulary, MERGE_GRAIN);
    }
  }

  /** Inputs begin small and random, the same in every shard; outputs at zero; as in word2vec.c. */
  #initialise(): void {
    const { heap } = this.#engine;
    const { seed, dimensions, shards } = this.#settings;
    const random = createRandom(seed, 'weights');
    const table = this.#vocabulary * this.stride;
    const first = heap.numbers(this.#inputs, table);
    for (let row = 0; row < table; row += this.stride) {
      for (let i = 0; i < dimensions; i++) first[row + i] = (random.float() - 0.5) / dimensions;
    }
    for (let shard = 1; shard < shards; shard++) {
      heap.numbers(this.#inputs + 4 * shard * table, table).set(first);
    }
    if (this.#bases !== undefined) heap.numbers(this.#bases[0], table).set(first);
    for (let shard = 0; shard < shards; shard++) {
      const state = createRandom(seed, 'shard', shard).state();
      heap.integers(this.#random + 16 * shard, 4).set(state);
    }
  }

  #createSampler(counts: ArrayLike<number>): readonly number[] {
    if (this.#settings.loss === 'hierarchical-softmax') {
      const { starts, nodes, branches } = buildHuffmanPaths(counts);
      return [starts, nodes, branches].map((part) => this.#integers(part));
    }
    const { threshold, alias } = buildNegativeSampler(counts);
    return [threshold, alias].map((part) => this.#integers(part));
  }

  #allocate(numbers: number): number {
    const offset = this.#engine.heap.allocate(4 * numbers);
    this.#offsets.push(offset);
    return offset;
  }

  #integers(values: ArrayLike<number>): number {
    const offset = this.#allocate(values.length);
    this.#engine.heap.integers(offset, values.length).set(values);
    return offset;
  }
}
