import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainWord2Vec, type Word2VecOptions } from '../../src/word2vec/index.ts';
import { runCommand } from '../cli/run-command.ts';

const words = ['king', 'queen', 'man', 'woman', 'cat', 'dog'];
const losses = ['negative-sampling', 'hierarchical-softmax', 'softmax'] as const;
const small: Word2VecOptions = { dimensions: 4, epochs: 1, window: 2 };

describe.each(losses)('%s', (loss) => {
  const train = (lines: readonly string[], options: Word2VecOptions = {}) =>
    trainWord2Vec(lines, { ...small, loss, ...options, minCount: 1 });

  it('refuses a text of which no line has two words', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => words[i % words.length]);
    await expect(train(lines)).rejects.toThrow('No two words stand near each other');
    // One pair is enough.
    const onePair = [...lines.slice(0, 10), 'king queen', ...lines];
    expect((await train(onePair, { subsample: 0 })).vectors.size).toBe(6);
  });

  it('refuses a text whose only pairs are held out', async () => {
    const lines = Array.from({ length: 600 }, (_, i) => words[i % words.length]);
    await expect(train([...lines, 'king queen'])).rejects.toThrow('No two words stand near');
  });

  it('refuses a minimum count that leaves one word a line', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${words[i % 3]} rare${i}`);
    const training = trainWord2Vec(lines, { ...small, loss, minCount: 2 });
    await expect(training).rejects.toThrow('No two words stand near each other');
  });

  it('refuses a subsampling that leaves out every word', async () => {
    const lines = Array.from({ length: 200 }, () => words.join(' '));
    const refused = train(lines, { subsample: 1e-15 });
    await expect(refused).rejects.toThrow('with subsample 1e-15 so many words were left out');
    expect((await train(lines, { subsample: 1e-2 })).vectors.size).toBe(6);
  });
});

describe('the command line', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
    writeFileSync(join(folder, 'words.txt'), `${words.join('\n')}\n`.repeat(50));
    writeFileSync(join(folder, 'lines.txt'), `${words.join(' ')}\n`.repeat(50));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const train = (input: string, ...more: string[]) =>
    runCommand([
      ...['train', 'word2vec', join(folder, input), '--dimensions', '4', '-iter', '1'],
      ...['-o', join(folder, 'out.malmoi'), '--min-count', '1', '--workers', '1', ...more],
    ]);

  it('reports no loss of nothing', async () => {
    const { code, stdout, stderr } = await train('words.txt');
    expect(stderr).toContain('No two words stand near each other');
    expect([code, stdout]).toEqual([1, '']);
    const subsampled = await train('lines.txt', '-sample', '1e-15');
    expect(subsampled.stderr).toContain('Nothing was trained: with --subsample 1e-15');
    expect(readdirSync(folder)).toEqual(['lines.txt', 'words.txt']);
  });

  it('refuses to train by no loss at all', async () => {
    for (const options of [
      ['-negative', '0'],
      ['-hs', '0', '-negative', '0'],
      ['-neg', '0'],
    ]) {
      const { code, stderr } = await train('lines.txt', ...options);
      expect(stderr).toContain('--negatives is 0; give a whole number from 1 to 63');
      expect(code).toBe(2);
    }
    expect((await train('lines.txt', '-hs', '1', '-negative', '0')).code).toBe(0);
  });
});
