import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from './run-command.ts';

let folder = '';
let model = '';
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  model = inFolder('model.malmoi');
  const rows = 'text\tlabel\n맑다\tgood\n흐리다\tbad\n';
  await runCommand(['train', 'classifier', '--format', 'tsv', '-o', model], rows);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Trains on a file with this content; the model must not come to be. */
async function train(content: string | Uint8Array, ...options: string[]): Promise<CommandResult> {
  writeFileSync(inFolder('in.tsv'), content);
  const output = inFolder('out.malmoi');
  const result = await runCommand([
    'train',
    'classifier',
    inFolder('in.tsv'),
    '-o',
    output,
    ...options,
  ]);
  expect(existsSync(output)).toBe(false);
  return result;
}

/** One sentence on standard error, and nothing else. */
function expectSentence(result: CommandResult, code: number, message: string): void {
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(result.stderr).toContain(message);
  expect(result.code).toBe(code);
  expect(result.stdout).toBe('');
}

describe('bad input', () => {
  it('an empty file', async () => {
    expectSentence(await train(''), 1, 'in.tsv: there are no documents');
    expectSentence(await train('text\tlabel\n'), 1, 'in.tsv: there are no documents');
  });

  it('a missing column', async () => {
    const result = await train('text\tkind\na\tb\n');
    expectSentence(
      result,
      1,
      'in.tsv, line 1: there is no column "label"; the columns are text, kind',
    );
  });

  it('one class only', async () => {
    const result = await train('text\tlabel\na\tx\nb\tx\n');
    expectSentence(result, 1, 'in.tsv: All 2 documents have the label "x"');
  });

  it('an unknown label at evaluation', async () => {
    writeFileSync(inFolder('test.tsv'), 'text\tlabel\n맑다\tgood\n맑다\tgreat\n');
    const result = await runCommand(['evaluate', model, inFolder('test.tsv')]);
    expectSentence(
      result,
      1,
      'test.tsv, line 3: the label "great" is none of the model\'s classes: good, bad',
    );
  });

  it('bytes that are not UTF-8, unless they are to be replaced', async () => {
    const bytes = Buffer.concat([
      Buffer.from('text\tlabel\n맑다\ta\n'),
      Buffer.from([0xff]),
      Buffer.from('\tb\n'),
    ]);
    expectSentence(await train(bytes), 1, 'in.tsv, line 3: the bytes are not UTF-8');
    const output = inFolder('replaced.malmoi');
    const replaced = await runCommand([
      ...['train', 'classifier', inFolder('in.tsv'), '-o', output],
      ...['--invalid-utf8', 'replace', '--tokenizer', 'chars'],
    ]);
    expect(replaced.code).toBe(0);
  });

  it('a line of 200 MB, without holding it', async () => {
    const piece = new Uint8Array(2 ** 20).fill(97);
    const line = (async function* () {
      yield new TextEncoder().encode('text\tlabel\n');
      for (let i = 0; i < 200; i++) yield piece.slice();
    })();
    const before = process.memoryUsage().arrayBuffers;
    const result = await runCommand(
      ['train', 'classifier', '--format', 'tsv', '-o', inFolder('long.malmoi')],
      line,
    );
    expectSentence(result, 1, 'standard input, line 2: the line is longer than 64 MiB');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 2 ** 20);
  });

  it('a model file that is cut short or forged', async () => {
    const bytes = readFileSync(model);
    for (const length of [0, 5, 100, bytes.length - 1]) {
      writeFileSync(inFolder('cut.malmoi'), bytes.subarray(0, length));
      const result = await runCommand(['predict', inFolder('cut.malmoi')], 'a\n');
      expectSentence(result, 1, 'cut.malmoi: this is not a whole safetensors file');
    }
    const forged = Buffer.from(bytes);
    forged.writeBigUInt64LE(2n ** 62n, 0);
    writeFileSync(inFolder('forged.malmoi'), forged);
    const result = await runCommand(['predict', inFolder('forged.malmoi')], 'a\n');
    expectSentence(
      result,
      1,
      'forged.malmoi: this is not a whole safetensors file: its header would take',
    );
  });

  it('a forged model whose sizes fit but whose content does not', async () => {
    const bytes = readFileSync(model).toString('latin1');
    // The same lengths; another number of documents, and an option out of range.
    for (const [from, to] of [
      ['"documents\\":2', '"documents\\":0'],
      ['"ngramRange\\":[1,1]', '"ngramRange\\":[0,0]'],
    ] as const) {
      const forged = Buffer.from(bytes.replace(from, to), 'latin1');
      expect(forged.toString('latin1')).not.toBe(bytes);
      writeFileSync(inFolder('forged.malmoi'), forged);
      const result = await runCommand(['predict', inFolder('forged.malmoi')], 'a\n');
      expectSentence(result, 1, 'forged.malmoi: ');
    }
  });

  it.skipIf(!existsSync('/dev/full'))(
    'a full disk (skipped where there is no /dev/full)',
    async () => {
      const rows = 'text\tlabel\n맑다\tgood\n흐리다\tbad\n';
      const result = await runCommand(
        ['train', 'classifier', '--format', 'tsv', '-o', '/dev/full'],
        rows,
      );
      expectSentence(result, 1, '/dev/full: it cannot be written: the disk is full');
    },
  );

  it('a file that is not there, and a folder that is not there', async () => {
    expectSentence(
      await runCommand(['predict', inFolder('none')]),
      1,
      'none: there is no such file',
    );
    const rows = 'text\tlabel\n맑다\tgood\n흐리다\tbad\n';
    const output = inFolder('none/out.malmoi');
    const result = await runCommand(['train', 'classifier', '--format', 'tsv', '-o', output], rows);
    expectSentence(result, 1, 'its folder does not exist');
  });

  it('options that do not exist or make no sense, with exit code 2', async () => {
    const unknown = await train('', '--ngram', '1-3');
    expectSentence(unknown, 2, "malmoi: unknown option '--ngram'. Did you mean --ngrams?\n");
    expectSentence(
      await runCommand(['predct']),
      2,
      "unknown command 'predct'. Did you mean predict?",
    );
    expectSentence(await train('', '--ngrams', '3-1'), 2, "--ngrams is '3-1'");
    expectSentence(await train('', '--alpha', '-1'), 2, '--alpha is -1; give a number from 0 up.');
    expectSentence(await train('', '--tokenizer', 'wrods'), 2, 'There are no units "wrods"');
  });

  it('as JSON when JSON was asked for', async () => {
    const { stderr } = await runCommand(['predict', inFolder('none'), '--json']);
    expect(JSON.parse(stderr).error).toContain('there is no such file');
    const misused = await runCommand(['predict', '--json', '--foo']);
    expect(JSON.parse(misused.stderr).error).toBe("unknown option '--foo'.");
  });
});

describe('Ctrl-C', () => {
  beforeEach(() => {
    for (const name of readdirSync(folder)) if (name.startsWith('stopped')) rmSync(inFolder(name));
  });

  it('in the middle of training: exit code 130, one sentence, no file', async () => {
    const before = readdirSync(folder);
    const child = spawn(process.execPath, [
      ...['dist/cli/main.js', 'train', 'classifier', '--format', 'tsv'],
      ...['-o', inFolder('stopped.malmoi')],
    ]);
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdin.on('error', () => {});
    // Its input stays open, so that it is in the middle of its work; that it took more than a pipe
    // holds shows that it has begun.
    const rows = `text\tlabel\n${'맑다\tgood\n흐리다\tbad\n'.repeat(50_000)}`;
    await new Promise((resolve) => child.stdin.write(rows, resolve));
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('malmoi: Stopped before the end; nothing was written.\n');
    expect(code).toBe(130);
    expect(readdirSync(folder)).toEqual(before);
  });
});
