import type { Proof } from '../../shell/chapter.ts';
import { informationBits } from './information.ts';
import { type UnitsModel, unitName } from './model.ts';

/** The listed units' bits: by `rankUnits` in the worker, and counted again here, bin by bin. */
export function prove(model: UnitsModel): Proof {
  const layer = model.trace.value?.activations[0];
  const feature = model.feature.value ?? [];
  const width = layer?.units ?? 1;
  const pairs = (model.ranked.value?.units ?? []).map(({ signal, unit, bits }) => ({
    ...{ name: unitName(signal, unit), one: bits },
    other: informationBits(
      feature.map((_, t) => layer?.values[t * width + unit] ?? 0),
      feature,
    ),
  }));
  const worst = pairs.reduce((most, { one, other }) => Math.max(most, Math.abs(one - other)), 0);
  return { pairs, worst };
}
