import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkValues } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';

/** Selects features by how often they occur, by scikit-learn's rules. */
export interface SelectionOptions {
  /** Drops features that occur in fewer documents: a number of documents, or a share below 1; default 1. */
  readonly minDf?: number;
  /** Drops features that occur in more documents: a number above 1, or a share; default 1 (all documents). */
  readonly maxDf?: number;
  /** Keeps this many of the most frequent features, the first seen where counts are equal; default all. */
  readonly maxFeatures?: number;
}

/** Checked options, defaults filled in. */
export interface SelectionSettings {
  readonly minDf: number;
  readonly maxDf: number;
  /** Infinity for all. */
  readonly maxFeatures: number;
  /** Whether documents need to be counted for each feature. */
  readonly usesDocuments: boolean;
}

/** The range of each option. */
export const SELECTION_OPTIONS: OptionTable<SelectionOptions> = {
  minDf: { kind: 'number', least: 0, wholeAbove: 1 },
  maxDf: { kind: 'number', least: 0, wholeAbove: 1 },
  maxFeatures: { kind: 'whole', least: 1, infinite: true, unit: 'count' },
};

/** What an option takes that limits the n-grams of a vocabulary while it learns. */
export const VOCABULARY_LIMIT: {
  readonly kind: 'whole';
  readonly least: number;
  readonly infinite: true;
  readonly unit: string;
} = { kind: 'whole', least: 1, infinite: true, unit: 'count' };

/**
 * Checks the options and fills in the defaults.
 * @throws UsageError when an option is out of range
 */
export function selectionSettings(options: SelectionOptions): SelectionSettings {
  checkValues(SELECTION_OPTIONS, options);
  const { minDf = 1, maxDf = 1, maxFeatures = Infinity } = options;
  return { minDf, maxDf, maxFeatures, usesDocuments: minDf !== 1 || maxDf !== 1 };
}

/** The frequencies of all candidate features, by their number. */
export interface FeatureFrequencies {
  /** How many candidates there are. */
  readonly size: number;
  /** How many documents were read. */
  readonly documents: number;
  /** In how many documents each occurs; needed for minDf and maxDf only. */
  readonly documentFrequency?: ArrayLike<number>;
  /** Returns how often each occurs; called for maxFeatures only. */
  readonly frequency: () => Float64Array;
  /** Whether a candidate may be a feature at all; by default every one may. */
  readonly eligible?: (id: number) => boolean;
}

/**
 * Returns in how many documents a feature must be at least and at most.
 * @throws InputError where the two leave no feature
 */
export function documentLimits(
  { minDf, maxDf }: Pick<SelectionSettings, 'minDf' | 'maxDf'>,
  documents: number,
): { readonly fewest: number; readonly most: number } {
  const fewest = minDf < 1 ? minDf * documents : minDf;
  const most = maxDf <= 1 ? maxDf * documents : maxDf;
  if (most < fewest) {
    throw new InputError(
      sentence(
        'counts/max-df-below-min-df',
      )`With ${{ documents }} documents, ${{ maxDf: option('maxDf') }} (${{ most }}) is below ${{ minDf: option('minDf') }} (${{ fewest }}), so no feature could be kept.`,
    );
  }
  return { fewest, most };
}

/** Returns the numbers of the selected candidates in ascending order, or undefined where all are selected. */
export function selectFeatures(
  frequencies: FeatureFrequencies,
  settings: SelectionSettings,
): Uint32Array | undefined {
  const { size, documents, documentFrequency, eligible } = frequencies;
  const { maxFeatures } = settings;
  if (eligible === undefined && !settings.usesDocuments && maxFeatures >= size) return undefined;
  const { fewest, most } = documentLimits(settings, documents);
  let kept = new Uint32Array(size);
  let count = 0;
  for (let id = 0; id < size; id++) {
    if (eligible !== undefined && !eligible(id)) continue;
    if (settings.usesDocuments && documentFrequency !== undefined) {
      if (documentFrequency[id] < fewest || documentFrequency[id] > most) continue;
    }
    kept[count++] = id;
  }
  kept = kept.slice(0, count);
  if (count <= maxFeatures) return kept;
  const frequency = frequencies.frequency();
  // Sorting is stable, so the first seen of equals stay in front.
  kept.sort((a, b) => frequency[b] - frequency[a] || a - b);
  return kept.slice(0, maxFeatures).sort();
}

/** Inverts a selection: returns each candidate's place among the selected ones, or −1. */
export function placesOf(kept: Uint32Array, size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  for (let place = 0; place < kept.length; place++) places[kept[place]] = place;
  return places;
}

/**
 * Marks the features to keep when a vocabulary that learns from a stream exceeds its limit: the most frequent
 * ones, half as many as the limit allows. All features as rare as the most frequent dropped one are dropped too.
 */
export function mostFrequent(frequency: Float64Array, limit: number): Uint8Array {
  const target = Math.ceil(limit / 2);
  const sorted = frequency.slice().sort();
  const threshold = sorted[Math.max(0, sorted.length - target - 1)];
  return Uint8Array.from(frequency, (count) => (count > threshold ? 1 : 0));
}
