import { linear } from '../autodiff/operations.ts';
import { createBuffer } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { type PackedMatrix, RecurrentStepper } from '../nn/index.ts';
import type { LanguageModel } from './language-model.ts';

/**
 * Reads a text unit by unit: its state goes on from call to call. The bottom layer's input projections of
 * all units are computed once, as a table, and all weights are packed once; a unit then takes two products
 * of a matrix and a vector for each layer, and one for the decoder.
 */
export class LanguageModelStepper {
  readonly #model: LanguageModel;
  readonly #stepper: RecurrentStepper;
  /** [units, gates · hidden]: W_ih E[u] + b_ih of every unit u. */
  readonly #table: Tensor;
  readonly #decoder: PackedMatrix;
  readonly #logits: Tensor;

  constructor(model: LanguageModel) {
    const { engine, units, embedding, recurrent, decoder } = model;
    const [{ weightIh, biasIh }] = recurrent.cells[0];
    this.#model = model;
    this.#stepper = new RecurrentStepper(engine, recurrent, model.int8Weights);
    const tape = new Tape(engine, { mode: 'evaluation' });
    const projected = linear(tape, embedding.weight, weightIh, biasIh);
    this.#table = createBuffer(engine, projected.shape);
    tape.numbers(this.#table).set(tape.numbers(projected));
    tape.reset();
    this.#decoder = this.#stepper.pack(decoder.weight);
    this.#logits = createBuffer(engine, [units.size]);
  }

  /**
   * Reads one unit.
   * @returns a logit for each unit that may come next; a view that the next call overwrites
   */
  read(id: number): Float32Array | Float64Array {
    const { engine, decoder, units } = this.#model;
    const width = this.#table.shape[1];
    const hidden = this.#stepper.step(this.#table.offset + 4 * id * width);
    const { offset } = this.#logits;
    this.#stepper.multiply(offset, hidden, this.#decoder, decoder.bias);
    return engine.heap.numbers(offset, units.size);
  }

  /** Gives its room in the heap back. */
  dispose(): void {
    const { heap } = this.#model.engine;
    this.#stepper.dispose();
    heap.free(this.#table.offset);
    heap.free(this.#logits.offset);
  }
}
