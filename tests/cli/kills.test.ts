import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const messages = new URL('../../samples/korean-messages-train.tsv', import.meta.url).pathname;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder for the files of one training, and one for its temporary ones. */
function createPlace(name: string) {
  const [place, temporary] = [join(folder, name), join(folder, `${name}-temporary`)];
  for (const path of [place, temporary]) mkdirSync(path);
  const output = join(place, 'model');
  const start = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, ['dist/cli/main.js', ...args, '-o', output, '--quiet'], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  return { output, place, temporary, start };
}

/** Waits for the end of a process: its exit code, or the signal that ended it. */
async function ended(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return child.exitCode;
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}

/** Waits for what a process brings about; fails when it ends first. */
async function until(happened: () => boolean, child: ChildProcess): Promise<void> {
  while (!happened()) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    await setTimeout(1);
  }
}

const SIGNALS = ['SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const VECTORS = ['--text', 'text', '--dimensions', '4', '--min-count', '2', '--workers', '1'];

describe.skipIf(process.platform === 'win32').concurrent('killed in the middle', () => {
  it.each([
    ['word2vec', ['word2vec', messages, ...VECTORS, '--epochs', '150', '--shards', '1']],
    ['glove', ['glove', messages, ...VECTORS, '--iterations', '150']],
    [
      'lm',
      ['lm', messages, '--text', 'text', '--hidden-size', '4', '--steps', '150', '--workers', '1'],
    ],
  ])('by every signal in turn, %s is resumed to the uninterrupted bytes', async (name, train) => {
    const whole = createPlace(`${name}-whole`);
    expect(await ended(whole.start(['train', ...train]))).toBe(0);

    const { output, place, temporary, start } = createPlace(name);
    const checkpoint = `${output}.checkpoint`;
    const version = () => statSync(checkpoint, { throwIfNoEntry: false })?.mtimeMs;
    for (const [turn, signal] of SIGNALS.entries()) {
      const before = version();
      const resume = turn === 0 ? [] : ['--resume', checkpoint];
      const child = start(['train', ...train, ...resume, '--checkpoint-seconds', '0']);
      await until(() => version() !== before && version() !== undefined, child);
      child.kill(signal);
      expect(await ended(child)).toBe(signal === 'SIGKILL' ? signal : 130);
      expect(readdirSync(place)).toContain('model.checkpoint');
      expect(readdirSync(place)).not.toContain('model');
    }
    expect(await ended(start(['train', ...train, '--resume', checkpoint]))).toBe(0);
    expect(readFileSync(output).equals(readFileSync(whole.output))).toBe(true);
    // What the killed ones left was swept by those after them.
    expect(readdirSync(place)).toEqual(['model']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['classifier', ['train', 'classifier', '--text', 'text', '--label', 'label'], 'SIGTERM'],
    ['bpe', ['train', 'bpe', '--text', 'text', '--size', '400'], 'SIGHUP'],
  ] as const)('while it reads, %s leaves nothing behind', async (name, args, other) => {
    const { place, start } = createPlace(name);
    const format = ['--format', 'tsv'];
    for (const signal of ['SIGKILL', other] as const) {
      const child = start([...args, '-', ...format]);
      child.stdin?.on('error', () => {});
      // More than a pipe holds: once it is taken, the command is reading.
      const rows = 'text\tlabel\n'.padEnd(2 ** 20, '정말 좋다\tgood\n');
      await new Promise((taken) => child.stdin?.write(rows, taken));
      child.kill(signal);
      expect(await ended(child)).toBe(signal === 'SIGKILL' ? signal : 130);
      expect(readdirSync(place)).toEqual([]);
    }
    expect(await ended(start([...args, messages]))).toBe(0);
    expect(readdirSync(place)).toEqual(['model']);
  });

  it('while it counts, cooccur leaves nothing that its next start does not sweep', async () => {
    const { place, temporary, start } = createPlace('cooccur');
    const text = join(folder, 'text.txt');
    writeFileSync(text, readFileSync(messages, 'utf8').repeat(20));
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const child = start(['cooccur', text]);
      const room = `-${child.pid}-`;
      await until(() => readdirSync(temporary).some((name) => name.includes(room)), child);
      child.kill(signal);
      expect(await ended(child)).toBe(signal === 'SIGKILL' ? signal : 130);
      expect(readdirSync(place)).toEqual([]);
    }
    expect(await ended(start(['cooccur', text]))).toBe(0);
    expect(readdirSync(place)).toEqual(['model']);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
