import { type Arithmetic, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { weigh } from './fit.ts';
import type { GloveModel } from './model.ts';

const name = (model: GloveModel, word: number): string => model.sentences.value.words[word] ?? '';

/** A count as the sum over sentences. */
export function explainCount(model: GloveModel, row: number, column: number): Arithmetic {
  const { sentences } = model.sentences.value;
  const window = model.state.signals.window.value;
  const bySentence = sentences.map((sentence) => {
    let count = 0;
    for (const [i, word] of sentence.entries()) {
      for (const [j, other] of sentence.entries()) {
        if (i !== j && Math.abs(i - j) <= window && word === row && other === column) count += 1;
      }
    }
    return count;
  });
  return {
    symbol: `P(${name(model, row)}, ${name(model, column)})`,
    value: model.counts.value[row]?.[column] ?? 0,
    formula: 'Σ n(s)',
    numbers: bySentence.join(' + '),
    parts: () =>
      sentences.map((sentence, i) => ({
        symbol: `n(${sentence.map((word) => name(model, word)).join(' ')})`,
        value: bySentence[i] ?? 0,
        leaf: 'input',
      })),
  };
}

/** log P of a cell. */
export function explainLog(model: GloveModel, row: number, column: number): Arithmetic {
  const count = model.counts.value[row]?.[column] ?? 0;
  return {
    ...{ symbol: 'log P', value: Math.log(count), formula: 'ln P', numbers: `ln ${count}` },
    parts: () => [explainCount(model, row, column)],
  };
}

/** What the vectors say of a cell, and how far that is from log P. */
export function explainPrediction(model: GloveModel, row: number, column: number): Arithmetic {
  const { words, contexts } = model.passes.value.parameters;
  const [u, v] = [words[row], contexts[column]];
  const value = model.predictions.value[row]?.[column] ?? 0;
  const symbol = `u(${name(model, row)}) · v(${name(model, column)})`;
  if (u === undefined || v === undefined) return { symbol, value };
  const biased = model.state.signals.biases.value === 'with';
  const products = u.vector.map((x, d) => `${shortNumber(x)}·${shortNumber(v.vector[d] ?? 0)}`);
  return {
    ...{ symbol: biased ? `${symbol} + b + c` : symbol, value, formula: 'Σ uₐ vₐ' },
    numbers: [...products, ...(biased ? [shortNumber(u.bias), shortNumber(v.bias)] : [])].join(
      ' + ',
    ),
    parts: () => [
      ...u.vector.map(
        (x, d): Arithmetic => ({
          ...{ symbol: `u${subscript(d + 1)}(${name(model, row)})`, value: x, leaf: 'weight' },
        }),
      ),
      ...v.vector.map(
        (x, d): Arithmetic => ({
          ...{ symbol: `v${subscript(d + 1)}(${name(model, column)})`, value: x, leaf: 'weight' },
        }),
      ),
      ...(biased
        ? [
            { symbol: 'b', value: u.bias, leaf: 'weight' as const },
            { symbol: 'c', value: v.bias, leaf: 'weight' as const },
          ]
        : []),
    ],
  };
}

/** The error of a cell. */
export function explainError(model: GloveModel, row: number, column: number): Arithmetic {
  const prediction = explainPrediction(model, row, column);
  const log = explainLog(model, row, column);
  return {
    symbol: 'e',
    value: prediction.value - log.value,
    formula: `${prediction.symbol} − log P`,
    numbers: `${shortNumber(prediction.value)} − ${shortNumber(log.value)}`,
    parts: () => [prediction, log],
  };
}

/** The weight of a cell in the loss. */
export function explainWeight(model: GloveModel, row: number, column: number): Arithmetic {
  const { xMax, alpha } = model.state.read();
  const count = model.counts.value[row]?.[column] ?? 0;
  return {
    ...{ symbol: 'f(P)', value: weigh(count, xMax, alpha), formula: 'min(1, (P / xₘₐₓ)^α)' },
    numbers: `min(1, (${count} / ${xMax})^${alpha})`,
    parts: () => [
      explainCount(model, row, column),
      { symbol: 'xₘₐₓ', value: xMax, leaf: 'input' },
      { symbol: 'α', value: alpha, leaf: 'input' },
    ],
  };
}

/** The loss as the sum over all cells that are not zero. */
export function explainLoss(model: GloveModel): Arithmetic {
  const cells = model.counts.value.flatMap((line, row) =>
    line.flatMap((count, column) => (count > 0 ? [{ row, column }] : [])),
  );
  const terms = cells.map(({ row, column }): Arithmetic => {
    const error = explainError(model, row, column);
    const weight = explainWeight(model, row, column);
    return {
      symbol: `${name(model, row)}, ${name(model, column)}`,
      value: 0.5 * weight.value * error.value ** 2,
      formula: '½ f(P) e²',
      numbers: `½ · ${shortNumber(weight.value)} · ${shortNumber(error.value)}²`,
      parts: () => [weight, error],
    };
  });
  return {
    ...{ symbol: 'J', value: model.passes.value.losses.at(-1) ?? 0, formula: '½ Σ f(P) e²' },
    parts: () => terms,
  };
}
