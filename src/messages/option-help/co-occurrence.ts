import type { CooccurrenceOptions } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of counting co-occurrences mean. */
export const COOCCURRENCE_HELP: HelpTable<CooccurrenceOptions> = {
  window: { en: 'context words on each side', ko: '윈도우 크기: 양쪽으로 보는 단어 수' },
  weighting: {
    en: 'the weight of a context word: 1, or 1 / its distance',
    ko: '주변 단어의 가중치: 1, 또는 1/거리',
  },
  memoryLimitBytes: {
    en: 'memory for buffered text; beyond it, counts go to a temporary folder',
    ko: '빈도를 세는 데 쓰는 메모리. 넘으면 임시 폴더에 기록',
  },
};
