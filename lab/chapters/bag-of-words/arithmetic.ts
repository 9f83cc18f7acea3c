import { type Arithmetic, fullNumber, shortNumber } from '../../parts/arithmetic.ts';
import type { BagModel } from './model.ts';
import { sentenceName } from './model.ts';

/** How one number of a sentence's vector came about. */
export function explainEntry(model: BagModel, sentence: number, word: number): Arithmetic {
  const { vocabulary, sentences } = model.bag.value;
  const name = `${sentenceName(sentence)}[${vocabulary[word]}]`;
  const value = model.vectors.value[sentence]?.[word] ?? 0;
  const counted = explainCount(model, sentence, word);
  switch (model.state.signals.weighting.value) {
    case 'count':
      return { ...counted, symbol: name };
    case 'binary':
      return {
        ...{ symbol: name, value, formula: 'min(1, n)', numbers: `min(1, ${counted.value})` },
        parts: () => [counted],
      };
    case 'tf-idf': {
      const having = model.having.value[word] ?? 0;
      const rarity = model.rarities.value[word] ?? 0;
      const n = sentences.length;
      return {
        ...{ symbol: name, value, formula: 'n · idf' },
        numbers: `${counted.value} · ${shortNumber(rarity)}`,
        parts: () => [
          counted,
          {
            ...{ symbol: 'idf', value: rarity, formula: 'ln((1 + N) / (1 + df)) + 1' },
            numbers: `ln((1 + ${n}) / (1 + ${having})) + 1`,
            parts: () => [
              { symbol: 'N', value: n, leaf: 'input' },
              { symbol: `df(${vocabulary[word]})`, value: having, leaf: 'input' },
            ],
          },
        ],
      };
    }
  }
}

/** A count as the sum of one-hot vectors at one place. */
function explainCount(model: BagModel, sentence: number, word: number): Arithmetic {
  const { vocabulary } = model.bag.value;
  const fallen = model.words.value
    .slice(0, model.state.signals.step.value)
    .filter((one) => one.sentence === sentence);
  const place = vocabulary[word] ?? '';
  return {
    symbol: `n(${place})`,
    value: model.counts.value[sentence]?.[word] ?? 0,
    ...(fallen.length > 0 && {
      formula: fallen.map((one) => `${vocabulary[one.word]}[${place}]`).join(' + '),
      numbers: fallen.map((one) => (one.word === word ? '1' : '0')).join(' + '),
    }),
  };
}

/** How a distance or a cosine of two vectors came about. */
export function explainPair(
  [firstName, first]: readonly [string, readonly number[]],
  [secondName, second]: readonly [string, readonly number[]],
  measure: 'distance' | 'cosine',
): Arithmetic {
  const pairs = first.map((value, i) => [value, second[i] ?? 0] as const);
  const sumOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0);
  if (measure === 'distance') {
    const sum = sumOf(pairs.map(([a, b]) => (a - b) ** 2));
    return {
      ...{ symbol: `‖${firstName} − ${secondName}‖`, value: Math.sqrt(sum) },
      formula: '√Σ(aᵢ − bᵢ)²',
      numbers: `√(${pairs.map(([a, b]) => `(${fit(a)}−${fit(b)})²`).join(' + ')})`,
      parts: () => [
        {
          ...{ symbol: 'Σ(aᵢ − bᵢ)²', value: sum },
          numbers: pairs.map(([a, b]) => shortNumber((a - b) ** 2)).join(' + '),
        },
      ],
    };
  }
  const dot = sumOf(pairs.map(([a, b]) => a * b));
  const length = (vector: readonly number[]): number => Math.sqrt(sumOf(vector.map((x) => x * x)));
  const [one, other] = [length(first), length(second)];
  return {
    symbol: `cos(${firstName}, ${secondName})`,
    value: one * other === 0 ? 0 : dot / Math.sqrt(one ** 2 * other ** 2),
    formula: 'a·b / (‖a‖ ‖b‖)',
    numbers: `${fit(dot)} / (${fit(one)} · ${fit(other)})`,
    parts: () => [
      {
        ...{ symbol: 'a·b', value: dot },
        numbers: pairs.map(([a, b]) => `${fit(a)}·${fit(b)}`).join(' + '),
      },
      {
        ...{ symbol: `‖${firstName}‖`, value: one },
        numbers: `√(${first.map((x) => `${fit(x)}²`).join(' + ')})`,
      },
      {
        ...{ symbol: `‖${secondName}‖`, value: other },
        numbers: `√(${second.map((x) => `${fit(x)}²`).join(' + ')})`,
      },
    ],
  };
}

function fit(value: number): string {
  return Number.isInteger(value) ? fullNumber(value) : shortNumber(value);
}
