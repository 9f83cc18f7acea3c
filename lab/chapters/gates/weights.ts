import type { Values } from '../../shell/address.ts';
import type { GateFields, Hold } from './state.ts';

/** Both cells have two units, and read three numbers a character. */
export const HIDDEN = 2;

/** What a cell reads of a character: is it a quotation mark, a letter or digit, anything else. */
export const FEATURES = ['quote', 'letter', 'other'] as const;

/** The one-hot input of a character. */
export function readCharacter(character: string): readonly [number, number, number] {
  if (/["“”「」『』«»]/u.test(character)) return [1, 0, 0];
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? [0, 1, 0] : [0, 0, 1];
}

/** One row of weights: what one gate of one unit makes of the input and of the state before. */
export interface Row {
  /** [quote, letter, other] */
  readonly x: readonly [number, number, number];
  /** By unit. */
  readonly h: readonly [number, number];
  readonly bias: number;
}

/** By gate, a row a unit: the quotation's, and the word's. */
export type Rows<G extends string> = Readonly<Record<G, readonly [Row, Row]>>;
export type LstmGate = 'i' | 'f' | 'g' | 'o';
export type GruGate = 'r' | 'z' | 'n';

/** The sum that closes a gate or opens it to the last bit: σ(−1000) is 0 and σ(1000) is 1. */
const HELD = 1000;

function row(x: Row['x'], bias: number, h: Row['h'] = [0, 0]): Row {
  return { x, h, bias };
}

function hold(rows: readonly [Row, Row], at: Hold): readonly [Row, Row] {
  if (at === 'free') return rows;
  const held = row([0, 0, 0], at === 'open' ? HELD : -HELD);
  return [held, held];
}

type HeldValues = Pick<Values<GateFields>, 'f' | 'i' | 'o' | 'z' | 'r' | 'bias'>;

/**
 * The LSTM's weights, set by hand. Unit 1 writes 1 at a quotation mark if it remembers none (i looks at h₁), forgets
 * at the next, and keeps what it has at every other character. Unit 2 adds a little at each letter, and forgets between words.
 */
export function lstmRows({ f, i, o, bias }: HeldValues): Rows<LstmGate> {
  return {
    i: hold([row([15, 0, 0], -9, [-16, 0]), row([-9, 0, -9], 0)], i),
    f: hold([row([-18, 0, 0], bias), row([-18, 0, -18], 9)], f),
    g: [row([4, 0, 0], 0), row([0, 0.55, 0], 0)],
    o: hold([row([0, 0, 0], 9), row([0, 0, 0], 2)], o),
  };
}

/**
 * The GRU's weights, set by hand for the same two tasks. Unit 1: at a quotation mark z opens, and the candidate is
 * the opposite of what is remembered. Unit 2: z opens a little at each letter, and wholly between words.
 */
export function gruRows({ z, r }: HeldValues): Rows<GruGate> {
  return {
    r: hold([row([0, 0, 0], 9), row([0, 0, 0], 2)], r),
    z: hold([row([18, 0, 0], -9), row([10, 0, 10], -1)], z),
    n: [row([3, 0, 0], 0, [-3, 0]), row([0, 4, 0], 0)],
  };
}

/** The same weights as the library takes them: rows of all gates below each other. */
export function packRows<G extends string>(
  rows: Rows<G>,
  order: readonly G[],
): {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly weightIh: readonly number[];
  readonly weightHh: readonly number[];
  readonly biasIh: readonly number[];
} {
  const all = order.flatMap((gate) => rows[gate]);
  return {
    inputSize: FEATURES.length,
    hiddenSize: HIDDEN,
    weightIh: all.flatMap(({ x }) => x),
    weightHh: all.flatMap(({ h }) => h),
    biasIh: all.map(({ bias }) => bias),
  };
}

export const LSTM_ORDER = ['i', 'f', 'g', 'o'] as const;
export const GRU_ORDER = ['r', 'z', 'n'] as const;
