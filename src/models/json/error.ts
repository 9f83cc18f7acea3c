import { object, type Schema, STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What a command with `--json` prints on standard error when it fails. */
export interface ErrorResult extends Versioned {
  readonly error: string;
}

/** The schema of an error. */
export const ERROR: Schema<ErrorResult> = object({ version: VERSION_FIELD, error: STRING });
