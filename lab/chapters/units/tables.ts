import type { Values } from '../../shell/address.ts';
import type { ModelTrace } from '../../worker/job-looks.ts';
import { FEATURE_NAMES, type UnitsFields } from './state.ts';

/** The numbers of the picture, from what was traced: by table id, `[row][column]`. */
export function tablesOf(
  { activations: [layer], features, ranked, tokens }: ModelTrace,
  values: Pick<Values<UnitsFields>, 'feature' | 'unit' | 'step'>,
): Record<'activation' | 'feature' | 'ranked', number[][]> {
  const name = FEATURE_NAMES[values.feature];
  const units = ranked.find((one) => one.feature === name)?.units ?? [];
  const width = layer?.units ?? 1;
  const chosen = values.unit < 0 ? (units[0]?.unit ?? 0) : values.unit;
  const unit = Math.min(chosen, width - 1);
  const read = Math.min(values.step, tokens.length);
  const track = features.find((one) => one.name === name)?.values.slice(0, read) ?? [];
  return {
    activation: Array.from({ length: read }, (_, t) => [layer?.values[t * width + unit] ?? 0]),
    feature: Array.from(track, (one) => [one]),
    ranked: units.map((one) => [one.unit, one.bits]),
  };
}
