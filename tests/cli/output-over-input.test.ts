import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const TEXT = 'text\tlabel\na b\tx\nb c\ty\n';

let folder = '';
const file = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(file('in.tsv'), TEXT);
  writeFileSync(file('vectors.vec'), 'a 1 2\nb 3 4\n');
  linkSync(file('in.tsv'), file('hard.malmoi'));
  symlinkSync(file('in.tsv'), file('soft.malmoi'));
  linkSync(file('vectors.vec'), file('vectors.bin'));
  linkSync(file('vectors.vec'), file('map.tsv'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a result that would replace its input is refused, before anything is read', () => {
  it.each([
    'train classifier',
    'train lm',
    'train word2vec',
    'train glove',
    'train bpe',
    'vocab',
    'cooccur',
    'phrases',
  ])('by %s', async (command) => {
    for (const output of [
      file('in.tsv'),
      file('hard.malmoi'),
      file('soft.malmoi'),
      `${folder}/./in.tsv`,
    ]) {
      const args = [...command.split(' '), file('in.tsv'), '-o', output];
      const { code, stderr } = await runCommand(args);
      expect(stderr).toContain(
        `${output}: the result would replace the input ${file('in.tsv')}, which is the same file; give it another name`,
      );
      expect([code, readFileSync(file('in.tsv'), 'utf8')]).toEqual([1, TEXT]);
    }
  });

  it.each([
    ['convert', ['vectors.vec', 'vectors.bin']],
    ['project', ['vectors.vec', '-o', 'map.tsv']],
    ['train word2vec', ['vectors.vec', '--stop-words', 'in.tsv', '-o', 'hard.malmoi']],
    ['train word2vec', ['vectors.vec', '--checkpoint', 'vectors.bin', '-o', 'new.malmoi']],
  ])('by %s, of files that it reads beside', async (command, names) => {
    const args = names.map((name) => (name.includes('.') ? file(name) : name));
    const { code, stderr } = await runCommand([...command.split(' '), ...args]);
    expect(stderr).toContain('the result would replace the input');
    expect(code).toBe(1);
  });

  it('on standard input, too', () => {
    const { stderr, status } = spawnSync(
      process.execPath,
      ['dist/cli/main.js', 'vocab', '-', '-o', file('hard.malmoi')],
      { stdio: [openSync(file('in.tsv'), 'r'), 'pipe', 'pipe'], encoding: 'utf8' },
    );
    expect(stderr).toContain('would replace the input standard input');
    expect([status, readFileSync(file('in.tsv'), 'utf8')]).toEqual([1, TEXT]);
  });
});
