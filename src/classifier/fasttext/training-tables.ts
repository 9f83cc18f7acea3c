import { createRandom } from '../../base/random.ts';
import { buildHuffmanPaths } from '../../counts/huffman.ts';
import type { KernelArguments } from '../../engine/contract/kernels.ts';
import type { Engine } from '../../engine/engine.ts';
import type { FastTextSettings } from './fasttext-options.ts';
import { DenseRows } from './parts.ts';
import type { TrainingRows } from './training-rows.ts';

/** Rows are whole vectors of 256 bits. */
const ROW_LANES = 8;

/** Columns of a block of an update: a cache line. */
const COLUMNS = 16;

/** Numbers of a batch's rows from which on it is shared among workers: some hundred microseconds of work. */
const SHARED_NUMBERS = 2 ** 18;

/** Numbers that are drawn between two chances for a break: a millisecond or so. */
const NUMBERS_AT_ONCE = 2 ** 18;

/** The documents of a round, in the order of their visits. */
export interface Round {
  readonly order: Int32Array;
  readonly rates: Float32Array;
  /** The class that each visit teaches. */
  readonly targets: Int32Array;
}

/** The matrices and the documents in an engine's heap. */
export class FastTextTables {
  /** Documents that a round may have. */
  readonly capacity: number;
  readonly #engine: Engine;
  readonly #settings: FastTextSettings;
  readonly #rows: number;
  readonly #classes: number;
  readonly #stride: number;
  readonly #offsets: number[] = [];
  /** Whether batches are large enough to be shared. */
  readonly #isShared: boolean;
  readonly #model: Omit<KernelArguments<'fasttextRound'>, 'count' | 'batch'>;

  /** @param capacity documents that a round may have */
  constructor(
    engine: Engine,
    { rows, features, classes, labelCounts }: TrainingRows,
    settings: FastTextSettings,
    capacity: number,
  ) {
    this.#engine = engine;
    this.#settings = settings;
    this.capacity = capacity;
    this.#rows = rows;
    this.#classes = labelCounts.length;
    const { batch, loss } = settings;
    const stride = Math.ceil(settings.dimensions / ROW_LANES) * ROW_LANES;
    this.#stride = stride;
    const numbers = (batch * stride * features.values.length) / (features.starts.length - 1);
    this.#isShared = engine.workers > 1 && numbers >= SHARED_NUMBERS;
    const none = { labelStarts: 0, labels: 0, pathStarts: 0, pathNodes: 0, pathBranches: 0 };
    const paths = loss === 'hierarchical-softmax' ? buildHuffmanPaths(labelCounts) : undefined;
    const outputs = paths === undefined ? labelCounts.length : longestPath(paths.starts);
    this.#model = {
      input: this.#allocate(rows * stride),
      output: this.#allocate(labelCounts.length * stride),
      hidden: this.#allocate(batch * stride),
      gradients: this.#allocate(batch * stride),
      errors: this.#allocate(batch * 2 * outputs),
      losses: this.#allocate(capacity),
      starts: this.#integers(features.starts),
      features: this.#integers(features.values),
      order: this.#allocate(capacity),
      rates: this.#allocate(capacity),
      targets: this.#allocate(capacity),
      ...none,
      ...(paths && {
        pathStarts: this.#integers(paths.starts),
        pathNodes: this.#integers(paths.nodes),
        pathBranches: this.#integers(paths.branches),
      }),
      ...(loss === 'one-vs-all' && {
        labelStarts: this.#integers(classes.starts),
        labels: this.#integers(classes.values),
      }),
      ...{ classes: labelCounts.length, capacity: outputs, stride },
    };
  }

  /**
   * Fills the input with small random numbers, between ±1 / dimensions, and the output with zeros, as fastText does.
   * @yields how many numbers it has drawn, after every few
   */
  *initialize(): Generator<number, void> {
    const { heap } = this.#engine;
    const { dimensions, seed } = this.#settings;
    const random = createRandom(seed, 'weights');
    const scale = 2 / (dimensions * 2 ** 32);
    heap.numbers(this.#model.output, this.#classes * this.#stride).fill(0);
    const rowsAtOnce = Math.ceil(NUMBERS_AT_ONCE / dimensions);
    for (let first = 0; first < this.#rows; first += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, this.#rows - first);
      // The heap may have grown meanwhile.
      const rows = heap.numbers(this.#model.input + 4 * first * this.#stride, count * this.#stride);
      rows.fill(0);
      for (let row = 0; row < rows.length; row += this.#stride) {
        for (let i = 0; i < dimensions; i++)
          rows[row + i] = random.uint32() * scale - 1 / dimensions;
      }
      yield count * dimensions;
    }
  }

  /**
   * Trains on the documents of a round, batch after batch.
   * @returns the sum of their losses, each before its batch's change, in nats
   */
  train({ order, rates, targets }: Round): number {
    const { heap, kernels } = this.#engine;
    const model = this.#model;
    const count = order.length;
    const { batch } = this.#settings;
    heap.integers(model.order, count).set(order);
    heap.numbers(model.rates, count).set(rates);
    heap.integers(model.targets, count).set(targets);
    if (this.#isShared) this.#share(count);
    else kernels.fasttextRound({ ...model, count, batch });
    let sum = 0;
    for (const loss of heap.numbers(model.losses, count)) sum += loss;
    return sum;
  }

  /** Returns the input matrix, without padding. */
  inputRows(): DenseRows {
    return this.#copyRows(this.#model.input, this.#rows);
  }

  /** Returns the output matrix, without padding. */
  outputRows(): DenseRows {
    return this.#copyRows(this.#model.output, this.#classes);
  }

  dispose(): void {
    for (const offset of this.#offsets) this.#engine.heap.free(offset);
  }

  /** Shares each batch among the workers: its documents, and then the columns of what they change. */
  #share(documents: number): void {
    const model = this.#model;
    const { batch } = this.#settings;
    const blocks = Math.ceil(this.#stride / COLUMNS);
    for (let first = 0; first < documents; first += batch) {
      const count = Math.min(batch, documents - first);
      const args = { ...model, first, count };
      this.#engine.parallel('fasttextForward', args, count);
      this.#engine.parallel('fasttextUpdate', args, blocks);
    }
  }

  #copyRows(offset: number, count: number): DenseRows {
    const { dimensions } = this.#settings;
    const data = new Float32Array(count * dimensions);
    const rows = this.#engine.heap.numbers(offset, count * this.#stride);
    if (dimensions === this.#stride) data.set(rows);
    else {
      for (let row = 0; row < count; row++) {
        const start = row * this.#stride;
        data.set(rows.subarray(start, start + dimensions), row * dimensions);
      }
    }
    return new DenseRows(data, dimensions);
  }

  #allocate(numbers: number): number {
    const offset = this.#engine.heap.allocate(4 * Math.max(numbers, 1));
    this.#offsets.push(offset);
    return offset;
  }

  #integers(values: ArrayLike<number>): number {
    const offset = this.#allocate(values.length);
    this.#engine.heap.integers(offset, values.length).set(values);
    return offset;
  }
}

function longestPath(starts: Int32Array): number {
  let most = 0;
  for (let i = 1; i < starts.length; i++) most = Math.max(most, starts[i] - starts[i - 1]);
  return most;
}
