import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-options-'));
  writeFileSync(path('cities.csv'), 'id,text\n1,new york is big\n2,new york is old\n');
  writeFileSync(path('vectors.txt'), '2 3\n1 5\n4 -2\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [['tokenize', '--delimiter', ''], '--delimiter is ""; give a character or more.'],
  [['tokenize', '--max-line', 'x'], '--max-line is "x"; give a number above 0.'],
  [['tokenize', '--max-line', '0'], '--max-line is 0; give a number above 0.'],
  [['cooccur', '--memory', '0.5', '-o', 'c'], '--memory is 0.5; give a number from 1 up.'],
  [['train', 'lm', '--memory', '-3', '-o', 'lm'], '--memory is -3; give a number from 0 up.'],
  [['tokenize', '--format', 'pdf'], '--format is "pdf"; choose csv, tsv, jsonl, parquet, text.'],
  [['tokenize', '--case', 'lower', '--lowercase'], 'cannot be used with option'],
  [['compare', '--cells', 'lstm,gpu'], '--cells is ["lstm", "gpu"]; give a list of some of rnn'],
  [['study', 'recall', '--symbols', '1'], '--symbols is 1; give a whole number from 2 up.'],
  [['study', 'gradients', '--clip', '0'], '--clip is 0; give a number above 0.'],
  [['project', 'v.txt', '-o', 'm.svg', '--points', '1'], '--points is 1; give a whole number'],
  [['similar', 'v.txt', 'a', '--topn', '0'], '--topn is 0; give a whole number from 1 up.'],
  [['convert', 'v.txt', 'w.txt', '--from', 'x'], '--from is "x"; choose malmoi, word2vec-text'],
])('refuses %j by the table of its options', async (args, message) => {
  const { code, stderr } = await runCommand(args, 'a text');
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

it('cells may be named in capitals', async () => {
  const args = ['study', 'gradients', '--cells', 'LSTM, gru', '--steps', '3', '--hidden-size', '2'];
  const { stdout } = await runCommand([...args, '--json']);
  expect(JSON.parse(stdout).flows.map(({ name }: { name: string }) => name)).toEqual([
    'lstm',
    'gru',
  ]);
});

it('the --delimiter of phrases joins words, and leaves the columns of a table alone', async () => {
  const args = ['phrases', path('cities.csv'), '--min-count', '1', '--threshold', '0.1'];
  const { code, stdout } = await runCommand([...args, '--delimiter', '+']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^new\+york\t2\t/m);
});

it('--no-header reads the first line as a row', async () => {
  const { code, stdout } = await runCommand(['similar', path('vectors.txt'), '2', '--no-header']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^1 .*1.0000/m);
});
