import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

const VECTORS = `6 2
king 1 0.1
queen 0.9 0.3
man 0.2 1
woman 0.1 1.1
apple -1 0.2
pear -0.9 0.1
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-engines-'));
  writeFileSync(path('vectors.txt'), VECTORS);
  writeFileSync(path('analogies.txt'), ': royal\nman king woman queen\n');
  writeFileSync(path('pairs.tsv'), 'king\tqueen\t9\napple\tman\t1\nking\tpear\t0\n');
  writeFileSync(path('reviews.tsv'), 'text\tlabel\ngood film\tgood\nbad film\tbad\n');
  writeFileSync(path('poem.txt'), 'the cat sat on the mat\n'.repeat(20));
  const lm = ['train', 'lm', path('poem.txt'), '-o', path('lm.malmoi'), '--steps', '2'];
  expect((await runCommand([...lm, '--hidden-size', '8', '--quiet'])).code).toBe(0);
  const classifier = ['train', 'classifier', path('reviews.tsv'), '-o', path('nb.malmoi')];
  expect((await runCommand([...classifier, '--quiet'])).code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Commands that compute, each with the place of its model first. */
const COMMANDS: readonly (readonly string[])[] = [
  ['similar', 'vectors.txt', 'king'],
  ['analogy', 'vectors.txt', 'man', 'king', 'woman'],
  ['analogy', 'vectors.txt', 'man', 'king', 'woman', '--method', 'multiply'],
  ['evaluate', 'vectors.txt', 'analogies.txt', 'pairs.tsv'],
  ['evaluate', 'lm.malmoi', 'poem.txt'],
  ['predict', 'lm.malmoi', 'poem.txt'],
  ['inspect', 'lm.malmoi', 'poem.txt', '--features'],
  ['study', 'gradients', '--steps', '4', '--hidden-size', '4', '--batch', '2'],
  ['study', 'recall', '--lags', '1', '--updates', '2', '--hidden-size', '4', '--batch', '2'],
  ['study', 'copy', '--lengths', '1', '--updates', '2', '--hidden-size', '4', '--batch', '2'],
];

const run = (words: readonly string[], ...options: readonly string[]) =>
  runCommand([
    ...words.map((word) => (/\.\w+$/.test(word) ? path(word) : word)),
    ...options,
    '--json',
  ]);

describe.each(COMMANDS)('malmoi %s %s', (...words) => {
  it('computes the same on each engine, but for rounding', async () => {
    const results: unknown[] = [];
    for (const options of [[], ['--engine', 'wasm'], ['--engine', 'wasm', '--workers', '2']]) {
      const { code, stdout, stderr } = await run(words, ...options);
      expect(code, stderr).toBe(0);
      results.push(round(stdout));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[1]);
  });

  it('refuses an engine that does not exist', async () => {
    const { code, stderr } = await run(words, '--engine', 'gpu');
    expect(code).toBe(2);
    expect(stderr).toContain('choose auto, wasm, native');
  });
});

it('a classifier has no engine to choose', async () => {
  const words = ['evaluate', 'nb.malmoi', 'reviews.tsv'];
  const { code, stderr } = await run(words, '--engine', 'wasm');
  expect(code).toBe(2);
  expect(stderr).toContain('--engine is for word vectors, language models, taggers');
});

/** Numbers of a JSON text to three digits: engines differ in the last bits. */
function round(json: string): string {
  return json.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => Number(number).toPrecision(3));
}
