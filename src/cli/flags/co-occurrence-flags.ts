import {
  COOCCURRENCE_OPTIONS,
  type CooccurrenceOptions,
} from '../../counts/co-occurrence/co-occurrence-counter.ts';
import { COOCCURRENCE_HELP } from '../../messages/option-help/co-occurrence.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of counting co-occurrences. */
export const COOCCURRENCE_FLAGS: FlagTable<CooccurrenceOptions> = {
  table: COOCCURRENCE_OPTIONS,
  help: COOCCURRENCE_HELP,
  flags: {
    window: { published: ['window-size'] },
    weighting: { value: 'how' },
    memoryLimitBytes: {
      name: 'memory',
      value: 'MiB',
      // A person counts memory in MiB; what is no number stays as it is, to be refused.
      parse: (text) =>
        text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text) * 2 ** 20,
      default: '512',
    },
  },
};
