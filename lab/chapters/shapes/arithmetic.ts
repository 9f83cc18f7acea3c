import { type Arithmetic, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { explainAffine, explainTransition } from '../../parts/explain-network.ts';
import type { ShapeModel } from './model.ts';

/** How a number of the state came about, down to inputs and weights. */
export function explainState(model: ShapeModel, at: number, unit: number): Arithmetic {
  const step = model.steps.value[at];
  const symbol = `h${subscript(at + 1)}[${unit + 1}]`;
  if (step === undefined) return { symbol, value: 0, leaf: 'input' };
  return explainTransition(step.transition, unit, symbol, {
    x: (i) => ({ symbol: `x${subscript(at + 1)}[${i + 1}]`, value: step.x[i] ?? 0, leaf: 'input' }),
    before: (i) => explainState(model, at - 1, i),
  });
}

/** How the probability of an answer came about. */
export function explainProbability(model: ShapeModel, at: number, answer: number): Arithmetic {
  const step = model.steps.value[at];
  const name = model.task.value.answers[answer] || '·';
  const symbol = `p${subscript(at + 1)}[${name}]`;
  if (step === undefined) return { symbol, value: 0, leaf: 'input' };
  const { head } = model.network.value;
  const powers = step.logits.map(Math.exp);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    ...{ symbol, value: step.probabilities[answer] ?? 0, formula: 'exp(z) / Σ exp(z)' },
    numbers: `${shortNumber(powers[answer] ?? 0)} / ${shortNumber(total)}`,
    parts: () =>
      step.logits.map((_, k) =>
        explainAffine(
          head,
          { symbol: `z(${model.task.value.answers[k] || '·'})`, row: k },
          step.transition.h,
          (unit) => explainState(model, at, unit),
        ),
      ),
  };
}
