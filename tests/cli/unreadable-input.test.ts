import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let folder = '';
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  mkdirSync(inFolder('inner'));
  symlinkSync('loop', inFolder('loop'));
  writeFileSync(inFolder('text.txt'), 'a b\n');
  writeFileSync(inFolder('vectors.txt'), 'a 1 2\nb 3 4\nc 4 1\n');
  const rows = 'text\tlabel\n맑다\tgood\n흐리다\tbad\n';
  const output = inFolder('model.malmoi');
  await runCommand(['train', 'classifier', '--format', 'tsv', '-o', output], rows);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A process of its own reads all the source first, on a busy machine for long. */
const PROCESS_MS = 300_000;

/** Runs the program as a process of its own. */
function runProgram(args: readonly string[], stdin: number | 'ignore', stdout: number | 'pipe') {
  const stdio = [stdin, stdout, 'pipe'] as const;
  return spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
    stdio: [...stdio],
  });
}

describe('an input that the system does not read', () => {
  // Each command, with the place of its input left open.
  it.each([
    'tokenize INPUT',
    'tokenize text.txt INPUT',
    'tokenize text.txt --stop-words INPUT',
    'tokenize text.txt --tokenizer INPUT',
    'stem INPUT',
    'predict INPUT',
    'predict model.malmoi INPUT',
    'similar INPUT a',
    'evaluate INPUT text.txt',
    'evaluate vectors.txt INPUT',
    'train word2vec INPUT -o out',
    'train glove --cooccurrences INPUT -o out',
  ])('is named by %s', async (line) => {
    const run = (input: string) =>
      runCommand(
        line.split(' ').map((word) => {
          if (word === 'INPUT') return input;
          return /\./.test(word) ? inFolder(word) : word;
        }),
      );
    const long = inFolder('a'.repeat(300));
    for (const [input, problem] of [
      [inFolder('inner'), 'this is a folder, but a file was expected'],
      [long, 'no file has so long a name; was a text given in place of a file?'],
      [inFolder('loop'), 'this symbolic link leads back to itself; check the path'],
      [inFolder('text.txt/x'), 'a part of this path is not a folder; check the path'],
    ] as const) {
      const { code, stderr } = await run(input);
      expect(stderr).toBe(`malmoi: ${input}: ${problem}\n`);
      expect(code).toBe(1);
    }
  });

  it.skipIf(process.platform === 'win32')(
    'is named when it is a folder on standard input (skipped on Windows)',
    () => {
      const directory = openSync(folder, 'r');
      const { status, stderr } = runProgram(['tokenize'], directory, 'pipe');
      closeSync(directory);
      expect(stderr).toBe('malmoi: standard input: this is a folder, but a text was expected\n');
      expect(status).toBe(1);
    },
    PROCESS_MS,
  );
});

describe.skipIf(process.platform === 'win32')('a pipe (skipped on Windows)', () => {
  const pipe = (): string => {
    const path = inFolder('pipe');
    if (!existsSync(path)) execFileSync('mkfifo', [path]);
    return path;
  };

  it('brings a model as a file does', async () => {
    const path = pipe();
    const [{ code, stdout }] = await Promise.all([
      runCommand(['predict', path], '맑다\n'),
      writeFile(path, readFileSync(inFolder('model.malmoi'))),
    ]);
    expect(stdout).toMatch(/^good\t/);
    expect(code).toBe(0);
  });

  it.each(['train word2vec', 'train glove', 'phrases', 'cooccur'])(
    'is refused by %s, which reads it twice',
    async (command) => {
      const { code, stderr } = await runCommand([
        ...command.split(' '),
        ...[pipe(), '-o', inFolder('out')],
      ]);
      expect(stderr).toContain('pipe: the text is read twice; save it in a file first');
      expect(code).toBe(1);
      expect(existsSync(inFolder('out'))).toBe(false);
    },
  );
});

it.skipIf(!existsSync('/dev/full'))(
  'standard output that takes no more is an error in a sentence (skipped where there is no /dev/full)',
  () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = runProgram(['tokenize', inFolder('text.txt')], 'ignore', full);
    closeSync(full);
    expect(stderr).toBe(
      'malmoi: standard output: it cannot be written: the disk is full; free some room.\n',
    );
    expect(status).toBe(1);
  },
  PROCESS_MS,
);

describe('test sets of word vectors', () => {
  it('come from standard input, and so do vectors', async () => {
    const pairs = 'a\tb\t3\na\tc\t1\nb\tc\t2\n';
    const { stdout } = await runCommand(['evaluate', inFolder('vectors.txt')], pairs);
    expect(stdout).toContain('3 pairs');
    writeFileSync(inFolder('pairs.tsv'), pairs);
    const vectors = readFileSync(inFolder('vectors.txt'), 'utf8');
    const turned = await runCommand(['evaluate', '-', inFolder('pairs.tsv')], vectors);
    expect(turned.stdout).toContain('3 pairs');
  });

  it('with nothing to compare say so in place of NaN, and name their file', async () => {
    const { stdout } = await runCommand(['evaluate', inFolder('vectors.txt')], 'a\tb\t3\n');
    expect(stdout).toMatch(/Spearman +–\n/);
    const { stderr } = await runCommand(['evaluate', inFolder('vectors.txt')], 'x\ty\t3\n');
    expect(stderr).toContain('standard input: ');
  });
});

it('stop words may begin with a byte order mark', async () => {
  writeFileSync(inFolder('stop.txt'), '\uFEFFthe\r\na\r\n');
  const { stdout } = await runCommand(
    ['tokenize', '--stop-words', inFolder('stop.txt')],
    'the a b\n',
  );
  expect(stdout).toBe('b\n');
});
