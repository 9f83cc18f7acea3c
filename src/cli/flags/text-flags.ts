import { NGRAM_COUNT_OPTIONS, type NgramCountOptions } from '../../counts/ngram-count-options.ts';
import { PHRASE_OPTIONS, type PhraseOptions } from '../../counts/phrases/phrase-options.ts';
import { NGRAM_COUNT_HELP } from '../../messages/option-help/ngrams.ts';
import {
  BPE_TRAINING_HELP,
  NORMALIZER_HELP,
  PHRASE_HELP,
  VOCABULARY_HELP,
  WORD_COUNTER_HELP,
} from '../../messages/option-help/text.ts';
import { BPE_TRAINING_OPTIONS, type BpeTrainingOptions } from '../../text/bpe/train-bpe.ts';
import { NORMALIZER_OPTIONS, type NormalizerOptions } from '../../text/normalization/normalizer.ts';
import {
  VOCABULARY_OPTIONS,
  type VocabularyOptions,
} from '../../text/vocabulary/build-vocabulary.ts';
import {
  WORD_COUNTER_OPTIONS,
  type WordCounterOptions,
} from '../../text/vocabulary/word-counter.ts';
import type { FlagTable } from '../options/from-table.ts';
import { mebibyteFlag } from '../options/mebibytes.ts';
import { parseRange } from '../options/range.ts';

/** The flags of normalization. */
export const NORMALIZER_FLAGS: FlagTable<NormalizerOptions> = {
  table: NORMALIZER_OPTIONS,
  help: NORMALIZER_HELP,
  flags: {
    letterCase: { name: 'case', value: 'how' },
    form: { name: 'normalize', value: 'form' },
    stripAccents: {},
    zeroDigits: {},
    collapseWhiteSpace: { name: 'collapse-spaces' },
  },
};

/** The flags of learning phrases, with word2phrase's names. */
export const PHRASE_FLAGS: FlagTable<PhraseOptions> = {
  table: PHRASE_OPTIONS,
  help: PHRASE_HELP,
  flags: {
    scoring: {},
    threshold: { value: 'score', published: ['threshold'] },
    minCount: { published: ['min-count'] },
    discount: { value: 'times' },
    passes: {},
    delimiter: {},
    limit: { value: 'pairs' },
  },
};

/** The flags of training byte-pair encoding. */
export const BPE_TRAINING_FLAGS: FlagTable<BpeTrainingOptions> = {
  table: BPE_TRAINING_OPTIONS,
  help: BPE_TRAINING_HELP,
  flags: { size: {}, characterCoverage: { name: 'coverage' }, minCount: {} },
};

/** The flags of a vocabulary. */
export const VOCABULARY_FLAGS: FlagTable<VocabularyOptions> = {
  table: VOCABULARY_OPTIONS,
  help: VOCABULARY_HELP,
  flags: { minCount: {}, maxSize: {} },
};

/** The flag that bounds how many words are counted. */
export const WORD_COUNTER_FLAGS: FlagTable<WordCounterOptions> = {
  table: WORD_COUNTER_OPTIONS,
  help: WORD_COUNTER_HELP,
  flags: { limit: {} },
};

/** The flags of counting n-grams, beside those of a vocabulary. */
export const NGRAM_COUNT_FLAGS: FlagTable<NgramCountOptions> = {
  table: NGRAM_COUNT_OPTIONS,
  help: NGRAM_COUNT_HELP,
  flags: {
    ngramRange: { name: 'ngrams', value: 'range', parse: parseRange },
    minDf: {},
    maxDf: {},
    memoryLimitBytes: mebibyteFlag('memory', '512'),
  },
};
