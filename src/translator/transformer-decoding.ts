import { createBuffer } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { type PackedMatrix, TransformerStepper } from '../nn/index.ts';
import { padSources } from './batches.ts';
import type { DecodedStep, DecodingRequest, StepDecoding } from './step-decoding.ts';
import type { TransformerNetwork } from './transformer-network.ts';
import type { Translator } from './translator.ts';

/**
 * Decodes a batch of sources step by step by a Transformer, which keeps keys and values of the units so far and of the
 * sources. Row r is of the source ⌊r / copies⌋ of those that are left. Where it looks is not kept.
 */
export class TransformerDecoding implements StepDecoding {
  readonly steps: number;
  readonly #model: Translator;
  readonly #network: TransformerNetwork;
  readonly #copies: number;
  readonly #stepper: TransformerStepper;
  readonly #output: PackedMatrix;
  /** [rows, hiddenSize] and [rows, units], of all rows at the beginning. */
  readonly #x: Tensor;
  readonly #logits: Tensor;
  readonly #places: ArrayLike<number>;

  constructor(
    model: Translator,
    network: TransformerNetwork,
    { sources, copies }: DecodingRequest,
  ) {
    const { engine, units } = model;
    this.#model = model;
    this.#network = network;
    this.#copies = copies;
    const tape = new Tape(engine, { mode: 'evaluation', packed: model.packed });
    const padded = padSources(units, sources);
    this.steps = padded.steps;
    const rows = Int32Array.from({ length: sources.length * copies }, (_, row) =>
      Math.floor(row / copies),
    );
    const memory = network.encode(tape, padded);
    this.#stepper = new TransformerStepper(engine, network.decoder, {
      places: LEAST_PLACES,
      batch: rows.length,
      packed: model.packed,
      memory: { tape, values: memory, lengths: padded.lengths, rows },
    });
    tape.reset();
    this.#output = this.#stepper.pack(network.outputWeight);
    this.#x = createBuffer(engine, [rows.length, model.options.hiddenSize]);
    this.#logits = createBuffer(engine, [rows.length, units.size]);
    this.#places = network.positions.vectors(engine) ?? [];
  }

  get rows(): number {
    return this.#stepper.batch;
  }

  step(before: ArrayLike<number>, parents?: ArrayLike<number>): DecodedStep {
    const { engine, units, options } = this.#model;
    const { hiddenSize: size } = options;
    const stepper = this.#stepper;
    if (parents !== undefined) stepper.reorder(parents);
    const { weight } = this.#network.target;
    const x = engine.heap.numbers(this.#x.offset, this.rows * size);
    const table = engine.heap.numbers(weight.offset, weight.length);
    const factor = Math.sqrt(size);
    const place = stepper.place * size;
    for (let row = 0; row < this.rows; row++) {
      const from = before[row] * size;
      for (let j = 0; j < size; j++) {
        x[row * size + j] = factor * table[from + j] + this.#places[place + j];
      }
    }
    const top = stepper.step(this.#x.offset);
    const { offset } = this.#logits;
    stepper.multiply(offset, top, this.#output, undefined);
    engine.kernels.softmax({ y: offset, a: offset, size: units.size }, 0, this.rows);
    const probabilities = engine.heap.numbers(offset, this.rows * units.size);
    return { probabilities, weights: undefined };
  }

  keepSources(numbers: readonly number[]): void {
    const copies = this.#copies;
    this.#stepper.keep(
      Int32Array.from({ length: numbers.length * copies }, (_, row) => {
        return numbers[Math.floor(row / copies)] * copies + (row % copies);
      }),
    );
  }

  dispose(): void {
    const { heap } = this.#model.engine;
    this.#stepper.dispose();
    heap.free(this.#x.offset);
    heap.free(this.#logits.offset);
  }
}

/** Places that there is room for at first; more are made when they are needed. */
const LEAST_PLACES = 32;
