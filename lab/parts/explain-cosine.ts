import { type Arithmetic, shortNumber, subscript } from './arithmetic.ts';

/** A cosine as its tree: the product of two trained vectors over their lengths. */
export function explainCosine(
  [one, other]: readonly [string, string],
  [a, b]: readonly [ArrayLike<number>, ArrayLike<number>],
): Arithmetic {
  const products = Array.from(a, (x, i) => x * (b[i] ?? 0));
  const product = sum(products);
  const [lengthA, lengthB] = [lengthOf(a), lengthOf(b)];
  return {
    symbol: `cos(${one}, ${other})`,
    value: product / (lengthA * lengthB || 1),
    formula: 'a · b / (|a| |b|)',
    numbers: `${shortNumber(product)} / (${shortNumber(lengthA)} × ${shortNumber(lengthB)})`,
    parts: () => [
      {
        ...{
          symbol: 'a · b',
          value: product,
          formula: `a₁b₁ + … + a${subscript(a.length)}b${subscript(a.length)}`,
        },
        parts: () => products.map((value, i) => explainProduct(value, i, [a, b])),
      },
      explainLength('a', a, one),
      explainLength('b', b, other),
    ],
  };
}

function explainProduct(
  value: number,
  i: number,
  [a, b]: readonly [ArrayLike<number>, ArrayLike<number>],
): Arithmetic {
  const [x, y] = [a[i] ?? 0, b[i] ?? 0];
  const at = subscript(i + 1);
  return {
    ...{ symbol: `a${at}b${at}`, value, numbers: `${shortNumber(x)} × ${shortNumber(y)}` },
    parts: () => [
      { symbol: `a${at}`, value: x, leaf: 'trained' },
      { symbol: `b${at}`, value: y, leaf: 'trained' },
    ],
  };
}

function explainLength(name: string, vector: ArrayLike<number>, word: string): Arithmetic {
  return {
    symbol: `|${name}|`,
    value: lengthOf(vector),
    formula: '√(Σ x²)',
    numbers: word,
    parts: () =>
      Array.from(vector, (value, i) => ({
        ...{ symbol: `${name}${subscript(i + 1)}`, value, leaf: 'trained' },
      })),
  };
}

function lengthOf(vector: ArrayLike<number>): number {
  return Math.sqrt(sum(Array.from(vector, (x) => x * x)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}

/** The same cosine by another way: of the distance of the two directions, cos = 1 − distance² / 2. */
export function cosineByDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [lengthA, lengthB] = [lengthOf(a) || 1, lengthOf(b) || 1];
  return 1 - sum(Array.from(a, (x, i) => (x / lengthA - (b[i] ?? 0) / lengthB) ** 2)) / 2;
}
