import { type GruGate, HIDDEN, type LstmGate, type Row, type Rows } from './weights.ts';

/** The logistic function, σ(a) = 1 / (1 + e⁻ᵃ). */
export function sigmoid(a: number): number {
  return 1 / (1 + Math.exp(-a));
}

/** W [h; x] + b of one row. */
export function sumRow(
  { x: wx, h: wh, bias }: Row,
  x: readonly number[],
  h: readonly number[],
): number {
  const fromInput = wx.reduce((sum, w, n) => sum + w * (x[n] ?? 0), bias);
  return fromInput + wh.reduce((sum, w, n) => sum + w * (h[n] ?? 0), 0);
}

/** What the LSTM computed at one character, by unit. */
export interface LstmMoment {
  readonly x: readonly number[];
  readonly before: { readonly c: readonly number[]; readonly h: readonly number[] };
  readonly i: readonly number[];
  readonly f: readonly number[];
  readonly g: readonly number[];
  readonly o: readonly number[];
  readonly c: readonly number[];
  readonly h: readonly number[];
}

/** What the GRU computed at one character, by unit. */
export interface GruMoment {
  readonly x: readonly number[];
  readonly before: { readonly h: readonly number[] };
  readonly r: readonly number[];
  readonly z: readonly number[];
  /** h̃ */
  readonly n: readonly number[];
  readonly h: readonly number[];
}

const UNITS = Array.from({ length: HIDDEN }, (_, unit) => unit);
const ZEROS: readonly number[] = UNITS.map(() => 0);

/** Reads a text with the LSTM, from a state of zeros, in the plainest arithmetic. */
export function readLstm(
  inputs: readonly (readonly number[])[],
  rows: Rows<LstmGate>,
): LstmMoment[] {
  const moments: LstmMoment[] = [];
  for (const x of inputs) {
    const { c: cBefore, h: hBefore } = moments.at(-1) ?? { c: ZEROS, h: ZEROS };
    const sums = (gate: LstmGate): number[] => rows[gate].map((row) => sumRow(row, x, hBefore));
    const i = sums('i').map(sigmoid);
    const f = sums('f').map(sigmoid);
    const g = sums('g').map(Math.tanh);
    const o = sums('o').map(sigmoid);
    const at = (values: readonly number[], unit: number): number => values[unit] ?? 0;
    const c = UNITS.map((unit) => at(f, unit) * at(cBefore, unit) + at(i, unit) * at(g, unit));
    const h = UNITS.map((unit) => at(o, unit) * Math.tanh(at(c, unit)));
    moments.push({ x, before: { c: cBefore, h: hBefore }, i, f, g, o, c, h });
  }
  return moments;
}

/** Reads a text with the GRU of the course: h = (1 − z) h + z h̃. */
export function readGru(inputs: readonly (readonly number[])[], rows: Rows<GruGate>): GruMoment[] {
  const moments: GruMoment[] = [];
  for (const x of inputs) {
    const before = moments.at(-1)?.h ?? ZEROS;
    const r = rows.r.map((row) => sigmoid(sumRow(row, x, before)));
    const z = rows.z.map((row) => sigmoid(sumRow(row, x, before)));
    const seen = before.map((value, unit) => (r[unit] ?? 0) * value);
    const n = rows.n.map((row) => Math.tanh(sumRow(row, x, seen)));
    const h = UNITS.map((unit) => {
      const update = z[unit] ?? 0;
      return (1 - update) * (before[unit] ?? 0) + update * (n[unit] ?? 0);
    });
    moments.push({ x, before: { h: before }, r, z, n, h });
  }
  return moments;
}
