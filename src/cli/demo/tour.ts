import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import picocolors from 'picocolors';
import { MalmoiError } from '../../base/errors.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import type { Language } from '../../messages/language.ts';
import type { Environment } from '../environment.ts';
import { wrapLine } from '../terminal/wrap-text.ts';
import { CLASSIFY } from './classify.ts';
import { createDemoOutput, type DemoOutput } from './demo-output.ts';
import { GATES } from './gates.ts';
import { LANGUAGE_MODEL } from './language-model.ts';
import { NAMES } from './names.ts';
import { DEMO_FILES, type DemoCommand, type DemoStep, type DemoSteps } from './step.ts';
import { WORD_VECTORS } from './word-vectors.ts';
import { DEMO_COLUMNS, writeCommand } from './write-command.ts';

/** Runs one command line, without the word `malmoi`; gives its exit code. */
export type RunCommand = (args: readonly string[], environment: Environment) => Promise<number>;

/** The tour, in its order: each step opens the models of those before it. */
const STEPS: readonly DemoSteps[] = [CLASSIFY, NAMES, WORD_VECTORS, LANGUAGE_MODEL, GATES];

/** Where the package keeps its samples: beside `dist`, and beside `src`. */
const SAMPLES = new URL('../../../samples/', import.meta.url);

/** What the tour says between its steps. */
const WORDS: Readonly<
  Record<Language, { begin: string; folder: string; code: string; end: string; more: string }>
> = {
  ko: {
    begin: '말모이 둘러보기: 다섯 걸음이면 됩니다. 모든 모델은 지금 이 컴퓨터에서 학습합니다.',
    folder: '텍스트와 모델은 이 폴더에 있습니다:',
    code: 'TypeScript로는',
    end: '끝났습니다. 파일은 그대로 두었으니, 위의 명령을 이 폴더에서 바꿔 가며 실행해 보세요.',
    more: '다 보셨으면 지우세요:',
  },
  en: {
    begin: 'A tour of Malmoi in five steps. Every model is trained here and now, on this machine.',
    folder: 'Texts and models are in this folder:',
    code: 'The same in TypeScript',
    end: 'That was all. The files are still there: change the commands above and run them in that folder.',
    more: 'When you have seen enough, remove it:',
  },
};

/** What a tour needs. */
export interface TourOptions {
  readonly environment: Environment;
  readonly language: Language;
  readonly run: RunCommand;
  /** Neither progress bars nor colors. */
  readonly quiet: boolean;
}

/**
 * Shows what Malmoi does, on the reader's language: trains, measures, asks, and looks inside. Its files go to a new
 * temporary folder, which stays.
 * @throws MalmoiError when a command fails
 */
export async function runTour({ environment, language, run, quiet }: TourOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'malmoi-demo-'));
  const files = Object.entries(DEMO_FILES[language]);
  for (const [name, sample] of files) {
    await copyFile(fileURLToPath(new URL(sample, SAMPLES)), join(folder, name));
  }
  const { stdout, stderr } = environment;
  const output = createDemoOutput(stdout, { folder, columns: DEMO_COLUMNS, plain: quiet });
  const quietly = quiet ? { write: stderr.write.bind(stderr), isTerminal: false } : stderr;
  const tour = new Tour(
    { ...environment, stdout: output, stderr: quietly, language },
    output,
    folder,
    run,
  );
  const words = WORDS[language];
  tour.say(words.begin);
  tour.print(`${wrapLine(words.folder, DEMO_COLUMNS)}\n$ cd ${folder}\n`);
  for (const [i, steps] of STEPS.entries()) await tour.show(steps[language], i + 1, words.code);
  tour.say(words.end);
  tour.print(`${words.more}\n$ rm -r ${folder}\n`);
}

class Tour {
  readonly #environment: Environment;
  readonly #output: DemoOutput;
  readonly #folder: string;
  readonly #run: RunCommand;
  readonly #colors: ReturnType<typeof picocolors.createColors>;

  constructor(environment: Environment, output: DemoOutput, folder: string, run: RunCommand) {
    this.#environment = environment;
    this.#output = output;
    this.#folder = folder;
    this.#run = run;
    this.#colors = picocolors.createColors(picocolors.isColorSupported && output.isTerminal);
  }

  print(text: string): void {
    this.#output.write(`${text}\n`);
  }

  /** A paragraph. */
  say(text: string): void {
    this.print(`${wrapLine(text, DEMO_COLUMNS)}\n`);
  }

  async show(
    { title, say, commands, code }: DemoStep,
    number: number,
    label: string,
  ): Promise<void> {
    const { bold, cyan, dim } = this.#colors;
    this.print(bold(cyan(`── ${number}/${STEPS.length} ${title}`)));
    this.print('');
    this.say(say);
    for (const command of commands) await this.#runCommand(command);
    this.print(dim(`── ${label}`));
    this.print('');
    for (const line of code.split('\n')) this.print(`  ${line}`);
    this.print('');
  }

  async #runCommand({ say, args }: DemoCommand): Promise<void> {
    throwIfAborted(this.#environment.signal);
    if (say !== undefined) this.print(wrapLine(say, DEMO_COLUMNS));
    this.print(this.#colors.bold(writeCommand(args)));
    const files = /^[\w-]+\.(?:tsv|txt|malmoi)$/;
    const code = await this.#run(
      args.map((arg) => (files.test(arg) ? join(this.#folder, arg) : arg)),
      this.#environment,
    );
    this.#output.flush();
    if (code !== 0) {
      throw new MalmoiError(
        sentence('cli/demo-stopped')`The demo stopped at the command above.`,
        code === 130 ? 130 : 1,
      );
    }
    this.print('');
  }
}
