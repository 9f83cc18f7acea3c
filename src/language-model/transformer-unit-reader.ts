import { createBuffer } from '../autodiff/parameters.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { type PackedMatrix, TransformerStepper } from '../nn/index.ts';
import type { TransformerLanguageModel } from './transformer-language-model.ts';

/**
 * Reads a text unit by unit with a Transformer, which keeps keys and values of the units so far. When its context is
 * full, it begins anew with the last half of it: it always looks at half a context at least, and reads each unit twice.
 */
export class TransformerUnitReader {
  readonly #model: TransformerLanguageModel;
  readonly #stepper: TransformerStepper;
  readonly #decoder: PackedMatrix;
  /** [size] */
  readonly #x: Tensor;
  readonly #logits: Tensor;
  /** [context, size]: what is added at each place; absent where nothing is. */
  readonly #places: ArrayLike<number> | undefined;
  #read: number[] = [];

  constructor(model: TransformerLanguageModel) {
    const { engine, units, transformer, positions, decoder, int8Weights: weights } = model;
    const { hiddenSize, context: places } = model.options;
    this.#model = model;
    this.#stepper = new TransformerStepper(engine, transformer, {
      ...{ places, most: places, positions, weights },
    });
    this.#decoder = this.#stepper.pack(decoder.weight);
    this.#x = createBuffer(engine, [hiddenSize]);
    this.#logits = createBuffer(engine, [units.size]);
    this.#places = positions.vectors(engine);
  }

  /**
   * Reads one unit.
   * @returns a logit for each unit that may come next; a view that the next call overwrites
   */
  read(id: number): Float32Array | Float64Array {
    const { engine, decoder, units } = this.#model;
    const { context } = this.#model.options;
    if (this.#stepper.place === context) {
      this.#stepper.rewind();
      this.#read = this.#read.slice(this.#read.length - Math.floor(context / 2));
      for (const earlier of this.#read) this.#step(earlier);
    }
    const top = this.#step(id);
    this.#read.push(id);
    const { offset } = this.#logits;
    this.#stepper.multiply(offset, top, this.#decoder, decoder.bias);
    return engine.heap.numbers(offset, units.size);
  }

  /** Gives its room in the heap back. */
  dispose(): void {
    const { heap } = this.#model.engine;
    this.#stepper.dispose();
    heap.free(this.#x.offset);
    heap.free(this.#logits.offset);
  }

  #step(id: number): number {
    const { engine, embedding } = this.#model;
    const { hiddenSize: size } = this.#model.options;
    const x = engine.heap.numbers(this.#x.offset, size);
    x.set(engine.heap.numbers(embedding.weight.offset + 4 * id * size, size));
    const places = this.#places;
    if (places !== undefined) {
      const row = this.#stepper.place * size;
      for (let j = 0; j < size; j++) x[j] += places[row + j];
    }
    return this.#stepper.step(this.#x.offset);
  }
}
