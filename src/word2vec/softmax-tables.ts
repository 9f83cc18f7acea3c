import { createRandom } from '../base/random.ts';
import type { Engine } from '../engine/engine.ts';
import { multiplyMatrices } from '../engine/matrix-product.ts';
import { copyKnownRows, type KnownRows } from './known-rows.ts';
import type { TrainingTables } from './training-tables.ts';

/** Words of a window that is learned: each input's mean predicts each target. */
export interface SoftmaxWindow {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

/** Windows that one product takes at the most: enough for the kernel to be at its speed. */
const LARGEST_BATCH = 64;

/**
 * The two layers of `computeSoftmaxStep` in an engine's heap, learning many windows with each product.
 * Rows are words in both tables: W₁ lies transposed, so that a word's vector is in one piece.
 */
export class SoftmaxTables implements TrainingTables {
  /** A row's numbers, with no padding. */
  readonly stride: number;
  /** Windows that `train` and `measure` take at once. */
  readonly batch: number;
  readonly #engine: Engine;
  readonly #vocabulary: number;
  readonly #dimensions: number;
  readonly #offsets: number[] = [];
  readonly #inputs: number;
  readonly #outputs: number;
  readonly #hidden: number;
  readonly #hiddenStep: number;
  readonly #scores: number;
  readonly #probabilities: number;
  readonly #losses: number;
  readonly #targets: number;

  /** W₁ small and random, W₂ zero, as in word2vec.c: at first every word is as likely as any other. */
  constructor(engine: Engine, vocabulary: number, dimensions: number, seed: number) {
    this.#engine = engine;
    this.#vocabulary = vocabulary;
    this.#dimensions = dimensions;
    this.stride = dimensions;
    // A batch's gradients are added up, as if its windows were learned at once: with few words they would meet
    // in the same rows too often.
    this.batch = Math.min(LARGEST_BATCH, Math.max(1, Math.floor(vocabulary / 16)));
    this.#inputs = this.#allocate(vocabulary * dimensions);
    this.#outputs = this.#allocate(vocabulary * dimensions);
    this.#hidden = this.#allocate(this.batch * dimensions);
    this.#hiddenStep = this.#allocate(this.batch * dimensions);
    this.#scores = this.#allocate(this.batch * vocabulary);
    this.#probabilities = this.#allocate(this.batch * vocabulary);
    this.#losses = this.#allocate(this.batch);
    this.#targets = this.#allocate(this.batch);
    const random = createRandom(seed, 'weights');
    const { inputs } = this;
    for (let i = 0; i < inputs.length; i++) inputs[i] = (random.float() - 0.5) / dimensions;
  }

  /** W₁ᵀ [vocabulary, dimensions]. */
  get inputs(): Float32Array | Float64Array {
    return this.#engine.heap.numbers(this.#inputs, this.#vocabulary * this.#dimensions);
  }

  /** W₂ [vocabulary, dimensions]. */
  get outputs(): Float32Array | Float64Array {
    return this.#engine.heap.numbers(this.#outputs, this.#vocabulary * this.#dimensions);
  }

  wordVectors(): Float32Array | Float64Array {
    return this.inputs;
  }

  /** Copies a word's current vector to a place in `into`. */
  copyRow(word: number, into: Float32Array, place: number): void {
    const size = this.#dimensions;
    into.set(this.#engine.heap.numbers(this.#inputs + 4 * word * size, size), place);
  }

  /** Takes over the rows that are known; the others stay as they are. */
  takeOver(known: KnownRows): void {
    copyKnownRows(known.input, this.inputs, this.stride);
    copyKnownRows(known.output, this.outputs, this.stride);
  }

  /**
   * Takes one step down the gradient of the windows' summed loss.
   * @param windows at most `batch`
   * @returns the loss before the step, Σ −ln p(target) over all targets of all windows, in nats
   */
  train(windows: readonly SoftmaxWindow[], learningRate: number): number {
    const loss = this.measure(windows);
    const { heap, kernels } = this.#engine;
    const [words, size, count] = [this.#vocabulary, this.#dimensions, windows.length];
    // The change of the scores: rate · (1_target − ŷ), summed over the window's targets.
    const steps = this.#probabilities;
    const view = heap.numbers(steps, count * words);
    windows.forEach(({ targets }, i) => {
      const row = steps + 4 * i * words;
      kernels.scale({ out: row, a: row, factor: -learningRate * targets.length }, 0, words);
      for (const target of targets) view[i * words + target] += learningRate;
    });
    const back = { a: steps, b: this.#outputs, rows: count, columns: size, inner: words };
    multiplyMatrices(this.#engine, { c: this.#hiddenStep, ...back });
    const rise = { a: steps, b: this.#hidden, rows: words, columns: size, inner: count };
    multiplyMatrices(this.#engine, { c: this.#outputs, ...rise, transposeA: 1, accumulate: 1 });
    const { inputs: table } = this;
    const hiddenStep = heap.numbers(this.#hiddenStep, count * size);
    windows.forEach(({ inputs }, i) => {
      for (const word of inputs) {
        for (let j = 0; j < size; j++) {
          table[word * size + j] += hiddenStep[i * size + j] / inputs.length;
        }
      }
    });
    return loss;
  }

  /**
   * Computes the windows' summed loss, Σ −ln p(target) over all targets of all windows, in nats.
   * @param windows at most `batch`
   */
  measure(windows: readonly SoftmaxWindow[]): number {
    const { heap } = this.#engine;
    const [words, size, count] = [this.#vocabulary, this.#dimensions, windows.length];
    this.#lookUp(windows);
    const product = { a: this.#hidden, b: this.#outputs, rows: count, columns: words, inner: size };
    multiplyMatrices(this.#engine, { c: this.#scores, ...product, transposeB: 1 });
    // The kernel knows one target a row; the others' losses differ from its by their scores.
    heap.integers(this.#targets, count).set(windows.map(({ targets }) => targets[0]));
    const args = {
      losses: this.#losses,
      probabilities: this.#probabilities,
      logits: this.#scores,
      targets: this.#targets,
      weights: 0,
      classes: words,
      ignored: -1,
      smoothing: 0,
    };
    const grain = Math.ceil(count / this.#engine.workers);
    this.#engine.parallel('softmaxCrossEntropy', args, count, grain);
    const scores = heap.numbers(this.#scores, count * words);
    const losses = heap.numbers(this.#losses, count);
    let loss = 0;
    windows.forEach(({ targets }, i) => {
      const first = scores[i * words + targets[0]];
      for (const target of targets) loss += losses[i] + first - scores[i * words + target];
    });
    return loss;
  }

  dispose(): void {
    for (const offset of this.#offsets) this.#engine.heap.free(offset);
  }

  /** Computes each window's hidden row: the mean of its inputs' rows. */
  #lookUp(windows: readonly SoftmaxWindow[]): void {
    const size = this.#dimensions;
    const table = this.inputs;
    const hidden = this.#engine.heap.numbers(this.#hidden, windows.length * size);
    windows.forEach(({ inputs }, i) => {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (const word of inputs) sum += table[word * size + j];
        hidden[i * size + j] = sum / inputs.length;
      }
    });
  }

  #allocate(numbers: number): number {
    const offset = this.#engine.heap.allocate(4 * numbers);
    this.#offsets.push(offset);
    return offset;
  }
}
