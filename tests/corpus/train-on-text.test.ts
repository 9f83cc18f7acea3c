import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainClassifier } from '../../src/classifier/index.ts';
import { textFile } from '../../src/corpus/node-text-file.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { trainGlove } from '../../src/glove/index.ts';
import { encodeModel } from '../../src/io/model-file.ts';
import { readModelFile } from '../../src/io/node.ts';
import { trainLanguageModel } from '../../src/language-model/index.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { wordVectorsFromState } from '../../src/vectors/word-vectors-state.ts';
import { trainWord2Vec, word2VecFromState } from '../../src/word2vec/index.ts';
import { runCommand } from '../cli/run-command.ts';

let folder = '';
const file = (name: string): string => join(folder, name);
const sentences = Array.from({ length: 300 }, (_, i) =>
  i % 3 === 0
    ? 'the king rules the castle'
    : i % 3 === 1
      ? 'a queen rules a castle'
      : '왕 이 성 을 다스린다',
);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(file('text.txt'), `${sentences.join('\n')}\n`);
  writeFileSync(
    file('table.tsv'),
    `text\tlabel\n${sentences.map((text) => `${text}\t${text.includes('왕') ? 'ko' : 'en'}`).join('\n')}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const hash = (numbers: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    .digest('hex');

test('Word2Vec trains on a file, an array or a browser file to the model of the command line', async () => {
  const options = { dimensions: 8, epochs: 2 };
  const trained = await trainWord2Vec(textFile(file('text.txt')), options);
  const command = ['train', 'word2vec', file('text.txt'), '--dimensions', '8', '--epochs', '2'];
  expect((await runCommand([...command, '-o', file('w.malmoi')])).code).toBe(0);
  const written = word2VecFromState(await readModelFile(file('w.malmoi')));
  expect([...trained.vectors.words]).toEqual([...written.vectors.words]);
  expect(trained.vectors.vector('king')).toEqual(written.vectors.vector('king'));
  for (const text of [sentences, new File([sentences.join('\r\n')], 'text.txt')]) {
    const same = await trainWord2Vec(text, options);
    expect(same.vectors.vector('왕')).toEqual(trained.vectors.vector('왕'));
  }
  expect(Array.from(encodeModel(trained.toState())).length).toBeGreaterThan(0);
});

test('GloVe trains on a file to the model of the command line', async () => {
  const vectors = await trainGlove(textFile(file('text.txt')), {
    dimensions: 8,
    iterations: 2,
    xMax: 10,
  });
  const command = ['train', 'glove', file('text.txt'), '--dimensions', '8', '--iterations', '2'];
  const { code } = await runCommand([...command, '--x-max', '10', '-o', file('g.malmoi')]);
  expect(code).toBe(0);
  const written = wordVectorsFromState(await readModelFile(file('g.malmoi')));
  expect(vectors.vector('queen')).toEqual(written.vector('queen'));
});

test('a classifier trains on a table, whose label column may be named', async () => {
  const options = { analyzer: createTextPipeline() };
  const classifier = await trainClassifier(textFile(file('table.tsv')), options);
  expect(classifier.documents).toBe(300);
  expect(classifier.predict(['왕 이', 'a castle'])).toEqual(['ko', 'en']);
  const table = new File(['review;stars\ngood film;5\nbad film;1\n'], 'reviews.csv');
  await expect(trainClassifier(table, options)).rejects.toThrow(
    'reviews.csv, line 1: the first row has semicolons in place of commas between its fields; give the delimiter ";"',
  );
});

test('a classifier trains on documents in memory, and names what it cannot read', async () => {
  const options = { analyzer: createTextPipeline() };
  const documents = [
    { text: 'so good', label: 'good' },
    { text: 'so bad', label: 'bad' },
  ];
  const classifier = await trainClassifier(documents, options);
  expect(classifier.predict(['good', 'bad'])).toEqual(['good', 'bad']);
  await expect(trainClassifier([{ text: 'so good' }], options)).rejects.toThrow(
    'the document has no label; fill it in, or leave the document out',
  );
  await expect(trainClassifier([], options)).rejects.toThrow('There are no documents');
  const rows = new Map([['so good', 'good']]) as unknown as Iterable<never>;
  await expect(trainClassifier(rows, options)).rejects.toThrow(
    'a batch holds two arrays, "texts" and "labels"',
  );
});

test('a language model is created from a file and trained in one call', async () => {
  const engine = await createEngine();
  const { model, steps } = await trainLanguageModel(textFile(file('text.txt')), {
    engine,
    ...{ cell: 'gru', hiddenSize: 16, layers: 1, steps: 20, batch: 4, chunkLength: 10 },
  });
  const command = ['train', 'lm', file('text.txt'), '--cell', 'gru', '--hidden-size', '16'];
  const more = ['--layers', '1', '--steps', '20', '--batch', '4', '--chunk-length', '10'];
  const { code } = await runCommand([...command, ...more, '-o', file('l.malmoi')]);
  expect([code, steps]).toEqual([0, 20]);
  const written = await readModelFile(file('l.malmoi'));
  const own = model.toState({});
  expect(Object.keys(own.tensors).sort()).toEqual(Object.keys(written.tensors).sort());
  for (const [name, { data }] of Object.entries(own.tensors)) {
    expect(hash(data)).toBe(hash(written.tensors[name]?.data ?? data.slice(0, 0)));
  }
  engine.dispose();
});
