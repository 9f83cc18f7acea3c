import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import type { Scratch } from '../io/scratch.ts';
import { VOCABULARY_OPTIONS, type VocabularyOptions } from '../text/vocabulary/build-vocabulary.ts';
import { SELECTION_OPTIONS, type SelectionOptions } from './feature-selection.ts';
import { checkNgramRange, NGRAM_RANGE, type NgramRange } from './ngram-settings.ts';
import type { TermWork } from './terms/term-sorter.ts';

/** Which of the counted n-grams are kept. */
export interface NgramLimits
  extends Pick<VocabularyOptions, 'minCount'>,
    Pick<SelectionOptions, 'minDf' | 'maxDf'> {
  /** The most n-grams, the most frequent; default no limit. */
  readonly maxSize?: number;
}

/** Options of counting n-grams. */
export interface NgramCountOptions extends NgramLimits {
  /** Shortest and longest n-gram, in tokens; default [1, 1]. */
  readonly ngramRange?: NgramRange;
  /**
   * The most memory for n-grams, in bytes; 512 MiB by default. When it is full, they are written to `scratch` and merged
   * at the end. It is looked at after each document, so that the n-grams of the longest come on top.
   */
  readonly memoryLimitBytes?: number;
  /** Holds the n-grams that do not fit in memory; without it, reaching the limit is an error. */
  readonly scratch?: Scratch;
}

/** The range and the default of each limit. */
export const NGRAM_LIMITS: OptionTable<NgramLimits, 'minCount' | 'maxSize'> = {
  minCount: VOCABULARY_OPTIONS.minCount,
  maxSize: VOCABULARY_OPTIONS.maxSize,
  minDf: SELECTION_OPTIONS.minDf,
  maxDf: SELECTION_OPTIONS.maxDf,
};

/** Least memory limit, in bytes, and how much is used at most: places in longer arrays would exceed 32 bits. */
const [LEAST_MEMORY, MOST_MEMORY] = [2 ** 20, 2 ** 32];

/** The range and the default of each option. */
export const NGRAM_COUNT_OPTIONS: OptionTable<
  NgramCountOptions,
  'minCount' | 'maxSize' | 'memoryLimitBytes'
> = {
  ngramRange: NGRAM_RANGE,
  ...NGRAM_LIMITS,
  memoryLimitBytes: {
    ...{ kind: 'whole', least: LEAST_MEMORY },
    ...{ default: 512 * 2 ** 20, unit: 'bytes' },
  },
  scratch: { kind: 'object' },
};

/** Limits with every default filled in. */
export type NgramLimitSettings = Required<NgramLimits>;

/** Options with every default filled in. */
export interface NgramCountSettings {
  readonly ngramRange: NgramRange;
  readonly limits: NgramLimitSettings;
  readonly work: TermWork;
}

/**
 * Checks the options and fills in the defaults.
 * @throws UsageError when an option is out of range
 */
export function ngramCountSettings(options: NgramCountOptions): NgramCountSettings {
  checkOptions('countNgrams', NGRAM_COUNT_OPTIONS, options);
  const { ngramRange = [1, 1], minDf = 1, maxDf = 1, scratch } = options;
  const { minCount, maxSize, memoryLimitBytes } = withDefaults(NGRAM_COUNT_OPTIONS, options);
  return {
    ngramRange: checkNgramRange(ngramRange),
    limits: { minCount, maxSize, minDf, maxDf },
    work: { memoryLimitBytes: Math.min(memoryLimitBytes, MOST_MEMORY), scratch },
  };
}
