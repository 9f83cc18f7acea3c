import { type Arithmetic, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { isCut } from './chain.ts';
import type { BpttModel } from './model.ts';

const name = (symbol: string, t: number): string => `${symbol}${subscript(t + 1)}`;

/** A state, down to the input and the weights. */
export function explainState(model: BpttModel, t: number): Arithmetic {
  const moment = model.chain.value[t];
  if (moment === undefined) return { symbol: name('h', t), value: 0, leaf: 'input' };
  const { whh, wxh, bias } = model.state.read();
  return {
    ...{ symbol: name('h', t), value: moment.h, formula: 'tanh(w_xh x + w_hh h′ + b)' },
    numbers: `tanh(${shortNumber(wxh)}·${moment.x} + ${shortNumber(whh)}·${shortNumber(moment.before)} + ${shortNumber(bias)})`,
    parts: () => [
      { symbol: 'w_xh', value: wxh, leaf: 'weight' },
      { symbol: name('x', t), value: moment.x, leaf: 'input' },
      { symbol: 'w_hh', value: whh, leaf: 'weight' },
      explainState(model, t - 1),
      { symbol: 'b', value: bias, leaf: 'weight' },
    ],
  };
}

/** The gradient at a state: from its own loss, and from the step after it. */
export function explainGradient(model: BpttModel, t: number): Arithmetic {
  const moments = model.chain.value;
  const moment = moments[t];
  const symbol = name('∂L/∂h', t);
  if (moment === undefined) return { symbol, value: 0 };
  const { length, chunk, whh } = model.state.read();
  const after = moments[t + 1];
  const own: Arithmetic = {
    ...{ symbol: `${name('h', t)} − 1`, value: moment.own },
    ...(moment.own !== 0 && { parts: () => [explainState(model, t)] }),
  };
  if (after === undefined) return { ...own, symbol, formula: `${name('h', t)} − 1` };
  const cut = isCut(t + 1, { length, chunk });
  const next = name('∂L/∂h', t + 1);
  const hNext = name('h', t + 1);
  return {
    ...{ symbol, value: moment.gradient },
    formula: cut ? '0' : `${next} (1 − ${hNext}²) w_hh`,
    numbers: cut
      ? `✂ ${shortNumber(moment.own)}`
      : `${shortNumber(after.gradient)} · ${shortNumber(1 - after.h ** 2)} · ${shortNumber(whh)}${moment.own === 0 ? '' : ` + ${shortNumber(moment.own)}`}`,
    parts: () => [
      ...(moment.own === 0 ? [] : [own]),
      ...(cut
        ? []
        : [
            explainGradient(model, t + 1),
            {
              ...{ symbol: `1 − ${hNext}²`, value: 1 - after.h ** 2 },
              parts: () => [explainState(model, t + 1)],
            },
            { symbol: 'w_hh', value: whh, leaf: 'weight' as const },
          ]),
    ],
  };
}

/** A step's share of the weight's gradient. */
export function explainShare(model: BpttModel, t: number): Arithmetic {
  const moment = model.chain.value[t];
  if (moment === undefined) return { symbol: '∂L/∂w_hh', value: 0 };
  return {
    ...{ symbol: `∂L/∂w_hh (t = ${t + 1})`, value: moment.share },
    formula: `${name('∂L/∂h', t)} (1 − ${name('h', t)}²) ${name('h', t - 1)}`,
    numbers: `${shortNumber(moment.gradient)} · ${shortNumber(1 - moment.h ** 2)} · ${shortNumber(moment.before)}`,
    parts: () => [explainGradient(model, t), explainState(model, t), explainState(model, t - 1)],
  };
}

/** The weight's gradient, as the sum of all shares. */
export function explainSum(model: BpttModel): Arithmetic {
  return {
    ...{ symbol: '∂L/∂w_hh', value: model.sums.value.cut, formula: 'Σₜ ∂L/∂hₜ (1 − hₜ²) hₜ₋₁' },
    numbers: model.chain.value.map(({ share }) => shortNumber(share)).join(' + '),
    parts: () => model.chain.value.map((_, t) => explainShare(model, t)),
  };
}

/** The same without cuts: each share is the product of all slopes on the way from the loss. */
export function explainFullSum(model: BpttModel): Arithmetic {
  const moments = model.uncut.value;
  return {
    ...{ symbol: '∂L/∂w_hh', value: model.sums.value.full, formula: 'Σₜ ∂L/∂hₜ (1 − hₜ²) hₜ₋₁' },
    numbers: moments.map(({ share }) => shortNumber(share)).join(' + '),
    parts: () =>
      moments.map(({ gradient, h, before, share }, t) => ({
        ...{ symbol: `∂L/∂w_hh (t = ${t + 1})`, value: share },
        numbers: `${shortNumber(gradient)} · ${shortNumber(1 - h ** 2)} · ${shortNumber(before)}`,
        parts: () => [explainState(model, t), explainState(model, t - 1)],
      })),
  };
}

/** The norm of the gradient of all weights together. */
export function explainWeightNorm(value: number): Arithmetic {
  return { symbol: '‖∂L/∂W‖', value, formula: '√Σ (∂L/∂W)²', leaf: 'trained' };
}
