import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '../../../src/base/json.ts';
import { PRECISIONS } from '../../../src/base/model-state.ts';
import { createRandom } from '../../../src/base/random.ts';
import { WordTable } from '../../../src/base/word-table.ts';
import { DenseRows } from '../../../src/classifier/fasttext/parts.ts';
import { quantizeRows } from '../../../src/classifier/fasttext/quantized-rows.ts';
import {
  FastTextClassifier,
  type FastTextLoss,
  fastTextToState,
} from '../../../src/classifier/index.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { joinBytes } from '../../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../../src/io/model-file.ts';
import {
  generateText,
  languageModelFromState,
  TransformerLanguageModel,
} from '../../../src/language-model/index.ts';
import {
  ABILITIES,
  type AnyModelHandle,
  MODEL_KINDS,
  modelToBytes,
  openModel,
  reducePrecision,
  testDataOf,
} from '../../../src/models/index.ts';
import { UserDictionary } from '../../../src/morphology/index.ts';
import { createBpeTokenizer } from '../../../src/text/index.ts';
import { createTextPipeline } from '../../../src/text/pipeline.ts';
import { mostSimilar } from '../../../src/vectors/index.ts';
import type { Target } from './target.ts';

const FOLDER = new URL('../../golden/models-0.1.0/', import.meta.url);
/** Not as a `Buffer`, whose `slice` copies nothing: seeds must stay as they are. */
export const readGolden = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(file, FOLDER)));

const TEXTS = ['정말 재미있는 영화', 'a boring film', ''];

/** Engines whose heap is small, so that a model that asks for much is refused soon. */
const HEAP_BYTES = 64 * 2 ** 20;
/** Opened language models keep their room until their engine ends. */
const OPENED_BY_ENGINE = 400;
let engine: Engine | undefined;
let opened = 0;

/** An engine for the next model: the same for some models, then another. */
export async function nextEngine(): Promise<Engine> {
  if (engine !== undefined && opened++ < OPENED_BY_ENGINE) return engine;
  engine?.dispose();
  opened = 0;
  engine = await createEngine({ engine: 'wasm', workers: 1, memoryLimitBytes: HEAP_BYTES });
  return engine;
}

/** Asks an opened model for all that models of its kind can do. */
async function useModel(handle: AnyModelHandle): Promise<void> {
  JSON.stringify(handle.describe());
  const can = ABILITIES.filter((ability) => MODEL_KINDS[handle.kind][ability] !== undefined);
  if (can.includes('predict')) JSON.stringify(handle.predict(TEXTS.slice(0, 2), { top: 3 }));
  if (can.includes('explain')) JSON.stringify(handle.explain(TEXTS[0]!));
  switch (handle.kind) {
    case 'naive-bayes-classifier':
    case 'linear-classifier':
    case 'fasttext-classifier':
    case 'neural-classifier':
      await handle.evaluate(
        testDataOf(
          TEXTS,
          TEXTS.map(() => handle.model.classes[0]!),
        ),
      );
      break;
    case 'language-model':
      await handle.evaluate(testDataOf(['영화 영화', 'film']));
      for await (const _ of generateText(handle.model, { length: 8, temperature: 0.8 }));
      break;
    case 'word-vectors':
      mostSimilar(handle.model, { positive: [handle.model.words.word(0)], topn: 3 });
      break;
    case 'word2vec': {
      const { vectors } = handle.model;
      mostSimilar(vectors, { positive: [vectors.words.word(0)], topn: 3 });
      break;
    }
    case 'bpe-tokenizer':
      createBpeTokenizer(handle.model).words(TEXTS[0]!);
      break;
    case 'table-model': {
      const { encoder, sequence } = handle.model;
      const cells = encoder.columns.map(({ name }) => [name, '1.5']);
      const row = Object.fromEntries([
        ...cells,
        ...(sequence === undefined ? [] : [[sequence, 'a']]),
      ]);
      JSON.stringify(handle.predictRows([row, row]));
      JSON.stringify(handle.explainRows([row]));
      break;
    }
    case 'morphology':
      handle.analyze(TEXTS, { nBest: 2, dictionary: new UserDictionary([{ form: '나는' }]) });
      handle.restoreSpaces(TEXTS);
      break;
    case 'phrases':
      handle.model.join(TEXTS[0]!.split(' '));
      break;
    default:
  }
}

/** A small morphological analyzer, all of whose weights are zeros. */
function morphologyFile(): Uint8Array {
  const [hiddenSize, embeddingSize, pairSize] = [3, 2, 1];
  const shapes: Record<string, number[]> = {
    'embedding.weight': [9, embeddingSize],
    'marks.weight': [5, embeddingSize],
    'pairs.weight': [2, pairSize],
  };
  for (const direction of ['', '_reverse']) {
    shapes[`recurrent.weight_ih_l0${direction}`] = [4 * hiddenSize, embeddingSize + 2 * pairSize];
    shapes[`recurrent.weight_hh_l0${direction}`] = [4 * hiddenSize, hiddenSize];
    shapes[`recurrent.bias_ih_l0${direction}`] = [4 * hiddenSize];
    shapes[`recurrent.bias_hh_l0${direction}`] = [4 * hiddenSize];
  }
  for (const name of ['decoders.sejong', 'spacing']) {
    shapes[`${name}.weight`] = [2, 2 * hiddenSize];
    shapes[`${name}.bias`] = [2];
  }
  const tensors = Object.entries(shapes).map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1);
    return [name, { shape, data: new Float32Array(length) }] as const;
  });
  const labels = { shape: [4], data: Uint16Array.of(0, 1, 0, 0) };
  const metadata = {
    options: { embeddingSize, pairs: 1, pairSize, hiddenSize, layers: 1, dropout: 0, seed: 1 },
    ...{ characters: ['가', '다'], pairs: ['가다'], training: {} },
    tagSets: { sejong: ['== B NNG', '~·- B VV 았 B EP'] },
    remembered: { sejong: '가다 나는' },
  };
  const all = { ...Object.fromEntries(tensors), 'remembered.sejong': labels };
  const state = { kind: 'morphology', metadata, tensors: all };
  return joinBytes([...encodeModel(state)]).slice();
}

/** Small table models, all of whose weights are zeros: of rows, and of sequences. */
function tableFiles(): Uint8Array[] {
  const inputs = [
    { kind: 'number', name: 'age', mean: 40, deviation: 12.5, missing: true },
    { kind: 'category', name: 'city', categories: ['Busan', '서울'], other: true, missing: false },
  ];
  const classes = { task: 'classify', name: 'kind', labels: ['a', 'b'] };
  const number = { task: 'regress', name: 'price', mean: 10, deviation: 2 };
  const file = (metadata: JsonObject, shapes: Readonly<Record<string, number[]>>): Uint8Array => {
    const tensors = Object.entries(shapes).map(([name, shape]) => {
      const length = shape.reduce((product, size) => product * size, 1);
      return [name, { shape, data: new Float32Array(length) }] as const;
    });
    const state = {
      ...{ kind: 'table-model', metadata: { inputs, rows: 20, training: {}, ...metadata } },
      tensors: Object.fromEntries(tensors),
    };
    return joinBytes([...encodeModel(state)]).slice();
  };
  const shape = { hiddenSize: 3, layers: 1, dropout: 0, seed: 1 };
  return [
    file(
      { options: { ...shape, network: 'mlp', activation: 'relu' }, target: classes },
      {
        ...{ 'hidden.0.weight': [3, 5], 'hidden.0.bias': [3] },
        ...{ 'decoder.weight': [2, 3], 'decoder.bias': [2] },
      },
    ),
    file(
      {
        ...{ options: { ...shape, network: 'gru', bidirectional: false }, target: number },
        sequence: 'film',
      },
      {
        ...{ 'recurrent.weight_ih_l0': [9, 5], 'recurrent.weight_hh_l0': [9, 3] },
        ...{ 'recurrent.bias_ih_l0': [9], 'recurrent.bias_hh_l0': [9] },
        ...{ 'decoder.weight': [1, 3], 'decoder.bias': [1] },
      },
    ),
  ];
}

/** Small Transformers, one for each way to tell places apart that has numbers of its own. */
async function transformerFiles(): Promise<Uint8Array[]> {
  const file = 'lm-rnn-characters.malmoi';
  const state = decodeModel(readGolden(file).slice().buffer, file);
  const { units } = languageModelFromState(await nextEngine(), state);
  const shape = { layers: 1, hiddenSize: 4, heads: 2, context: 4 };
  const created = await nextEngine();
  return (['learned', 'rotary'] as const).map((positions) => {
    const options = { ...shape, positions, bias: positions === 'learned' };
    const model = new TransformerLanguageModel(created, units, options);
    return joinBytes([...encodeModel(model.toState())]).slice();
  });
}
const transformers = await transformerFiles();

/** Small fastText classifiers: with n-grams, along a tree, and quantized. */
function fastTextFiles(): Uint8Array[] {
  const random = createRandom(1, 'fuzzed fastText');
  const words = ['</s>', '영화', 'film', 'a'];
  const buckets = Int32Array.of(3, 17, 40);
  const rows = (count: number, dimensions: number): DenseRows => {
    const data = Float32Array.from({ length: count * dimensions }, () => random.float() - 0.5);
    return new DenseRows(data, dimensions);
  };
  const make = (loss: FastTextLoss, dimensions: number): FastTextClassifier => {
    const shape = { dimensions, wordNgrams: 2, minn: 2, maxn: 3, bucket: 50, loss };
    return new FastTextClassifier({
      parts: {
        shape: { ...shape, analyzer: createTextPipeline(), sigmoid: 'exact' },
        words: WordTable.of(words),
        wordCounts: Float64Array.of(9, 4, 3, 1),
        ngramRows: { kind: 'listed', buckets, others: 'zero' },
        labels: ['good', 'bad', 'dull'],
        labelCounts: Float64Array.of(5, 3, 1),
        input: rows(words.length + buckets.length, dimensions),
        output: rows(3, dimensions),
        documents: 9,
      },
    });
  };
  const work = quantizeRows(
    rows(words.length + buckets.length, 4),
    { subspace: 2, norms: true },
    random,
  );
  let step = work.next();
  while (!step.done) step = work.next();
  const dense = make('softmax', 4);
  const quantized = new FastTextClassifier({ parts: { ...dense.parts, input: step.value } });
  return [dense, make('hierarchical-softmax', 3), quantized].map((model) =>
    joinBytes([...encodeModel(fastTextToState(model))]).slice(),
  );
}

/** What was opened and used can be written, and what was written can be read. */
async function open(input: Uint8Array): Promise<void> {
  const handle = await openModel(input, { engine: await nextEngine() });
  await useModel(handle);
  const written = modelToBytes(handle);
  try {
    await openModel(written, { engine: await nextEngine() });
  } catch (error) {
    throw new Error(`what was written is not read: ${(error as Error).message}`, { cause: error });
  }
}

/** Files of every kind of model. */
export function modelTargets(): Target[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.malmoi'));
  const isLanguageModel = (file: string): boolean => file.startsWith('lm');
  /** Opened, it builds a dictionary of a tenth of a second. */
  const isKorean = (file: string): boolean => file.includes('korean');
  const target = (name: string, share: number, some: readonly string[]): Target => {
    return { name, share, isModel: true, seeds: some.map(readGolden), use: open };
  };
  /** The same models with their weights in fewer bits: files of the format's version 2. */
  const reduced = (some: readonly string[]): Uint8Array[] =>
    some.flatMap((file) =>
      PRECISIONS.map((precision) => {
        const state = decodeModel(readGolden(file).slice().buffer, file);
        return joinBytes([...encodeModel(reducePrecision(state, precision))]).slice();
      }),
    );
  const inFewerBits = (name: string, share: number, some: readonly string[]): Target => {
    return { name, share, isModel: true, seeds: reduced(some), use: open };
  };
  return [
    inFewerBits('reduced-vectors', 2, ['vectors.malmoi', 'vectors-subwords.malmoi']),
    inFewerBits('reduced-language-models', 1, ['lm-gru-jamo.malmoi', 'lm-lstm-bpe.malmoi']),
    target(
      'models',
      35,
      files.filter((file) => !isLanguageModel(file) && !isKorean(file)),
    ),
    { name: 'transformers', share: 2, isModel: true, seeds: transformers, use: open },
    { name: 'morphology', share: 2, isModel: true, seeds: [morphologyFile()], use: open },
    { name: 'fasttext-models', share: 3, isModel: true, seeds: fastTextFiles(), use: open },
    { name: 'table-models', share: 2, isModel: true, seeds: tableFiles(), use: open },
    target('korean-models', 0.02, files.filter(isKorean)),
    target('language-models', 3, files.filter(isLanguageModel)),
  ];
}
