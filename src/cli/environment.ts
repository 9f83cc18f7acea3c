import type { Language } from '../messages/language.ts';

/** Where a command writes. */
export interface Output {
  write(text: string): void;
  /** Whether a person is looking: progress bars and colors only then. */
  readonly isTerminal: boolean;
  /** Columns of the terminal now; absent where they are not known. */
  readonly columns?: number | undefined;
  /** Whether a line can be drawn again; true unless the terminal is dumb. */
  readonly redraws?: boolean;
}

/** What a command has of the outside world; tests hand in their own. */
export interface Environment {
  /** Opened only by commands that read standard input. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The language of help and errors unless `--lang` names another; default: English. */
  readonly language?: Language;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
