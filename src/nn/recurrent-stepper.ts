import { createBuffer } from '../autodiff/parameters.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { PackedStep, StepWorkspace } from './cells/cell.ts';
import { CELLS } from './cells/index.ts';
import type { Recurrent } from './recurrent.ts';

/** One layer, its weights packed for products. */
interface StepLayer {
  /** W_ih, transposed; absent in the bottom layer. */
  readonly inputWeights: number | undefined;
  readonly biasIh: Parameter | undefined;
  /** W_ih x + b_ih */
  readonly projected: number;
  readonly run: PackedStep;
}

/**
 * Runs a trained stack one step at a time, without a tape: for generation, where nothing is
 * differentiated and the weights stay as they are, so they are packed once. It computes what
 * `Recurrent.forward` computes, from the same kernels. Changes of the weights are not seen.
 */
export class RecurrentStepper {
  readonly #engine: Engine;
  readonly #recurrent: Recurrent;
  readonly #layers: readonly StepLayer[];
  readonly #allocated: number[] = [];
  /** Which of the two places of a state holds the last one. */
  #turn: 0 | 1 = 0;

  /** @throws UsageError when the layers are bidirectional: they need what comes later */
  constructor(engine: Engine, recurrent: Recurrent) {
    const { cell, form, hiddenSize, bidirectional } = recurrent.options;
    if (bidirectional) {
      throw new UsageError(
        sentence(
          'nn/bidirectional-stepper',
        )`RecurrentStepper: bidirectional layers cannot go one step at a time.`,
      );
    }
    this.#engine = engine;
    this.#recurrent = recurrent;
    const workspace: StepWorkspace = {
      engine,
      allocate: (length) => this.#allocate(length),
      pack: (matrix, rows, inner) => this.pack(matrix, rows, inner),
    };
    this.#layers = recurrent.cells.map(([parameters], index) => {
      const { weightIh, weightHh, biasIh } = parameters;
      const rows = weightHh.shape[0];
      return {
        inputWeights: index === 0 ? undefined : this.pack(weightIh.offset, rows, hiddenSize),
        biasIh,
        projected: this.#allocate(rows),
        run: CELLS[cell].packStep(workspace, parameters, form),
      };
    });
  }

  /**
   * One step.
   * @param projected where the bottom layer's W_ih x + b_ih lies: [gates · hidden]
   * @returns where the top layer's new state lies: [hidden]; until the next step
   */
  step(projected: number): number {
    const { hiddenSize } = this.#recurrent.options;
    const rows = this.#recurrent.cells[0][0].weightHh.shape[0];
    let input = projected;
    let top = projected;
    for (const layer of this.#layers) {
      if (layer.inputWeights !== undefined) {
        this.multiply(layer.projected, top, layer.inputWeights, layer.biasIh, hiddenSize, rows);
        input = layer.projected;
      }
      top = layer.run(input, this.#turn);
    }
    this.#turn = this.#turn === 0 ? 1 : 0;
    return top;
  }

  /** Packs a matrix [rows, inner] for `multiply`; it stays until `dispose`. */
  pack(matrix: number, rows: number, inner: number): number {
    const packed = this.#allocate(Math.ceil(rows / PANEL) * PANEL * inner);
    const args = { packed, b: matrix, inner, columns: rows, transposeB: 1 } as const;
    this.#engine.kernels.packPanels(args, 0, rows);
    return packed;
  }

  /** y = W x + b, with W as `pack` left it. */
  multiply(
    y: number,
    x: number,
    packed: number,
    bias: Parameter | undefined,
    inner: number,
    rows: number,
  ): void {
    const { heap, kernels } = this.#engine;
    if (bias !== undefined) heap.numbers(y, rows).set(heap.numbers(bias.offset, rows));
    const accumulate = bias === undefined ? 0 : 1;
    kernels.multiplyPacked({ c: y, a: x, packed, columns: rows, inner, accumulate }, 0, 1);
  }

  /** Frees its memory. */
  dispose(): void {
    for (const offset of this.#allocated) this.#engine.heap.free(offset);
    this.#allocated.length = 0;
  }

  #allocate(length: number): number {
    const { offset } = createBuffer(this.#engine, [length]);
    this.#allocated.push(offset);
    return offset;
  }
}

/** Rows in a panel; a packed matrix takes room for whole panels. */
const PANEL = 32;
