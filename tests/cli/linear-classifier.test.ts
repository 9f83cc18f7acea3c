import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-linear-'));
  writeFileSync(
    path('reviews.csv'),
    'text,label\n정말 좋은 영화,good\n좋은 배우,good\n지루한 영화,bad\n정말 지루한 배우,bad\n',
  );
  const args = ['train', 'classifier', path('reviews.csv'), '--model', 'linear', '--text', 'text'];
  const { code, stdout } = await runCommand([...args, '-o', path('linear.malmoi')]);
  expect(code).toBe(0);
  expect(stdout).toContain('4 documents');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('train classifier --model linear', () => {
  it('writes the same bytes again', async () => {
    const args = [
      'train',
      'classifier',
      path('reviews.csv'),
      '--model',
      'linear',
      '--text',
      'text',
    ];
    await runCommand([...args, '-o', path('again.malmoi')]);
    expect(readFileSync(path('again.malmoi'))).toEqual(readFileSync(path('linear.malmoi')));
  });

  it('predicts, evaluates and explains', async () => {
    const predicted = await runCommand(['predict', path('linear.malmoi')], '좋은 이야기\n');
    expect(predicted.stdout).toMatch(/^good\t0\.\d{4}\n$/);
    const evaluated = await runCommand(['evaluate', path('linear.malmoi'), path('reviews.csv')]);
    expect(evaluated.stdout).toContain('1.0000');
    const explained = await runCommand(['explain', path('linear.malmoi'), '정말 좋은 신작']);
    expect(explained.stdout).toContain('→ good, probability');
    expect(explained.stdout).toContain('"좋은"');
    expect(explained.stdout).toContain('not in the vocabulary: 신작');
  });

  it('adds the characters within words', async () => {
    const args = ['train', 'classifier', path('reviews.csv'), '--model', 'linear'];
    const flags = ['--text', 'text', '--char-ngrams', '1-3', '-o', path('characters.malmoi')];
    expect((await runCommand([...args, ...flags])).code).toBe(0);
    const explained = await runCommand(['explain', path('characters.malmoi'), '좋았다']);
    expect(explained.stdout).toContain('→ good, probability');
    expect(explained.stdout).toContain('"<좋"');
    const refused = await runCommand([...args, ...flags, '--tokenizer', 'graphemes']);
    expect(refused.stderr).toContain('--char-ngrams adds the characters within words');
    expect(refused.code).toBe(2);
  });

  it("reads fastText's lines with labels", async () => {
    const lines = '__label__good 정말 좋은 영화\n__label__bad 지루한 영화\n';
    writeFileSync(path('lines.txt'), lines);
    const args = [path('lines.txt'), '-o', path('lines.malmoi')];
    const trained = await runCommand(['train', 'classifier', '--model', 'linear', ...args]);
    expect(trained.stdout).toContain('2 documents');
    const evaluated = await runCommand(['evaluate', path('lines.malmoi'), path('lines.txt')]);
    expect(evaluated.stdout).toContain('1.0000');
    // The labels of a line are no part of its text.
    const plain = await runCommand(['predict', path('lines.malmoi')], '정말 좋은 영화\n지루한\n');
    const marked = '__label__bad 정말 좋은 영화\n지루한 __label__good __label__bad\n';
    const predicted = await runCommand(['predict', path('lines.malmoi')], marked);
    expect(predicted.stdout).toBe(plain.stdout);
    writeFileSync(path('several.txt'), `${lines}__label__good __label__bad 그저 그런 영화\n`);
    const refused = await runCommand(['evaluate', path('lines.malmoi'), path('several.txt')]);
    expect(refused.stderr).toContain('line 3: the line has 2 labels');
    expect(refused.code).not.toBe(0);
  });

  it.each(['linear', 'multinomial'])('measures --model %s by cross-validation', async (model) => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0 ? `좋은 영화 ${i},good` : `지루한 영화 ${i},bad`,
    );
    writeFileSync(path('folds.csv'), `text,label\n${rows.join('\n')}\n`);
    const args = ['train', 'classifier', path('folds.csv'), '--model', model, '--folds', '3'];
    const { stdout } = await runCommand([...args, '-o', path('folds.malmoi')]);
    expect(stdout).toContain('fold 3: accuracy 1.0000, macro F1 1.0000 (4 documents)');
    expect(stdout).toContain('mean of 3 folds: accuracy 1.0000');
    const told = await runCommand([...args, '--json', '-o', path('folds.malmoi')]);
    const { crossValidation, documents } = JSON.parse(told.stdout);
    expect(documents).toBe(12);
    expect(crossValidation.accuracy).toBe(1);
    expect(crossValidation.folds).toHaveLength(3);
    const plain = await runCommand([...args.slice(0, -2), '-o', path('plain.malmoi')]);
    expect(plain.stdout).not.toContain('fold');
    expect(readFileSync(path('plain.malmoi'))).toEqual(readFileSync(path('folds.malmoi')));
    const refused = await runCommand([...args.slice(0, -1), '13', '-o', path('no.malmoi')]);
    expect(refused.stderr).toContain('There are 12 documents; --folds is 13');
  });

  it('lists as many classes as are asked for, and none below the threshold', async () => {
    const predict = async (...flags: string[]) =>
      (await runCommand(['predict', path('linear.malmoi'), ...flags], '좋은 이야기\n')).stdout;
    expect(await predict('--top', '5')).toMatch(/^good\t0\.\d{4}\tbad\t0\.\d{4}\n$/);
    expect(await predict('--top', '2', '--threshold', '0.5')).toMatch(/^good\t0\.\d{4}\n$/);
    expect(await predict('--threshold', '1')).toBe('\n');
    const refused = await runCommand(['predict', path('linear.malmoi'), '--threshold', '2'], 'a');
    expect(refused.stderr).toContain('a probability from 0 to 1 was expected');
  });

  it.each([
    [
      ['--model', 'linear', '--norm'],
      '--norm goes with --model multinomial, complement, bernoulli',
    ],
    [['--cost', '2'], '--cost goes with --model linear, not with --model multinomial.'],
    [['--model', 'linear', '--cost', '0'], '--cost is 0; give a number above 0.'],
  ])('refuses %j', async (flags, message) => {
    const args = ['train', 'classifier', path('reviews.csv'), '-o', path('no.malmoi'), ...flags];
    const { code, stderr } = await runCommand(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
