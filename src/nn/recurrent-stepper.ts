import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { PackedStep, StepWorkspace } from './cells/cell.ts';
import { CELLS } from './cells/index.ts';
import type { Int8Weights } from './int8-weights.ts';
import { MatrixPacker, multiplyMatrix, type PackedMatrix } from './packed-matrix.ts';
import type { Recurrent } from './recurrent.ts';

/** One layer, its weights packed for products. */
interface StepLayer {
  /** W_ih; absent in the bottom layer. */
  readonly inputWeights: PackedMatrix | undefined;
  readonly biasIh: Parameter | undefined;
  /** W_ih x + b_ih */
  readonly projected: number;
  readonly step: PackedStep;
}

/**
 * Runs a trained stack one step at a time, without a tape: for generation, where nothing is
 * differentiated and the weights stay as they are, so they are packed once. It computes what
 * `Recurrent.forward` computes, from the same kernels. Weights that a file keeps in 8 bits are multiplied as such, with
 * states rounded to 14 bits. Changes of the weights are not seen.
 */
export class RecurrentStepper {
  readonly #engine: Engine;
  readonly #layers: readonly StepLayer[];
  readonly #packer: MatrixPacker;
  /** Which of the two places of a state holds the last one. */
  #turn: 0 | 1 = 0;

  /**
   * @param weights those that are in 8 bits; default none
   * @throws UsageError when the layers are bidirectional: they need what comes later
   */
  constructor(engine: Engine, recurrent: Recurrent, weights: Int8Weights = new Map()) {
    const { cell, form, bidirectional } = recurrent.options;
    if (bidirectional) {
      throw new UsageError(
        sentence(
          'nn/bidirectional-stepper',
        )`RecurrentStepper: bidirectional layers cannot go one step at a time.`,
      );
    }
    this.#engine = engine;
    const packer = new MatrixPacker(engine, weights);
    this.#packer = packer;
    const workspace: StepWorkspace = {
      engine,
      allocate: (length) => packer.allocate(length),
      pack: (weight, rows) => packer.pack(weight, rows),
      batch: 1,
    };
    this.#layers = recurrent.cells.map(([parameters], index) => {
      const { weightIh, weightHh, biasIh } = parameters;
      const rows = weightHh.shape[0];
      return {
        inputWeights: index === 0 ? undefined : packer.pack(weightIh),
        biasIh,
        projected: packer.allocate(rows),
        step: CELLS[cell].packStep(workspace, parameters, form),
      };
    });
  }

  /**
   * One step.
   * @param projected where the bottom layer's W_ih x + b_ih lies: [gates · hidden]
   * @returns where the top layer's new state lies: [hidden]; until the next step
   */
  step(projected: number): number {
    let input = projected;
    let top = projected;
    for (const layer of this.#layers) {
      if (layer.inputWeights !== undefined) {
        this.multiply(layer.projected, top, layer.inputWeights, layer.biasIh);
        input = layer.projected;
      }
      top = layer.step.run(input, this.#turn, 1);
    }
    this.#turn = this.#turn === 0 ? 1 : 0;
    return top;
  }

  /** Packs a matrix for `multiply`; it stays until `dispose`. */
  pack(weight: Parameter): PackedMatrix {
    return this.#packer.pack(weight);
  }

  /** y = W x + b, with W as `pack` left it. */
  multiply(y: number, x: number, matrix: PackedMatrix, bias: Parameter | undefined): void {
    multiplyMatrix(this.#engine, { y, x, matrix, bias });
  }

  /** Frees its memory. */
  dispose(): void {
    this.#packer.dispose();
  }
}
