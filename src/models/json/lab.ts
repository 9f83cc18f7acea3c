import { object, type Schema, STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What `malmoi lab --json` prints. */
export interface LabServed extends Versioned {
  /** Where the lab is, in the reader's language. */
  readonly url: string;
}

/** The schema of `LabServed`. */
export const LAB: Schema<LabServed> = object({ version: VERSION_FIELD, url: STRING });
