import {
  COOCCURRENCE_OPTIONS,
  type CooccurrenceOptions,
} from '../../counts/co-occurrence/co-occurrence-counter.ts';
import { COOCCURRENCE_HELP } from '../../messages/option-help/co-occurrence.ts';
import type { FlagTable } from '../options/from-table.ts';
import { mebibyteFlag } from '../options/mebibytes.ts';

/** The flags of counting co-occurrences. */
export const COOCCURRENCE_FLAGS: FlagTable<CooccurrenceOptions> = {
  table: COOCCURRENCE_OPTIONS,
  help: COOCCURRENCE_HELP,
  flags: {
    window: { published: ['window-size'] },
    weighting: { value: 'how' },
    memoryLimitBytes: mebibyteFlag('memory', '512'),
  },
};
