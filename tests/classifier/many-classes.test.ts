import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextClassifier, textClassifierToState } from '../../src/classifier/index.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { runCommand } from '../cli/run-command.ts';

const create = () => new TextClassifier({ analyzer: createTextPipeline() });

describe('a classifier of very many classes', () => {
  it('has the sums of one with few, whether they were asked for meanwhile or not', () => {
    const texts = Array.from({ length: 1200 }, (_, i) => `w${i % 7} w${i % 11} w${i % 13}`);
    const labels = texts.map((_, i) => `author ${(i * 7) % 400}`);
    const atOnce = create().partialFit(texts, labels);
    const inParts = create();
    for (let i = 0; i < texts.length; i += 300) {
      inParts.partialFit(texts.slice(i, i + 300), labels.slice(i, i + 300));
      expect(inParts.features).toBeGreaterThan(0);
    }
    const [one, other] = [atOnce, inParts].map((each) => textClassifierToState(each).tensors);
    expect(one).toEqual(other);
    // Author 300 (the 301st label) wrote documents 300, 700 and 1,100: 7 · 300 mod 400 = 100.
    const author = atOnce.classes.indexOf('author 100');
    const sums = one['classes.features'].data as Float64Array;
    const { features } = atOnce;
    const own = sums.subarray(author * features, (author + 1) * features);
    expect(author).toBeGreaterThanOrEqual(256);
    expect(own.reduce((sum, value) => sum + value, 0)).toBe(9);
  });

  it('asks whether the label is one, before it fills the memory', () => {
    const ids = create();
    for (let i = 0; i < 4096; i++) {
      ids.partialFit([`w${2 * i} w${2 * i + 1} good`], [`id ${i}`]);
    }
    expect(() => ids.features).toThrow(
      'There are 4096 different labels in 4096 documents, nearly one each; is this the column of the label?',
    );
  });

  it('is told of on the command line, with the column', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
    const train = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, i) => `${i}\tw${2 * i} w${2 * i + 1}\n`);
      writeFileSync(join(folder, 'ids.tsv'), `id\ttext\n${lines.join('')}`);
      const args = ['--label', 'id', '-o', join(folder, 'out.malmoi')];
      return runCommand(['train', 'classifier', join(folder, 'ids.tsv'), ...args]);
    };
    const few = await train(150);
    expect(few.stderr).toBe(
      '"id" has 150 different labels in 150 documents; is it the column of the label?\n',
    );
    expect(few.code).toBe(0);
    rmSync(join(folder, 'out.malmoi'));
    const many = await train(4096);
    expect(many.stderr).toContain('There are 4096 different labels in 4096 documents');
    expect(many.code).toBe(1);
    expect(readdirSync(folder)).toEqual(['ids.tsv']);
    rmSync(folder, { recursive: true });
  });
});
