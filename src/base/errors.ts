import { formatSentence, type Sentence, type SentenceValue, sentence } from './sentence.ts';

/** The exit code of the command line: 1 the work failed, 2 wrong usage, 130 interrupted. */
export type ExitCode = 1 | 2 | 130;

/**
 * An error that a user can act on: one clear sentence, and the exit code that the command line
 * ends with. Everything that Malmoi throws on purpose is one of its subclasses; any other error is a bug.
 */
export class MalmoiError extends Error {
  // Written out, here and below: a minified bundle gives its classes other names.
  override readonly name: string = 'MalmoiError';
  readonly exitCode: ExitCode;
  /** Where in an input the error is; the message begins with it. */
  readonly place: Place | undefined;
  /** What is wrong, without the place: a sentence that can be shown in other languages, or an English text. */
  readonly problem: string | Sentence;

  constructor(
    problem: string | Sentence,
    exitCode: ExitCode,
    options?: ErrorOptions,
    place?: Place,
  ) {
    const text = typeof problem === 'string' ? problem : formatSentence(problem);
    super(place === undefined ? text : `${formatPlace(place)}: ${text}`, options);
    this.exitCode = exitCode;
    this.place = place;
    this.problem = problem;
  }

  /** A stable code of the error, such as `options/wrong`; absent where the error is only an English text. */
  get code(): string | undefined {
    return typeof this.problem === 'string' ? undefined : this.problem.code;
  }

  /** The values in the message by name. */
  get values(): Readonly<Record<string, SentenceValue>> {
    return typeof this.problem === 'string' ? {} : this.problem.values;
  }
}

/** A place in an input. */
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
 * An input cannot be used: a file, a line, a model, a number.
 * The message is `<place>: <problem>`, where the problem says what was expected and what to do.
 */
export class InputError extends MalmoiError {
  override readonly name: string = 'InputError';

  constructor(problem: string | Sentence, place?: Place, options?: ErrorOptions) {
    super(problem, 1, options, place);
  }
}

/** An option or an argument is wrong: a name that does not exist, a value out of range. */
export class UsageError extends MalmoiError {
  override readonly name: string = 'UsageError';

  constructor(problem: string | Sentence, options?: ErrorOptions) {
    super(problem, 2, options);
  }
}

/** The user (or an `AbortSignal`) stopped long work; the message says what was kept and how to go on. */
export class InterruptedError extends MalmoiError {
  override readonly name: string = 'InterruptedError';

  constructor(
    problem: string | Sentence = sentence(
      'base/interrupted',
    )`Stopped before the end; nothing was written.`,
    options?: ErrorOptions,
  ) {
    super(problem, 130, options);
  }
}
