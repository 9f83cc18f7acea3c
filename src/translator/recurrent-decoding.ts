import { createBuffer } from '../autodiff/parameters.ts';
import { runRows } from '../autodiff/run-kernel.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { padSources } from './batches.ts';
import type { SourceMemory } from './decoder.ts';
import { DecoderStepper, type StepperMemory } from './decoder-stepper.ts';
import type { RecurrentNetwork } from './recurrent-network.ts';
import type { DecodedStep, DecodingRequest, StepDecoding } from './step-decoding.ts';
import type { Translator } from './translator.ts';

type Numbers = Float32Array | Float64Array;

/**
 * Decodes a batch of sources step by step by a recurrent network, each in a number of rows: the hypotheses of beam search,
 * or samples. Row r is of the source ⌊r / copies⌋ of those that are left.
 */
export class RecurrentDecoding implements StepDecoding {
  readonly steps: number;
  readonly #model: Translator;
  readonly #copies: number;
  readonly #stepper: DecoderStepper;
  #memory: StepperMemory | undefined;

  constructor(model: Translator, network: RecurrentNetwork, { sources, copies }: DecodingRequest) {
    const { engine, units } = model;
    this.#model = model;
    this.#copies = copies;
    const tape = new Tape(engine, { mode: 'evaluation', packed: model.packed });
    const padded = padSources(units, sources);
    this.steps = padded.steps;
    const memory = network.encode(tape, padded);
    const { h, c } = network.begin(tape, memory.summary);
    const rows = Int32Array.from({ length: sources.length * copies }, (_, row) =>
      Math.floor(row / copies),
    );
    const copy = (tensor: Tensor): Numbers => takeRows(tape.numbers(tensor), rows, sources.length);
    const states = { h: h.map(copy), c: c.map(copy) };
    this.#memory = memoryOf(memory);
    this.#takeRows(rows);
    tape.reset();
    this.#stepper = new DecoderStepper(engine, network, {
      ...{ batch: rows.length, states, memory: this.#memory, packed: model.packed },
    });
  }

  get rows(): number {
    return this.#stepper.batch;
  }

  step(before: ArrayLike<number>, parents?: ArrayLike<number>): DecodedStep {
    const { engine, units } = this.#model;
    const { rows } = this;
    if (parents !== undefined) this.#stepper.reorder(parents);
    const { logits, weights } = this.#stepper.step(before);
    const args = { y: logits, a: logits, size: units.size };
    runRows(engine, 'softmax', args, [rows, units.size]);
    return {
      probabilities: engine.heap.numbers(logits, rows * units.size),
      weights: weights === undefined ? undefined : engine.heap.numbers(weights, rows * this.steps),
    };
  }

  keepSources(numbers: readonly number[]): void {
    const copies = this.#copies;
    const kept = Int32Array.from({ length: numbers.length * copies }, (_, row) => {
      return numbers[Math.floor(row / copies)] * copies + (row % copies);
    });
    const old = this.#memory;
    this.#takeRows(kept);
    this.#free(old);
    this.#stepper.keep(kept, this.#memory);
  }

  dispose(): void {
    this.#stepper.dispose();
    this.#free(this.#memory);
  }

  /** Copies the memory of rows to room that outlives the steps. */
  #takeRows(rows: Int32Array): void {
    if (this.#memory === undefined) return;
    const { engine } = this.#model;
    const { annotations, keys, lengths } = this.#memory;
    const move = ({ offset, shape: [steps, batch, width] }: Tensor): Tensor => {
      const buffer = createBuffer(engine, [steps, rows.length, width]);
      // Views only now: making room may move the heap.
      const from = engine.heap.numbers(offset, steps * batch * width);
      const to = engine.heap.numbers(buffer.offset, steps * rows.length * width);
      for (let t = 0; t < steps; t++) {
        const own = from.subarray(t * batch * width, (t + 1) * batch * width);
        to.set(takeRows(own, rows, batch), t * rows.length * width);
      }
      return buffer;
    };
    this.#memory = {
      ...{ annotations: move(annotations), keys: move(keys) },
      lengths: Int32Array.from(rows, (row) => lengths[row]),
    };
  }

  #free(memory: StepperMemory | undefined): void {
    if (memory === undefined) return;
    const { heap } = this.#model.engine;
    heap.free(memory.annotations.offset);
    heap.free(memory.keys.offset);
  }
}

/** Returns what the steps look at; without attention nothing is read of the source after the beginning. */
function memoryOf({ annotations, keys, lengths }: SourceMemory): StepperMemory | undefined {
  return keys && { annotations, keys, lengths };
}

/** Copies rows of a matrix with `count` rows. */
function takeRows(numbers: Numbers, rows: ArrayLike<number>, count: number): Numbers {
  const width = numbers.length / count;
  const to: Numbers =
    numbers instanceof Float32Array
      ? new Float32Array(rows.length * width)
      : new Float64Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    to.set(numbers.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  }
  return to;
}
