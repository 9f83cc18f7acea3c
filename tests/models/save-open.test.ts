import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import {
  type Captioner,
  createCaptioner,
  createShapePictures,
  describePictures,
  trainCaptioner,
} from '../../src/captioner/index.ts';
import {
  type FastTextClassifier,
  type LinearClassifier,
  TextClassifier,
  trainFastText,
  trainLinearClassifier,
} from '../../src/classifier/index.ts';
import { type NeuralClassifier, trainNeuralClassifier } from '../../src/classifier/neural/index.ts';
import {
  CountVectorizer,
  HashingVectorizer,
  learnPhrases,
  TfidfVectorizer,
  toDense,
} from '../../src/counts/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { encodeModel } from '../../src/io/model-file.ts';
import { CorpusBuilder, LanguageModel } from '../../src/language-model/index.ts';
import {
  type AnyModel,
  MODEL_KINDS,
  type ModelKindName,
  modelToBytes,
  modelToState,
  openModel,
  saveModel,
  testDataOf,
} from '../../src/models/index.ts';
import {
  analyzeMorphemes,
  createMorphologyModel,
  type MorphologyModel,
} from '../../src/morphology/index.ts';
import { predictRows, type TableModel, trainTableModel } from '../../src/table/index.ts';
import { createTagger, type Tagger } from '../../src/tagger/index.ts';
import {
  buildVocabulary,
  createTextPipeline,
  createTokenizer,
  trainBpe,
  WordCounter,
} from '../../src/text/index.ts';
import { createTranslator, type Translator } from '../../src/translator/index.ts';
import { mostSimilar, WordVectors } from '../../src/vectors/index.ts';
import { TextEncoding, trainWord2Vec } from '../../src/word2vec/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-models-'));
afterAll(() => rmSync(folder, { recursive: true }));
let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const texts = ['정말 좋은 영화', '정말 나쁜 영화', 'a good film', 'a bad film'];
const labels = ['good', 'bad', 'good', 'bad'];
const analyzer = createTextPipeline({ normalize: { letterCase: 'lower' }, stopWords: ['a'] });

async function word2vec() {
  const counter = new WordCounter();
  const sentences = Array.from({ length: 20 }, (_, i) => texts[i % 4]!.split(' '));
  for (const words of sentences) for (const word of words) counter.add(word);
  const { words, counts, idOf } = buildVocabulary(counter.counts);
  const encoding = await TextEncoding.create(openMemoryScratch());
  for (const sentence of sentences) {
    await encoding.addEncoded(Int32Array.from([...sentence.map(idOf), -1]));
  }
  const text = await encoding.finish();
  return trainWord2Vec({ words, counts, text }, { dimensions: 4, epochs: 1, engine });
}

function languageModel(): LanguageModel {
  const builder = new CorpusBuilder();
  for (const text of texts) builder.addLine(text);
  return new LanguageModel(engine, builder.finish().units, { layers: 1, hiddenSize: 8 });
}

function wordCounts(): WordCounter {
  const counter = new WordCounter();
  for (const text of texts) for (const word of text.split(' ')) counter.add(word);
  return counter;
}

async function* sentences(): AsyncGenerator<string[]> {
  for (const text of texts) yield text.split(' ');
}

/** A model of each kind, and something that it answers. */
const examples: {
  [Name in ModelKindName]?: [() => Promise<AnyModel> | AnyModel, (m: never) => unknown];
} = {
  'naive-bayes-classifier': [
    () => new TextClassifier({ analyzer }).partialFit(texts, labels),
    (model: TextClassifier) => model.predictProba(texts),
  ],
  'linear-classifier': [
    () => trainLinearClassifier([{ texts, labels }], { analyzer }),
    (model: LinearClassifier) => model.predictProba(texts),
  ],
  'fasttext-classifier': [
    () => trainFastText([{ texts, labels }], { analyzer, engine, epochs: 2, dimensions: 4 }),
    (model: FastTextClassifier) => model.predictProba(texts),
  ],
  'neural-classifier': [
    async () => {
      const options = { engine, epochs: 1, hiddenSize: 4, embeddingSize: 4 } as const;
      return (await trainNeuralClassifier([{ texts, labels }], options)).model;
    },
    (model: NeuralClassifier) => model.predictProba(texts),
  ],
  'table-model': [
    async () => {
      const options = { engine, target: 'label', epochs: 1, hiddenSize: 4 };
      const rows = texts.map((text, i) => ({
        length: text.length,
        script: i < 2,
        label: labels[i]!,
      }));
      return (await trainTableModel(rows, options)).model;
    },
    (model: TableModel) => predictRows(model, [{ length: 3, script: 'true' }]),
  ],
  captioner: [
    () =>
      createCaptioner(engine, [...createShapePictures({ count: 3 })], {
        ...{ filters: 2, hiddenSize: 4, embeddingSize: 4 },
      }),
    (model: Captioner) =>
      describePictures(
        model,
        Array.from(createShapePictures({ count: 2 }), ({ picture }) => picture),
      ),
  ],
  tagger: [
    () =>
      createTagger(
        engine,
        texts.map((text) => ({
          tokens: text.split(' '),
          columns: { length: text.split(' ').map(({ length }) => String(length)) },
        })),
        { options: { hiddenSize: 4, wordSize: 4, characterSize: 4, characterHiddenSize: 4 } },
      ),
    (model: Tagger) => Array.from(model.parameters, ({ name }) => name),
  ],
  translator: [
    () =>
      createTranslator(
        engine,
        texts.map((source) => ({ source, target: source })),
        { units: 'code-points', minCount: 1, hiddenSize: 4, embeddingSize: 4 },
      ),
    (model: Translator) => Array.from(model.parameters, ({ name }) => name),
  ],
  morphology: [
    () =>
      createMorphologyModel(
        engine,
        { sejong: [[{ form: '학교', morphemes: [{ form: '학교', tag: 'NNG' }] }]] },
        { embeddingSize: 4, hiddenSize: 4 },
      ),
    (model: MorphologyModel) => analyzeMorphemes(model, texts),
  ],
  'language-model': [
    languageModel,
    (model: LanguageModel) => MODEL_KINDS['language-model'].predict?.(model, ['정말'], {}),
  ],
  'word-vectors': [
    () => WordVectors.of({ 왕: [1, 2], 여왕: [1, 3], 사과: [-1, 1] }),
    (model: WordVectors) => mostSimilar(model, { positive: ['왕'] }),
  ],
  word2vec: [word2vec, (model: { outputs: Float32Array }) => model.outputs],
  'bpe-tokenizer': [
    () => trainBpe(wordCounts().counts, { size: 280, minCount: 1 }),
    (model: { tokens: readonly string[] }) => model.tokens,
  ],
  tokenizer: [
    () => createTokenizer({ kind: 'regexp', pattern: '\\p{L}+' }),
    (model: { words(text: string): string[] }) => model.words('좋은 film 2'),
  ],
  'text-pipeline': [() => analyzer, (model: typeof analyzer) => model.words('A Good film')],
  phrases: [
    () => learnPhrases(sentences, { minCount: 1, threshold: 0.1 }),
    (model: { join(words: string[]): string[] }) => model.join(['정말', '좋은', '영화']),
  ],
  vocabulary: [
    () => buildVocabulary(wordCounts().counts),
    (model: { words: readonly string[]; counts: Float64Array }) => [model.words, model.counts],
  ],
  'count-vectorizer': [
    () => new CountVectorizer({ analyzer, ngramRange: [1, 2], minDf: 2 }).fit(texts),
    (model: CountVectorizer) => [model.featureNames(), toDense(model.transform(texts))],
  ],
  'tfidf-vectorizer': [
    () =>
      new TfidfVectorizer({ analyzer, sublinearTf: true, vocabularyOrder: 'sorted' }).fit(texts),
    (model: TfidfVectorizer) => [model.featureNames(), toDense(model.transform(texts))],
  ],
  'hashing-vectorizer': [
    () => new HashingVectorizer({ analyzer, features: 16, norm: 'l1' }),
    (model: HashingVectorizer) => toDense(model.transform(texts)),
  ],
};

describe('saveModel and openModel', () => {
  it.each(Object.entries(examples))('give back %s', async (kind, [make, answer]) => {
    const model = await make();
    const path = join(folder, `${kind}.malmoi`);
    await saveModel(model, path, { notes: { source: 'test' } });
    const bytes = modelToBytes(model, { notes: { source: 'test' } });
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    for (const source of [path, bytes, bytes.buffer, new Blob([bytes]), bytes.subarray(0)]) {
      const opened = await openModel(source, { engine });
      expect(opened.kind).toBe(kind);
      expect(opened.metadata.source).toBe('test');
      expect(answer(opened.model as never)).toEqual(answer(model as never));
      // What was opened and saved again is the same file.
      expect(modelToBytes(opened)).toEqual(bytes);
      expect(opened.describe()).toMatchObject({ kind, fileKind: kind });
      opened.dispose();
    }
  });

  it('have an example here of every kind but a checkpoint', () => {
    expect(Object.keys(MODEL_KINDS).filter((kind) => !Object.hasOwn(examples, kind))).toEqual([
      'glove-checkpoint',
    ]);
  });

  it('make an engine of their own for a language model, and give it back', async () => {
    const bytes = modelToBytes(languageModel());
    const opened = await openModel(bytes, { kind: 'language-model', engine: { workers: 1 } });
    const [{ predicted, probabilities }] = opened.predict([''], { top: 3 }) as [never];
    expect(Object.keys(probabilities)).toHaveLength(3);
    expect(Object.keys(probabilities)).toContain(predicted);
    opened.dispose();
  });

  it('go on learning with a vectorizer that was opened', async () => {
    const saved = modelToBytes(new CountVectorizer({ analyzer }).fit(texts.slice(0, 2)));
    const { model } = await openModel(saved, { kind: 'count-vectorizer' });
    const whole = new CountVectorizer({ analyzer }).fit(texts);
    expect(model.partialFit(texts.slice(2)).featureNames()).toEqual(whole.featureNames());
  });

  it('open word vectors of other tools', async () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    for (const text of ['2 2\nking 1 2\nqueen 1 3\n', 'king 1 2\nqueen 1 3\n']) {
      const opened = await openModel(encode(text));
      expect(opened.kind).toBe('word-vectors');
      expect(opened.describe().details).toEqual({ vocabularySize: 2, dimensions: 2 });
    }
  });

  it('refuse what is no model, with a sentence', async () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    await expect(openModel(encode('이것은 글이다\n'), { name: 'a.txt' })).rejects.toThrow(
      /^a\.txt: /,
    );
    await expect(openModel(new Uint8Array(3))).rejects.toThrow(InputError);
    await expect(openModel(join(folder, 'missing.malmoi'))).rejects.toThrow('no such file');
    await expect(openModel(7 as never)).rejects.toThrow(UsageError);
    await expect(openModel(new Uint8Array(3), { kind: 'klassifier' as never })).rejects.toThrow(
      'There is no kind of model "klassifier"',
    );
    expect(() => modelToBytes({} as never)).toThrow('This is no model that can be saved');
    await expect(saveModel(null as never, join(folder, 'x'))).rejects.toThrow(UsageError);
  });

  it('refuse a model of another kind than asked for, and one that is not known', async () => {
    const bytes = modelToBytes(analyzer);
    await expect(openModel(bytes, { kind: 'phrases', name: 'a' })).rejects.toThrow(
      'a: this is a text pipeline (kind "text-pipeline"), but a phrase model was expected',
    );
    const state = { ...modelToState(analyzer), kind: 'parser' };
    const unknown = Buffer.concat([...encodeModel(state)]);
    await expect(openModel(unknown, { name: 'a' })).rejects.toThrow(
      /^a: this is a model of the kind "parser", which this version does not know; it knows naive-bayes/,
    );
  });

  it('say which call opens a file of co-occurrence counts', async () => {
    const bytes = readFileSync(new URL('../golden/models-0.1.0/counts.cooc', import.meta.url));
    for (const source of [bytes, bytes.subarray(0, 8), new Blob([bytes])]) {
      await expect(openModel(source, { name: 'a.cooc' })).rejects.toThrow(
        'a.cooc: this is a file of co-occurrence counts, which is no model: in code `decodeCooccurrences` opens it, and `malmoi train glove` trains on it',
      );
    }
  });

  it('call word vectors a set', async () => {
    const bytes = modelToBytes(WordVectors.of({ a: [1] }));
    await expect(openModel(bytes, { kind: 'vocabulary', name: 'a' })).rejects.toThrow(
      'a: this is a set of word vectors (kind "word-vectors"), but a vocabulary was expected',
    );
  });

  it('refuse a file whose format has another number', async () => {
    const text = new TextDecoder('latin1').decode(modelToBytes(analyzer));
    const changed = text.replace('formatVersion\\":1', 'formatVersion\\":3');
    const bytes = Uint8Array.from(changed, (letter) => letter.charCodeAt(0));
    await expect(openModel(bytes, { name: 'a' })).rejects.toThrow(
      "a: the model's format is 3, but this version reads 2; update malmoi",
    );
  });

  it('say in one sentence what a kind cannot do', async () => {
    const opened = await openModel(modelToBytes(analyzer));
    expect(() => opened.predict(['a'])).toThrow(
      'The model is a text pipeline (kind "text-pipeline"), which cannot predict; it can be described and saved.',
    );
    expect(() => opened.explain('a')).toThrow('cannot explain');
    expect(() => opened.analyze(['a'])).toThrow('cannot find morphemes');
    await expect(opened.evaluate(testDataOf(['a']))).rejects.toThrow('cannot evaluate');
    const vectors = await openModel(modelToBytes(WordVectors.of({ a: [1] })));
    expect(() => vectors.predict(['a'])).toThrow(
      'it can evaluate and find similar words and answer analogies and find the odd one out.',
    );
  });
});

describe('a checkpoint that is opened as a model', () => {
  it('has the weights of the best validation, and its training still goes on from the last ones', async () => {
    const examples = [...createShapePictures({ count: 12 })];
    const options = { side: 16, filters: 2, hiddenSize: 4, embeddingSize: 4 };
    const checkpoints: ModelState[] = [];
    // Of so fast a training the last weights are soon not the best.
    const model = createCaptioner(engine, examples, options);
    await trainCaptioner(model, examples, {
      ...{ epochs: 6, batch: 2, learningRate: 0.3, validation: 0.4, checkpointSeconds: 0 },
      onCheckpoint: (state) => void checkpoints.push(structuredClone(state)),
    });
    const behind = checkpoints.find(({ metadata }) => {
      const { best, position } = Object(metadata.checkpoint);
      return best !== null && best.step < position.step;
    });
    const handle = await openModel(bytesOf(behind!), { kind: 'captioner', engine });
    const { tensors } = modelToState(handle.model);
    const name = 'decoder.weight';
    expect(tensors[name]!.data).toEqual(behind!.tensors[`best.${name}`]!.data);
    expect(tensors[name]!.data).not.toEqual(behind!.tensors[name]!.data);
    expect(handle.describe()).toMatchObject({ kind: 'captioner' });
  });
});

function bytesOf(state: ModelState): Uint8Array {
  return joinBytes([...encodeModel(state)]);
}
