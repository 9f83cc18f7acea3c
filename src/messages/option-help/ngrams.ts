import type { NgramCountOptions } from '../../counts/ngram-count-options.ts';
import type { HelpTable } from '../option-help.ts';
import { COOCCURRENCE_HELP } from './co-occurrence.ts';
import { VOCABULARY_HELP } from './text.ts';
import { TEXT_CLASSIFIER_HELP } from './text-classifier.ts';

/** What the options of counting n-grams mean. */
export const NGRAM_COUNT_HELP: HelpTable<NgramCountOptions> = {
  ...VOCABULARY_HELP,
  ngramRange: {
    en: 'count n-grams of these lengths, and the documents that each is in: 2, or 1-3',
    ko: '이 범위의 n-그램과 각각이 나온 문서 수를 셈: 2, 또는 1-3',
    default: { en: 'words without documents', ko: '문서 수 없이 단어' },
  },
  minDf: {
    ...TEXT_CLASSIFIER_HELP.minDf,
    en: 'leave out n-grams of fewer documents; below 1 a share of all',
    ko: '이보다 적은 문서에 나온 n-그램을 제외. 1 미만이면 전체에 대한 비율',
  },
  maxDf: {
    ...TEXT_CLASSIFIER_HELP.maxDf,
    en: 'leave out n-grams of more documents; up to 1 a share of all',
    ko: '이보다 많은 문서에 나온 n-그램을 제외. 1 이하면 전체에 대한 비율',
  },
  memoryLimitBytes: {
    ...COOCCURRENCE_HELP.memoryLimitBytes,
    en: 'memory for n-grams; beyond it, they go to a temporary folder',
    ko: 'n-그램을 세는 데 쓰는 메모리. 넘으면 임시 폴더에 기록',
  },
};
