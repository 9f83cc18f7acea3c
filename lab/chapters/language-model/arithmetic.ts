import { type Arithmetic, shortNumber } from '../../parts/arithmetic.ts';
import { type LanguageModelModel, logitsAt, showUnit } from './model.ts';
import type { Candidate } from './sampling.ts';
import { LENGTH } from './state.ts';

/** A logit: what the trained network gives a unit. */
function explainLogit(name: string, logit: number): Arithmetic {
  return { symbol: `z[${name}]`, value: logit, formula: 'W·h + b', leaf: 'trained' };
}

/** How likely a unit is to be drawn: after temperature, top-k and top-p. */
export function explainDrawn(model: LanguageModelModel, candidate: Candidate): Arithmetic {
  const { temperature } = model.state.read();
  const all = model.candidates.value;
  const names = model.session.units.value;
  const allowed = all.filter(({ drawn }) => drawn > 0);
  const most = all[0]?.logit ?? 0;
  const powerOf = ({ id, logit }: Candidate): Arithmetic => {
    const name = showUnit(names[id]);
    return {
      symbol: `e^((z[${name}] − z′)/T)`,
      value: Math.exp((logit - most) / temperature),
      numbers: `e^((${shortNumber(logit)} − ${shortNumber(most)})/${temperature})`,
      parts: () => [
        explainLogit(name, logit),
        { symbol: 'z′', value: most, formula: 'max z', leaf: 'trained' },
        { symbol: 'T', value: temperature, leaf: 'input' },
      ],
    };
  };
  const own = powerOf(candidate);
  const sum = allowed.reduce((total, one) => total + powerOf(one).value, 0);
  const symbol = `q(${showUnit(names[candidate.id])})`;
  if (candidate.drawn === 0) {
    return { symbol, value: 0, formula: `0 (${allowed.length} / ${all.length})` };
  }
  return {
    ...{ symbol, value: candidate.drawn, formula: 'e^((z − z′)/T) / Σ' },
    numbers: `${shortNumber(own.value)} / ${shortNumber(sum)}`,
    parts: () => [
      own,
      {
        ...{ symbol: 'Σ', value: sum },
        formula: `Σ e^((z − z′)/T), ${allowed.length} / ${all.length}`,
        parts: () => allowed.slice(0, 12).map(powerOf),
      },
    ],
  };
}

/** How surprising the unit at the chosen place was. */
export function explainSurprise(model: LanguageModelModel): Arithmetic {
  const place = model.state.signals.letter.value;
  const focus = model.focus.value;
  const id = focus?.drawn.ids[place] ?? 0;
  const value = focus?.surprise[place] ?? 0;
  const p = 2 ** -value;
  const name = showUnit(model.session.units.value[id]);
  const logits = focus === undefined ? [] : logitsAt(focus.drawn, place);
  return {
    ...{ symbol: `−log₂ p(${name})`, value, numbers: `−log₂ ${shortNumber(p)}` },
    parts: () => [
      {
        ...{ symbol: `p(${name})`, value: p, formula: 'eᶻ / Σ eᶻ' },
        parts: () => [explainLogit(name, logits[id] ?? 0)],
      },
    ],
  };
}

/** The mean surprise of a drawn text. */
export function explainMean(surprise: readonly number[], value: number): Arithmetic {
  return {
    ...{ symbol: 'H', value, formula: `Σ −log₂ p / ${LENGTH}` },
    numbers: `${shortNumber(value * LENGTH)} / ${LENGTH}`,
    parts: () =>
      surprise
        .slice(0, 12)
        .map((one, i) => ({ symbol: `−log₂ p${i + 1}`, value: one, leaf: 'trained' })),
  };
}

/** The last loss that is shown. */
export function explainLoss(model: LanguageModelModel): Arithmetic {
  const step = model.state.signals.step.value;
  const value = model.session.losses.value[step - 1] ?? 0;
  return { symbol: `L(${step})`, value, formula: 'mean −ln p', leaf: 'trained' };
}
