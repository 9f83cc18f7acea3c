import { parseDuration } from '../options/duration.ts';
import type { FlagTable } from '../options/from-table.ts';

/** How the options of a fastText classifier are searched. */
export interface TuningFlags {
  /** Seconds. */
  readonly tune?: number;
  /** A file of documents to measure on. */
  readonly tuneOn?: string;
}

/** The flags of a search. */
export const FASTTEXT_TUNING_FLAGS: FlagTable<TuningFlags> = {
  table: {
    tune: { kind: 'number', above: 0, unit: 'seconds' },
    tuneOn: { kind: 'text', notEmpty: true },
  },
  help: {
    tune: {
      en: 'fasttext: first search the options that are not given, for so long: 90s, 5m, 1h; Ctrl-C takes the best so far',
      ko: 'fasttext: 지정하지 않은 옵션을 먼저 이 시간 동안 탐색(90s, 5m, 1h). Ctrl-C를 누르면 그때까지 가장 좋은 값을 씀',
      default: { en: 'off', ko: '끔' },
    },
    tuneOn: {
      en: 'fasttext: documents that the search measures on',
      ko: 'fasttext: 탐색할 때 평가에 쓸 문서 파일',
      default: { en: 'a tenth of the data', ko: '데이터의 1/10' },
    },
  },
  flags: {
    tune: { value: 'time', parse: parseDuration },
    tuneOn: { value: 'file' },
  },
};
