import { linear } from '../autodiff/operations.ts';
import type { PackedWeights } from '../autodiff/packed-weights.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { Int8Weights } from './int8-weights.ts';
import type { LayerNorm } from './layer-norm.ts';
import type { Projection } from './multi-head-attention.ts';
import { MatrixPacker, multiplyMatrix, type PackedMatrix } from './packed-matrix.ts';
import type { Positions } from './positions.ts';
import { StepCache } from './step-cache.ts';
import type { Transformer } from './transformer.ts';
import type { TransformerBlock } from './transformer-block.ts';

/** What a `TransformerStepper` needs beside the stack. */
export interface TransformerStepperOptions {
  /** How many places there is room for at first. */
  readonly places: number;
  /** The most places; default as many as are read. */
  readonly most?: number;
  /** What a decoder's blocks look at. */
  readonly memory?: StepperMemory;
  /** The stack's positions: those that turn queries and keys. Default: none do. */
  readonly positions?: Positions;
  /** Sequences side by side; default 1. */
  readonly batch?: number;
  /** Weights in 8 bits; default none. */
  readonly weights?: Int8Weights;
  /** Where packed weights are kept from one stepper to the next; default: each packs its own. */
  readonly packed?: PackedWeights;
}

/** What a decoder looks at: an encoder's result. */
export interface StepperMemory {
  /** The tape on which it was computed. */
  readonly tape: Tape;
  /** [keys, sources, size] */
  readonly values: Tensor;
  /** [sources] */
  readonly lengths: ArrayLike<number>;
  /** [batch]: the source of each row. */
  readonly rows: ArrayLike<number>;
}

/** A projection, its weight packed for products. */
interface PackedProjection {
  readonly matrix: PackedMatrix;
  readonly bias: Projection['bias'];
}

interface StepCross {
  /** Rows of 2 · size: keys and values of the memory. */
  readonly memory: StepCache;
  readonly query: PackedProjection;
  readonly output: PackedProjection;
}

interface StepLayer {
  readonly block: TransformerBlock;
  /** Rows of 3 · size: queries, keys and values of every place so far. */
  readonly cache: StepCache;
  /** What a decoder's block looks at. */
  readonly cross: StepCross | undefined;
  readonly input: PackedProjection;
  readonly output: PackedProjection;
  readonly wide: PackedProjection;
  readonly narrow: PackedProjection;
}

/**
 * Runs a trained stack of blocks one place at a time, without a tape: for generation. Each step computes one place's
 * queries, keys and values and keeps them, so that a place costs what the places before it number, not their square. It
 * computes what `Transformer.forward` computes with `causal`, from the same kernels. Changes of the weights are not seen.
 */
export class TransformerStepper {
  readonly #engine: Engine;
  readonly #transformer: Transformer;
  readonly #most: number;
  readonly #keys: number;
  /** Where the memory's lengths lie, as integers; 0 without a memory. */
  readonly #lengths: number;
  #batch: number;
  readonly #packer: MatrixPacker;
  readonly #layers: readonly StepLayer[];
  /** [places, half a head] each, where heads are turned. */
  readonly #turns: readonly [cosines: number, sines: number] | undefined;
  /** Room for a place: [batch, size] twice, and [batch, feedForwardSize]. */
  readonly #first: number;
  readonly #second: number;
  readonly #third: number;
  readonly #wide: number;
  readonly #statistics: number;
  #place = 0;

  constructor(engine: Engine, transformer: Transformer, options: TransformerStepperOptions) {
    const { places, most = Infinity, positions, batch = 1, weights = new Map(), memory } = options;
    const { size, feedForwardSize, heads } = transformer.options;
    this.#engine = engine;
    this.#transformer = transformer;
    this.#most = most;
    this.#keys = memory?.values.shape[0] ?? 0;
    this.#batch = batch;
    const packer = new MatrixPacker(engine, weights, options.packed);
    this.#packer = packer;
    const pack = ({ weight, bias }: Projection): PackedProjection => ({
      matrix: packer.pack(weight),
      bias,
    });
    this.#layers = transformer.blocks.map((block) => ({
      block,
      cache: new StepCache(engine, 3 * size, [places, batch]),
      cross: memory && createCross(engine, block, memory, pack),
      ...{ input: pack(block.selfAttention.input), output: pack(block.selfAttention.output) },
      ...{ wide: pack(block.wide), narrow: pack(block.narrow) },
    }));
    this.#first = packer.allocate(batch * size);
    this.#second = packer.allocate(batch * size);
    this.#third = packer.allocate(batch * size);
    this.#lengths = memory === undefined ? 0 : packer.allocate(batch);
    if (memory !== undefined) {
      const own = Int32Array.from(memory.rows, (row) => memory.lengths[row]);
      engine.heap.integers(this.#lengths, batch).set(own);
    }
    this.#wide = packer.allocate(batch * feedForwardSize);
    this.#statistics = packer.allocate(batch * (2 + heads));
    this.#turns = positions?.turns()?.map((table) => {
      const offset = packer.allocate(table.length);
      engine.heap.numbers(offset, table.length).set(table);
      return offset;
    }) as [number, number] | undefined;
  }

  /** The number of places that were read. */
  get place(): number {
    return this.#place;
  }

  /** The number of sequences. */
  get batch(): number {
    return this.#batch;
  }

  /** Lets each sequence go on from another one's places: of those that share a memory. */
  reorder(rows: ArrayLike<number>): void {
    if (Array.from(rows).every((row, i) => row === i)) return;
    for (const { cache } of this.#layers) cache.select(rows, this.#place);
  }

  /** Goes on with some of the sequences, in this order. */
  keep(rows: ArrayLike<number>): void {
    for (const { cache, cross } of this.#layers) {
      cache.select(rows, this.#place);
      cross?.memory.select(rows, this.#keys);
    }
    if (this.#lengths !== 0) {
      const lengths = this.#engine.heap.integers(this.#lengths, this.#batch);
      lengths.set(Int32Array.from(rows, (row) => lengths[row]));
    }
    this.#batch = rows.length;
  }

  /** Forgets all places from this one on; default all. */
  rewind(place = 0): void {
    this.#place = place;
  }

  /** Packs a matrix for `multiply`; it stays until `dispose`. */
  pack(weight: Projection['weight']): PackedMatrix {
    return this.#packer.pack(weight);
  }

  /** y = x Wᵀ + b for every sequence, with W as `pack` left it. */
  multiply(y: number, x: number, matrix: PackedMatrix, bias: Projection['bias']): void {
    multiplyMatrix(this.#engine, { y, x, matrix, bias, batch: this.#batch });
  }

  /**
   * Reads one place.
   * @param x where the vectors lie, [batch, size]; overwritten
   * @returns where the top block's results lie, [batch, size]; until the next step
   * @throws UsageError when all places are read
   */
  step(x: number): number {
    if (this.#place >= this.#most) {
      throw new UsageError(
        sentence(
          'nn/no-more-places',
        )`TransformerStepper: all ${{ places: this.#most }} places are read; rewind first.`,
      );
    }
    for (const layer of this.#layers) this.#runBlock(layer, x);
    this.#place += 1;
    const { norm } = this.#transformer;
    if (norm === undefined) return x;
    this.#normalize(this.#first, x, norm);
    return this.#first;
  }

  /** Frees its memory. */
  dispose(): void {
    for (const { cache, cross } of this.#layers) {
      cache.dispose();
      cross?.memory.dispose();
    }
    this.#packer.dispose();
  }

  #runBlock(layer: StepLayer, x: number): void {
    const { norms } = layer.block;
    const { cross } = layer;
    this.#addPart(x, norms[0], (y, from) => this.#attend(layer, y, from));
    if (cross !== undefined) {
      this.#addPart(x, norms[1], (y, from) => this.#attendToMemory(cross, y, from));
    }
    this.#addPart(x, norms[norms.length - 1], (y, from) => this.#feedForward(layer, y, from));
  }

  /** x ← x + part(norm(x)), or norm(x + part(x)). */
  #addPart(x: number, norm: LayerNorm, part: (y: number, from: number) => void): void {
    const { kernels } = this.#engine;
    const { size, norm: place = 'before' } = this.#transformer.options;
    if (place === 'before') this.#normalize(this.#first, x, norm);
    part(this.#second, place === 'before' ? this.#first : x);
    kernels.add({ out: x, a: x, b: this.#second }, 0, this.#batch * size);
    if (place === 'after') this.#normalize(x, x, norm);
  }

  #attend({ cache, input, output }: StepLayer, y: number, from: number): void {
    const { kernels } = this.#engine;
    const { size: width, heads } = this.#transformer.options;
    const batch = this.#batch;
    const size = width / heads;
    const query = cache.at(this.#place);
    const first = cache.at(0);
    this.multiply(query, from, input.matrix, input.bias);
    if (this.#turns !== undefined) {
      const at = 4 * this.#place * (size / 2);
      const [cosines, sines] = this.#turns.map((table) => table + at);
      const own = { y: query, x: query, cosines, sines, batch, heads: 2 * heads, size };
      kernels.rotate({ ...own, rest: width, inverse: 0, accumulate: 0 }, 0, batch);
    }
    const rows = { query, key: first + 4 * width, value: first + 8 * width, lengths: 0 };
    const sizes = { queries: 1, keys: this.#place + 1, batch, heads, size };
    const parts = { queryParts: 3, keyParts: 3, valueParts: 3 };
    const how = { causal: 0, scale: 1 / Math.sqrt(size), rate: 0, seed: 0 } as const;
    const results = { y: this.#first, logSums: this.#statistics + 8 * batch };
    const args = { ...results, ...rows, ...sizes, ...parts, ...how };
    kernels.attentionForward(args, 0, batch * heads);
    this.multiply(y, this.#first, output.matrix, output.bias);
  }

  #attendToMemory({ memory, query, output }: StepCross, y: number, from: number): void {
    const { size: width, heads } = this.#transformer.options;
    const batch = this.#batch;
    const size = width / heads;
    this.multiply(this.#third, from, query.matrix, query.bias);
    const key = memory.at(0);
    const rows = { query: this.#third, key, value: key + 4 * width, lengths: this.#lengths };
    const sizes = { queries: 1, keys: this.#keys, batch, heads, size };
    const parts = { queryParts: 1, keyParts: 2, valueParts: 2 };
    const how = { causal: 0, scale: 1 / Math.sqrt(size), rate: 0, seed: 0 } as const;
    const results = { y: this.#first, logSums: this.#statistics + 8 * batch };
    const args = { ...results, ...rows, ...sizes, ...parts, ...how };
    this.#engine.kernels.attentionForward(args, 0, batch * heads);
    this.multiply(y, this.#first, output.matrix, output.bias);
  }

  #feedForward({ wide, narrow }: StepLayer, y: number, from: number): void {
    const { kernels } = this.#engine;
    const { feedForwardSize, activation = 'gelu' } = this.#transformer.options;
    this.multiply(this.#wide, from, wide.matrix, wide.bias);
    const args = { out: this.#wide, a: this.#wide };
    kernels[activation](args, 0, this.#batch * feedForwardSize);
    this.multiply(y, this.#wide, narrow.matrix, narrow.bias);
  }

  #normalize(y: number, x: number, { weight, bias, epsilon }: LayerNorm): void {
    const { size } = this.#transformer.options;
    const parameters = { weight: weight.offset, bias: bias?.offset ?? 0, epsilon };
    const args = { y, x, statistics: this.#statistics, ...parameters, size };
    this.#engine.kernels.layerNorm(args, 0, this.#batch);
  }
}

/** Computes the memory's keys and values for a block, row by row of the sequences. */
function createCross(
  engine: Engine,
  { crossAttention }: TransformerBlock,
  { tape, values, rows }: StepperMemory,
  pack: (projection: Projection) => PackedProjection,
): StepCross | undefined {
  if (crossAttention === undefined) return undefined;
  const { memory: projection, query, output } = crossAttention;
  const projected = linear(tape, values, projection.weight, projection.bias);
  const [keys, sources, width] = projected.shape;
  const memory = new StepCache(engine, width, [keys, rows.length]);
  // Views only now: making room may move the heap.
  const from = tape.numbers(projected);
  const to = engine.heap.numbers(memory.at(0), keys * rows.length * width);
  for (let key = 0; key < keys; key++) {
    for (let i = 0; i < rows.length; i++) {
      const begin = (key * sources + rows[i]) * width;
      to.set(from.subarray(begin, begin + width), (key * rows.length + i) * width);
    }
  }
  return { memory, query: pack(query), output: pack(output) };
}
