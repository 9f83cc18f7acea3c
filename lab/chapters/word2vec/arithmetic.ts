import { type Arithmetic, shortNumber } from '../../parts/arithmetic.ts';
import type { Word2VecModel } from './model.ts';

/** A weight of W₁ or W₂ as the leaf of a tree. */
export function explainWeight(
  model: Word2VecModel,
  matrix: 'first' | 'second',
  [row, column]: readonly [number, number],
): Arithmetic {
  const { words, dimensions, first, second } = model.network.value;
  const value =
    matrix === 'first' ? first[row * words + column] : second[row * dimensions + column];
  return {
    symbol: `${matrix === 'first' ? 'W₁' : 'W₂'}[${row + 1},${column + 1}]`,
    ...{ value: value ?? 0, leaf: 'weight' },
  };
}

/** How far two words' columns of W₁ are from each other. */
export function explainDistance(model: Word2VecModel, a: number, b: number): Arithmetic {
  const { dimensions } = model.network.value;
  const units = Array.from({ length: dimensions }, (_, n) => n);
  const pairs = units.map(
    (n) => [explainWeight(model, 'first', [n, a]), explainWeight(model, 'first', [n, b])] as const,
  );
  return {
    ...{ symbol: '‖a − b‖', value: model.distances.value[a]?.[b] ?? 0, formula: '√ Σ (a − b)²' },
    numbers: `√(${pairs
      .map(([one, other]) => `(${shortNumber(one.value)} − ${shortNumber(other.value)})²`)
      .join(' + ')})`,
    parts: () => pairs.flat(),
  };
}

/** The mean of the losses of all examples, after a number of updates. */
export function explainMeanLoss(model: Word2VecModel, updates: number): Arithmetic {
  return {
    ...{ symbol: 'L̄', value: model.losses.value[updates] ?? 0, formula: 'Σ L / n' },
    parts: () => [{ symbol: 'n', value: model.examples.value.length, leaf: 'input' }],
  };
}

/** How one number of h came about: a look-up, or the mean of several. */
export function explainHidden(model: Word2VecModel, unit: number): Arithmetic {
  const { inputs } = model.example.value;
  const parts = inputs.map((word) => explainWeight(model, 'first', [unit, word]));
  const sum = parts.map(({ value }) => shortNumber(value)).join(' + ');
  return {
    ...{ symbol: `h[${unit + 1}]`, value: model.now.value.hidden[unit] ?? 0 },
    formula: inputs.length === 1 ? 'W₁ x' : '(1/n) Σ W₁ x',
    numbers: inputs.length === 1 ? sum : `(${sum}) / ${inputs.length}`,
    parts: () => parts,
  };
}

/** How one score came about: a row of W₂ times h. */
function explainScore(model: Word2VecModel, word: number): Arithmetic {
  const hidden = Array.from(model.now.value.hidden);
  const weights = hidden.map((_, n) => explainWeight(model, 'second', [word, n]));
  return {
    symbol: `z(${model.read.value.vocabulary[word]})`,
    value: model.now.value.scores[word] ?? 0,
    formula: 'W₂ h',
    numbers: weights
      .map(({ value }, n) => `${shortNumber(value)} · ${shortNumber(hidden[n] ?? 0)}`)
      .join(' + '),
    parts: () => weights.flatMap((weight, n) => [weight, explainHidden(model, n)]),
  };
}

/** How one probability came about. */
export function explainProbability(model: Word2VecModel, word: number): Arithmetic {
  const names = model.read.value.vocabulary;
  const scores = Array.from(model.now.value.scores, shortNumber);
  return {
    symbol: `p(${names[word]})`,
    value: model.now.value.probabilities[word] ?? 0,
    formula: 'e^z / Σ e^z',
    numbers: `e^${scores[word]} / (${scores.map((z) => `e^${z}`).join(' + ')})`,
    parts: () => names.map((_, v) => explainScore(model, v)),
  };
}

/** How the loss came about. */
export function explainLoss(model: Word2VecModel): Arithmetic {
  const { target } = model.example.value;
  const probability = explainProbability(model, target);
  return {
    ...{ symbol: 'L', value: model.now.value.loss },
    formula: `−ln p(${model.read.value.vocabulary[target]})`,
    numbers: `−ln ${shortNumber(probability.value)}`,
    parts: () => [probability],
  };
}

/** How one number of ∂L/∂h came about. */
export function explainHiddenGradient(model: Word2VecModel, unit: number): Arithmetic {
  const names = model.read.value.vocabulary;
  const gradient = Array.from(model.now.value.scoreGradient);
  const weights = names.map((_, v) => explainWeight(model, 'second', [v, unit]));
  return {
    symbol: `∂L/∂h[${unit + 1}]`,
    value: model.now.value.hiddenGradient[unit] ?? 0,
    formula: 'Σ W₂ (p − y)',
    numbers: weights
      .map(({ value }, v) => `${shortNumber(value)} · ${shortNumber(gradient[v] ?? 0)}`)
      .join(' + '),
    parts: () => weights.flatMap((weight, v) => [weight, explainScoreGradient(model, v)]),
  };
}

/** How one number of ∂L/∂z came about: p − y. */
export function explainScoreGradient(model: Word2VecModel, word: number): Arithmetic {
  const probability = explainProbability(model, word);
  const wanted = word === model.example.value.target ? 1 : 0;
  return {
    symbol: `∂L/∂z(${model.read.value.vocabulary[word]})`,
    value: model.now.value.scoreGradient[word] ?? 0,
    formula: 'p − y',
    numbers: `${shortNumber(probability.value)} − ${wanted}`,
    parts: () => [probability, { symbol: 'y', value: wanted, leaf: 'input' }],
  };
}
