/** What the command line exits with: 1 the work failed, 2 it was asked for wrongly, 130 interrupted. */
export type ExitCode = 1 | 2 | 130;

/**
 * An error that a user can act on: one clear sentence, and the exit code that the command line
 * ends with. Everything that Malmoi throws on purpose is one of its subclasses; any other error is a bug.
 */
export class MalmoiError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.exitCode = exitCode;
  }
}

/** Where in an input something is wrong. */
export interface Place {
  /** The input as the user named it: a path, or `standard input`. */
  readonly input: string;
  /** Line in the input, counted from 1. */
  readonly line?: number;
}

/** Writes a place as `train.tsv, line 17`. */
export function formatPlace(place: Place): string {
  return place.line === undefined ? place.input : `${place.input}, line ${place.line}`;
}

/**
 * Something given to Malmoi cannot be used: a file, a line, a model, a number.
 * The message is `<place>: <problem>`, where the problem says what was expected and what to do.
 */
export class InputError extends MalmoiError {
  readonly place: Place | undefined;

  constructor(problem: string, place?: Place, options?: ErrorOptions) {
    super(place === undefined ? problem : `${formatPlace(place)}: ${problem}`, 1, options);
    this.place = place;
  }
}

/** An option or an argument is wrong: a name that does not exist, a value out of range. */
export class UsageError extends MalmoiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 2, options);
  }
}

/** The user (or an `AbortSignal`) stopped long work; the message says what was kept and how to go on. */
export class InterruptedError extends MalmoiError {
  constructor(message = 'Stopped before the end; nothing was written.', options?: ErrorOptions) {
    super(message, 130, options);
  }
}
