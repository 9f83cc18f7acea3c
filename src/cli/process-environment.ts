import { fstatSync, writeSync } from 'node:fs';
import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { translate } from '../messages/format-error.ts';
import { type Language, languageOf } from '../messages/language.ts';
import type { Environment, Output } from './environment.ts';

/** The world as this process has it. The first Ctrl-C stops the work cleanly, a second one at once. */
export function createProcessEnvironment(): Environment {
  const interruption = new AbortController();
  const language = languageOf(messageLocale());
  process.once('SIGINT', () => interruption.abort());
  process.once('SIGTERM', () => interruption.abort());
  // Who waits for input that does not come must hear of it.
  interruption.signal.addEventListener('abort', () => process.stdin.destroy());
  return {
    stdin: readStandardInput(),
    stdout: createOutput(
      process.stdout,
      sentence('cli/standard-output')`standard output`,
      language,
    ),
    stderr: createOutput(process.stderr, sentence('cli/standard-error')`standard error`, language),
    language,
    signal: interruption.signal,
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

function createOutput(stream: NodeJS.WriteStream, name: Sentence, language: Language): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
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
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    redraws: process.env.TERM !== 'dumb',
    get columns() {
      return stream.isTTY === true && stream.columns > 0 ? stream.columns : undefined;
    },
  };
}
