import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const mails = new URL('../../samples/english-mails-train.tsv', import.meta.url).pathname;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('train word2vec writes vectors that the other commands read, the same for the same seed', async () => {
  const train = (name: string): Promise<{ code: number; stdout: string }> =>
    runCommand([
      ...['train', 'word2vec', mails, '--text', 'text', '--tokenizer', 'words', '--case', 'lower'],
      ...['-size', '20', '-iter', '2', '--min-count', '3', '--json', '-o', join(folder, name)],
    ]);
  const { code, stdout } = await train('a.malmoi');
  expect(code).toBe(0);
  const { vocabularySize: words, reports: epochs } = JSON.parse(stdout);
  expect(words).toBeGreaterThan(1000);
  expect(epochs).toHaveLength(2);
  expect(epochs[1].validationLoss).toBeLessThan(epochs[0].validationLoss);
  await train('b.malmoi');
  expect(readFileSync(join(folder, 'b.malmoi'))).toEqual(readFileSync(join(folder, 'a.malmoi')));
  const similar = await runCommand(['similar', join(folder, 'a.malmoi'), 'money', '--topn', '3']);
  expect(similar.stdout.trim().split('\n')).toHaveLength(4);
});

test("train word2vec takes fastText's options of n-grams, and unseen words have neighbors", async () => {
  const model = join(folder, 'ngrams.malmoi');
  const { code, stdout } = await runCommand([
    ...['train', 'word2vec', mails, '--text', 'text', '--tokenizer', 'words', '--case', 'lower'],
    ...['-dim', '20', '-epoch', '1', '-minn', '2', '-maxn', '4', '-bucket', '1000', '-o', model],
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/words and 1000 n-grams of 20 dimensions/);
  const similar = await runCommand(['similar', model, 'moneyz', '--topn', '3']);
  expect(similar.stdout.trim().split('\n')).toHaveLength(4);
});

test('train word2vec refuses standard input and words that are too rare', async () => {
  const output = ['-o', join(folder, 'none.malmoi')];
  const piped = await runCommand(['train', 'word2vec', '-', ...output], 'a b\n');
  expect(piped.stderr).toContain('standard input: the text is read twice; save it in a file first');
  const rare = await runCommand([
    'train',
    'word2vec',
    mails,
    '--text',
    'text',
    '--min-count',
    '100000',
    ...output,
  ]);
  expect(rare.stderr).toContain('no word comes 100000 times; lower the minimum count');
  expect([piped.code, rare.code]).toEqual([1, 1]);
});

test('train word2vec --loss softmax tells the training loss, and refuses what only sampling has', async () => {
  const messages = new URL('../../samples/korean-messages-train.tsv', import.meta.url).pathname;
  const args = ['train', 'word2vec', messages, '--text', 'text', '--loss', 'softmax'];
  const output = ['--min-count', '5', '-size', '10', '-o', join(folder, 'softmax.malmoi')];
  const { code, stdout } = await runCommand([...args, ...output]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/words of text; loss \d\.\d{3}( → \d\.\d{3}){4} nats, held-out loss/);
  const refused = await runCommand([...args, ...output, '--negatives', '5']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('--negatives goes with --loss negative-sampling');
});
