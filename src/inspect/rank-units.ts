import { createEventBreaks } from '../base/event-breaks.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../base/progress.ts';
import { binEqually, binnedInformationBits, entropyBits } from './mutual-information.ts';
import type { TextFeature } from './text-features.ts';

/** Activations of the units of one layer over a text. */
export interface UnitActivations {
  /** Which layer, from 0 (the lowest), as in the parameters' names. */
  readonly layer: number;
  /** What was traced: `h`, `c`, a gate. */
  readonly signal: string;
  readonly units: number;
  /** [tokens, units] */
  readonly values: ArrayLike<number>;
}

/** A unit and what it knows of a feature. */
export interface RankedUnit {
  readonly layer: number;
  readonly signal: string;
  /** From 0. */
  readonly unit: number;
  /** Mutual information of its activation and the feature, in bits. */
  readonly bits: number;
}

/** A feature with the units that follow it most closely. */
export interface FeatureUnits {
  readonly feature: string;
  /** The feature's entropy: the most bits that a unit can know of it. */
  readonly entropyBits: number;
  /** From the best on. */
  readonly units: readonly RankedUnit[];
}

/** Options of `rankUnits`. */
export interface RankUnitsOptions extends LongWork {
  /** How many units are listed for each feature; default 3. */
  readonly top?: number;
}

/** What each option takes. */
export const RANK_UNITS_OPTIONS: OptionTable<RankUnitsOptions> = {
  ...LONG_WORK_OPTIONS,
  top: { kind: 'whole', least: 1, unit: 'count' },
};

/**
 * Ranks all units by the mutual information of their activation and each feature of a text (Karpathy, Johnson &
 * Fei-Fei 2015 found such units by eye).
 * @throws InterruptedError when the signal is aborted
 */
export async function rankUnits(
  features: readonly TextFeature[],
  activations: readonly UnitActivations[],
  options: RankUnitsOptions = {},
): Promise<FeatureUnits[]> {
  checkOptions('rankUnits', RANK_UNITS_OPTIONS, options);
  const { top = 3, onProgress, signal: abort } = options;
  const ranked = features.map((): RankedUnit[] => []);
  const total = activations.reduce((sum, { units }) => sum + units, 0);
  const letEventsIn = createEventBreaks();
  let done = 0;
  for (const { layer, signal, units, values } of activations) {
    const tokens = values.length / units;
    for (let unit = 0; unit < units; unit++) {
      const bins = binEqually(
        Float64Array.from({ length: tokens }, (_, t) => values[t * units + unit] as number),
      );
      features.forEach((feature, f) => {
        ranked[f]?.push({ layer, signal, unit, bits: binnedInformationBits(bins, feature.values) });
      });
      done += 1;
      onProgress?.({ phase: 'ranking units', done, total, unit: 'units' });
      await letEventsIn();
      throwIfAborted(abort);
    }
  }
  return features.map(({ name, values }, f) => ({
    feature: name,
    entropyBits: entropyBits(values),
    units: (ranked[f] as RankedUnit[]).toSorted((a, b) => b.bits - a.bits).slice(0, top),
  }));
}
