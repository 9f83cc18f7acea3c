import { createBuffer } from '../autodiff/parameters.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import type { Recurrent } from './recurrent.ts';

/** One layer, its weights packed for products. */
interface StepLayer {
  /** W_ih, transposed; absent in the bottom layer. */
  readonly inputWeights: number | undefined;
  readonly biasIh: Parameter | undefined;
  /** W_hh, transposed; of the GRU the rows of r and z. */
  readonly stateWeights: number;
  /** GRU: the rows of n. */
  readonly candidateWeights: number;
  readonly biasHh: number;
  /** [2, hidden]: the states before and after a step take turns. */
  readonly states: number;
  readonly cells: number;
  /** W_ih x + b_ih */
  readonly projected: number;
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
  readonly #gates: number;
  readonly #candidates: number;
  readonly #allocated: number[] = [];
  /** Which of the two states is the last one. */
  #turn: 0 | 1 = 0;

  /** @throws UsageError when the layers are bidirectional: they need what comes later */
  constructor(engine: Engine, recurrent: Recurrent) {
    const { hiddenSize, bidirectional } = recurrent.options;
    if (bidirectional) {
      throw new UsageError('RecurrentStepper: bidirectional layers cannot go one step at a time.');
    }
    this.#engine = engine;
    this.#recurrent = recurrent;
    this.#gates = this.#allocate(4 * hiddenSize);
    this.#candidates = this.#allocate(hiddenSize);
    this.#layers = recurrent.cells.map(([cell], index) => {
      const { weightIh, weightHh, biasIh, biasHh } = cell;
      const isGru = recurrent.options.cell === 'gru';
      const rows = weightHh.shape[0];
      const gateRows = isGru ? 2 * hiddenSize : rows;
      return {
        inputWeights: index === 0 ? undefined : this.pack(weightIh.offset, rows, hiddenSize),
        biasIh,
        stateWeights: this.pack(weightHh.offset, gateRows, hiddenSize),
        candidateWeights: isGru
          ? this.pack(weightHh.offset + 4 * gateRows * hiddenSize, hiddenSize, hiddenSize)
          : 0,
        biasHh: biasHh?.offset ?? 0,
        states: this.#allocate(2 * hiddenSize),
        cells: this.#allocate(2 * hiddenSize),
        projected: this.#allocate(rows),
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
      this.#runCell(layer, input);
      top = layer.states + 4 * hiddenSize * (1 - this.#turn);
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

  /** Gives its room in the heap back. */
  dispose(): void {
    for (const offset of this.#allocated) this.#engine.heap.free(offset);
    this.#allocated.length = 0;
  }

  /** A window of one step: the kernels read the state of one place and write the other. */
  #runCell(layer: StepLayer, projected: number): void {
    const { cell, hiddenSize, form } = this.#recurrent.options;
    const { kernels } = this.#engine;
    const { states, cells, stateWeights: weights, candidateWeights, biasHh: bias } = layer;
    const [gates, candidates, reverse] = [this.#gates, this.#candidates, this.#turn];
    const sizes = { lengths: 0, steps: 1, batch: 1, hidden: hiddenSize };
    switch (cell) {
      case 'rnn':
        kernels.rnnForward({ states, projected, weights, bias, ...sizes, reverse }, 0, 1);
        return;
      case 'lstm':
        kernels.lstmForward(
          { states, cells, gates, projected, weights, bias, ...sizes, reverse },
          0,
          1,
        );
        return;
      case 'gru':
        kernels.gruForward(
          {
            ...{ states, gates, candidates, projected, gateWeights: weights, candidateWeights },
            ...{ bias, ...sizes, reverse, resetAfter: form === 'reset-after' ? 1 : 0 },
          },
          0,
          1,
        );
    }
  }

  #allocate(length: number): number {
    const { offset } = createBuffer(this.#engine, [length]);
    this.#allocated.push(offset);
    return offset;
  }
}

/** Packed matrices take room for whole panels of so many rows. */
const PANEL = 32;
