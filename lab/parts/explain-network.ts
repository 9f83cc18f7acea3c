import { type Arithmetic, shortNumber } from './arithmetic.ts';
import { type Affine, dot, rowOf, type Transition, type Vector } from './plain-network.ts';

/** Explains a number of a vector: asked for when its line opens. */
export type Explain = (at: number) => Arithmetic;

/** Explains a number of a GRU's state, down to its gates. */
export function explainTransition(
  { weights, x, before, r, z, n, h }: Transition,
  unit: number,
  symbol: string,
  parts: { readonly x: Explain; readonly before: Explain },
): Arithmetic {
  const { size } = weights;
  const share = z[unit] ?? 0;
  const seen = before.map((value, i) => (r[i] ?? 0) * value);
  const gate = (name: string, row: number, states: Vector, value: number): Arithmetic => ({
    ...{ symbol: `${name}[${unit + 1}]`, value, formula: name === 'n' ? 'tanh(…)' : 'σ(…)' },
    parts: () => [
      explainAffine(weights.input, { symbol: 'W x + b', row }, x, parts.x),
      explainAffine(weights.state, { symbol: 'W h + b', row }, states, (i) =>
        name === 'n'
          ? {
              ...{ symbol: `r·h′[${i + 1}]`, value: seen[i] ?? 0 },
              numbers: `${shortNumber(r[i] ?? 0)} · ${shortNumber(before[i] ?? 0)}`,
              parts: () => [parts.before(i)],
            }
          : parts.before(i),
      ),
    ],
  });
  return {
    ...{ symbol, value: h[unit] ?? 0, formula: '(1 − z) · h′ + z · n' },
    numbers: `(1 − ${shortNumber(share)}) · ${shortNumber(before[unit] ?? 0)} + ${shortNumber(share)} · ${shortNumber(n[unit] ?? 0)}`,
    parts: () => [
      gate('z', size + unit, before, share),
      parts.before(unit),
      gate('n', 2 * size + unit, seen, n[unit] ?? 0),
    ],
  };
}

/** Explains a number of W x + b: its terms, each with its weight. */
export function explainAffine(
  { name, weight, bias }: Affine,
  { symbol, row }: { readonly symbol: string; readonly row: number },
  x: Vector,
  explain: Explain,
): Arithmetic {
  const weights = rowOf(weight, row);
  const offset = bias?.[row] ?? 0;
  return {
    ...{ symbol: `${symbol} [${row + 1}]`, value: dot(weights, x) + offset, formula: 'Σ w x + b' },
    parts: () => [
      ...weights.map(
        (w, i): Arithmetic => ({
          ...{ symbol: `w·x [${i + 1}]`, value: w * (x[i] ?? 0) },
          numbers: `${shortNumber(w)} · ${shortNumber(x[i] ?? 0)}`,
          parts: () => [
            { symbol: `${name}[${row + 1}, ${i + 1}]`, value: w, leaf: 'weight' },
            explain(i),
          ],
        }),
      ),
      ...(bias === undefined
        ? []
        : [{ symbol: `b[${row + 1}]`, value: offset, leaf: 'weight' } as const]),
    ],
  };
}

/** Explains a number that nothing was computed for. */
export function explainWeight(name: string, values: Vector, at: number): Arithmetic {
  return { symbol: `${name}[${at + 1}]`, value: values[at] ?? 0, leaf: 'weight' };
}
