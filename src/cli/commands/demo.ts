import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { MalmoiError } from '../../base/errors.ts';
import type { Environment } from '../environment.ts';

/** Runs one command line, without the word `malmoi`; gives its exit code. */
export type RunCommand = (args: readonly string[]) => Promise<number>;

/** Where the package keeps its samples: beside `dist`, and beside `src`. */
const SAMPLES = new URL('../../../samples/', import.meta.url);

/** One language's part of the demo. */
interface Scene {
  readonly title: string;
  readonly samples: string;
  readonly training: readonly string[];
  readonly question: string;
}

const SCENES: readonly Scene[] = [
  {
    title: 'English: is this mail spam? Words of real mails, told apart by Naive Bayes.',
    samples: 'english-mails',
    training: ['--tokenizer', 'words', '--case', 'lower'],
    question: 'Congratulations! You have been selected for a free consultation, click here now',
  },
  {
    title: '한국어: 이 메시지는 무엇에 관한 것일까? 실제 메시지의 글자 1–3개씩을 세어 분류합니다.',
    samples: 'korean-messages',
    training: ['--tokenizer', 'graphemes', '--ngrams', '1-3'],
    question: "'string' 형식은 'number' 형식에 할당할 수 없습니다.",
  },
];

/** Adds `malmoi demo`. */
export function addDemoCommand(parent: Command, environment: Environment, run: RunCommand): void {
  parent
    .command('demo')
    .summary('train, evaluate and explain on the texts that come with Malmoi')
    .description(
      'Trains a classifier on real text in English and in Korean, evaluates it on held-out text, and explains one prediction. Shows each command that it runs.',
    )
    .addHelpText('after', '\nExample:\n  malmoi demo\n')
    .action(() => demonstrate(environment, run));
}

async function demonstrate(environment: Environment, run: RunCommand): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'malmoi-demo-'));
  const show = async (...args: string[]): Promise<void> => {
    const shown = args.map((arg) => (/[^\w./-]/.test(arg) ? JSON.stringify(arg) : arg));
    environment.stdout.write(`$ malmoi ${shown.join(' ')}\n`);
    const code = await run(args);
    if (code !== 0)
      throw new MalmoiError('The demo stopped at the command above.', code === 130 ? 130 : 1);
    environment.stdout.write('\n');
  };
  for (const { title, samples, training, question } of SCENES) {
    const model = join(folder, `${samples}.malmoi`);
    const part = (name: string): string =>
      fileURLToPath(new URL(`${samples}-${name}.tsv`, SAMPLES));
    environment.stdout.write(`── ${title}\n\n`);
    await show('train', 'classifier', part('train'), ...training, '-o', model);
    await show('evaluate', model, part('test'));
    await show('explain', model, question, '--top', '8');
  }
  environment.stdout.write(
    `The models stay in ${folder}. On your own text:\n` +
      '  malmoi train classifier your.csv --text COLUMN --label COLUMN -o your.malmoi\n',
  );
}
