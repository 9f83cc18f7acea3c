import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASSIFIER_TRAINED } from '../../src/models/json/classifier-training.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { runCommand } from './run-command.ts';

let folder: string;
const path = (name: string): string => join(folder, name);
const train = (...flags: string[]) =>
  runCommand([
    ...['train', 'classifier', path('reviews.csv'), '--model', 'fasttext'],
    ...['--epochs', '50', ...flags],
  ]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-fasttext-'));
  writeFileSync(
    path('reviews.csv'),
    'text,label\n정말 좋은 영화,good\n좋은 배우,good\n지루한 영화,bad\n정말 지루한 배우,bad\n',
  );
  const { code, stdout, stderr } = await train('-o', path('fasttext.malmoi'));
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain('4 documents');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('train classifier --model fasttext', () => {
  it('writes the same bytes again, whatever the number of workers', async () => {
    await train('-o', path('again.malmoi'), '--workers', '2');
    expect(readFileSync(path('again.malmoi'))).toEqual(readFileSync(path('fasttext.malmoi')));
  });

  it('predicts, evaluates, explains and is inspected', async () => {
    const predicted = await runCommand(['predict', path('fasttext.malmoi')], '좋은 이야기\n');
    expect(predicted.stdout).toMatch(/^good\t0\.\d{4}\n$/);
    const evaluated = await runCommand(['evaluate', path('fasttext.malmoi'), path('reviews.csv')]);
    expect(evaluated.stdout).toContain('accuracy 1.0000');
    const explained = await runCommand(['explain', path('fasttext.malmoi'), '정말 좋은 신작']);
    expect(explained.stdout).toContain('→ good, probability');
    expect(explained.stdout).toContain('"좋은"');
    expect(explained.stdout).toContain('not in the vocabulary');
    const inspected = await runCommand(['inspect', path('fasttext.malmoi')]);
    expect(inspected.stdout).toContain('fasttext-classifier');
  });

  it('cuts texts into whatever is asked for', async () => {
    const flags = [
      '--tokenizer',
      'graphemes',
      '--word-ngrams',
      '4',
      '-o',
      path('syllables.malmoi'),
    ];
    expect((await train(...flags)).code).toBe(0);
    const explained = await runCommand(['explain', path('syllables.malmoi'), '좋은']);
    expect(explained.stdout).toContain('"좋 은"');
  });

  it('searches the options that are not given, and says how to repeat them', async () => {
    const names = Array.from({ length: 60 }, (_, i) =>
      i % 2 === 0 ? `good w${i},a` : `bad w${i},b`,
    );
    writeFileSync(path('many.csv'), `text,label\n${names.join('\n')}\n`);
    const base = ['train', 'classifier', path('many.csv'), '--model', 'fasttext', '--epochs', '9'];
    const flags = ['--tune', '1s', '--tune-on', path('many.csv'), '-o', path('tuned.malmoi')];
    const tuned = await runCommand([...base, ...flags]);
    expect(tuned.code).toBe(0);
    const [, found] = /The same again: (.+)/.exec(tuned.stderr) ?? [];
    expect(found).toContain('--learning-rate');
    expect(tuned.stderr).toContain('on 60 held-out documents');
    await runCommand([...base, ...found.split(' '), '-o', path('repeated.malmoi')]);
    expect(readFileSync(path('repeated.malmoi'))).toEqual(readFileSync(path('tuned.malmoi')));
    const json = await runCommand([...base, ...flags, '--json']);
    expect(JSON.parse(json.stdout).tuning.options.epochs).toBe(9);
    const wrong = await runCommand([...base, '--tune', 'soon', '-o', path('x.malmoi')]);
    expect(wrong.stderr).toContain('a time such as 90s, 5m or 1h was expected');
    const alone = await runCommand([...base, ...flags.slice(2)]);
    expect(alone.stderr).toContain('--tune-on is for a search');
  });

  it('learns several labels of a line, and measures precision and recall at k', async () => {
    const lines = ['red', 'blue', 'red round', 'blue round', 'round'].flatMap((words) =>
      Array.from({ length: 20 }, (_, i) => {
        const labels = words.split(' ').map((word) => `__label__${word}`);
        return `${labels.join(' ')} a ${words} thing w${i}`;
      }),
    );
    writeFileSync(path('things.txt'), `${lines.join('\n')}\n`);
    const args = ['train', 'classifier', path('things.txt'), '-o', path('things.malmoi')];
    expect((await runCommand([...args, '--model', 'fasttext'])).code).toBe(0);
    const flags = ['--top', '3', '--threshold', '0.5'];
    const predicted = await runCommand(['predict', path('things.malmoi'), ...flags], 'red round\n');
    expect(predicted.stdout).toMatch(/round\t0\.\d+/);
    expect(predicted.stdout).toMatch(/red\t0\.\d+/);
    expect(predicted.stdout).not.toContain('blue');
    const evaluated = await runCommand([
      ...['evaluate', path('things.malmoi'), path('things.txt'), '--json'],
    ]);
    // 140 labels of 100 texts: 40 texts have two.
    const { ranking, accuracy } = JSON.parse(evaluated.stdout);
    expect(accuracy).toBe(1);
    expect(ranking.slice(0, 2)).toEqual([
      { k: 1, precision: 1, recall: 100 / 140 },
      { k: 2, precision: 140 / 200, recall: 1 },
    ]);
    const shown = await runCommand(['evaluate', path('things.malmoi'), path('things.txt')]);
    expect(shown.stdout).toMatch(/k +precision +recall\n/);
    const others = await runCommand([...args, '--model', 'linear']);
    expect(others.stderr).toContain('line 41: the line has 2 labels');
  });

  it('refuses the flags of other models', async () => {
    const refused = await train('--loss', 'logistic', '-o', path('refused.malmoi'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--loss goes with --model linear');
  });
});

describe('train classifier --model fasttext --quantize', () => {
  const topics = {
    food: ['밥', '국', '김치'],
    film: ['영화', '배우', '감독'],
    sport: ['공', '선수', '경기'],
  };
  const rows = Object.entries(topics).flatMap(([label, words], c) =>
    Array.from({ length: 80 }, (_, i) => [
      `말 ${i} ${words[i % 3]} ${words[(i + c) % 2]} ${i}`,
      label,
    ]),
  );

  beforeAll(() => {
    const lines = rows.map((row) => `${row.join('\t')}\n`);
    writeFileSync(path('topics.tsv'), `text\tlabel\n${lines.join('')}`);
  });

  const quantized = (...flags: string[]) =>
    runCommand([
      ...['train', 'classifier', path('topics.tsv'), '--model', 'fasttext', '--epochs', '20'],
      ...['--dimensions', '6', '--bucket', '1000', '--quantize', ...flags],
    ]);

  it('makes a file of a size, and says what that costs on documents held out', async () => {
    const { code, stdout, stderr } = await quantized('12kB', '-o', path('small.malmoi'));
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { length } = readFileSync(path('small.malmoi'));
    expect(length).toBeLessThanOrEqual(12_000);
    expect(length).toBeGreaterThan(11_900);
    expect(stdout).toContain('228 documents');
    expect(stdout).toMatch(/words and n-grams were kept, a byte for every 2 numbers\./);
    expect(stdout).toContain(
      'Accuracy on 12 documents that were held out of the training: 1.0000 before, 1.0000 after.',
    );
    const predicted = await runCommand(['predict', path('small.malmoi')], '영화 배우\n');
    expect(predicted.stdout).toMatch(/^film\t/);
  });

  it('says it as JSON', async () => {
    const { stdout } = await quantized('12kB', '-o', path('small.malmoi'), '--json');
    const result = JSON.parse(stdout);
    expect(findMismatch(CLASSIFIER_TRAINED, result)).toBeUndefined();
    expect(result.quantization).toMatchObject({
      ...{
        subspace: 2,
        norms: true,
        output: false,
        bytes: readFileSync(path('small.malmoi')).length,
      },
      heldOut: { documents: 12, accuracyBefore: 1, accuracy: 1 },
    });
    expect(result.featureCount).toBe(result.quantization.featureCount);
  });

  it('refuses a size that is too small, and other models', async () => {
    const small = await quantized('1kB', '-o', path('x.malmoi'));
    expect(small.stderr).toMatch(/cannot be quantized to 1000 bytes/);
    expect(small.code).toBe(2);
    const command = [
      'train',
      'classifier',
      path('topics.tsv'),
      '--quantize',
      '2MB',
      '-o',
      path('x'),
    ];
    const other = await runCommand(command);
    expect(other.stderr).toContain('--quantize goes with --model fasttext');
    expect(other.code).toBe(2);
  });
});
