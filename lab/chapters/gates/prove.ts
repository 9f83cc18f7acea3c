import type { Proof } from '../../shell/chapter.ts';
import { countWeights } from '../../worker/count-weights.ts';
import type { GateModel } from './model.ts';

/** How far the state is moved to either side. */
const STEP = 1e-4;

/** Counts the racers' weights once more by the formula. */
function proveWeights({ race }: GateModel): Proof {
  const pairs = race.racers.value.map(({ cell, hiddenSize, units, parameters }) => ({
    ...{ name: cell, one: parameters, other: countWeights(cell, hiddenSize, units) },
  }));
  return { pairs, worst: Math.max(0, ...pairs.map(({ one, other }) => Math.abs(one - other))) };
}

/**
 * The gradient along the cell state is the forget gate's value, ∂c/∂c′ = f, and along the GRU's state, with the gates
 * as they are, 1 − z: the state before is moved a little to both sides, and what comes out is compared.
 */
export function prove(model: GateModel): Proof {
  if (model.state.signals.view.value === 'race') return proveWeights(model);
  const step = model.state.signals.step.value;
  const difference = (f: (x: number) => number, at: number): number =>
    (f(at + STEP) - f(at - STEP)) / (2 * STEP);
  const lstm = model.lstm.value.slice(0, step).flatMap((moment, t) =>
    moment.f.map((f, unit) => {
      const written = (moment.i[unit] ?? 0) * (moment.g[unit] ?? 0);
      const other = difference((c) => f * c + written, moment.before.c[unit] ?? 0);
      return { name: `∂c/∂c′ ${t + 1}.${unit + 1}`, one: f, other };
    }),
  );
  const gru = model.gru.value.slice(0, step).flatMap((moment, t) =>
    moment.z.map((z, unit) => {
      const candidate = moment.n[unit] ?? 0;
      const other = difference((h) => h + z * (candidate - h), moment.before.h[unit] ?? 0);
      return { name: `∂h/∂h′ ${t + 1}.${unit + 1}`, one: 1 - z, other };
    }),
  );
  const pairs = [...lstm, ...gru];
  const worst = pairs.reduce((most, { one, other }) => Math.max(most, Math.abs(one - other)), 0);
  return { pairs, worst };
}
