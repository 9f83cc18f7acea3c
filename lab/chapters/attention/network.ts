// The chapter's own encoder and decoder in plain numbers, of double precision, one line an equation. The check holds them
// against the library's translator.
import {
  type Affine,
  apply,
  dot,
  type GruWeights,
  type Matrix,
  rowOf,
  softmax,
  type Transition,
  transit,
  type Vector,
} from '../../parts/plain-network.ts';
import type { ModelFile } from './model-file.ts';

/** What looks at the source between the decoder's two transitions. */
export interface Look {
  readonly keys: Affine;
  readonly query: Affine;
  /** v */
  readonly scorer: ArrayLike<number>;
  readonly second: GruWeights;
  readonly context: Affine;
}

/** A translator's weights. */
export interface Network {
  readonly units: readonly string[];
  readonly table: Matrix;
  readonly forwards: GruWeights;
  readonly backwards: GruWeights;
  readonly initial: Affine;
  readonly first: GruWeights;
  /** Undefined without attention. */
  readonly look: Look | undefined;
  readonly state: Affine;
  readonly embedded: Affine;
  readonly outputBias: ArrayLike<number>;
}

/** The numbers of the special units, as the library counts them. */
export const UNKNOWN = 1;
export const BEGIN = 2;
export const END = 3;

/** Takes a translator's weights from its file. */
export function networkOf(file: ModelFile): Network {
  const affine = (name: string): Affine => ({
    name,
    weight: file.matrix(`${name}.weight`),
    bias: file.has(`${name}.bias`) ? file.vector(`${name}.bias`) : undefined,
  });
  const gru = (name: string, suffix = ''): GruWeights => {
    const part = (of: 'ih' | 'hh'): Affine => ({
      name: `${name}.${of}`,
      weight: file.matrix(`${name}.weight_${of}_l0${suffix}`),
      bias: file.vector(`${name}.bias_${of}_l0${suffix}`),
    });
    const state = part('hh');
    return { name, input: part('ih'), state, size: state.weight.columns };
  };
  return {
    units: file.units,
    table: file.matrix('source.weight'),
    forwards: gru('encoder'),
    backwards: gru('encoder', '_reverse'),
    initial: affine('decoder.initial'),
    first: gru('decoder.first'),
    look: file.has('decoder.scorer')
      ? {
          keys: affine('decoder.keys'),
          query: affine('decoder.query'),
          scorer: file.vector('decoder.scorer'),
          second: gru('decoder.second'),
          context: affine('decoder.context'),
        }
      : undefined,
    state: affine('decoder.state'),
    embedded: affine('decoder.embedded'),
    outputBias: file.vector('output.bias'),
  };
}

/** What the encoder leaves of a source. */
export interface Encoded {
  readonly ids: readonly number[];
  readonly forwards: readonly Transition[];
  /** In the order of the words. */
  readonly backwards: readonly Transition[];
  /** H_j: both readings of a word, side by side. */
  readonly annotations: readonly Vector[];
  /** k_j; none without attention. */
  readonly keys: readonly Vector[];
  /** What the decoder's first state is made of: the mean of H, or the two last readings. */
  readonly summary: Vector;
  /** s₀ */
  readonly first: Vector;
}

/** Reads a source from both ends. */
export function encode(network: Network, ids: readonly number[]): Encoded {
  const zeros = new Array<number>(network.forwards.size).fill(0);
  const read = (weights: GruWeights, all: readonly number[]): Transition[] => {
    let before: Vector = zeros;
    return all.map((id) => {
      const step = transit(weights, rowOf(network.table, id), before);
      before = step.h;
      return step;
    });
  };
  const forwards = read(network.forwards, ids);
  const backwards = read(network.backwards, ids.toReversed()).toReversed();
  const annotations = forwards.map(({ h }, j) => [...h, ...(backwards[j]?.h ?? [])]);
  const { look } = network;
  const summary =
    look === undefined
      ? [...(forwards.at(-1)?.h ?? zeros), ...(backwards[0]?.h ?? zeros)]
      : (annotations[0] ?? []).map(
          (_, i) => annotations.reduce((sum, row) => sum + (row[i] ?? 0), 0) / annotations.length,
        );
  return {
    ...{ ids, forwards, backwards, annotations, summary },
    keys: look === undefined ? [] : annotations.map((row) => apply(look.keys, row)),
    first: apply(network.initial, summary).map(Math.tanh),
  };
}

/** Everything that one step of the decoder computes. */
export interface DecoderStep {
  /** The unit before. */
  readonly before: number;
  readonly transition: Transition;
  /** W_q s′, the scores of the source's units, their shares and what is taken of them; empty without attention. */
  readonly query: Vector;
  readonly scores: Vector;
  readonly shares: Vector;
  readonly context: Vector;
  readonly second: Transition | undefined;
  /** s_t */
  readonly state: Vector;
  /** What the output layer reads. */
  readonly output: Vector;
  /** P of every unit to come next. */
  readonly probabilities: Vector;
}

/** Writes a step: after the unit before, in the state before. */
export function decode(
  network: Network,
  { annotations, keys }: Encoded,
  state: Vector,
  before: number,
): DecoderStep {
  const { look } = network;
  const e = rowOf(network.table, before);
  const transition = transit(network.first, e, state);
  const query = look === undefined ? [] : apply(look.query, transition.h);
  const scores =
    look === undefined
      ? []
      : keys.map((key) => {
          const bent = query.map((q, i) => Math.tanh(q + (key[i] ?? 0)));
          return dot(look.scorer, bent);
        });
  const shares = look === undefined ? [] : softmax(scores);
  const context =
    look === undefined
      ? []
      : (annotations[0] ?? []).map((_, i) =>
          annotations.reduce((sum, row, j) => sum + (shares[j] ?? 0) * (row[i] ?? 0), 0),
        );
  const second = look === undefined ? undefined : transit(look.second, context, transition.h);
  const after = second?.h ?? transition.h;
  const seen = look === undefined ? [] : apply(look.context, context);
  const own = apply(network.state, after);
  const embedded = apply(network.embedded, e);
  const output = own.map((value, i) => Math.tanh(value + (embedded[i] ?? 0) + (seen[i] ?? 0)));
  const logits = Array.from(
    { length: network.table.rows },
    (_, id) => dot(rowOf(network.table, id), output) + (network.outputBias[id] ?? 0),
  );
  return {
    ...{ before, transition, query, scores, shares, context, second, state: after, output },
    probabilities: softmax(logits),
  };
}
