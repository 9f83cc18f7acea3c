import type { Proof } from '../../shell/chapter.ts';
import { proofOf } from '../../shell/proof.ts';
import { flowLook, heardLook } from './looks.ts';
import type { VanishingModel } from './model.ts';
import { unfold } from './nest.ts';

/** How far h₀ is moved for the difference. */
const STEP = 1e-6;

/** Finds the gradients a second way: the nest's by moving h₀, the others' by the plain equations in double precision. */
export function prove(model: VanishingModel): Proof | Promise<Proof> {
  switch (model.state.signals.view.value) {
    case 'nest':
      return proveNest(model);
    case 'lanes':
      return proveLanes(model);
    case 'letters':
      return proveLetters(model);
  }
}

/** Holds the product of each step's factors against moving h₀ and measuring how that step's state moves. */
function proveNest(model: VanishingModel): Proof {
  const nest = model.state.read();
  const up = unfold({ ...nest, start: nest.start + STEP });
  const down = unfold({ ...nest, start: nest.start - STEP });
  let product = 1;
  return proofOf(
    model.layers.value.map(({ factor }, t) => {
      product *= factor;
      const other = ((up[t]?.h ?? 0) - (down[t]?.h ?? 0)) / (2 * STEP);
      return { name: `∂h${t + 1}/∂h0`, one: product, other };
    }),
  );
}

/** Compares the logarithms: the norms span many powers of ten. */
async function proveLanes({ flows, state }: VanishingModel): Promise<Proof> {
  const plain = await flows.ask({ ...flowLook(state.read()), plain: true });
  return proofOf(
    (flows.found.value ?? []).flatMap(({ cell, norms }, i) =>
      norms.flatMap((norm, t) => {
        const other = plain[i]?.norms[t] ?? 0;
        if (norm === 0 || other === 0) return [];
        return [{ name: `${cell} h${t}`, one: Math.log10(norm), other: Math.log10(other) }];
      }),
    ),
  );
}

async function proveLetters({ heard, state }: VanishingModel): Promise<Proof> {
  const plain = await heard.ask({ ...heardLook(state.read()), plain: true });
  return proofOf(
    (heard.found.value ?? []).flatMap(({ cell, norms }, i) =>
      norms.map((one, t) => ({ name: `${cell} ${t + 1}`, one, other: plain[i]?.norms[t] ?? 0 })),
    ),
  );
}
