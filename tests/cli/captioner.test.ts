import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseXml } from '../support/parse-xml.ts';
import { interruptTraining } from './interrupt-training.ts';
import { runCommand } from './run-command.ts';

let folder = '';
const out = (...names: string[]): string => join(folder, ...names);
const shape = ['--filters', '4', '--hidden-size', '16', '--embedding-size', '8'];
const training = ['--epochs', '3', '--batch', '4', '--engine', 'wasm', '--workers', '1'];
const train = (...more: string[]) =>
  runCommand(['train', 'captioner', out('shapes', 'captions.tsv'), ...shape, ...training, ...more]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-captioner-'));
  const drawn = await runCommand(['draw-shapes', '-o', out('shapes'), '--count', '12']);
  expect(drawn.stderr).toBe('');
  expect(drawn.stdout).toBe(`${out('shapes', 'captions.tsv')}: 12 pictures with captions\n`);
  const { code, stdout, stderr } = await train(
    ...['-o', out('c.malmoi'), '--validation', '0.25', '--attention'],
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/c\.malmoi: 9 pictures, \d+ words, [\d,]+ parameters, step \d+ of 9/);
  expect(stderr).toMatch(/epoch 1: loss \d\.\d{4} nats, validation accuracy/);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('describes pictures, and draws where each word looked', async () => {
  const pictures = ['000001.png', '000002.png'].map((name) => out('shapes', name));
  const { stdout } = await runCommand(['caption', out('c.malmoi'), ...pictures]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split('\t')[0])).toEqual(pictures);
  const svg = out('attention.svg');
  const drawn = await runCommand(['caption', out('c.malmoi'), pictures[0]!, '--svg', svg]);
  expect(drawn).toMatchObject({ code: 0, stderr: '' });
  const words = lines[0]!.split('\t')[1]!.split(' ');
  const texts = JSON.stringify(parseXml(readFileSync(svg, 'utf8')));
  for (const word of words) expect(texts).toContain(word);
  const two = await runCommand(['caption', out('c.malmoi'), ...pictures, '--svg', svg]);
  expect(two).toMatchObject({ code: 2 });
  expect(two.stderr).toContain('--svg draws one picture, but 2 were given');
});

it('is evaluated on lists of pictures, and on no texts', async () => {
  const list = out('shapes', 'captions.tsv');
  const { stdout } = await runCommand(['evaluate', out('c.malmoi'), list]);
  expect(stdout).toMatch(/12 pictures/);
  const inspected = await runCommand(['inspect', out('c.malmoi')]);
  expect(inspected.stdout).toContain('captioner');
  writeFileSync(out('plain.txt'), 'a picture\n');
  const plain = await runCommand(['evaluate', out('c.malmoi'), out('plain.txt')]);
  expect(plain.code).not.toBe(0);
});

it('goes on from a checkpoint to the same bytes, and refuses another shape', async () => {
  const checkpoint = out('b.malmoi.checkpoint');
  const list = out('shapes', 'captions.tsv');
  const stopped = await interruptTraining(
    (more, signal) =>
      runCommand(
        ['train', 'captioner', list, ...shape, ...training, '-o', out('b.malmoi'), ...more],
        '',
        signal,
      ),
    checkpoint,
  );
  expect(stopped.code).toBe(130);
  const other = await train('--resume', checkpoint, '-o', out('b.malmoi'), '--seed', '2');
  expect(other.stderr).toContain('was made with --seed 1, not 2; leave the option out');
  const resumed = await train('--resume', checkpoint, '-o', out('b.malmoi'), '--quiet');
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  expect((await train('-o', out('a.malmoi'), '--quiet')).code).toBe(0);
  expect(readFileSync(out('b.malmoi'))).toEqual(readFileSync(out('a.malmoi')));
});

it('names pictures that are not there or no pictures, and lists without the columns', async () => {
  writeFileSync(out('list.tsv'), 'picture\tcaption\nmissing.png\ta\n');
  const missing = await runCommand(['train', 'captioner', out('list.tsv'), '-o', out('x.malmoi')]);
  expect(missing.stderr).toContain(`${out('missing.png')}`);
  writeFileSync(out('list.tsv'), 'picture\tcaption\nlist.tsv\ta\n');
  const wrong = await runCommand(['train', 'captioner', out('list.tsv'), '-o', out('x.malmoi')]);
  expect(wrong.stderr).toContain('list.tsv: this is not a whole PNG file');
  writeFileSync(out('list.tsv'), 'file\ttext\n');
  const columns = await runCommand(['train', 'captioner', out('list.tsv'), '-o', out('x.malmoi')]);
  expect(columns.stderr).toContain('caption');
  expect(columns.code).not.toBe(0);
  const none = await runCommand(['caption', out('c.malmoi'), out('list.tsv')]);
  expect(none.stderr).toContain('this is not a whole PNG file');
});
