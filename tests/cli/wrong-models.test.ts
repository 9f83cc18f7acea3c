import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let folder = '';
const inFolder = (name: string): string => join(folder, name);
/** Names with a full stop are files of the folder. */
const run = (line: string, stdin = '', signal?: AbortSignal) =>
  runCommand(
    line.split(' ').map((word) => (/\w\.\w/.test(word) ? inFolder(word) : word)),
    stdin,
    signal,
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(inFolder('text.txt'), 'a b c d e f\n'.repeat(20));
  writeFileSync(inFolder('table.tsv'), 'text\tlabel\n맑다\tgood\n흐리다\tbad\n');
  await run('train classifier table.tsv -o classifier.malmoi');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a model of another kind is named', () => {
  it.each([
    'similar classifier.malmoi a',
    'project classifier.malmoi -o map.svg',
    'convert classifier.malmoi out.bin',
    'generate classifier.malmoi',
    'train word2vec text.txt --from classifier.malmoi -o out.malmoi',
    'train word2vec text.txt --phrases classifier.malmoi -o out.malmoi',
    'train lm text.txt --from classifier.malmoi -o out.malmoi',
    'phrases text.txt --model classifier.malmoi -o out.txt',
    'tokenize text.txt --tokenizer classifier.malmoi',
  ])('by %s', async (line) => {
    const { code, stderr, stdout } = await run(line);
    expect(stderr).toContain(`${inFolder('classifier.malmoi')}: `);
    expect(stderr).not.toContain('matrix');
    expect([code, stdout]).toEqual([1, '']);
    expect(existsSync(inFolder('out.malmoi'))).toBe(false);
  });
});

describe('a result that could not be written', () => {
  it.each([
    'train classifier',
    'train bpe',
    'train word2vec',
    'train glove',
    'train lm',
    'cooccur',
    'vocab',
    'phrases',
  ])('is told by %s before it reads', async (command) => {
    // The text is not there either: that would be said first if it were read first.
    const { code, stderr } = await run(`${command} none.txt -o none/out.malmoi`);
    expect(stderr).toContain('out.malmoi: it cannot be written: its folder does not exist');
    expect(code).toBe(1);
    const inPlaceOfFolder = await runCommand([...command.split(' '), 'none.txt', '-o', folder]);
    expect(inPlaceOfFolder.stderr).toContain('it cannot be written: it is a folder; name a file');
  });
});

it('an interrupted training of GloVe says how to go on, and a checkpoint that is not there is told at once', async () => {
  const options = 'train glove text.txt --dimensions 4 --min-count 1 -o glove.malmoi';
  const interruption = new AbortController();
  const watch = setInterval(() => {
    if (existsSync(inFolder('glove.checkpoint'))) interruption.abort();
  }, 1);
  const { code, stderr } = await run(
    `${options} --iterations 1000000 --checkpoint glove.checkpoint --checkpoint-seconds 0`,
    '',
    interruption.signal,
  );
  clearInterval(watch);
  expect(stderr).toContain(
    `The checkpoint is ${inFolder('glove.checkpoint')}; go on with the same command and --resume`,
  );
  expect(code).toBe(130);
  const resumed = await run('train glove none.txt --resume none.checkpoint -o glove.malmoi');
  expect(resumed.stderr).toContain('none.checkpoint: there is no such file');
});
