import { type Arithmetic, shortNumber } from '../../parts/arithmetic.ts';
import type { BayesModel } from './model.ts';

/** Writes n / N as the course does: with α, (n + α) / (N + α V). */
export function fractionOf(model: BayesModel, word: number, index: number): string {
  const one = model.classes.value[index];
  const count = one?.counts.get(model.words.value[word] ?? '') ?? 0;
  const alpha = model.state.signals.alpha.value;
  const [top, bottom] = [count + alpha, (one?.words ?? 0) + alpha * model.vocabulary.value];
  return `${trim(top)}/${trim(bottom)}`;
}

function trim(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** How P(c) came about. */
export function explainPrior(model: BayesModel, index: number): Arithmetic {
  const one = model.classes.value[index];
  const all = model.documents.value.length;
  return {
    symbol: `P(${one?.name})`,
    value: model.priors.value[index] ?? 0,
    numbers: `${one?.documents} / ${all}`,
    parts: () => [
      { symbol: `d(${one?.name})`, value: one?.documents ?? 0, leaf: 'input' },
      { symbol: 'd', value: all, leaf: 'input' },
    ],
  };
}

/** How P(w|c) came about. */
export function explainLikelihood(model: BayesModel, word: number, index: number): Arithmetic {
  const one = model.classes.value[index];
  const name = model.words.value[word] ?? '';
  const count = one?.counts.get(name) ?? 0;
  const alpha = model.state.signals.alpha.value;
  const size = model.vocabulary.value;
  const smooth = alpha > 0;
  return {
    symbol: `P(${name}|${one?.name})`,
    value: model.likelihoods.value[word]?.[index] ?? 0,
    formula: smooth ? '(n + α) / (N + α V)' : 'n / N',
    numbers: smooth
      ? `(${count} + ${alpha}) / (${one?.words} + ${alpha} · ${size})`
      : `${count} / ${one?.words}`,
    parts: () => [
      { symbol: `n(${name})`, value: count, leaf: 'input' },
      { symbol: `N(${one?.name})`, value: one?.words ?? 0, leaf: 'input' },
      ...(smooth ? [{ symbol: 'V', value: size, leaf: 'input' } as const] : []),
    ],
  };
}

/** How a product came about: the prior times every word so far. */
export function explainProduct(model: BayesModel, index: number, step: number): Arithmetic {
  const name = model.classes.value[index]?.name ?? '';
  const factors = [
    explainPrior(model, index),
    ...model.words.value.slice(0, step).map((_, word) => explainLikelihood(model, word, index)),
  ];
  return {
    symbol: `P(${name}) Π P(w|${name})`,
    value: model.products.value[index]?.[step] ?? 0,
    numbers: factors.map(({ value }) => shortNumber(value)).join(' × '),
    parts: () => factors,
  };
}
