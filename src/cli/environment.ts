import type { Language } from '../messages/language.ts';

/** Where a command writes. */
export interface Output {
  /**
   * Writes text. Where the reader is behind, returns a promise that is fulfilled once it has caught up: whoever writes
   * text of any length awaits it, so that it does not fill the memory meanwhile.
   */
  write(text: string): Promise<void> | undefined;
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
  /**
   * Writes to the log of a command that serves until it is stopped, which is standard error; that it cannot be written
   * ends nothing. Where its reader is far behind, returns a promise that is fulfilled once it has caught up. Default:
   * what `stderr` does.
   */
  readonly log?: Output['write'];
  /** The language of help and errors unless `--lang` names another; default: English. */
  readonly language?: Language;
  /** Aborted by Ctrl-C, by a request to end, and by a lost connection. */
  readonly signal: AbortSignal;
}
