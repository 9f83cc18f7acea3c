import { softmax } from '../autodiff/operations.ts';
import { createBuffer } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import type { RecurrentState } from '../nn/index.ts';
import { padSources } from './batches.ts';
import type { SourceMemory } from './decoder.ts';
import type { RecurrentNetwork } from './recurrent-network.ts';
import type { DecodedStep, DecodingRequest, StepDecoding } from './step-decoding.ts';
import { TransformerDecoding } from './transformer-decoding.ts';
import { TransformerNetwork } from './transformer-network.ts';
import type { Translator } from './translator.ts';

type Numbers = Float32Array | Float64Array;

/** Begins to decode sources, as the translator's network does it. */
export function openDecoding(
  model: Translator,
  sources: readonly Int32Array[],
  copies: number,
): StepDecoding {
  const { network } = model;
  return network instanceof TransformerNetwork
    ? new TransformerDecoding(model, network, { sources, copies })
    : new RecurrentDecoding(model, network, { sources, copies });
}

/**
 * Decodes a batch of sources step by step, each in a number of rows: the hypotheses of beam search, or samples. Row r is
 * of the source ⌊r / copies⌋ of those that are left.
 */
class RecurrentDecoding implements StepDecoding {
  /** The longest source. */
  readonly steps: number;
  readonly #model: Translator;
  readonly #network: RecurrentNetwork;
  readonly #copies: number;
  readonly #tape: Tape;
  #sources: number;
  #memory: SourceMemory;
  /** The hidden states and the cell states of all rows, layer by layer. */
  #states: { readonly h: readonly Numbers[]; readonly c: readonly Numbers[] };

  constructor(model: Translator, network: RecurrentNetwork, { sources, copies }: DecodingRequest) {
    this.#model = model;
    this.#network = network;
    this.#copies = copies;
    this.#sources = sources.length;
    this.#tape = new Tape(model.engine, { mode: 'evaluation' });
    const tape = this.#tape;
    const padded = padSources(model.units, sources);
    this.steps = padded.steps;
    const memory = network.encode(tape, padded);
    const state = network.begin(tape, memory.summary);
    const rows = Int32Array.from({ length: this.rows }, (_, row) => Math.floor(row / copies));
    const copy = (tensor: Tensor): Numbers => takeRows(tape.numbers(tensor), rows, sources.length);
    this.#states = { h: state.h.map(copy), c: state.c.map(copy) };
    this.#memory = this.#rearrange(memory, rows);
    tape.reset();
  }

  get rows(): number {
    return this.#sources * this.#copies;
  }

  step(before: ArrayLike<number>, parents?: ArrayLike<number>): DecodedStep {
    const tape = this.#tape;
    tape.reset();
    const { rows } = this;
    const { h, c } = this.#states;
    const give = (numbers: Numbers): Tensor =>
      tape.constant(
        [rows, numbers.length / rows],
        parents === undefined ? numbers : takeRows(numbers, parents, rows),
      );
    const state = { h: h.map(give), c: c.map(give) };
    const step = this.#network.step(tape, before, this.#memory, state);
    this.#keep(step.state);
    const probabilities = softmax(tape, step.logits);
    return {
      probabilities: tape.numbers(probabilities),
      weights: step.weights && tape.numbers(step.weights),
    };
  }

  keepSources(numbers: readonly number[]): void {
    const copies = this.#copies;
    const kept = Int32Array.from({ length: numbers.length * copies }, (_, row) => {
      return numbers[Math.floor(row / copies)] * copies + (row % copies);
    });
    const before = this.rows;
    const take = (all: Numbers): Numbers => takeRows(all, kept, before);
    this.#states = { h: this.#states.h.map(take), c: this.#states.c.map(take) };
    const old = this.#memory;
    this.#memory = this.#rearrange(old, kept);
    this.#free(old);
    this.#sources = numbers.length;
  }

  /** Gives its room in the heap back. */
  dispose(): void {
    this.#tape.reset();
    this.#free(this.#memory);
  }

  #keep({ h, c }: RecurrentState): void {
    const copy = (tensor: Tensor): Numbers => this.#tape.numbers(tensor).slice();
    this.#states = { h: h.map(copy), c: c.map(copy) };
  }

  /** Copies the memory of rows to room that outlives the steps. */
  #rearrange(memory: SourceMemory, rows: Int32Array): SourceMemory {
    const { engine } = this.#model;
    const move = (tensor: Tensor): Tensor => {
      const [steps, batch, width] = tensor.shape;
      const buffer = createBuffer(engine, [steps, rows.length, width]);
      // Views only now: making room may move the heap.
      const from = this.#tape.numbers(tensor);
      const to = this.#tape.numbers(buffer);
      for (let t = 0; t < steps; t++) {
        const own = from.subarray(t * batch * width, (t + 1) * batch * width);
        to.set(takeRows(own, rows, batch), t * rows.length * width);
      }
      return buffer;
    };
    const { annotations, keys, summary, lengths } = memory;
    // Without attention nothing is read of the source after the beginning.
    if (keys === undefined) return { annotations, keys, summary, lengths };
    return {
      ...{ annotations: move(annotations), keys: move(keys), summary },
      lengths: Int32Array.from(rows, (row) => lengths[row]),
    };
  }

  #free({ annotations, keys }: SourceMemory): void {
    if (keys === undefined) return;
    const { heap } = this.#model.engine;
    heap.free(annotations.offset);
    heap.free(keys.offset);
  }
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
