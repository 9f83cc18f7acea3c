import type { EngineOptions } from '../../engine/create-engine.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of an engine mean. */
export const ENGINE_HELP: HelpTable<EngineOptions> = {
  engine: {
    en: 'native is faster; wasm gives the same bits on every machine',
    ko: 'native는 더 빠르고, wasm은 어느 컴퓨터에서나 결과가 비트까지 같음',
    default: { en: 'auto', ko: 'auto' },
  },
  instructions: {
    en: 'the build of the kernels',
    ko: '커널의 빌드',
    default: {
      en: 'the fastest that the processor runs',
      ko: '프로세서가 실행할 수 있는 가장 빠른 것',
    },
  },
  workers: {
    en: 'number of threads; the result does not depend on it',
    ko: '스레드 수. 결과는 달라지지 않음',
    default: { en: 'the cores, 8 at most', ko: '코어 수, 많아야 8' },
  },
  memoryLimitBytes: {
    en: 'largest size of the heap, in bytes',
    ko: '힙의 최대 크기(바이트)',
    default: { en: '4 GB', ko: '4 GB' },
  },
  patienceMilliseconds: {
    en: 'milliseconds without progress after which a worker counts as dead',
    ko: '진행이 없는 워커를 죽은 것으로 볼 때까지의 시간(밀리초)',
    default: { en: '60000', ko: '60000' },
  },
};
