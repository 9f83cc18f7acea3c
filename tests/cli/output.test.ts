import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run.ts';
import { runCommand } from './run-command.ts';

const MAIN = 'dist/cli/main.js';
let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(at('train.tsv'), 'text\tlabel\n좋다 재미있다\tgood\n나쁘다 지루하다\tbad\n');
  await runCommand(['train', 'classifier', at('train.tsv'), '-o', at('reviews.malmoi'), '--quiet']);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command on endless text with a reader that reads nothing, until it has stopped to write. */
async function runIntoSlowReader(
  args: readonly string[],
): Promise<{ pieces: number; code: number }> {
  const interruption = new AbortController();
  const { signal } = interruption;
  let pieces = 0;
  let release: () => void = () => {};
  let released = false;
  const endless = (async function* () {
    for (; ; pieces++) yield new TextEncoder().encode('정말 재미있다\n'.repeat(100));
  })();
  let waiting: () => void = () => {};
  const full = new Promise<void>((resolve) => {
    waiting = resolve;
  });
  const running = runCli(args, {
    stdin: endless,
    stdout: {
      isTerminal: false,
      write: () => {
        waiting();
        if (released) return undefined;
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    },
    stderr: { isTerminal: false, write: () => undefined },
    signal,
  });
  await full;
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  const read = pieces;
  interruption.abort();
  released = true;
  release();
  return { pieces: read, code: await running };
}

describe('a reader that is slower than the command', () => {
  it.each([
    'tokenize',
    'tokenize --json',
    'tokenize --sentences',
    'stem',
    'stem --json',
    'predict MODEL',
    'predict MODEL --json',
    'explain MODEL -',
  ])('makes `malmoi %s` wait', async (command) => {
    const args = command.split(' ').map((arg) => (arg === 'MODEL' ? at('reviews.malmoi') : arg));
    const { pieces, code } = await runIntoSlowReader(args);
    expect(pieces).toBeLessThan(5);
    expect(code).toBe(130);
  });
});

describe.skipIf(process.platform === 'win32')('a reader that has seen enough', () => {
  it.each(['', '-o /dev/stdout', '-o /dev/fd/1', '-o /proc/self/fd/1'])(
    'ends `vocab %s | head` quietly',
    (output) => {
      writeFileSync(at('many.txt'), Array.from({ length: 50_000 }, (_, i) => `w${i}`).join('\n'));
      const command = `"${process.execPath}" ${MAIN} vocab "${at('many.txt')}" ${output}`;
      const { stdout, stderr } = spawnSync('bash', [
        '-c',
        `${command} | head -2; echo "\${PIPESTATUS[0]}"`,
      ]);
      expect(stdout.toString()).toBe('w0\t1\nw1\t1\n0\n');
      expect(stderr.toString()).toBe('');
    },
  );

  it('of standard output that is a file, finds all of it there, after what the file held', () => {
    writeFileSync(at('list.txt'), 'first\n');
    const command = `"${process.execPath}" ${MAIN} vocab - -o /dev/stdout`;
    spawnSync('bash', ['-c', `echo b a b | ${command} >> "${at('list.txt')}"`]);
    expect(readFileSync(at('list.txt'), 'utf8')).toBe(
      'first\nb\t2\na\t1\n/dev/stdout: 2 words of 2 distinct ones in 3 tokens\n',
    );
  });
});

describe('a command that is stopped', () => {
  /** Text that is there, and then a signal in place of more. */
  function stopped(text: string): [AsyncIterable<Uint8Array>, AbortSignal] {
    const interruption = new AbortController();
    const pieces = (async function* () {
      yield new TextEncoder().encode(text);
      interruption.abort();
      yield new TextEncoder().encode(text);
    })();
    return [pieces, interruption.signal];
  }

  it.each(['tokenize', 'stem', 'predict MODEL'])(
    'does not say that `%s` wrote nothing when it has',
    async (command) => {
      const args = command.split(' ').map((arg) => (arg === 'MODEL' ? at('reviews.malmoi') : arg));
      const { code, stdout, stderr } = await runCommand(args, ...stopped('하나\n둘\n'));
      expect(stdout.split('\n').length).toBeGreaterThan(2);
      expect(stderr).toBe('malmoi: Stopped before the end; the output is only a part.\n');
      expect(code).toBe(130);
    },
  );

  it('says that nothing was written when nothing was', async () => {
    const { code, stdout, stderr } = await runCommand(['vocab'], ...stopped('하나\n둘\n'));
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toBe('malmoi: Stopped before the end; nothing was written.\n');
  });
});

it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends a command that waits for more input',
  async (name) => {
    const child = spawn(process.execPath, [MAIN, 'tokenize'], { stdio: 'pipe' });
    const ended = new Promise((resolve) => {
      child.on('exit', resolve);
    });
    child.stdin.write('하나\n');
    // What it prints shows that it is at work.
    await new Promise((resolve) => {
      child.stdout.once('data', resolve);
    });
    child.kill(name);
    expect(await ended).toBe(130);
  },
);

describe('a line of output for each of the input', () => {
  const text = '정말 좋다\n\n나쁘다\n\n';

  it.each([
    ['tokenize', '정말 좋다\n\n나쁘다\n\n'],
    ['stem', '정말 좋다\n\n나쁘다\n\n'],
  ])('is what `%s` gives, blank lines too', async (command, expected) => {
    expect((await runCommand([command], text)).stdout).toBe(expected);
  });

  it.each(['predict MODEL', 'predict MODEL --json', 'tokenize --json'])(
    'is what `%s` gives, blank lines too',
    async (command) => {
      const args = command.split(' ').map((arg) => (arg === 'MODEL' ? at('reviews.malmoi') : arg));
      const { stdout } = await runCommand(args, text);
      expect(stdout.split('\n')).toHaveLength(5);
    },
  );

  it('is what `phrases` gives with -o or --model', async () => {
    writeFileSync(at('new-york.txt'), 'new york\n\nnew york\n'.repeat(20));
    const learn = ['phrases', at('new-york.txt'), '--threshold', '0', '--min-count', '1'];
    expect((await runCommand([...learn, '-o', at('joined.txt'), '--quiet'])).code).toBe(0);
    const joined = readFileSync(at('joined.txt'), 'utf8');
    expect(joined.split('\n').slice(0, 3)).toEqual([
      joined.split('\n')[0],
      '',
      joined.split('\n')[0],
    ]);
    expect(joined.split('\n')).toHaveLength(61);
    await runCommand([...learn, '-o', at('phrases.malmoi'), '--quiet']);
    const again = await runCommand(['phrases', '-', '--model', at('phrases.malmoi')], 'a b\n\nc\n');
    expect(again.stdout).toBe('a b\n\nc\n');
  });
});

it('leaves no temporary file behind', () => {
  expect(readdirSync(folder).filter((name) => name.startsWith('.malmoi'))).toEqual([]);
});
