import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TopFeature } from '../../src/classifier/index.ts';
import { runCommand } from './run-command.ts';

const samples = new URL('../../samples/', import.meta.url).pathname;
let folder = '';
let model = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  model = join(folder, 'messages.malmoi');
  const { code, stdout } = await runCommand([
    ...['train', 'classifier', join(samples, 'korean-messages-train.tsv')],
    ...['--tokenizer', 'chars', '--ngrams', '1-3', '-o', model, '--json'],
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ documents: 1248, labels: ['구문', '형식', '옵션'] });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the classifier from the command line', () => {
  it('is evaluated on held-out text', async () => {
    const test = join(samples, 'korean-messages-test.tsv');
    const { code, stdout } = await runCommand(['evaluate', model, test, '--json']);
    expect(code).toBe(0);
    const evaluation = JSON.parse(stdout);
    expect(evaluation.documents).toBe(312);
    expect(evaluation.accuracy).toBeGreaterThan(0.8);
    const table = await runCommand(['evaluate', model, test]);
    expect(table.stdout).toContain(`accuracy ${evaluation.accuracy.toFixed(4)} on 312 documents`);
    expect(table.stdout).toMatch(/^형식 +0\.\d{4} +0\.\d{4} +0\.\d{4} +92$/m);
  });

  it('predicts lines of standard input', async () => {
    const text = "'string' 형식은 'number' 형식에 할당할 수 없습니다.\n';'이(가) 필요합니다.\n";
    const plain = await runCommand(['predict', model], text);
    expect(plain.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
      '형식',
      '구문',
      '',
    ]);
    const json = await runCommand(['predict', model, '--json'], text);
    const [first] = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const total = Object.values<number>(first.probabilities).reduce((sum, p) => sum + p, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  it('gives a line for every line, empty ones too', async () => {
    const { stdout } = await runCommand(['predict', model], '옵션\n\n형식\n');
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  it('explains lines of standard input', async () => {
    const given = await runCommand(['explain', model, '컴파일러 옵션', '형식']);
    expect((await runCommand(['explain', model, '-'], '컴파일러 옵션\n형식\n')).stdout).toBe(
      given.stdout,
    );
  });

  it('explains: the parts add up to the scores, and the scores to the log-odds', async () => {
    const { stdout } = await runCommand(['explain', model, '--json', '컴파일러 옵션']);
    const { labels, features, logPriors, scores, predicted, runnerUp, logOdds } =
      JSON.parse(stdout);
    expect(predicted).toBe('옵션');
    for (const label of labels) {
      const sum = features.reduce(
        (total: number, one: { contributions: Record<string, number> }) =>
          total + one.contributions[label]!,
        logPriors[label],
      );
      expect(sum).toBeCloseTo(scores[label], 9);
    }
    expect(logOdds).toBeCloseTo(scores[predicted] - scores[runnerUp], 9);
    const table = await runCommand(['explain', model, '--top', '3', '컴파일러 옵션']);
    expect(table.stdout).toMatch(/^→ 옵션, probability 1\.0000; log-odds against /m);
    expect(table.stdout).toMatch(/^15 others +-?\d/m);
  });

  it("explains the lecture's example with its own figures", async () => {
    const lecture = join(folder, 'lecture.csv');
    const rows = [
      ['Image recognition uses convolutional neural networks', 'CV'],
      ['Transformer can be use for image classification task', 'CV'],
      ['Language modeling uses transformer', 'NLP'],
      ['Document classification task is language task', 'NLP'],
    ];
    writeFileSync(lecture, ['text,label', ...rows.map((row) => row.join(','))].join('\n'));
    const own = join(folder, 'lecture.malmoi');
    await runCommand([
      'train',
      'classifier',
      lecture,
      '--case',
      'lower',
      '--alpha',
      '0',
      '-o',
      own,
    ]);
    const { stdout } = await runCommand(['explain', own, 'Classification task uses transformer']);
    expect(stdout).toContain('→ NLP');
    expect(stdout).toMatch(/"task" +1 +0\.0714 +0\.200 /);
  });

  it('shows what a model file holds', async () => {
    const { stdout } = await runCommand(['inspect', model]);
    expect(stdout).toMatch(/naive-bayes-classifier$/m);
    expect(stdout).toMatch(/^ngrams\.prefix +Int32 +12565 /m);
    expect(stdout).toMatch(/^speaks for 구문 +speaks for 형식 +speaks for 옵션$/m);
  });

  it('shows what did most for each class: its count × the log of the ratio of probabilities', async () => {
    const rows = 'text\tlabel\na a b\tx\na c\tx\nb b d\ty\n';
    const path = join(folder, 'top.malmoi');
    await runCommand(['train', 'classifier', '--format', 'tsv', '-o', path], rows);
    const { stdout } = await runCommand(['inspect', path, '--json']);
    // With alpha 1 and 4 words: x has 5 tokens, P(a|x) = 4/9 and P(c|x) = 2/9; y has 3, P(a|y) = 1/7.
    const [x, y] = JSON.parse(stdout).details.topFeatures;
    expect(x.features.map(({ feature, count }: TopFeature) => [feature, count])).toEqual([
      ['a', 3],
      ['c', 1],
    ]);
    expect(x.features[0].pull).toBeCloseTo(Math.log(4 / 9 / (1 / 7)), 12);
    expect(y.features.map(({ feature }: TopFeature) => feature)).toEqual(['b', 'd']);
    expect(y.features[0].pull).toBeCloseTo(Math.log(3 / 7 / (2 / 9)), 12);
    // Hashed features have no names to show.
    await runCommand(
      ['train', 'classifier', '--format', 'tsv', '--hashing', '16', '-o', path],
      rows,
    );
    expect((await runCommand(['inspect', path])).stdout).not.toContain('speaks for');
  });

  it('trains the same from standard input', async () => {
    const rows = 'text\tlabel\n좋다\tgood\n나쁘다\tbad\n';
    const path = join(folder, 'small.malmoi');
    const trained = await runCommand(['train', 'classifier', '--format', 'tsv', '-o', path], rows);
    expect(trained.code).toBe(0);
    expect((await runCommand(['predict', path], '나쁘다\n')).stdout).toMatch(/^bad\t/);
  });

  it('has an example in the help of every command', async () => {
    const help = (await runCommand(['--help'])).stdout;
    const commands = [...help.matchAll(/^ {2}([a-z][a-z-]*)(?: .*)$/gm)].map(([, name]) => name!);
    const groups = ['train', 'study', 'store', 'help'];
    const alone = commands.filter((one) => !groups.includes(one));
    for (const name of [...alone, 'store list', 'store drop']) {
      const { stdout } = await runCommand([...name.split(' '), '--help']);
      expect(stdout, name).toMatch(new RegExp(`Examples?:[^]*malmoi ${name}`));
    }
    expect(commands).toContain('evaluate');
  });
});

describe('a classifier of very many classes', () => {
  const count = 300;
  const table = `text\tlabel\n${Array.from({ length: count }, (_, c) => `word${c} common\tclass${c}`).join('\n')}\n`;

  it('is trained, evaluated, inspected and explained in tables that end', async () => {
    const path = join(folder, 'many.malmoi');
    const trained = await runCommand(['train', 'classifier', '--format', 'tsv', '-o', path], table);
    expect(trained.stdout).toContain('class19, … (300 in all); ');

    const tests = `${table}word7\tclass8\n`;
    const evaluated = await runCommand(['evaluate', path, '--format', 'tsv'], tests);
    expect(evaluated.stdout).toContain('accuracy 0.9967 on 301 documents');
    expect(evaluated.stdout).toMatch(
      /the most frequent mistakes .*\ntrue +predicted +documents\nclass8 +class7 +1\n$/,
    );
    const stranger = await runCommand(['evaluate', path, '--format', 'tsv'], 'text\tlabel\na\tb\n');
    expect(stranger.stderr).toContain('class19, … (300 in all)\n');

    const inspected = await runCommand(['inspect', path]);
    expect(inspected.stdout).toMatch(/^class299 +"word299" 0\.69/m);
    const explained = await runCommand(['explain', path, 'word7 common']);
    expect(explained.stdout).toContain('→ class7, ');
    expect(explained.stdout).toMatch(/^feature +value +P\(·\|class7\) /m);
    expect(explained.stdout).toContain('the 8 most probable of 300 classes; --json has them all\n');
  });
});
