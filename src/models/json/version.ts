import { literal, type Schema } from '../../base/schema.ts';

/**
 * The version of all shapes of JSON that the command line prints. It is raised when a name changes its meaning or
 * goes; a new name alone raises nothing.
 */
export const JSON_VERSION = 1;

/** What every object that a command prints begins with. */
export interface Versioned {
  readonly version: typeof JSON_VERSION;
}

/** The schema of `version`. */
export const VERSION_FIELD: Schema<typeof JSON_VERSION> = literal(JSON_VERSION);

/** Writes a result as a command prints it: one line of JSON that says its version. */
export function toJsonLine<Shape extends Versioned>(
  // The shape is named so that the compiler holds the result to it.
  _shape: Schema<Shape>,
  result: Omit<Shape, 'version'>,
): string {
  return `${JSON.stringify({ version: JSON_VERSION, ...result })}\n`;
}
