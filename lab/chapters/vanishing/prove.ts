import type { Proof } from '../../shell/chapter.ts';
import type { VanishingModel } from './model.ts';
import { unfold } from './nest.ts';

/** How far h₀ is moved for the difference. */
const STEP = 1e-6;

/** Holds the product of each step's factors against moving h₀ and measuring how that step's state moves. */
export function prove(model: VanishingModel): Proof {
  const nest = model.state.read();
  const up = unfold({ ...nest, start: nest.start + STEP });
  const down = unfold({ ...nest, start: nest.start - STEP });
  let product = 1;
  const pairs = model.layers.value.map(({ factor }, t) => {
    product *= factor;
    const other = ((up[t]?.h ?? 0) - (down[t]?.h ?? 0)) / (2 * STEP);
    return { name: `∂h${t + 1}/∂h0`, one: product, other };
  });
  const worst = Math.max(
    0,
    ...pairs.map(
      ({ one, other }) => Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other)),
    ),
  );
  return { pairs, worst };
}
