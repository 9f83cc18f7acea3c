import { type Arithmetic, shortNumber, subscript } from '../../parts/arithmetic.ts';
import type { VanishingModel } from './model.ts';

/** How a state came about; h₀ is an input. */
export function explainState(model: VanishingModel, time: number): Arithmetic {
  const symbol = `h${subscript(time)}`;
  const { start } = model.state.read();
  const layer = model.layers.value[time - 1];
  if (layer === undefined) return { symbol, value: start, leaf: 'input' };
  return {
    ...{ symbol, value: layer.h, formula: 'tanh(a)', numbers: `tanh(${shortNumber(layer.sum)})` },
    parts: () => [explainSum(model, time)],
  };
}

/** How the sum under a tanh came about. */
export function explainSum(model: VanishingModel, time: number): Arithmetic {
  const symbol = `a${subscript(time)}`;
  const { state, input, bias } = model.state.read();
  const layer = model.layers.value[time - 1];
  if (layer === undefined) return { symbol, value: 0, leaf: 'input' };
  return {
    ...{ symbol, value: layer.sum, formula: 'w_xh x + w_hh h + b' },
    numbers: `${input} · ${shortNumber(layer.x)} + ${state} · ${shortNumber(layer.before)} + ${bias}`,
    parts: () => [
      { symbol: 'w_xh', value: input, leaf: 'weight' },
      { symbol: `x${subscript(time)}`, value: layer.x, leaf: 'input' },
      { symbol: 'w_hh', value: state, leaf: 'weight' },
      explainState(model, time - 1),
      { symbol: 'b', value: bias, leaf: 'weight' },
    ],
  };
}

/** How a factor came about. */
export function explainFactor(model: VanishingModel, time: number): Arithmetic {
  const layer = model.layers.value[time - 1];
  const { state } = model.state.read();
  return {
    symbol: `∂h${subscript(time)}/∂h${subscript(time - 1)}`,
    value: layer?.factor ?? 1,
    formula: 'w_hh (1 − h²)',
    numbers: `${state} · (1 − ${shortNumber(layer?.h ?? 0)}²)`,
    parts: () => [{ symbol: 'w_hh', value: state, leaf: 'weight' }, explainState(model, time)],
  };
}

/** How the product after some steps back came about. */
export function explainProduct(model: VanishingModel, back: number): Arithmetic {
  const last = model.layers.value.length;
  const factors = Array.from({ length: back }, (_, i) => explainFactor(model, last - i));
  return {
    symbol: `∂h${subscript(last)}/∂h${subscript(last - back)}`,
    value: model.products.value[back] ?? 1,
    ...(factors.length > 0 && {
      numbers: factors.map(({ value }) => shortNumber(value)).join(' × '),
      parts: () => factors,
    }),
  };
}
