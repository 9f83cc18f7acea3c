import { ENGINE_OPTIONS, type EngineOptions } from '../../engine/create-engine.ts';
import { ENGINE_HELP } from '../../messages/option-help/engine.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of what runs the numbers; the slow engine that checks the others is none of them. */
export const ENGINE_FLAGS: FlagTable<EngineOptions> = {
  table: {
    ...ENGINE_OPTIONS,
    engine: { kind: 'choice' as const, choices: ['auto', 'wasm', 'native'] },
  },
  help: ENGINE_HELP,
  flags: {
    engine: { value: 'which' },
    workers: { published: ['threads', 'thread'] },
  },
};

/** The same for one search among vectors, which takes less time than to start an engine. */
export const SEARCH_ENGINE_FLAGS: FlagTable<EngineOptions> = {
  ...ENGINE_FLAGS,
  help: {
    ...ENGINE_HELP,
    engine: {
      en: 'search on an engine: worth it among millions of words',
      ko: '엔진으로 검색. 단어가 수백만 개일 때 빠름',
      default: { en: 'none, plain TypeScript', ko: '없음, 순수 TypeScript' },
    },
    workers: {
      en: 'threads of the engine',
      ko: '엔진의 스레드 수',
      default: ENGINE_HELP.workers.default ?? { en: '', ko: '' },
    },
  },
};

/** The same for the command that looks at engines, the slow one too. */
export const EXAMINED_ENGINE_FLAGS: FlagTable<EngineOptions> = {
  table: ENGINE_OPTIONS,
  help: {
    ...ENGINE_HELP,
    engine: {
      en: 'the engine to look at',
      ko: '확인할 엔진',
      default: { en: 'auto', ko: 'auto' },
    },
  },
  flags: ENGINE_FLAGS.flags,
};
