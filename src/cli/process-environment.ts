import { once } from 'node:events';
import { fstatSync, writeSync } from 'node:fs';
import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { translate } from '../messages/format-error.ts';
import { type Language, languageOf } from '../messages/language.ts';
import type { Environment, Output } from './environment.ts';

/** The signals that ask a program to stop: by Ctrl-C, by the system, and by a connection or a terminal that is lost. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The world as this process has it. The first Ctrl-C stops the work cleanly, a second one at once. */
export function createProcessEnvironment(): Environment {
  const interruption = new AbortController();
  const { signal } = interruption;
  const language = languageOf(messageLocale());
  const stop = (): void => {
    // Without a listener the system ends the program, whatever it is busy with.
    for (const name of STOP_SIGNALS) process.off(name, stop);
    interruption.abort();
  };
  for (const name of STOP_SIGNALS) process.on(name, stop);
  // Who waits for input that does not come must hear of it.
  signal.addEventListener('abort', () => process.stdin.destroy());
  const output = (stream: NodeJS.WriteStream, name: Sentence): Output =>
    createOutput(stream, { name, language, signal, stop });
  return {
    stdin: readStandardInput(),
    stdout: output(process.stdout, sentence('cli/standard-output')`standard output`),
    stderr: output(process.stderr, sentence('cli/standard-error')`standard error`),
    log: createLog(process.stderr),
    language,
    signal,
  };
}

/** The locale of messages, by the rules of POSIX: the first of these that is set. */
function messageLocale(): string | undefined {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return [LC_ALL, LC_MESSAGES, LANG].find((locale) => locale !== undefined && locale !== '');
}

async function* readStandardInput(): AsyncGenerator<Uint8Array, void, undefined> {
  // Node takes a folder for an empty input.
  if (fstatSync(process.stdin.fd).isDirectory()) {
    throw new InputError(
      sentence('cli/input-is-folder')`this is a folder, but a text was expected`,
      { input: 'standard input' },
    );
  }
  yield* process.stdin;
}

/** What an output's errors need. */
interface OutputContext {
  readonly name: Sentence;
  readonly language: Language;
  /** Aborted once the program is asked to stop. */
  readonly signal: AbortSignal;
  /** Asks the program to stop. */
  readonly stop: () => void;
}

function createOutput(
  stream: NodeJS.WriteStream,
  { name, language, signal, stop }: OutputContext,
): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A terminal that is gone; the work is to keep what it has.
    if (error.code === 'EIO' && stream.isTTY) stop();
    // A program that stops has more to do than to print.
    if (signal.aborted) return;
    // The reader of a pipe has seen enough (`malmoi … | head`): that is no failure.
    if (error.code === 'EPIPE') process.exit(0);
    const why =
      error.code === 'ENOSPC'
        ? sentence('cli/output-disk-full')`the disk is full; free some room`
        : sentence('cli/output-system-error')`the system answered ${{ code: error.code }}`;
    const problem = sentence(
      'cli/output-fails',
    )`${{ output: name }}: it cannot be written: ${{ why }}.`;
    // Not through `process.stderr`: it may be the stream that failed.
    try {
      writeSync(2, `malmoi: ${translate(problem, language)}\n`);
    } catch {}
    process.exit(1);
  });
  return {
    write: (text) => (stream.write(text) || signal.aborted ? undefined : caughtUp(stream, signal)),
    isTerminal: stream.isTTY === true,
    redraws: process.env.TERM !== 'dumb',
    get columns() {
      return stream.isTTY === true && stream.columns > 0 ? stream.columns : undefined;
    },
  };
}

/** Waits until a stream's reader has read what was written, or the program is asked to stop. */
async function caughtUp(stream: NodeJS.WriteStream, signal: AbortSignal): Promise<void> {
  await once(stream, 'drain', { signal }).catch(() => {
    // Errors of the stream have their listener; work that is to stop looks at the signal itself.
  });
}

/** Bytes of a log that wait for its reader. */
const MOST_LOGGED = 2 ** 20;

/** Makes of a stream a log, once it is written to: errors of the stream end the program no more. */
function createLog(stream: NodeJS.WriteStream): Output['write'] {
  let isLog = false;
  return (text) => {
    if (!isLog) stream.removeAllListeners('error').on('error', () => {});
    isLog = true;
    const isBehind = !stream.write(text) && stream.writableLength > MOST_LOGGED;
    return isBehind ? once(stream, 'drain').then(ignore, ignore) : undefined;
  };
}

function ignore(): void {}
