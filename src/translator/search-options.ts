import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { SAMPLING_OPTIONS, type SamplingOptions } from '../language-model/sampling.ts';

/** How translations are looked for. */
export interface SearchOptions extends SamplingOptions {
  /** Hypotheses that are kept at each step; 1 takes the likeliest unit each time (greedy). */
  readonly beam?: number;
  /** Translations of each text, the best first; at most `beam`, or as many samples. */
  readonly nbest?: number;
  /** α: how much longer translations are preferred, 0 for not at all (Wu et al. 2016). */
  readonly lengthPenalty?: number;
  /** β: how much a translation loses that leaves parts of its source unseen (Wu et al. 2016). */
  readonly coveragePenalty?: number;
  /** Draws units by chance in place of looking for the best. */
  readonly sample?: boolean;
  /** Whether an unknown unit is replaced by the unit of the source that attention looked at. */
  readonly replaceUnknown?: boolean;
  /** Where samples are drawn from. */
  readonly seed?: number;
}

/** The range and the default of each option. */
export const SEARCH_OPTIONS: OptionTable<SearchOptions, keyof SearchOptions> = {
  beam: { kind: 'whole', least: 1, most: 100, default: 5, unit: 'count' },
  nbest: { kind: 'whole', least: 1, most: 100, default: 1, unit: 'count' },
  lengthPenalty: { kind: 'number', least: 0, default: 1 },
  coveragePenalty: { kind: 'number', least: 0, default: 0 },
  sample: { kind: 'switch', default: false },
  replaceUnknown: { kind: 'switch', default: true },
  seed: { kind: 'whole', least: 0, default: 1 },
  ...SAMPLING_OPTIONS,
};

/** How translations are looked for, every default filled in. */
export type SearchSettings = Required<SearchOptions>;

/**
 * Fills in the defaults.
 * @throws UsageError when an option is unknown or out of range
 */
export function searchSettings(given: SearchOptions): SearchSettings {
  checkOptions('translate', SEARCH_OPTIONS, given);
  return withDefaults(SEARCH_OPTIONS, given);
}
