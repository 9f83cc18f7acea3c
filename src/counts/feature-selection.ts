import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkValues } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';

/** Which features are kept, by how often they occur; scikit-learn's rules. */
export interface SelectionOptions {
  /** Drops features in fewer documents: a number of documents, or below 1 a part of all; 1 unless given. */
  readonly minDf?: number;
  /** Drops features in more documents: above 1 a number of documents, else a part of all; 1 (all of them) unless given. */
  readonly maxDf?: number;
  /** Keeps only so many, the most frequent, the first seen of equals; all unless given. */
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

/** How many n-grams a vocabulary may hold while it learns: what the option takes. */
export const VOCABULARY_LIMIT: {
  readonly kind: 'whole';
  readonly least: number;
  readonly infinite: true;
  readonly unit: string;
} = { kind: 'whole', least: 1, infinite: true, unit: 'count' };

/**
 * Fills in the defaults and checks what was given.
 * @throws UsageError when an option is out of range
 */
export function selectionSettings(options: SelectionOptions): SelectionSettings {
  checkValues(SELECTION_OPTIONS, options);
  const { minDf = 1, maxDf = 1, maxFeatures = Infinity } = options;
  return { minDf, maxDf, maxFeatures, usesDocuments: minDf !== 1 || maxDf !== 1 };
}

/** What is known of all candidates, by their number. */
export interface FeatureFrequencies {
  /** How many candidates there are. */
  readonly size: number;
  /** How many documents were read. */
  readonly documents: number;
  /** In how many documents each occurs; needed for minDf and maxDf only. */
  readonly documentFrequency?: ArrayLike<number>;
  /** How often each occurs; asked for maxFeatures only. */
  readonly frequency: () => Float64Array;
  /** Whether a candidate may be a feature at all; all may unless given. */
  readonly eligible?: (id: number) => boolean;
}

/** The numbers of the candidates that are kept, rising; undefined where all are. */
export function selectFeatures(
  frequencies: FeatureFrequencies,
  settings: SelectionSettings,
): Uint32Array | undefined {
  const { size, documents, documentFrequency, eligible } = frequencies;
  const { minDf, maxDf, maxFeatures } = settings;
  if (eligible === undefined && !settings.usesDocuments && maxFeatures >= size) return undefined;
  const fewest = minDf < 1 ? minDf * documents : minDf;
  const most = maxDf <= 1 ? maxDf * documents : maxDf;
  if (most < fewest) {
    throw new InputError(
      sentence(
        'counts/max-df-below-min-df',
      )`With ${{ documents }} documents, ${{ maxDf: option('maxDf') }} (${{ most }}) is below ${{ minDf: option('minDf') }} (${{ fewest }}), so no feature could be kept.`,
    );
  }
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

/** The inverse of a selection: each candidate's place among the kept ones, or −1. */
export function placesOf(kept: Uint32Array, size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  for (let place = 0; place < kept.length; place++) places[kept[place]] = place;
  return places;
}

/**
 * Marks the most frequent half of what a limit allows: what stays when a vocabulary that learns from
 * a stream has outgrown its limit. Everything as rare as the first to go goes too.
 */
export function mostFrequent(frequency: Float64Array, limit: number): Uint8Array {
  const target = Math.ceil(limit / 2);
  const sorted = frequency.slice().sort();
  const threshold = sorted[Math.max(0, sorted.length - target - 1)];
  return Uint8Array.from(frequency, (count) => (count > threshold ? 1 : 0));
}
