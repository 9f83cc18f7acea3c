import type { Arithmetic } from '../../parts/arithmetic.ts';
import type { Merge } from './bpe.ts';
import { countKinds, type Unit } from './units.ts';

/** Shows a space as a mark, so that it can be seen where it is part of a unit. */
export function showSpace(text: string): string {
  return text.replaceAll(' ', '␣').replaceAll('\n', '↵');
}

/** The most terms of a sum that are spelled out. */
const MOST_TERMS = 24;

function spell(terms: readonly number[]): string {
  const shown = terms.slice(0, MOST_TERMS).join(' + ');
  return terms.length > MOST_TERMS ? `${shown} + …` : shown;
}

/** A strip's length as the sum of how often each different unit occurs. */
export function explainLength(units: readonly Unit[]): Arithmetic {
  const kinds = [...countKinds(units)];
  return {
    ...{ symbol: 'N', value: units.length, formula: 'Σ n(u)' },
    ...(kinds.length > 0 && { numbers: spell(kinds.map(([, count]) => count)) }),
    parts: () =>
      kinds.map(([unit, count]) => ({
        ...{ symbol: `n(${showSpace(unit)})`, value: count, leaf: 'input' },
      })),
  };
}

/** The number of a strip's different units: each adds one. */
export function explainKinds(units: readonly Unit[]): Arithmetic {
  const kinds = [...countKinds(units).keys()];
  return {
    ...{ symbol: 'V', value: kinds.length, formula: '|{u}|' },
    ...(kinds.length > 0 && { numbers: spell(kinds.map(() => 1)) }),
    parts: () => kinds.map((unit) => ({ symbol: showSpace(unit), value: 1, leaf: 'input' })),
  };
}

/** How often a pair stood side by side: the sum over the words that have it. */
export function explainMerge({ left, right, count, pieces }: Merge): Arithmetic {
  return {
    ...{ symbol: `n(${showSpace(left)}, ${showSpace(right)})`, value: count, formula: 'Σ n(w)' },
    numbers: spell(pieces.map((one) => one.count)),
    parts: () =>
      pieces.map((one) => ({ symbol: showSpace(one.piece), value: one.count, leaf: 'input' })),
  };
}
