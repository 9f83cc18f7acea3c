import type { Proof } from '../../shell/chapter.ts';
import { lossOf } from './chain.ts';
import type { BpttModel } from './model.ts';

/** How far a weight is moved to either side. */
const STEP = 1e-5;

/** The gradients of the three weights over the whole chain: by going back in time, and by moving the weight. */
export function prove(model: BpttModel): Proof {
  const settings = model.state.read();
  const moments = model.uncut.value;
  const byTime = {
    whh: moments.reduce((sum, { share }) => sum + share, 0),
    wxh: moments.reduce((sum, { delta, x }) => sum + delta * x, 0),
    bias: moments.reduce((sum, { delta }) => sum + delta, 0),
  };
  const names = ['whh', 'wxh', 'bias'] as const;
  const pairs = names.map((name) => {
    const at = (by: number): number => lossOf({ ...settings, [name]: settings[name] + by });
    return { name: `∂L/∂${name}`, one: byTime[name], other: (at(STEP) - at(-STEP)) / (2 * STEP) };
  });
  const worst = pairs.reduce((most, { one, other }) => {
    const size = Math.max(1, Math.abs(one), Math.abs(other));
    return Math.max(most, Math.abs(one - other) / size);
  }, 0);
  return { pairs, worst };
}
