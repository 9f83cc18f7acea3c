import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

let folder = '';
const path = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  const poem = Array.from({ length: 80 }, (_, i) => `${i % 2 ? '해가' : '달이'} 뜬다\n`);
  writeFileSync(path('poem.txt'), poem.join(''));
});
afterAll(() => rmSync(folder, { recursive: true }));

const small = [
  ...['--model', 'transformer', '--layers', '1', '--hidden-size', '12', '--heads', '2'],
  ...['--context', '12', '--learning-rate', '0.02', '--steps', '80'],
];

test('train lm --model transformer, then all that language models do', async () => {
  const trained = await runCommand([
    ...['train', 'lm', path('poem.txt'), '-o', path('poem.malmoi'), '--json', ...small],
    ...['--weight-decay', '0.05'],
  ]);
  expect([trained.code, trained.stderr]).toEqual([0, '']);
  const summary = JSON.parse(trained.stdout);
  expect(summary).toMatchObject({ cell: 'transformer', vocabularySize: 8, steps: 80 });
  expect(summary.perplexity).toBeLessThan(2);

  const evaluated = await runCommand(['evaluate', path('poem.malmoi'), path('poem.txt'), '--json']);
  const { perplexity } = JSON.parse(evaluated.stdout);
  expect(perplexity).toBeLessThan(2);
  const args = ['generate', path('poem.malmoi'), '--length', '40', '--prompt', '달이'];
  const written = await runCommand([...args, '--temperature', '0']);
  expect(written.stdout).toContain('뜬다');
  const next = await runCommand(['predict', path('poem.malmoi'), '-', '--json'], '해가 ');
  expect(JSON.parse(next.stdout)).toMatchObject({ predicted: '뜬' });
  const described = await runCommand(['inspect', path('poem.malmoi')]);
  expect(described.stdout).toContain('transformer');

  const rounded = path('poem-int8.malmoi');
  const converted = await runCommand([
    ...['convert', path('poem.malmoi'), '--precision', 'int8', '-o', rounded],
  ]);
  expect([converted.code, converted.stderr]).toEqual([0, '']);
  const again = await runCommand(['evaluate', rounded, path('poem.txt'), '--json']);
  expect(JSON.parse(again.stdout).perplexity).toBeCloseTo(perplexity, 1);
  expect((await runCommand(['generate', rounded, '--length', '20'])).code).toBe(0);
});

test('options of the other kind of network are refused, and so is looking into states', async () => {
  const train = (...more: string[]) =>
    runCommand(['train', 'lm', path('poem.txt'), '-o', path('other.malmoi'), ...more]);
  expect((await train('--heads', '2')).stderr).toContain(
    '--heads is of --model transformer: give that, or leave it out.',
  );
  expect((await train(...small, '--cell', 'gru')).stderr).toContain(
    '--cell is of --model recurrent',
  );
  expect((await train(...small, '--chunk-length', '20')).stderr).toContain(
    'leave --chunk-length out',
  );
  await train(...small, '--steps', '2');
  const inspected = await runCommand(['inspect', path('other.malmoi'), '--text', '달이 뜬다']);
  expect([inspected.code, inspected.stderr]).toEqual([
    2,
    expect.stringContaining('The model is a Transformer'),
  ]);
  const from = await train('--from', path('other.malmoi'), '--cell', 'gru');
  expect([from.code, from.stderr]).toEqual([2, expect.stringContaining('other.malmoi')]);
});
