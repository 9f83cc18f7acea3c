import { type Arithmetic, shortNumber } from '../../parts/arithmetic.ts';
import { entropy } from './information.ts';
import { type UnitsModel, unitName } from './model.ts';

/** What a unit was at a token. */
export function explainActivation(model: UnitsModel, at: number): Arithmetic {
  const { signal, unit, values } = model.shown.value;
  return {
    symbol: `${unitName(signal, unit)}(t = ${at + 1})`,
    value: values[at] ?? 0,
    leaf: 'trained',
  };
}

/** What a unit says of the track; without a place, what there is to say: the track's entropy. */
export function explainBits(model: UnitsModel, place?: number): Arithmetic {
  const values = model.feature.value ?? [];
  const counts = new Map<number, number>();
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1);
  const most: Arithmetic = {
    ...{ symbol: 'H(X)', value: entropy(values).bits, formula: '−Σ p log₂ p' },
    numbers: Array.from(counts.values(), (count) => {
      const p = count / values.length;
      return `${shortNumber(p)}·${shortNumber(-Math.log2(p))}`;
    }).join(' + '),
    parts: () =>
      Array.from(counts, ([value, count]) => ({
        ...{ symbol: `p(X = ${value})`, value: count / values.length },
        numbers: `${count} / ${values.length}`,
      })),
  };
  const ranked = model.ranked.value;
  const one = place === undefined ? undefined : ranked?.units[place];
  if (one === undefined) return most;
  return {
    symbol: `I(${unitName(one.signal, one.unit)}; X)`,
    ...{ value: one.bits, formula: 'H(A) + H(X) − H(A, X)' },
    parts: () => [most],
  };
}
