import type { PackedWeights } from '../autodiff/packed-weights.ts';
import { createBuffer } from '../autodiff/parameters.ts';
import { runSequences } from '../autodiff/run-kernel.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { Int8Rows } from '../base/int8-rows.ts';
import { currentInt8, type Int8Weights } from './int8-weights.ts';

/** A matrix [rows, inner] as the kernels of products want it. */
export interface PackedMatrix {
  /** Where it lies, from `packPanels` or, with scales, from `packInt8`. */
  readonly packed: number;
  /** Where the scales of its rows lie; absent for floats. */
  readonly scales: number | undefined;
  readonly rows: number;
  readonly inner: number;
}

/** Rows of a weight matrix: all of them by default. */
export interface RowRange {
  readonly firstRow?: number;
  readonly rows?: number;
}

/** A product of packed weights with a batch of vectors. */
export interface PackedProduct {
  /** Where the results lie, [batch, rows]. */
  readonly y: number;
  /** Where the vectors lie, [batch, inner]. */
  readonly x: number;
  readonly matrix: PackedMatrix;
  readonly bias: Parameter | undefined;
  /** Default 1. */
  readonly batch?: number;
}

/** Computes y = W x + b for each vector of a batch. */
export function multiplyMatrix(
  engine: Engine,
  { y, x, matrix, bias, batch = 1 }: PackedProduct,
): void {
  const { heap, kernels } = engine;
  const { packed, scales, rows, inner } = matrix;
  if (bias !== undefined) {
    const numbers = heap.numbers(bias.offset, rows);
    const to = heap.numbers(y, batch * rows);
    for (let b = 0; b < batch; b++) to.set(numbers, b * rows);
  }
  const accumulate = bias === undefined ? 0 : 1;
  if (scales === undefined) {
    const args = { c: y, a: x, packed, columns: rows, inner, accumulate } as const;
    runSequences(engine, 'multiplyPacked', args, [batch, rows * inner]);
  } else {
    kernels.multiplyInt8({ y, x, packed, scales, rows, inner, accumulate }, 0, batch);
  }
}

/** Rows in a panel of floats, and of codes: a packed matrix takes room for whole panels. */
const PANEL = 32;
const INT8_PANEL = 64;
/** The inner dimension of codes is filled up to a multiple of this. */
const INT8_STEP = 4;

/** Packs weight matrices once, for products with one vector after another; they stay until `dispose`. */
export class MatrixPacker {
  readonly #engine: Engine;
  readonly #weights: Int8Weights;
  readonly #kept: PackedWeights | undefined;
  readonly #allocated: number[] = [];

  /**
   * @param weights those that are multiplied in 8 bits, as far as the parameters still have these values
   * @param kept where the others are kept from one packer to the next; default: each packs its own
   */
  constructor(engine: Engine, weights: Int8Weights, kept?: PackedWeights) {
    this.#engine = engine;
    this.#weights = weights;
    this.#kept = kept;
  }

  /** Makes room for numbers, zeros at first; gives its offset in bytes. */
  allocate(length: number): number {
    const { offset } = createBuffer(this.#engine, [length]);
    this.#allocated.push(offset);
    return offset;
  }

  /** Packs a matrix, or some of its rows. */
  pack(weight: Parameter, { firstRow = 0, rows = weight.shape[0] }: RowRange = {}): PackedMatrix {
    const inner = weight.shape[1];
    const int8 = currentInt8(this.#engine, weight, this.#weights);
    if (int8 !== undefined) return this.#packInt8(int8, firstRow, rows, inner);
    if (this.#kept !== undefined) {
      const packed = this.#kept.panels(weight, firstRow, rows);
      return { packed, scales: undefined, rows, inner };
    }
    const packed = this.allocate(Math.ceil(rows / PANEL) * PANEL * inner);
    const b = weight.offset + 4 * firstRow * inner;
    const args = { packed, b, inner, columns: rows, transposeB: 1 } as const;
    this.#engine.kernels.packPanels(args, 0, rows);
    return { packed, scales: undefined, rows, inner };
  }

  /** Frees all that it has packed and made room for. */
  dispose(): void {
    for (const offset of this.#allocated) this.#engine.heap.free(offset);
    this.#allocated.length = 0;
  }

  #packInt8(all: Int8Rows, firstRow: number, rows: number, inner: number): PackedMatrix {
    const { heap, kernels } = this.#engine;
    const depth = Math.ceil(inner / INT8_STEP);
    const packed = this.allocate(Math.ceil(rows / INT8_PANEL) * INT8_PANEL * depth);
    const scales = this.allocate(rows);
    heap.numbers(scales, rows).set(all.scales.subarray(firstRow, firstRow + rows));
    const own = all.codes.subarray(firstRow * inner, (firstRow + rows) * inner);
    const codes = heap.allocate(own.length);
    heap.bytes(codes, own.length).set(own);
    kernels.packInt8({ packed, codes, inner }, 0, rows);
    heap.free(codes);
    return { packed, scales, rows, inner };
  }
}
