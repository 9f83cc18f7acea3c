import { type Arithmetic, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { type MatrixName, shapeOf } from './cell.ts';
import { type RnnModel, stateName } from './model.ts';

/** How a matrix is called in formulas: W_xh as Wₓₕ is hard to read, so a dot of plain letters stays. */
const SYMBOLS: Readonly<Record<MatrixName, string>> = {
  Wxh: 'W_xh',
  Whh: 'W_hh',
  bx: 'b_x',
  bh: 'b_h',
  Why: 'W_hy',
  by: 'b_y',
};

/** A weight as the leaf of a tree. */
export function explainWeight(
  model: RnnModel,
  name: MatrixName,
  [row, column]: readonly [number, number],
): Arithmetic {
  const [, columns] = shapeOf(name, model.sizes.value);
  const place = columns === 1 ? `${row + 1}` : `${row + 1},${column + 1}`;
  return {
    symbol: `${SYMBOLS[name]}[${place}]`,
    value: model.weights.value[name][row * columns + column] ?? 0,
    leaf: 'weight',
  };
}

/** How one number of a state came about; h₀ is an input. */
export function explainState(model: RnnModel, time: number, unit: number): Arithmetic {
  const symbol = `${stateName(time)}[${unit + 1}]`;
  const step = model.steps.value[time - 1];
  if (step === undefined) {
    return { symbol, value: model.start.value[unit] ?? 0, leaf: 'input' };
  }
  const { hidden } = model.sizes.value;
  const sum = step.sum[unit] ?? 0;
  const letter = model.vocabulary.value[step.letter] ?? '';
  const before = (j: number): number =>
    (time === 1 ? model.start.value[j] : model.steps.value[time - 2]?.h[j]) ?? 0;
  const weight = (name: MatrixName, column: number): Arithmetic =>
    explainWeight(model, name, [unit, column]);
  const products = Array.from({ length: hidden }, (_, j) => ({
    weight: weight('Whh', j),
    state: before(j),
  }));
  const fromInput = weight('Wxh', step.letter);
  const biases = [weight('bx', 0), weight('bh', 0)];
  const bias = biases.reduce((total, { value }) => total + value, 0);
  return {
    ...{
      symbol,
      value: step.h[unit] ?? 0,
      formula: 'tanh(a)',
      numbers: `tanh(${shortNumber(sum)})`,
    },
    parts: () => [
      {
        ...{ symbol: 'a', value: sum, formula: 'W_xh x + W_hh h + b' },
        numbers: [
          shortNumber(fromInput.value),
          ...products.map((one) => `${shortNumber(one.weight.value)} · ${shortNumber(one.state)}`),
          shortNumber(bias),
        ].join(' + '),
        parts: () => [
          {
            ...{ symbol: `W_xh x (${letter})`, value: fromInput.value },
            ...{ formula: `W_xh[${unit + 1},${step.letter + 1}] · 1`, parts: () => [fromInput] },
          },
          {
            symbol: `W_hh ${stateName(time - 1)}`,
            value: products.reduce((total, one) => total + one.weight.value * one.state, 0),
            numbers: products
              .map((one) => `${shortNumber(one.weight.value)} · ${shortNumber(one.state)}`)
              .join(' + '),
            parts: () =>
              products.flatMap((one, j) => [one.weight, explainState(model, time - 1, j)]),
          },
          { symbol: 'b', value: bias, formula: 'b_x + b_h', parts: () => biases },
        ],
      },
    ],
  };
}

/** How far apart the states of two readings are. */
export function explainDifference(model: RnnModel, time: number): Arithmetic {
  const own = Array.from(model.steps.value[time - 1]?.h ?? []);
  const other = Array.from(model.others.value[time - 1]?.h ?? []);
  return {
    symbol: `‖${stateName(time)} − ${stateName(time)}′‖`,
    value: model.differences.value[time - 1] ?? 0,
    formula: '√Σ(hᵢ − hᵢ′)²',
    numbers: `√(${own
      .map((value, i) => `(${shortNumber(value)} − ${shortNumber(other[i] ?? 0)})²`)
      .join(' + ')})`,
    parts: () => own.map((_, unit) => explainState(model, time, unit)),
  };
}

/** How the loss came about. */
export function explainLoss(model: RnnModel): Arithmetic {
  const { updates } = model.state.read();
  const parts = model.targets.value.map((target, t) => explainProbability(model, t + 1, target));
  return {
    symbol: 'L',
    value: model.losses.value[updates] ?? 0,
    formula: '−(1/T) Σ ln p',
    numbers: `−(1/${parts.length}) (${parts.map(({ value }) => `ln ${shortNumber(value)}`).join(' + ')})`,
    parts: () => parts,
  };
}

/** How one probability came about. */
export function explainProbability(model: RnnModel, time: number, letter: number): Arithmetic {
  const step = model.steps.value[time - 1];
  const names = model.vocabulary.value;
  const logits = Array.from(step?.logits ?? []);
  return {
    symbol: `p${subscript(time)}(${names[letter]})`,
    value: step?.probabilities[letter] ?? 0,
    formula: 'e^z / Σ e^z',
    numbers: `e^${shortNumber(logits[letter] ?? 0)} / (${logits.map((z) => `e^${shortNumber(z)}`).join(' + ')})`,
    parts: () => names.map((_, k) => explainLogit(model, time, k)),
  };
}

function explainLogit(model: RnnModel, time: number, letter: number): Arithmetic {
  const step = model.steps.value[time - 1];
  const { hidden } = model.sizes.value;
  const weights = Array.from({ length: hidden }, (_, j) =>
    explainWeight(model, 'Why', [letter, j]),
  );
  const bias = explainWeight(model, 'by', [letter, 0]);
  return {
    symbol: `z(${model.vocabulary.value[letter]})`,
    value: step?.logits[letter] ?? 0,
    formula: 'W_hy h + b_y',
    numbers: `${weights
      .map((weight, j) => `${shortNumber(weight.value)} · ${shortNumber(step?.h[j] ?? 0)}`)
      .join(' + ')} + ${shortNumber(bias.value)}`,
    parts: () => [...weights.flatMap((weight, j) => [weight, explainState(model, time, j)]), bias],
  };
}
