import { join } from 'node:path';

/** The folder of public data sets that some tests read where it is there: `MALMOI_DATA`, or `shared/data` beside the checkout. */
export const DATA: string =
  process.env.MALMOI_DATA ?? join(import.meta.dirname, '../../../shared/data');
