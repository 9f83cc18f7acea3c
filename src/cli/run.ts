import { type Command, CommanderError } from 'commander';
import picocolors from 'picocolors';
import { InterruptedError, MalmoiError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { VERSION } from '../base/version.ts';
import { formatError } from '../messages/format-error.ts';
import type { Language } from '../messages/language.ts';
import { ERROR } from '../models/json/error.ts';
import { toJsonLine } from '../models/json/version.ts';
import { addCommands } from './commands/index.ts';
import type { Environment, Output } from './environment.ts';
import { formatCommanderError } from './help/commander-error.ts';
import { LocalizedCommand } from './help/localized-command.ts';
import { takeLanguage } from './help/take-language.ts';
import { nameFlag } from './options/name-flag.ts';

const { createColors, isColorSupported } = picocolors;

/**
 * Runs the command line in this process.
 * @param given what stands after `malmoi`
 * @returns the exit code: 0 done, 1 failed, 2 used wrongly, 130 interrupted
 */
export async function runCli(given: readonly string[], environment: Environment): Promise<number> {
  let language = environment.language ?? 'en';
  let running: Command | undefined;
  const stdout = new NotedOutput(environment.stdout);
  try {
    const asked = takeLanguage(given);
    language = asked.language ?? language;
    const args = withDeepHelp(asked.args);
    const program = await createProgram({ ...environment, stdout, language }, language, args);
    program.hook('preAction', (_, command) => {
      running = command;
    });
    await program.parseAsync(await withOwnNames(args), { from: 'user' });
    return 0;
  } catch (error) {
    const report = { json: given.includes('--json'), language, running, printed: stdout.isUsed };
    return reportError(error, report, environment);
  }
}

/**
 * Writes `help train lm` as `train lm --help`, since commander's own help looks one word deep, and `--help train` as
 * `train --help`, which would else be the help of the program.
 */
function withDeepHelp(args: readonly string[]): readonly string[] {
  const [help = '', ...names] = args;
  const isDeep = help === 'help' ? names.length > 1 : /^(?:-h|--help)$/.test(help);
  return isDeep && names.length > 0 ? [...names, '--help'] : args;
}

/** Commands whose options have other names in published programs. */
const PUBLISHED_COMMANDS: readonly string[] = ['glove', 'phrases', 'word2vec'];

/** Writes the options of published programs by our names. */
async function withOwnNames(args: readonly string[]): Promise<readonly string[]> {
  if (!args.slice(0, 2).some((word) => PUBLISHED_COMMANDS.includes(word))) return args;
  // Loaded only here, since the tables of these commands come with it.
  const { translatePublishedNames } = await import('./options/published-names.ts');
  return translatePublishedNames(args);
}

/**
 * The command line as commander sees it: its commands, their options and their help.
 * @param args what stands after `malmoi`: of commands, only the one that it names is there, or, where it names none, the
 * list of them. Default: all are there
 */
export async function createProgram(
  environment: Environment,
  language: Language,
  args?: readonly string[],
): Promise<LocalizedCommand> {
  const program = new LocalizedCommand('malmoi', language)
    .description('NLP from counting words to recurrent networks, trained on your own text.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--lang <language>', 'en or ko, for help and errors (default: by LANG)')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      // Errors are reported in one place, `reportError`.
      outputError: () => {},
    });
  await addCommands(program, environment, { args, run: runCli });
  return program;
}

/** How an error is shown. */
interface ErrorReport {
  readonly json: boolean;
  readonly language: Language;
  /** The command that failed, whose flags its errors name. */
  readonly running: Command | undefined;
  /** Whether it had printed something. */
  readonly printed: boolean;
}

/** An output that notes whether anything was written to it. */
class NotedOutput implements Output {
  readonly isTerminal: boolean;
  readonly redraws: boolean;
  isUsed = false;
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
    this.isTerminal = output.isTerminal;
    this.redraws = output.redraws ?? true;
  }

  get columns(): number | undefined {
    return this.#output.columns;
  }

  write(text: string): Promise<void> | undefined {
    this.isUsed = true;
    return this.#output.write(text);
  }
}

function reportError(error: unknown, report: ErrorReport, environment: Environment): number {
  const { language, running } = report;
  if (error instanceof CommanderError) {
    // Help and the version end the program by an "error" of this kind, too.
    if (error.exitCode === 0) return 0;
    if (!HELP_SHOWN.has(error.code)) {
      writeError(formatCommanderError(error, language), report, environment);
    }
    return 2;
  }
  const failure = asMalmoiError(error, report.printed, environment.signal);
  if (failure === undefined) throw error;
  // The reader of a pipe has seen enough (`-o /dev/stdout | head`): that is no failure.
  if (failure.code === 'io/reader-gone') return 0;
  const message = formatError(failure, language, (name) => nameFlag(name, running));
  writeError(message, report, environment);
  return failure.exitCode;
}

/** Commander's codes for a command line that stopped short of a command: the help says what is missing. */
const HELP_SHOWN: ReadonlySet<string> = new Set(['commander.help', 'commander.helpDisplayed']);

function writeError(message: string, { json }: ErrorReport, { stderr }: Environment): void {
  const name = createColors(isColorSupported && stderr.isTerminal).red('malmoi:');
  stderr.write(json ? toJsonLine(ERROR, { error: message }) : `${name} ${message}\n`);
}

/** The errors of the operating system that reading and writing files does not name, in a sentence. */
const SYSTEM_ERRORS: Readonly<Record<string, Sentence>> = {
  ENOENT: sentence('cli/no-such-file')`there is no such file or folder; check the path.`,
  EACCES: sentence('cli/no-permission')`permission denied; check who may read or write it.`,
  EISDIR: sentence('cli/is-folder')`this is a folder, but a file was expected.`,
  ENOTDIR: sentence('cli/not-a-folder')`a part of this path is not a folder.`,
  ENOSPC: sentence('cli/disk-full')`the disk is full; free some room and run the command again.`,
  EROFS: sentence('cli/read-only-disk')`this disk cannot be written to; choose another place.`,
};

function asMalmoiError(
  error: unknown,
  printed: boolean,
  signal: AbortSignal,
): MalmoiError | undefined {
  const isInterrupted = error instanceof InterruptedError;
  if (printed && signal.aborted && (!isInterrupted || error.code === 'base/interrupted')) {
    return new InterruptedError(
      sentence('cli/interrupted-output')`Stopped before the end; the output is only a part.`,
      { cause: error },
    );
  }
  if (error instanceof MalmoiError) return error;
  if (signal.aborted) return new InterruptedError(undefined, { cause: error });
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  // Whatever the system refuses is no bug of ours.
  if (code === undefined || syscall === undefined) return undefined;
  const problem =
    SYSTEM_ERRORS[code] ?? sentence('cli/system-error')`the system answered ${{ code }}.`;
  return new MalmoiError(problem, 1, { cause: error }, { input: path ?? 'output' });
}
