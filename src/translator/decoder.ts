import {
  add,
  concatenate,
  linear,
  reshape,
  slice,
  sourceAttention,
  tanh,
} from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { Random } from '../base/random.ts';
import { CELLS, Linear, Recurrent, type RecurrentState } from '../nn/index.ts';
import { fillUniform } from '../nn/initialize.ts';
import type { RecurrentRun } from '../nn/recurrent.ts';
import type { TranslatorOptions } from './options.ts';

/** What an encoder leaves of a batch of sources. */
export interface SourceMemory {
  /** [steps, batch, width]: the encoder's outputs. */
  readonly annotations: Tensor;
  /** [steps, batch, hiddenSize]: what the annotations are found by; absent without attention. */
  readonly keys: Tensor | undefined;
  /** [batch, width]: the whole source in one vector, from which the decoder begins. */
  readonly summary: Tensor;
  readonly lengths: ArrayLike<number>;
}

/** What a decoder gives of a number of steps. */
export interface DecoderRun {
  /** [steps, batch, embeddingSize]: what the output layer reads. */
  readonly output: Tensor;
  /** The states after the last step. */
  readonly state: RecurrentState;
  /** Of each step [batch, source steps]: the shares of attention; empty without attention. */
  readonly weights: readonly Tensor[];
}

/** Options of a decoder. */
export interface DecoderOptions
  extends Pick<
    TranslatorOptions,
    'cell' | 'layers' | 'hiddenSize' | 'embeddingSize' | 'attention' | 'dropout'
  > {
  /** Width of the encoder's outputs. */
  readonly width: number;
  readonly random: Random;
}

/** The parts that look at the source between two transitions of the bottom layer. */
export interface Conditional {
  readonly keys: Linear;
  /** W_q of additive scores; absent for dot products, where the state itself is the query. */
  readonly query: Linear | undefined;
  /** v of additive scores. */
  readonly scorer: Parameter | undefined;
  /** The transition after the look. */
  readonly second: Recurrent;
  readonly context: Linear;
}

/**
 * The decoder: with attention a conditional recurrent unit (Nematus, Sennrich et al. 2017), whose bottom layer makes two
 * transitions a step and looks at the source between them; layers above it read its states. With e_t the vector of the
 * unit before, H the annotations and k = W_k H + b_k their keys,
 *
 *     s′_t = cell₁(e_t, s_{t−1}),   a_t = softmax(v · tanh(W_q s′_t + k))  or  softmax(s′_t · k),   c_t = Σ a_t H
 *     s_t = cell₂(c_t, s′_t),   o_t = tanh(W_s s_t + b + W_e e_t + W_c c_t)
 *
 * and without it plain layers: s_t = cell(e_t, s_{t−1}), o_t = tanh(W_s s_t + b + W_e e_t). All layers begin with
 * tanh(W_0 summary + b_0).
 */
export class Decoder {
  readonly parameters: readonly Parameter[];
  readonly #options: DecoderOptions;
  /** The layers that read the unit before: all of them, or the bottom one's first transition. */
  readonly first: Recurrent;
  readonly conditional: Conditional | undefined;
  /** The layers above the conditional one. */
  readonly upper: Recurrent | undefined;
  /** W_s and b, W_e of what the output layer reads. */
  readonly state: Linear;
  readonly embedded: Linear;
  readonly #initial: Linear;

  constructor(engine: Engine, options: DecoderOptions) {
    const { cell, layers, hiddenSize, embeddingSize, attention, dropout, width, random } = options;
    const looks = attention !== 'none';
    const usual = { cell, hiddenSize, random, ...(cell === 'lstm' && { forgetBias: 1 }) };
    const recurrent = (name: string, inputSize: number, count: number): Recurrent =>
      new Recurrent(engine, {
        ...{ ...usual, name: `decoder.${name}`, inputSize, layers: count, dropout },
      });
    const map = (name: string, inputSize: number, outputSize: number, bias = true): Linear =>
      new Linear(engine, { name: `decoder.${name}`, inputSize, outputSize, random, bias });
    const states = CELLS[cell].states.length;
    this.#options = options;
    this.first = recurrent('first', embeddingSize, looks ? 1 : layers);
    this.conditional = looks
      ? {
          keys: map('keys', width, hiddenSize),
          query: attention === 'additive' ? map('query', hiddenSize, hiddenSize, false) : undefined,
          scorer: attention === 'additive' ? createScorer(engine, hiddenSize, random) : undefined,
          second: recurrent('second', width, 1),
          context: map('context', width, embeddingSize, false),
        }
      : undefined;
    this.upper = looks && layers > 1 ? recurrent('upper', hiddenSize, layers - 1) : undefined;
    this.#initial = map('initial', width, states * layers * hiddenSize);
    this.state = map('state', hiddenSize, embeddingSize);
    this.embedded = map('embedded', embeddingSize, embeddingSize, false);
    const { keys, query, scorer, second, context } = this.conditional ?? {};
    const modules = [this.first, keys, query, second, context, this.upper];
    this.parameters = [
      ...[...modules, this.#initial, this.state, this.embedded].flatMap(
        (module) => module?.parameters ?? [],
      ),
      ...(scorer === undefined ? [] : [scorer]),
    ];
  }

  /** Computes what the annotations are found by; undefined without attention. */
  keysOf(tape: Tape, annotations: Tensor): Tensor | undefined {
    return this.conditional?.keys.forward(tape, annotations);
  }

  /** Computes the states that the decoder begins with. */
  begin(tape: Tape, summary: Tensor): RecurrentState {
    const { cell, layers, hiddenSize } = this.#options;
    const all = tanh(tape, this.#initial.forward(tape, summary));
    const part = (i: number): Tensor =>
      slice(tape, all, { axis: 1, begin: i * hiddenSize, end: (i + 1) * hiddenSize });
    const parts = Array.from({ length: CELLS[cell].states.length * layers }, (_, i) => part(i));
    return { h: parts.slice(0, layers), c: parts.slice(layers) };
  }

  /**
   * Runs a number of steps: all of a target that is known (teacher forcing), or one.
   * @param embedded [steps, batch, embeddingSize]: the vectors of the units before
   */
  run(
    tape: Tape,
    embedded: Tensor,
    memory: SourceMemory,
    state: RecurrentState,
    random?: Random,
  ): DecoderRun {
    const run: RecurrentRun = random === undefined ? { state, dropout: false } : { state, random };
    const conditional = this.conditional;
    if (conditional === undefined) {
      const { output, state: after } = this.first.forward(tape, embedded, run);
      return { output: this.#readOut(tape, output, embedded), state: after, weights: [] };
    }
    const bottom = this.#runConditional(tape, conditional, embedded, memory, state);
    const after = { h: [bottom.h], c: bottom.c === undefined ? [] : [bottom.c] };
    let top = bottom.output;
    if (this.upper !== undefined) {
      const above = { h: state.h.slice(1), c: state.c.slice(1) };
      const result = this.upper.forward(tape, top, { ...run, state: above });
      top = result.output;
      after.h.push(...result.state.h);
      after.c.push(...result.state.c);
    }
    const seen = conditional.context.forward(tape, bottom.context);
    const output = this.#readOut(tape, top, embedded, seen);
    return { output, state: after, weights: bottom.weights };
  }

  /** Runs the bottom layer, a step after another: each step's state depends on what the one before saw. */
  #runConditional(
    tape: Tape,
    { query, scorer, second }: Conditional,
    embedded: Tensor,
    { annotations, keys, lengths }: SourceMemory,
    state: RecurrentState,
  ) {
    const { window } = CELLS[this.#options.cell];
    const { form } = this.first.options;
    const [[one], [two]] = [this.first.cells[0], second.cells[0]];
    const projected = linear(tape, embedded, one.weightIh, one.biasIh);
    const [steps, batch] = embedded.shape;
    const contexts: Tensor[] = [];
    const outputs: Tensor[] = [];
    const weights: Tensor[] = [];
    let [h, c]: (Tensor | undefined)[] = [state.h[0], state.c[0]];
    for (let t = 0; t < steps; t++) {
      const own =
        steps === 1 ? projected : slice(tape, projected, { axis: 0, begin: t, end: t + 1 });
      const between = window(tape, one, { projected: own, h0: h, c0: c }, form);
      const { output, weights: shares } = sourceAttention(tape, {
        query: query === undefined ? between.h : query.forward(tape, between.h),
        keys: keys as Tensor,
        ...{ values: annotations, scorer, lengths },
      });
      const context = reshape(tape, output, [1, batch, output.shape[1]]);
      const given = linear(tape, context, two.weightIh, two.biasIh);
      const after = window(tape, two, { projected: given, h0: between.h, c0: between.c }, form);
      contexts.push(context);
      outputs.push(after.output);
      weights.push(shares);
      [h, c] = [after.h, after.c];
    }
    return {
      ...{ h: h as Tensor, c, weights },
      output: steps === 1 ? outputs[0] : concatenate(tape, outputs, 0),
      context: steps === 1 ? contexts[0] : concatenate(tape, contexts, 0),
    };
  }

  #readOut(tape: Tape, states: Tensor, embedded: Tensor, seen?: Tensor): Tensor {
    const own = add(tape, this.state.forward(tape, states), this.embedded.forward(tape, embedded));
    return tanh(tape, seen === undefined ? own : add(tape, own, seen));
  }
}

/** v of additive scores, with first values as a linear map to one number has. */
function createScorer(engine: Engine, size: number, random: Random): Parameter {
  const scorer = createParameter(engine, 'decoder.scorer', [size]);
  fillUniform(engine.heap.numbers(scorer.offset, size), 1 / Math.sqrt(size), random);
  return scorer;
}
