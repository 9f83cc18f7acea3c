import { STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** The file that a command wrote. */
export interface Written extends Versioned {
  /** The file that was written. */
  readonly output: string;
}

/** The fields of `Written` in a schema. */
export const WRITTEN: {
  readonly version: typeof VERSION_FIELD;
  readonly output: typeof STRING;
} = { version: VERSION_FIELD, output: STRING };
