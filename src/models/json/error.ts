import { object, type Schema, STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What a command with `--json` prints on standard error when it fails, and what a server answers then. */
export interface ErrorResult extends Versioned {
  readonly error: string;
  /** A server's answer: the error's stable code, whatever the language of the sentence. */
  readonly code?: string;
}

/** The schema of an error. */
export const ERROR: Schema<ErrorResult> = object(
  { version: VERSION_FIELD, error: STRING },
  { code: STRING },
);
