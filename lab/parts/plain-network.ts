// Networks in plain numbers of double precision, one line an equation: what pictures compute before the reader's eyes. The
// chapters' checks hold them against the library's.

/** A matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: ArrayLike<number>;
}

export type Vector = readonly number[];

/** A linear map. */
export interface Affine {
  readonly name: string;
  readonly weight: Matrix;
  /** None: zeros. */
  readonly bias: ArrayLike<number> | undefined;
}

/** The weights of a GRU: rows of r, z and n below each other. */
export interface GruWeights {
  readonly name: string;
  readonly input: Affine;
  readonly state: Affine;
  readonly size: number;
}

/** One row of a matrix. */
export function rowOf({ columns, data }: Matrix, row: number): Vector {
  return Array.from({ length: columns }, (_, i) => data[row * columns + i] ?? 0);
}

/** a · b */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** W x + b */
export function apply({ weight, bias }: Affine, x: Vector): Vector {
  const { rows, columns, data } = weight;
  return Array.from({ length: rows }, (_, row) => {
    let sum = bias?.[row] ?? 0;
    for (let i = 0; i < columns; i++) sum += (data[row * columns + i] ?? 0) * (x[i] ?? 0);
    return sum;
  });
}

/** σ(a) */
export function sigmoid(a: number): number {
  return 1 / (1 + Math.exp(-a));
}

/** softmax of scores: e^s / Σ e^s. */
export function softmax(scores: Vector): Vector {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Everything that one transition of a GRU computes. */
export interface Transition {
  readonly weights: GruWeights;
  readonly x: Vector;
  readonly before: Vector;
  readonly r: Vector;
  readonly z: Vector;
  readonly n: Vector;
  readonly h: Vector;
}

/** h = (1 − z) h′ + z n, as chapter 14 has it. */
export function transit(weights: GruWeights, x: Vector, before: Vector): Transition {
  const { size, input, state } = weights;
  const fromInput = apply(input, x);
  const fromState = apply(state, before);
  const gate = (at: number): number => sigmoid((fromInput[at] ?? 0) + (fromState[at] ?? 0));
  const units = Array.from({ length: size }, (_, unit) => unit);
  const r = units.map(gate);
  const z = units.map((unit) => gate(size + unit));
  const seen = before.map((value, unit) => (r[unit] ?? 0) * value);
  const n = units.map((unit) => {
    const row = 2 * size + unit;
    const own = dot(rowOf(state.weight, row), seen) + (state.bias?.[row] ?? 0);
    return Math.tanh((fromInput[row] ?? 0) + own);
  });
  const h = units.map((unit) => {
    const share = z[unit] ?? 0;
    return (1 - share) * (before[unit] ?? 0) + share * (n[unit] ?? 0);
  });
  return { weights, x, before, r, z, n, h };
}
