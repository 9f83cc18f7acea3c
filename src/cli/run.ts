import { Command, CommanderError } from 'commander';
import picocolors from 'picocolors';
import { InterruptedError, MalmoiError } from '../base/errors.ts';
import { VERSION } from '../base/version.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addCommands } from './commands/index.ts';
import type { Environment } from './environment.ts';
import { translatePublishedNames } from './options/published-names.ts';

const { createColors, isColorSupported } = picocolors;

/**
 * Runs the command line in this process.
 * @param args what stands after `malmoi`
 * @returns the exit code: 0 done, 1 failed, 2 used wrongly, 130 interrupted
 */
export async function runCli(args: readonly string[], environment: Environment): Promise<number> {
  const program = createProgram(environment);
  try {
    await program.parseAsync(translatePublishedNames(args), { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, args.includes('--json'), environment);
  }
}

/** The command line as commander sees it: every command, its options and its help. */
function createProgram(environment: Environment): Command {
  const program = new Command('malmoi')
    .description('NLP from counting words to recurrent networks, trained on your own text.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      // Errors are reported in one place, `reportError`.
      outputError: () => {},
    });
  addCommands(program, environment);
  addDemoCommand(program, environment, (args) => runCli(args, environment));
  return program;
}

function reportError(error: unknown, json: boolean, environment: Environment): number {
  if (error instanceof CommanderError) {
    // Help and the version end the program by an "error" of this kind, too.
    if (error.exitCode === 0) return 0;
    if (!HELP_SHOWN.has(error.code)) writeError(asSentence(error.message), json, environment);
    return 2;
  }
  const failure = asMalmoiError(error, environment.signal);
  if (failure === undefined) throw error;
  writeError(failure.message, json, environment);
  return failure.exitCode;
}

/** Commander's codes for a command line that stopped short of a command: the help says what is missing. */
const HELP_SHOWN: ReadonlySet<string> = new Set(['commander.help', 'commander.helpDisplayed']);

/** What commander found wrong, in the form of all other errors. */
function asSentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*)\?\)$/s, '. Did you mean $1?');
  return /[.?]$/.test(text) ? text : `${text}.`;
}

function writeError(message: string, json: boolean, { stderr }: Environment): void {
  const name = createColors(isColorSupported && stderr.isTerminal).red('malmoi:');
  stderr.write(json ? `${JSON.stringify({ error: message })}\n` : `${name} ${message}\n`);
}

/** The errors of the operating system that reading and writing files does not name, in a sentence. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder; check the path',
  EACCES: 'permission denied; check who may read or write it',
  EISDIR: 'this is a folder, but a file was expected',
  ENOTDIR: 'a part of this path is not a folder',
  ENOSPC: 'the disk is full; free some room and run the command again',
  EROFS: 'this disk cannot be written to; choose another place',
};

function asMalmoiError(error: unknown, signal: AbortSignal): MalmoiError | undefined {
  if (error instanceof MalmoiError) return error;
  if (signal.aborted) return new InterruptedError(undefined, { cause: error });
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  // Whatever the system refuses is no bug of ours.
  if (code === undefined || syscall === undefined) return undefined;
  const problem = SYSTEM_ERRORS[code] ?? `the system answered ${code}`;
  return new MalmoiError(`${path ?? 'output'}: ${problem}.`, 1, { cause: error });
}
