import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const NFC = '꽃이 피네 산에는 꽃이 피네\n갈 봄 여름 없이\n'.repeat(12);
const NFD = NFC.normalize('NFD');

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-forms-'));
  writeFileSync(path('nfc.txt'), NFC);
  writeFileSync(path('nfd.txt'), NFD);
  const rows = ['text\tlabel', '꽃이 피네\t봄', '눈이 오네\t겨울', '꽃이 지네\t봄'].join('\n');
  writeFileSync(path('nfc.tsv'), `${rows}\n`);
  writeFileSync(
    path('nfd.tsv'),
    `${rows}\n`.replace(/[가-힣]+(?=.*\t)/g, (word) => word.normalize('NFD')),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

async function trainLm(text: string, output: string, ...options: string[]) {
  const size = ['--steps', '2', '--hidden-size', '4', '--workers', '1', '--engine', 'wasm'];
  return runCommand(['train', 'lm', path(text), '-o', path(output), ...size, ...options]);
}

describe('a language model trained with --normalize nfc', () => {
  beforeAll(async () => {
    expect((await trainLm('nfd.txt', 'nfc.malmoi', '--normalize', 'nfc')).code).toBe(0);
    expect((await trainLm('nfc.txt', 'plain.malmoi')).code).toBe(0);
  });

  it('has the weights of one trained on the text in NFC', async () => {
    const evaluate = async (model: string, text: string) =>
      (await runCommand(['evaluate', path(model), path(text), '--json'])).stdout;
    const expected = await evaluate('plain.malmoi', 'nfc.txt');
    expect(JSON.parse(expected).perplexity).toBeGreaterThan(1);
    expect(await evaluate('nfc.malmoi', 'nfc.txt')).toBe(expected);
    expect(await evaluate('nfc.malmoi', 'nfd.txt')).toBe(expected);
  });

  it('keeps the form in its file, which earlier files lack', () => {
    const header = (name: string) => readFileSync(path(name)).toString('latin1');
    expect(header('nfc.malmoi')).toContain('\\"normalize\\":\\"nfc\\"');
    expect(header('plain.malmoi')).not.toContain('\\"normalize\\"');
  });

  it('goes on in its form, and in no other', async () => {
    const from = ['--from', path('nfc.malmoi')];
    expect((await trainLm('nfd.txt', 'more.malmoi', ...from)).code).toBe(0);
    expect((await trainLm('nfd.txt', 'more.malmoi', ...from, '--normalize', 'nfc')).code).toBe(0);
    const other = await trainLm('nfd.txt', 'more.malmoi', ...from, '--normalize', 'nfkc');
    expect(other.stderr).toContain('was made with --normalize nfc, not nfkc');
    expect(other.code).toBe(2);
    const plain = await trainLm(
      'nfc.txt',
      'm',
      '--from',
      path('plain.malmoi'),
      '--normalize',
      'nfc',
    );
    expect(plain.stderr).toContain('was made with --normalize none, not nfc');
  });
});

describe('texts in NFD, and a model that takes texts as they stand', () => {
  beforeAll(async () => {
    for (const [model, options] of [
      ['plain-nb.malmoi', []],
      ['nfc-nb.malmoi', ['--normalize', 'nfc']],
    ] as const) {
      const args = ['train', 'classifier', path('nfc.tsv'), '-o', path(model), ...options];
      expect((await runCommand(args)).code).toBe(0);
    }
  });

  const REMARK = "not in Unicode's form NFC";

  it.each([
    ['predict', 'nfd.tsv'],
    ['evaluate', 'nfd.tsv'],
    ['explain', '꽃이 피네'.normalize('NFD')],
  ])('%s says so once', async (command, text) => {
    const args = [command, path('plain-nb.malmoi'), text.endsWith('.tsv') ? path(text) : text];
    const { code, stderr } = await runCommand(args);
    expect(code).toBe(0);
    expect(stderr.split(REMARK)).toHaveLength(2);
    const korean = await runCommand([...args, '--lang', 'ko']);
    expect(korean.stderr).toContain('NFC 형식이 아닙니다');
  });

  it('nothing is said where the model normalizes, or the texts are in NFC', async () => {
    const answers: string[] = [];
    for (const [model, text] of [
      ['nfc-nb.malmoi', 'nfd.tsv'],
      ['nfc-nb.malmoi', 'nfc.tsv'],
      ['plain-nb.malmoi', 'nfc.tsv'],
    ] as const) {
      const { stdout, stderr } = await runCommand(['predict', path(model), path(text)]);
      expect(stderr).toBe('');
      answers.push(stdout);
    }
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  });

  it('--quiet says nothing', async () => {
    const args = ['evaluate', path('plain-nb.malmoi'), path('nfd.tsv'), '--quiet'];
    expect((await runCommand(args)).stderr).toBe('');
  });
});
