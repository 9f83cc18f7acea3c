import { Command, CommanderError } from 'commander';
import { InterruptedError, MalmoiError } from '../base/errors.ts';
import { VERSION } from '../base/version.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addCommands } from './commands/index.ts';
import type { Environment } from './environment.ts';

/**
 * Runs the command line in this process.
 * @param args what stands after `malmoi`
 * @returns the exit code: 0 done, 1 failed, 2 used wrongly, 130 interrupted
 */
export async function runCli(args: readonly string[], environment: Environment): Promise<number> {
  const program = createProgram(environment);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, args.includes('--json'), environment);
  }
}

/** The command line as commander sees it: every command, its options and its help. */
export function createProgram(environment: Environment): Command {
  const program = new Command('malmoi')
    .description('NLP from counting words to recurrent networks, trained on your own text.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
    });
  addCommands(program, environment);
  addDemoCommand(program, environment, (args) => runCli(args, environment));
  return program;
}

function reportError(error: unknown, json: boolean, environment: Environment): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const failure = asMalmoiError(error, environment.signal);
  if (failure === undefined) throw error;
  const text = json ? JSON.stringify({ error: failure.message }) : `malmoi: ${failure.message}`;
  environment.stderr.write(`${text}\n`);
  return failure.exitCode;
}

/** The errors of the operating system that a user can act on, in a sentence. */
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
  const { code, path } = error as NodeJS.ErrnoException;
  const problem = code === undefined ? undefined : SYSTEM_ERRORS[code];
  if (problem === undefined) return undefined;
  return new MalmoiError(`${path ?? 'output'}: ${problem}.`, 1, { cause: error });
}
