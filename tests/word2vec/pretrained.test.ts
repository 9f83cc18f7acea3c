import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { readVectors } from '../../src/vectors/read-vectors.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { trainWord2Vec } from '../../src/word2vec/train-word2vec.ts';
import type { Word2VecOptions } from '../../src/word2vec/training-options.ts';
import { runCommand } from '../cli/run-command.ts';
import { createSentences, createTextOf } from './create-text.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());
const folder = mkdtempSync(join(tmpdir(), 'malmoi-pretrained-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

const pretrained = WordVectors.of({ a1: [1, -2, 3], other: [9, 9, 9], a2: [0.5, 0.25, -0.125] });

it.each<Word2VecOptions>([
  {},
  { architecture: 'cbow', loss: 'hierarchical-softmax', shards: 1 },
  { loss: 'softmax' },
])('words that are shared begin with their vectors, others do not: %o', async (kind) => {
  const text = await createTextOf(createSentences(60));
  // So slow a training shows nothing but its beginning.
  const options = { ...kind, engine, pretrained, epochs: 1, learningRate: 1e-12 };
  const { vectors } = await trainWord2Vec(text, options);
  expect(vectors.dimensions).toBe(3);
  for (const word of ['a1', 'a2']) {
    const expected = pretrained.vector(word);
    vectors.vector(word).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 6);
    });
  }
  const alone = { ...kind, engine, dimensions: 3, epochs: 1, learningRate: 1e-12 };
  const fresh = await trainWord2Vec(text, alone);
  expect([...vectors.words]).toEqual([...fresh.vectors.words]);
  const others = [...vectors.words].filter((word) => pretrained.words.indexOf(word) < 0);
  expect(others.length).toBeGreaterThan(0);
  for (const word of others) {
    vectors.vector(word).forEach((value, i) => {
      expect(value).toBeCloseTo(fresh.vectors.vector(word)[i]!, 6);
    });
  }
});

it('refuses other dimensions, words of which the text has none, and two beginnings', async () => {
  const text = await createTextOf(createSentences(60));
  const train = (options: Word2VecOptions) =>
    trainWord2Vec(text, { engine, epochs: 1, ...options });
  await expect(train({ pretrained, dimensions: 4 })).rejects.toThrow(
    'have 3 dimensions, but dimensions is 4',
  );
  const strange = WordVectors.of({ x: [1, 2] });
  await expect(train({ pretrained: strange })).rejects.toThrow(
    'is among the 1 vectors to begin with',
  );
  const from = await train({ pretrained });
  await expect(train({ pretrained, from })).rejects.toThrow('with one of them alone');
});

it('the command takes vectors in any format, packed too', async () => {
  const words = ['영화', '정말', '좋다', '나쁘다'];
  writeFileSync(path('text.txt'), '영화 정말 좋다\n영화 정말 나쁘다\n새 영화 좋다\n'.repeat(40));
  const rows = words.map((word, i) => `${word} ${i + 1} ${-i} 0.5\n`).join('');
  writeFileSync(path('glove.txt'), rows);
  writeFileSync(path('vectors.vec'), `4 3\n${rows}`);
  writeFileSync(path('vectors.vec.gz'), gzipSync(`4 3\n${rows}`));
  await runCommand(['convert', path('vectors.vec'), path('vectors.bin')]);
  await runCommand(['convert', path('vectors.vec'), path('vectors.malmoi')]);
  for (const name of [
    'glove.txt',
    'vectors.vec',
    'vectors.vec.gz',
    'vectors.bin',
    'vectors.malmoi',
  ]) {
    const trained = await runCommand([
      ...['train', 'word2vec', path('text.txt'), '--from', path(name), '-o', path('out.malmoi')],
      ...['--epochs', '1', '--learning-rate', '1e-9', '--subsample', '0', '--quiet'],
    ]);
    expect(trained.stderr).toBe('');
    const { vectors } = await readVectors(new Uint8Array(readFileSync(path('out.malmoi'))), {
      name,
    });
    expect(vectors.vector('정말')[0]).toBeCloseTo(2, 4);
    expect(vectors.vector('새')[0]).toBeLessThan(0.5);
  }
  const refused = await runCommand([
    ...[
      'train',
      'word2vec',
      path('text.txt'),
      '--from',
      path('glove.txt'),
      '-o',
      path('out.malmoi'),
    ],
    ...['--dimensions', '7'],
  ]);
  expect(refused.stderr).toContain('have 3 dimensions, but --dimensions is 7');
  expect(refused.code).toBe(2);
});
