import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCooccurrences } from '../../src/counts/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { trainGlove } from '../../src/glove/index.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { decodeModel } from '../../src/io/model-file.ts';
import { CorpusBuilder, generateText, trainLanguageModel } from '../../src/language-model/index.ts';
import { openModel, testDataOf } from '../../src/models/index.ts';
import { buildVocabulary, createBpeTokenizer, WordCounter } from '../../src/text/index.ts';
import { mostSimilar, type WordVectors } from '../../src/vectors/index.ts';
import { TextEncoding, trainWord2Vec } from '../../src/word2vec/index.ts';

/** Files that Malmoi 0.1.0 wrote, and what it answered; `make.mjs` there made both. */
const FOLDER = new URL('../golden/models-0.1.0/', import.meta.url);
const pathOf = (file: string): string => fileURLToPath(new URL(file, FOLDER));
const read = (file: string): string => readFileSync(pathOf(file), 'utf8');

interface Nearest {
  readonly word: string;
  readonly similarity: number;
}

/** What a file of some kind answers; each kind has those that apply. */
interface Answers {
  readonly kind: string;
  readonly predictions: readonly { label: string; probabilities: readonly number[] }[];
  readonly accuracy: number;
  readonly nearest: readonly Nearest[];
  readonly unseen?: readonly Nearest[];
  readonly units: string;
  readonly cell: string;
  readonly perplexity: number;
  readonly text: string;
  readonly words: readonly string[];
  readonly counts: readonly number[];
  readonly special: object;
  readonly joined: readonly string[];
  readonly size: number;
  readonly end: string;
  readonly iteration: number;
}

const { questions, text, files } = JSON.parse(read('answers.json')) as {
  questions: string[];
  text: string;
  files: Record<string, Answers>;
};
const lines = read('texts.txt').trimEnd().split('\n');
const rows = read('labeled.tsv').trimEnd().split('\n').slice(1);
const table = rows.map((row) => row.split('\t') as [string, string]);
const ofKind = (...kinds: string[]): [string, Answers][] =>
  Object.entries(files).filter(([, { kind }]) => kinds.includes(kind));

/** What units of 0.1.0 are called now; in files they keep their names. */
const NAMES_NOW: Readonly<Record<string, string>> = {
  characters: 'code-points',
  words: 'whitespace',
};

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const sha256 = (numbers: Float32Array): string =>
  createHash('sha256')
    .update(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    .digest('hex');

function expectNearest(vectors: WordVectors, word: string, expected: readonly Nearest[]): void {
  const found = mostSimilar(vectors, { positive: [word], topn: expected.length });
  expect(found.map((one) => one.word)).toEqual(expected.map((one) => one.word));
  found.forEach(({ similarity }, i) => {
    expect(similarity).toBeCloseTo(expected[i]!.similarity, 6);
  });
}

describe('a classifier of 0.1.0', () => {
  it.each(ofKind('naive-bayes-classifier'))('%s predicts as it did', async (file, expected) => {
    const opened = await openModel(pathOf(file), { kind: 'naive-bayes-classifier' });
    opened.predict(questions).forEach(({ predicted, probabilities }, i) => {
      expect(predicted).toBe(expected.predictions[i]!.label);
      opened.model.classes.forEach((label, c) => {
        expect(probabilities[label]).toBeCloseTo(expected.predictions[i]!.probabilities[c]!, 6);
      });
    });
    const [texts, labels] = [0, 1].map((column) => table.map((row) => row[column]!));
    const evaluation = await opened.evaluate(testDataOf(texts!, labels));
    expect(evaluation).toMatchObject({ kind: opened.kind, accuracy: expected.accuracy });
    expect(opened.metadata.columns).toEqual({ text: 'text', label: 'label' });
  });
});

describe('word vectors of 0.1.0', () => {
  it.each(ofKind('word-vectors'))('%s have the neighbors that they had', async (file, expected) => {
    const { model } = await openModel(pathOf(file), { kind: 'word-vectors' });
    expectNearest(model, '영화', expected.nearest);
    if (expected.unseen !== undefined) expectNearest(model, '영화관이다', expected.unseen);
  });

  it.each(ofKind('word2vec', 'word2vec-checkpoint'))('%s, too', async (file, expected) => {
    const opened = await openModel(pathOf(file), { kind: 'word2vec' });
    expect(opened.fileKind).toBe(expected.kind);
    expectNearest(opened.model.vectors, '영화', expected.nearest);
  });
});

describe('a language model of 0.1.0', () => {
  it.each(ofKind('language-model', 'language-model-checkpoint'))(
    '%s expects and writes what it did',
    async (file, expected) => {
      const opened = await openModel(pathOf(file), { kind: 'language-model', engine });
      expect(opened.fileKind).toBe(expected.kind);
      const { details } = opened.describe();
      const units = NAMES_NOW[expected.units] ?? expected.units;
      expect(details).toMatchObject({ units, cell: expected.cell });
      const evaluation = await opened.evaluate(testDataOf(text.trimEnd().split('\n')));
      expect(evaluation).toMatchObject({ kind: 'language-model', units });
      expect('perplexity' in evaluation && evaluation.perplexity).toBeCloseTo(
        expected.perplexity,
        6,
      );
      let written = '';
      const sampling = { prompt: '영화', length: 20, temperature: 0 };
      for await (const piece of generateText(opened.model, sampling)) written += piece;
      expect(written).toBe(expected.text);
      opened.dispose();
    },
  );
});

describe('text models of 0.1.0', () => {
  it('a byte-pair encoding cuts as it did', async () => {
    const { model } = await openModel(pathOf('bpe.malmoi'), { kind: 'bpe-tokenizer' });
    expect(createBpeTokenizer(model).words(questions[0]!)).toEqual(files['bpe.malmoi']!.words);
  });

  it('phrases join as they did', async () => {
    const { model } = await openModel(pathOf('phrases.malmoi'), { kind: 'phrases' });
    const { size, joined } = files['phrases.malmoi']!;
    expect(model.size).toBe(size);
    expect(model.join(lines[0]!.split(' '))).toEqual(joined);
  });

  it('a vocabulary has its words, counts and special tokens', async () => {
    const { model } = await openModel(pathOf('vocabulary.malmoi'), { kind: 'vocabulary' });
    const { words, counts, special } = files['vocabulary.malmoi']!;
    expect(model.words).toEqual(words);
    expect([...model.counts]).toEqual(counts);
    expect(model.special).toEqual(special);
  });
});

describe('a training that 0.1.0 interrupted', () => {
  const readState = (file: string) => {
    const bytes = readFileSync(pathOf(file));
    return decodeModel(new Uint8Array(bytes).buffer, file);
  };

  it('of a language model is refused by its layout, and its weights begin a new one', async () => {
    const resumeFrom = readState('lm.checkpoint.malmoi');
    const { model } = await openModel(pathOf('lm.checkpoint.malmoi'), {
      ...{ kind: 'language-model', engine },
    });
    const builder = new CorpusBuilder({ units: model.units });
    for (const line of lines) builder.addLine(line);
    const corpus = builder.finish();
    const options = { steps: 60, batch: 4, chunkLength: 16, validateEvery: 20 };
    await expect(trainLanguageModel(model, corpus, { ...options, resumeFrom })).rejects.toThrow(
      'The checkpoint has layout 1, and this version of Malmoi goes on from layout 2',
    );
    expect((await trainLanguageModel(model, corpus, options)).steps).toBe(60);
  });

  it.each(ofKind('word2vec-checkpoint'))(
    '%s ends with the vectors that it would have had',
    async (file, { end }) => {
      const counter = new WordCounter();
      for (const line of lines) for (const word of line.split(' ')) counter.add(word);
      const { words, counts, idOf } = buildVocabulary(counter.counts, { minCount: 1 });
      const encoding = await TextEncoding.create(openMemoryScratch());
      for (const line of lines) {
        await encoding.addEncoded(Int32Array.from([...line.split(' ').map(idOf), -1]));
      }
      const training = { words, counts, text: await encoding.finish() };
      const { vectors } = await trainWord2Vec(training, { engine, resumeFrom: readState(file) });
      expect(sha256(vectors.vectors)).toBe(end);
    },
  );

  it('of GloVe does, too, from counts that 0.1.0 wrote', async () => {
    const { model } = await openModel(pathOf('glove.checkpoint.malmoi'), {
      kind: 'glove-checkpoint',
    });
    const expected = files['glove.checkpoint.malmoi']!;
    expect(model.iteration).toBe(expected.iteration);
    const bytes = async function* (): AsyncGenerator<Uint8Array> {
      yield readFileSync(pathOf('counts.cooc'));
    };
    const { header, blocks } = await decodeCooccurrences(bytes(), 'counts.cooc');
    expect(header.words).toEqual(files['counts.cooc']!.words);
    const vectors = await trainGlove(
      { words: header.words, blocks },
      {
        ...{ dimensions: 8, iterations: 4, xMax: 10, engine, scratch: openMemoryScratch() },
        resumeFrom: model.state,
      },
    );
    expect(sha256(vectors.vectors)).toBe(expected.end);
    expectNearest(vectors, '영화', files['counts.cooc']!.nearest);
  });
});

it('every file there is answered for', () => {
  const known = new Set(Object.values(files).map(({ kind }) => kind));
  expect([...known].sort()).toEqual([
    ...['bpe-tokenizer', 'co-occurrences', 'glove-checkpoint', 'language-model'],
    ...['language-model-checkpoint', 'naive-bayes-classifier', 'phrases', 'vocabulary'],
    ...['word-vectors', 'word2vec', 'word2vec-checkpoint'],
  ]);
});
