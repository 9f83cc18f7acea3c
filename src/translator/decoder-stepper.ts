import type { PackedWeights } from '../autodiff/packed-weights.ts';
import { runElementwise, runSequences } from '../autodiff/run-kernel.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { PackedStep, StepStates } from '../nn/cells/cell.ts';
import { CELLS } from '../nn/index.ts';
import { MatrixPacker, multiplyMatrix, type PackedMatrix } from '../nn/packed-matrix.ts';
import type { Recurrent } from '../nn/recurrent.ts';
import type { Conditional } from './decoder.ts';
import type { RecurrentNetwork } from './recurrent-network.ts';

/** What the steps look at, with a source for each row. */
export interface StepperMemory {
  /** [steps, batch, width] */
  readonly annotations: Tensor;
  /** [steps, batch, hiddenSize] */
  readonly keys: Tensor;
  readonly lengths: ArrayLike<number>;
}

/** What a stepper begins with. */
export interface DecoderStepperOptions {
  /** Rows side by side, at most. */
  readonly batch: number;
  /** The first states, layer by layer: [batch, hiddenSize] each. */
  readonly states: {
    readonly h: readonly ArrayLike<number>[];
    readonly c: readonly ArrayLike<number>[];
  };
  /** Absent without attention. */
  readonly memory: StepperMemory | undefined;
  /** Where packed weights are kept from one stepper to the next. */
  readonly packed: PackedWeights;
}

/** A product, its weight packed. */
interface PackedMap {
  readonly matrix: PackedMatrix;
  readonly bias: Parameter | undefined;
}

/** A layer that makes one transition a step. */
interface StepLayer {
  readonly input: PackedMap;
  readonly step: PackedStep;
}

/** The bottom layer of a decoder that looks at its source. */
interface StepLook {
  readonly second: StepLayer;
  /** W_q of additive scores. */
  readonly query: PackedMap | undefined;
  readonly scorer: Parameter | undefined;
  readonly context: PackedMap;
}

/**
 * Runs a decoder one step at a time, without a tape: for translating, where nothing is differentiated and the weights stay
 * as they are, so they are packed once. It computes what `Decoder.run` computes, from the same kernels.
 */
export class DecoderStepper {
  readonly #engine: Engine;
  readonly #network: RecurrentNetwork;
  readonly #packer: MatrixPacker;
  /** From the bottom up; the bottom one makes the first transition, where there is a look. */
  readonly #layers: readonly StepLayer[];
  readonly #look: StepLook | undefined;
  readonly #state: PackedMap;
  readonly #embedded: PackedMap;
  readonly #output: PackedMap;
  /** Room for rows of numbers. */
  readonly #room: Readonly<
    Record<'embedded' | 'query' | 'context' | 'read' | 'part' | 'logits', number>
  >;
  /** Room for W_ih x + b_ih, and for states that change places. */
  readonly #projected: number;
  readonly #scratch: number;
  /** Whole numbers: the units before, rows that are taken, and the lengths of the sources. */
  readonly #ids: number;
  readonly #lengths: number;
  #weights = 0;
  #memory: StepperMemory | undefined;
  #batch: number;
  /** Which of their two places the states are in; those of a layer with a look are always in the first. */
  #turn: 0 | 1 = 0;

  constructor(engine: Engine, network: RecurrentNetwork, options: DecoderStepperOptions) {
    const { batch, states, memory, packed } = options;
    const { decoder, outputWeight, outputBias } = network;
    const { hiddenSize, embeddingSize } = network.options;
    const packer = new MatrixPacker(engine, new Map(), packed);
    this.#engine = engine;
    this.#network = network;
    this.#packer = packer;
    this.#batch = batch;
    const pack = (weight: Parameter, bias?: Parameter): PackedMap => ({
      matrix: packer.pack(weight),
      bias,
    });
    const layersOf = (recurrent: Recurrent, given?: StepStates): StepLayer[] => {
      const { cell, form } = recurrent.options;
      const workspace = {
        ...{ engine, batch, states: given },
        allocate: (length: number) => packer.allocate(length),
        pack: (weight: Parameter, rows?: Parameters<MatrixPacker['pack']>[1]) =>
          packer.pack(weight, rows),
      };
      return recurrent.cells.map(([own]) => ({
        input: pack(own.weightIh, own.biasIh),
        step: CELLS[cell].packStep(workspace, own, form),
      }));
    };
    const first = layersOf(decoder.first);
    this.#layers = decoder.upper === undefined ? first : [...first, ...layersOf(decoder.upper)];
    // Both transitions of the bottom layer write to the same states, by turns.
    const look = ({ second, query, scorer, context }: Conditional): StepLook => ({
      second: layersOf(second, first[0].step.states)[0],
      query: query && pack(query.weight, query.bias),
      scorer,
      context: pack(context.weight),
    });
    this.#look = decoder.conditional && look(decoder.conditional);
    this.#state = pack(decoder.state.weight, decoder.state.bias);
    this.#embedded = pack(decoder.embedded.weight);
    this.#output = pack(outputWeight, outputBias);
    const width = memory?.annotations.shape[2] ?? 0;
    const rows = (length: number): number => packer.allocate(batch * Math.max(1, length));
    this.#room = {
      ...{ embedded: rows(embeddingSize), query: rows(hiddenSize), context: rows(width) },
      ...{
        read: rows(embeddingSize),
        part: rows(embeddingSize),
        logits: rows(outputWeight.shape[0]),
      },
    };
    this.#projected = rows(CELLS[decoder.first.options.cell].gates.length * hiddenSize);
    this.#scratch = rows(hiddenSize);
    this.#ids = packer.allocate(batch);
    this.#lengths = packer.allocate(batch);
    if (memory !== undefined) this.#weights = rows(memory.keys.shape[0]);
    this.#lookAt(memory);
    this.#layers.forEach(({ step }, layer) => {
      engine.heap.numbers(step.states.h, batch * hiddenSize).set(states.h[layer]);
      const { c } = states;
      if (c.length > 0) engine.heap.numbers(step.states.c, batch * hiddenSize).set(c[layer]);
    });
  }

  /** The number of rows. */
  get batch(): number {
    return this.#batch;
  }

  /**
   * Decodes a step of all rows.
   * @param before the unit before, of each row
   * @returns where the logits lie, [batch, units], and the shares of attention, [batch, steps]; until the next step
   */
  step(before: ArrayLike<number>): {
    readonly logits: number;
    readonly weights: number | undefined;
  } {
    const { heap } = this.#engine;
    const batch = this.#batch;
    const { embedded, read, part, logits, context } = this.#room;
    const { weight } = this.#network.target;
    const size = weight.shape[1];
    heap.integers(this.#ids, batch).set(before);
    const table = { out: embedded, table: weight.offset, ids: this.#ids, size };
    this.#engine.kernels.gatherRows(table, 0, batch);
    let top = embedded;
    this.#layers.forEach((layer, index) => {
      const looks = index === 0 && this.#look !== undefined;
      top = this.#transit(layer, top, looks ? 0 : this.#turn);
      if (looks) top = this.#lookFrom(this.#look, top);
    });
    this.#turn = this.#turn === 0 ? 1 : 0;
    this.#multiply(read, top, this.#state);
    this.#multiply(part, embedded, this.#embedded);
    this.#add(read, part, size);
    if (this.#look !== undefined) {
      this.#multiply(part, context, this.#look.context);
      this.#add(read, part, size);
    }
    runElementwise(this.#engine, 'tanh', { out: read, a: read }, batch * size);
    this.#multiply(logits, read, this.#output);
    return { logits, weights: this.#look === undefined ? undefined : this.#weights };
  }

  /** Lets each row go on from another one's states: of those that have the same source. */
  reorder(rows: ArrayLike<number>): void {
    if (Array.from(rows).every((row, i) => row === i)) return;
    this.#select(rows);
  }

  /** Goes on with some of the rows, in this order, and with their memory. */
  keep(rows: ArrayLike<number>, memory: StepperMemory | undefined): void {
    this.#select(rows);
    this.#batch = rows.length;
    this.#lookAt(memory);
  }

  /** Frees its memory. */
  dispose(): void {
    this.#packer.dispose();
  }

  #lookAt(memory: StepperMemory | undefined): void {
    this.#memory = memory;
    if (memory === undefined) return;
    this.#engine.heap.integers(this.#lengths, this.#batch).set(memory.lengths);
  }

  /** A transition of a layer; gives where its new states lie. */
  #transit({ input, step }: StepLayer, from: number, turn: 0 | 1): number {
    this.#multiply(this.#projected, from, input);
    return step.run(this.#projected, turn, this.#batch);
  }

  /** Looks at the source from the states between the transitions, and makes the second. */
  #lookFrom({ second, query, scorer }: StepLook, between: number): number {
    const memory = this.#memory;
    if (memory === undefined) return between;
    const { query: room, context } = this.#room;
    const [steps, , size] = memory.keys.shape;
    const width = memory.annotations.shape[2];
    if (query !== undefined) this.#multiply(room, between, query);
    const args = {
      ...{ output: context, weights: this.#weights, query: query === undefined ? between : room },
      ...{ keys: memory.keys.offset, values: memory.annotations.offset },
      ...{ scorer: scorer?.offset ?? 0, lengths: this.#lengths },
      ...{ steps, batch: this.#batch, size, width },
    };
    // A tanh takes about as long as eight multiply-adds.
    const work = steps * ((scorer === undefined ? 1 : 8) * size + width);
    runSequences(this.#engine, 'sourceAttentionForward', args, [this.#batch, work]);
    return this.#transit(second, context, 1);
  }

  /** Moves rows of all states, to where they lie when there are as many rows as these. */
  #select(rows: ArrayLike<number>): void {
    const { heap, kernels } = this.#engine;
    const { hiddenSize: size } = this.#network.options;
    heap.integers(this.#ids, rows.length).set(rows);
    this.#layers.forEach(({ step: { states } }, index) => {
      const place = index === 0 && this.#look !== undefined ? 0 : this.#turn;
      for (const offset of states.c === 0 ? [states.h] : [states.h, states.c]) {
        const table = offset + 4 * place * this.#batch * size;
        kernels.gatherRows({ out: this.#scratch, table, ids: this.#ids, size }, 0, rows.length);
        const to = offset + 4 * place * rows.length * size;
        heap.numbers(to, rows.length * size).set(heap.numbers(this.#scratch, rows.length * size));
      }
    });
  }

  #multiply(y: number, x: number, { matrix, bias }: PackedMap): void {
    multiplyMatrix(this.#engine, { y, x, matrix, bias, batch: this.#batch });
  }

  #add(to: number, part: number, size: number): void {
    runElementwise(this.#engine, 'add', { out: to, a: to, b: part }, this.#batch * size);
  }
}
