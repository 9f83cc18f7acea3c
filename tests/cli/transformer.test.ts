import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  const looked = ['inspect', path('other.malmoi'), '--text', '달이 뜬다'];
  const inspected = await runCommand([...looked, '--features']);
  expect([inspected.code, inspected.stderr]).toEqual([
    2,
    expect.stringContaining('The model is a Transformer'),
  ]);
  const from = await train('--from', path('other.malmoi'), '--cell', 'gru');
  expect([from.code, from.stderr]).toEqual([2, expect.stringContaining('other.malmoi')]);
});

test('inspect shows where the heads of a Transformer look', async () => {
  const model = path('heads.malmoi');
  await runCommand(['train', 'lm', path('poem.txt'), '-o', model, ...small, '--quiet']);
  const inspect = (...more: string[]) =>
    runCommand(['inspect', model, '--text', '달이 뜬다', ...more]);
  const table = await inspect();
  expect([table.code, table.stderr]).toEqual([0, '']);
  expect(table.stdout).toMatch(/^part +head +units away +entropy in bits +itself +previous/);
  expect(table.stdout).toMatch(/\ndecoder +1:1 +\d\.\d .*\n +1:2 +\d\.\d /);
  const one = await inspect('--layer', '1', '--head', '2', '-o', path('head.svg'));
  expect(one.stdout).toMatch(/^Where the decoder's heads look .*: layer 1, head 2\n\n달 │█/);
  expect(readFileSync(path('head.svg'), 'utf8').match(/<title/g)).toHaveLength(25);
  const json = JSON.parse((await inspect('--head', '1', '--json', '-o', path('h.svg'))).stdout);
  expect(json.parts[0].rows.join('')).toBe('달이 뜬다');
  expect(json.parts[0].heads.map(({ head }: { head: number }) => head)).toEqual([1]);
  expect(readFileSync(path('h.svg'), 'utf8')).toContain('>1:1</text>');
  const refusals: [string[], string][] = [
    [['--layer', '2'], '--layer is 2; give a whole number from 1 to 1.'],
    [['--part', 'encoder'], '--part is for translators'],
  ];
  for (const [args, message] of refusals) {
    const { code, stderr } = await inspect(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  }
});

test('inspect shows the heads of a translator, and a recurrent one has none', async () => {
  writeFileSync(path('pairs.tsv'), 'a b\tc d\nb a\td c\n');
  const train = (name: string, ...more: string[]) =>
    runCommand([
      ...['train', 'translator', path('pairs.tsv'), '--validation', path('pairs.tsv')],
      ...['--units', 'whitespace', '--min-count', '1', '--hidden-size', '4', '--epochs', '1'],
      ...['--quiet', '-o', path(name), ...more],
    ]);
  await train('t.malmoi', '--model', 'transformer', '--heads', '2', '--layers', '2');
  const inspect = (name: string, ...more: string[]) =>
    runCommand(['inspect', path(name), ...more, '--target', 'c d']);
  const shown = await inspect('t.malmoi', '--text', 'a b');
  expect(shown.stdout).toMatch(/^a b\n→ c d\n\npart /);
  for (const part of ['encoder', 'decoder', 'cross']) {
    expect(shown.stdout).toMatch(new RegExp(`\\n${part} +1:1 `));
  }
  const cross = ['--part', 'cross', '--layer', '2', '--head', '1'];
  const one = await inspect('t.malmoi', '--text', 'a b', ...cross);
  expect(one.stdout).toMatch(/the source: layer 2, head 1\n\nc +│.{6}│ 0\.\d\d \S+\n/);
  await train('r.malmoi');
  const recurrent = await inspect('r.malmoi', '--text', 'a b');
  expect([recurrent.code, recurrent.stderr]).toEqual([
    2,
    expect.stringContaining('has no heads of attention'),
  ]);
  const file = await inspect('t.malmoi', path('pairs.tsv'));
  expect(file.stderr).toContain('give it by --text, and no files');
});
