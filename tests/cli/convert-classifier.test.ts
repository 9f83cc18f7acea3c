import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FastTextClassifier } from '../../src/classifier/index.ts';
import { openModel } from '../../src/models/index.ts';
import { CLASSIFIER_CONVERTED } from '../../src/models/json/conversion.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { runCommand } from './run-command.ts';

const golden = (file: string): string =>
  fileURLToPath(new URL(`../golden/fasttext-classifiers/${file}`, import.meta.url));

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-convert-'));
  writeFileSync(
    path('test.tsv'),
    'text\tlabel\n밥 국 rice\tfood\nthe movie film\tfilm\n선수 win team\tsport\n',
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('files of fastText', () => {
  it.each(['ngrams.bin', 'plain.ftz'])(
    '%s predicts, evaluates, explains, is inspected',
    async (file) => {
      const predicted = await runCommand(['predict', golden(file), '--top', '1'], '밥 국 rice\n');
      expect(predicted.stdout).toMatch(/^food\t0\.98\d\d\n$/);
      const evaluated = await runCommand(['evaluate', golden(file), path('test.tsv')]);
      expect(evaluated.stdout).toContain('accuracy 1.0000');
      const explained = await runCommand(['explain', golden(file), '영화 배우']);
      expect(explained.stdout).toContain('→ film');
      const inspected = await runCommand(['inspect', golden(file)]);
      expect(inspected.stdout).toContain('fasttext-classifier');
    },
  );

  it('become models, and models become files of fastText with the same bytes', async () => {
    await runCommand(['convert', golden('ngrams.bin'), path('ngrams.malmoi')]);
    const { code, stdout } = await runCommand([
      ...['convert', path('ngrams.malmoi'), '-o', path('again.bin')],
    ]);
    expect(stdout).toBe(
      `${path('again.bin')}: 5 classes, 461 words and n-grams of 6 dimensions (fasttext-bin, 12,337 bytes).\n`,
    );
    expect(code).toBe(0);
    // Options of the training, which a model does not keep, come before byte 64.
    expect(readFileSync(path('again.bin')).subarray(64)).toEqual(
      readFileSync(golden('ngrams.bin')).subarray(64),
    );
    await runCommand(['convert', golden('qout-qnorm.ftz'), path('many.malmoi')]);
    const { model } = await openModel(path('many.malmoi'), { kind: 'fasttext-classifier' });
    const { model: same } = await openModel(golden('qout-qnorm.ftz'));
    if (!(same instanceof FastTextClassifier)) throw new Error('no classifier');
    expect(model.predictProba(['w1 w8', '']).map(({ probabilities }) => probabilities)).toEqual(
      same.predictProba(['w1 w8', '']).map(({ probabilities }) => probabilities),
    );
  });

  it('still give their vectors where those are asked for', async () => {
    const { stdout } = await runCommand(['convert', golden('ngrams.bin'), path('words.vec')]);
    expect(stdout).toBe('');
    expect(readFileSync(path('words.vec'), 'utf8')).toMatch(/^61 6\n/);
    const vectors = await openModel(golden('ngrams.bin'), { kind: 'word-vectors' });
    expect(vectors.model.size).toBe(61);
    expect((await openModel(readFileSync(golden('hs.bin')))).kind).toBe('fasttext-classifier');
  });

  it('are told from models also in 123 dimensions', async () => {
    const bytes = new Uint8Array(readFileSync(golden('softmax.bin')));
    bytes[8] = 123;
    await expect(openModel(bytes)).rejects.toThrow(/model of fastText is damaged/);
  });

  it('are reduced to 8 bits', async () => {
    const command = ['convert', golden('ngrams.bin'), path('small.malmoi'), '--precision', 'int8'];
    const { stdout } = await runCommand([...command, '--text', path('test.tsv')]);
    expect(stdout).toContain('fasttext-classifier, int8');
    expect(stdout).toMatch(/accuracy\s+1\.0000\s+1\.0000/);
  });
});

describe('convert --quantize', () => {
  it('makes a file of a size at most, and says what that cost', async () => {
    const command = ['convert', golden('ngrams.bin'), path('small.ftz'), '--quantize', '10kB'];
    const { code, stdout } = await runCommand([...command, '--text', path('test.tsv')]);
    expect(code).toBe(0);
    expect(stdout).toContain('190 of 461 words and n-grams were kept, a byte for every 2 numbers.');
    expect(stdout).toMatch(/accuracy\s+1\.0000\s+1\.0000\s+0\.0000/);
    const { size } = statSync(path('small.ftz'));
    expect(size).toBeLessThanOrEqual(10_000);
    expect(size).toBeGreaterThan(9_900);
    const again = await runCommand([
      'convert',
      golden('ngrams.bin'),
      path('same.ftz'),
      '--quantize',
      '10k',
    ]);
    expect(again.code).toBe(0);
    expect(readFileSync(path('same.ftz'))).toEqual(readFileSync(path('small.ftz')));
  });

  it('writes models of a size, too, and says it as JSON', async () => {
    const command = ['convert', golden('ngrams.bin'), path('small.malmoi'), '--quantize', '12 kB'];
    const { stdout } = await runCommand([...command, '--text', path('test.tsv'), '--json']);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(findMismatch(CLASSIFIER_CONVERTED, result)).toBeUndefined();
    expect(result).toMatchObject({
      ...{ format: 'malmoi', kind: 'fasttext-classifier', dimensions: 6 },
      quantization: { bytesBefore: 12_337, subspace: 2, norms: true, output: false },
    });
    expect(statSync(path('small.malmoi')).size).toBe(result.bytes);
    expect(result.bytes).toBeLessThanOrEqual(12_000);
  });

  it.each([
    [['x.ftz', '--quantize', '1kB'], /cannot be quantized to 1000 bytes/],
    [['x.ftz', '--quantize', 'small'], /--quantize/],
    [['x.txt', '--quantize', '10kB'], /does not tell a format/],
    [['x.malmoi', '--quantize', '10kB', '--precision', 'half'], /cannot be used with/],
    [['x.malmoi', '--text', 'y.tsv'], /--text goes with --precision or --quantize/],
  ])('refuses %j', async (flags, problem) => {
    const { code, stderr } = await runCommand(['convert', golden('ngrams.bin'), ...flags]);
    expect(stderr).toMatch(problem);
    expect(code).toBe(2);
  });

  it('is for classifiers of fastText', async () => {
    writeFileSync(path('vectors.txt'), '2 2\na 1 2\nb 2 1\n');
    for (const flags of [
      ['--quantize', '10kB'],
      ['--to', 'fasttext-bin'],
    ]) {
      const command = ['convert', path('vectors.txt'), path('x.bin'), ...flags];
      const { code, stderr } = await runCommand(command);
      expect(stderr).toMatch(/is for fastText classifiers, and .*vectors\.txt is none/);
      expect(code).toBe(2);
    }
  });
});
