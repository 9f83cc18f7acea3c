import { createRandom } from '../base/random.ts';
import { buildHuffmanPaths } from '../counts/huffman.ts';
import type { Engine } from '../engine/engine.ts';
import { buildNegativeSampler } from './alias-table.ts';
import { copyKnownRows, type KnownRows } from './known-rows.ts';
import { computeKeepThresholds } from './subsampling.ts';
import type { SubwordRows } from './subword-rows.ts';
import type { TrainingTables } from './training-tables.ts';
import type { Word2VecSettings } from './word2vec-options.ts';

/** Rows are whole vectors of 256 bits: wider ones are no faster, since memory is the limit. */
const ROW_LANES = 8;

/** Rows that one block of a merge takes: enough to be worth handing to a worker. */
const MERGE_GRAIN = 4096;

/** Numbers that are drawn between two chances for a break: a millisecond or so. */
const NUMBERS_AT_ONCE = 2 ** 16;

/** Rounds of an epoch at the least. */
const LEAST_ROUNDS = 50;

/** The heap offsets by which a window's outputs are found. */
type Sampler =
  | { readonly loss: 'negative-sampling'; readonly tables: NegativeTables }
  | { readonly loss: 'hierarchical-softmax'; readonly tables: PathTables };

/** The alias table. */
interface NegativeTables {
  readonly thresholds: number;
  readonly alias: number;
  readonly negatives: number;
}

/** The Huffman paths. */
interface PathTables {
  readonly pathStarts: number;
  readonly pathNodes: number;
  readonly pathBranches: number;
}

/** Where in the heap the subwords' tables are. */
interface SubwordPlaces {
  /** Where each word's rows begin in the list of rows. */
  readonly rowStarts: number;
  /** The list of rows. */
  readonly rowNumbers: number;
  /** Working room of the kernels. */
  readonly means: number;
  /** Room for the words' vectors. */
  readonly words: number;
}

/** A table in the heap and, of several shards, each one's copies of the rows that it changes within a round. */
interface CopiedTable {
  readonly table: number;
  readonly rows: number;
  readonly copies: number;
  readonly places: number;
  /** Rows that a shard can change in a round at the most. */
  readonly capacity: number;
}

/**
 * The tables in an engine's heap, and what the kernels need beside them. Shards train on copies of the rows that they
 * change; `merge` adds up what they learned.
 */
export class ShardTables implements TrainingTables {
  readonly stride: number;
  /** Tokens that a shard takes in one round. */
  readonly capacity: number;
  readonly #engine: Engine;
  readonly #settings: Word2VecSettings;
  readonly #vocabulary: number;
  readonly #inputRows: number;
  readonly #offsets: number[] = [];
  readonly #inputs: CopiedTable;
  readonly #outputs: CopiedTable;
  readonly #copies: number;
  readonly #tokens: number;
  readonly #counts: number;
  readonly #random: number;
  readonly #keep: number;
  readonly #sampler: Sampler;
  readonly #subwords: SubwordPlaces | undefined;

  /**
   * @param counts by word, falling
   * @param textLength numbers in the text, which rounds are cut from
   * @param subwords the rows whose mean is a word's vector; default: the word's own row alone
   */
  constructor(
    engine: Engine,
    counts: ArrayLike<number>,
    textLength: number,
    settings: Word2VecSettings,
    subwords?: SubwordRows,
  ) {
    const { shards, dimensions, window } = settings;
    this.#engine = engine;
    this.#settings = settings;
    this.#vocabulary = counts.length;
    this.#inputRows = counts.length + (subwords?.buckets.length ?? 0);
    this.stride = Math.ceil(dimensions / ROW_LANES) * ROW_LANES;
    // Changes are added up: what all shards learn of a frequent word in one round is learned too often. So
    // the more shards, the shorter the rounds (measured on 11 million words: two shards do as well as one from
    // 50,000 to 200,000 tokens a round), and short texts have many rounds too. Rows of n-grams, which many words
    // share, bear far less: with 25,000 tokens of each of two shards the loss of jamo first rose threefold, with
    // 4,000 it was one shard's.
    const most = subwords === undefined ? 400_000 : 20_000;
    const rounds = LEAST_ROUNDS * shards;
    this.capacity = Math.max(100, Math.floor(Math.min(most / shards ** 2, textLength / rounds)));
    const { negatives, loss } = settings;
    const drawn = loss === 'negative-sampling' ? this.capacity * (negatives + 1) : counts.length;
    this.#inputs = this.#createTable(
      this.#inputRows,
      subwords === undefined ? this.capacity : this.#inputRows,
    );
    this.#outputs = this.#createTable(counts.length, drawn);
    this.#copies = this.#allocate(2 * shards);
    this.#tokens = this.#allocate(shards * this.capacity);
    this.#counts = this.#allocate(shards);
    this.#random = this.#allocate(4 * shards);
    this.#keep = this.#integers(computeKeepThresholds(counts, settings.subsample));
    this.#sampler = this.#createSampler(counts);
    this.#subwords = subwords && {
      rowStarts: this.#integers(subwords.starts),
      rowNumbers: this.#integers(subwords.numbers),
      means: this.#allocate(shards * 2 * (2 * window + 1) * this.stride),
      words: this.#allocate(counts.length * this.stride),
    };
  }

  /**
   * The input rows, [rows × stride]: a row for each word and, with subwords, for each bucket that has one. Of several
   * shards, as they were after the last round.
   */
  get inputs(): Float32Array | Float64Array {
    return this.#engine.heap.numbers(this.#inputs.table, this.#inputRows * this.stride);
  }

  /** The output rows, likewise. */
  get outputs(): Float32Array | Float64Array {
    return this.#engine.heap.numbers(this.#outputs.table, this.#vocabulary * this.stride);
  }

  /**
   * Returns the words' vectors: their rows, or with subwords the means of theirs, as of now: [vocabulary × stride].
   */
  wordVectors(): Float32Array | Float64Array {
    const { heap } = this.#engine;
    const length = this.#vocabulary * this.stride;
    if (this.#subwords === undefined) return heap.numbers(this.#inputs.table, length);
    const { words, rowStarts, rowNumbers } = this.#subwords;
    const rows = { rowStarts, rowNumbers, stride: this.stride };
    const args = { means: words, inputs: this.#inputs.table, ...rows };
    this.#engine.parallel('word2vecSubwordMeans', args, this.#vocabulary, MERGE_GRAIN);
    return heap.numbers(words, length);
  }

  /** The states of the shards' random generators, four 32-bit words each. */
  get random(): readonly number[] {
    return [...this.#engine.heap.integers(this.#random, 4 * this.#settings.shards)];
  }

  set random(states: readonly number[]) {
    this.#engine.heap.integers(this.#random, states.length).set(states);
  }

  /** Takes over the rows that are known; the others stay as they are. */
  takeOver(known: KnownRows): void {
    copyKnownRows(known.input, this.inputs, this.stride);
    copyKnownRows(known.output, this.outputs, this.stride);
  }

  /**
   * Trains a part of a round: each shard trains on its tokens, and keeps what it learned to itself.
   * @param pieces whole sentences, at most `capacity` tokens for each shard
   */
  train(pieces: readonly Int32Array[], learningRate: number): void {
    const { heap } = this.#engine;
    const { shards } = this.#settings;
    pieces.forEach((piece, shard) => {
      const place = this.#tokens + 4 * shard * this.capacity;
      heap.integers(place, piece.length).set(piece);
    });
    heap.integers(this.#counts, shards).set(pieces.map((piece) => piece.length));
    this.#runShards(learningRate);
  }

  /** Ends a round: adds up the changes of all shards. */
  merge(): void {
    const { shards } = this.#settings;
    if (shards === 1) return;
    for (const { table, copies, places, capacity, rows } of [this.#inputs, this.#outputs]) {
      const args = { table, copies, places, capacity, shards, rows, stride: this.stride };
      this.#engine.parallel('word2vecMerge', args, rows, MERGE_GRAIN);
    }
    this.#engine.heap.integers(this.#copies, 2 * shards).fill(0);
  }

  /** Copies a word's current vector to a place in `into`. */
  copyRow(word: number, into: Float32Array, place: number): void {
    const { dimensions } = this.#settings;
    const { heap } = this.#engine;
    // One view of the whole table: a view for each row of an n-gram would cost more than the sums.
    const { inputs, stride } = this;
    if (this.#subwords === undefined) {
      into.set(inputs.subarray(word * stride, word * stride + dimensions), place);
      return;
    }
    const [start, end] = heap.integers(this.#subwords.rowStarts + 4 * word, 2);
    const numbers = heap.integers(this.#subwords.rowNumbers + 4 * start, end - start);
    const mean = new Float32Array(dimensions);
    for (const number of numbers) {
      for (let i = 0; i < dimensions; i++) mean[i] += inputs[number * stride + i];
    }
    into.set(
      mean.map((value) => value / numbers.length),
      place,
    );
  }

  dispose(): void {
    for (const offset of this.#offsets) this.#engine.heap.free(offset);
  }

  /** Trains every shard on its tokens, by the kernel of the loss and of the inputs. */
  #runShards(learningRate: number): void {
    const { shards, window, architecture } = this.#settings;
    const [sampler, subwords] = [this.#sampler, this.#subwords];
    const shared = {
      inputs: this.#inputs.table,
      outputs: this.#outputs.table,
      inputCopies: this.#inputs.copies,
      outputCopies: this.#outputs.copies,
      inputPlaces: this.#inputs.places,
      outputPlaces: this.#outputs.places,
      copies: this.#copies,
      inputCapacity: this.#inputs.capacity,
      outputCapacity: this.#outputs.capacity,
      vocabulary: this.#vocabulary,
      stride: this.stride,
      tokens: this.#tokens,
      counts: this.#counts,
      capacity: this.capacity,
      random: this.#random,
      keep: this.#keep,
      window,
      cbow: architecture === 'cbow' ? 1 : 0,
      rate: learningRate,
    } as const;
    if (subwords === undefined) {
      if (sampler.loss === 'negative-sampling') {
        this.#engine.parallel('word2vecNegative', { ...shared, ...sampler.tables }, shards, 1);
      } else {
        this.#engine.parallel('word2vecHierarchical', { ...shared, ...sampler.tables }, shards, 1);
      }
      return;
    }
    const { rowStarts, rowNumbers, means } = subwords;
    const rows = { rows: this.#inputRows, rowStarts, rowNumbers, means };
    if (sampler.loss === 'negative-sampling') {
      const args = { ...shared, ...sampler.tables, ...rows };
      this.#engine.parallel('word2vecSubwordNegative', args, shards, 1);
    } else {
      const args = { ...shared, ...sampler.tables, ...rows };
      this.#engine.parallel('word2vecSubwordHierarchical', args, shards, 1);
    }
  }

  /**
   * Fills the tables: inputs small and random, outputs at zero; as in word2vec.c.
   * @yields how many numbers it has drawn, after every few
   */
  *initialize(): Generator<number, void> {
    const { heap } = this.#engine;
    const { seed, dimensions, shards } = this.#settings;
    const random = createRandom(seed, 'weights');
    const table = this.#inputRows * this.stride;
    let first = heap.numbers(this.#inputs.table, table);
    let drawn = 0;
    for (let row = 0; row < table; row += this.stride) {
      for (let i = 0; i < dimensions; i++) first[row + i] = (random.float() - 0.5) / dimensions;
      drawn += dimensions;
      if (drawn < NUMBERS_AT_ONCE) continue;
      yield drawn;
      drawn = 0;
      // The heap may have grown meanwhile.
      first = heap.numbers(this.#inputs.table, table);
    }
    for (let shard = 0; shard < shards; shard++) {
      const state = createRandom(seed, 'shard', shard).state();
      heap.integers(this.#random + 16 * shard, 4).set(state);
    }
  }

  /** @param changed how many rows a shard can change in a round */
  #createTable(rows: number, changed: number): CopiedTable {
    const { shards } = this.#settings;
    const table = this.#allocate(rows * this.stride);
    if (shards === 1) return { table, rows, copies: 0, places: 0, capacity: 0 };
    const capacity = Math.min(rows, changed);
    const copies = this.#allocate(shards * capacity * this.stride);
    return { table, rows, copies, places: this.#allocate(shards * rows), capacity };
  }

  #createSampler(counts: ArrayLike<number>): Sampler {
    const { loss, negatives } = this.#settings;
    if (loss === 'hierarchical-softmax') {
      const { starts, nodes, branches } = buildHuffmanPaths(counts);
      const tables = {
        pathStarts: this.#integers(starts),
        pathNodes: this.#integers(nodes),
        pathBranches: this.#integers(branches),
      };
      return { loss, tables };
    }
    const { threshold, alias } = buildNegativeSampler(counts);
    const tables = { thresholds: this.#integers(threshold), alias: this.#integers(alias) };
    return { loss: 'negative-sampling', tables: { ...tables, negatives } };
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
