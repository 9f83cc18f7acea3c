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
