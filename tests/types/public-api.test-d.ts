// What the types of the public API promise; nothing here is run. `npm run typecheck` compiles it against
// the source, and `npm run check:consumers` against the packed package, by several versions of TypeScript.
import {
  buildVocabulary,
  type ClassPrediction,
  CountVectorizer,
  type CsrMatrix,
  createEngine,
  createRandom,
  createTextPipeline,
  type Engine,
  generateText,
  InputError,
  type LanguageModel,
  MalmoiError,
  modelToBytes,
  mostSimilar,
  readVectors,
  type SimilarWord,
  type TextClassifier,
  type TextPipeline,
  type TrainingText,
  trainClassifier,
  trainWord2Vec,
  type Word2VecModel,
  type WordVectors,
} from 'malmoi';
import type * as autodiff from 'malmoi/autodiff';
import type * as classifier from 'malmoi/classifier';
import type * as neuralClassifier from 'malmoi/classifier/neural';
import { type CallEvent, createClient, type RequestOf, type ResultOf } from 'malmoi/client';
import type * as corpus from 'malmoi/corpus';
import type * as counts from 'malmoi/counts';
import type * as engineModule from 'malmoi/engine';
import type * as glove from 'malmoi/glove';
import type * as inspect from 'malmoi/inspect';
import type * as io from 'malmoi/io';
import type * as languageModel from 'malmoi/language-model';
import type * as models from 'malmoi/models';
import type * as nn from 'malmoi/nn';
import type * as node from 'malmoi/node';
import {
  type CountedPart,
  countNgramsPart,
  countVocabularyPart,
  openStore,
  readNgrams,
  readVocabulary,
} from 'malmoi/store';
import type * as tagger from 'malmoi/tagger';
import type * as text from 'malmoi/text';
import type * as training from 'malmoi/training';
import type * as translator from 'malmoi/translator';
import type * as vectors from 'malmoi/vectors';
import type * as word2vec from 'malmoi/word2vec';
import { expectType } from './expect-type.ts';

export async function engines(): Promise<void> {
  const engine = await createEngine({ engine: 'wasm', workers: 2 });
  expectType<Engine>()(engine, true);
  expectType<'reference' | 'wasm' | 'native'>()(engine.kind, true);
  expectType<readonly string[]>()(engine.reasons, true);
  // @ts-expect-error there is no such engine
  await createEngine({ engine: 'gpu' });
  // @ts-expect-error a misspelt option
  await createEngine({ worker: 2 });
  // @ts-expect-error what an engine says of itself is not to be written
  engine.kind = 'wasm';
}

export async function clients(): Promise<void> {
  const client = createClient('http://localhost:8080', { token: 'secret', language: 'ko' });
  const [predicted] = await client.predict('reviews', { texts: ['good'], top: 3 });
  if (predicted === undefined) throw new Error('there is a result for each text');
  expectType<Readonly<Record<string, number>>>()(predicted.probabilities, true);
  const [row] = await client.predictRows('table', { rows: [{ height: 170, city: null }] });
  if (row === undefined) throw new Error('there is a result for each row');
  expectType<string | number>()(row.predicted, true);
  for await (const part of client.stream.generate('writer', { prompts: ['영화'], seed: 1 })) {
    expectType<CallEvent<ResultOf<'generate'>>>()(part, true);
    if (part.event === 'piece') expectType<string>()(part.text, true);
  }
  const request: RequestOf<'translate'> = { texts: ['a'], nbest: 2 };
  await client.translate('en-de', request, { signal: AbortSignal.timeout(10) });
  // @ts-expect-error whether parts are asked for, the method says
  await client.translate('en-de', { texts: ['a'], stream: true });
  // @ts-expect-error a request has a list of texts
  await client.tag('tagger', { texts: 'a' });
  // @ts-expect-error a misspelt option
  createClient('http://localhost:8080', { tokens: 'secret' });
}

export async function classifiers(): Promise<void> {
  const analyzer = createTextPipeline({ tokenizer: { kind: 'words' } });
  expectType<TextPipeline>()(analyzer, true);
  const trained = await trainClassifier([{ texts: ['good'], labels: ['yes'] }], { analyzer });
  expectType<TextClassifier>()(trained, true);
  expectType<ClassPrediction[]>()(trained.predictProba(['good']), true);
  expectType<string[]>()(trained.predict(['good']), true);
  // @ts-expect-error a batch has labels
  await trainClassifier([{ texts: ['good'] }], { analyzer });

  const vectorizer = new CountVectorizer({ analyzer, ngramRange: [1, 2] });
  expectType<CsrMatrix>()(vectorizer.fitTransform(['a b']), true);
  // @ts-expect-error a range has two ends
  new CountVectorizer({ analyzer, ngramRange: [1] });
}

/** A `Blob` takes only bytes in memory that is not shared. */
export function modelBuffer(model: TextClassifier): ArrayBuffer {
  return modelToBytes(model).buffer;
}

export async function wordVectors(
  bytes: AsyncIterable<Uint8Array>,
  text: TrainingText,
): Promise<void> {
  const { vectors: read } = await readVectors(bytes, { name: 'vectors.txt' });
  const similar = mostSimilar(read, { positive: ['king', 'woman'], negative: ['man'] });
  expectType<SimilarWord[]>()(similar, true);
  // @ts-expect-error words, not numbers
  mostSimilar(read, { positive: [1] });

  const trained = await trainWord2Vec(text, { dimensions: 10, loss: 'hierarchical-softmax' });
  expectType<Word2VecModel>()(trained, true);
  // @ts-expect-error there is no such loss
  await trainWord2Vec(text, { loss: 'hinge' });
  // @ts-expect-error a misspelt option
  await trainWord2Vec(text, { dimension: 10 });
}

export async function languageModels(model: LanguageModel): Promise<void> {
  for await (const piece of generateText(model, { length: 10, temperature: 0.5 })) {
    expectType<string>()(piece, true);
  }
  // @ts-expect-error a number
  generateText(model, { length: '10' });
}

export function theRest(error: unknown, loaded: WordVectors): void {
  expectType<number>()(createRandom(1, 'weights').float(), true);
  if (error instanceof InputError) {
    expectType<1 | 2 | 130>()(error.exitCode, true);
    const general: MalmoiError = error;
    expectType<string>()(general.message, true);
  }
  expectType<number>()(loaded.dimensions, true);
  expectType<typeof text.buildVocabulary>()(buildVocabulary, true);
  expectType<typeof import('malmoi').MalmoiError>()(MalmoiError, true);
}

export async function stores(): Promise<void> {
  const store = await openStore('clickhouse://localhost/words', { password: 'secret' });
  const part = { name: 'reviews', part: '3/16', layout: { text: 'body' } };
  expectType<CountedPart>()(await countVocabularyPart(store, ['reviews.csv'], part), true);
  await countNgramsPart(store, ['reviews.csv'], part, { ngramRange: [1, 2] });
  // @ts-expect-error a count has a name
  await countVocabularyPart(store, ['reviews.csv'], { part: '1/2' });
  const { counts: words, total } = await readVocabulary(store, 'reviews', { minCount: 5 });
  expectType<ReadonlyMap<string, number>>()(words, true);
  expectType<bigint>()(total, true);
  const { read } = await readNgrams(store, 'reviews', { minDf: 2, maxDf: 0.5 });
  for await (const [first] of read()) {
    if (first === undefined) continue;
    expectType<readonly string[]>()(first.tokens, true);
    expectType<number>()(first.documents, true);
  }
  await store.close();
}

/** Every subpath has types, and what it exports is what `malmoi` exports. */
export type Subpaths = [
  typeof autodiff.Tape,
  typeof classifier.trainClassifier,
  typeof neuralClassifier.trainNeuralClassifier,
  typeof corpus.createTextSource,
  typeof counts.CountVectorizer,
  typeof engineModule.createEngine,
  typeof glove.trainGlove,
  typeof inspect.measureGradientFlow,
  typeof io.readDocuments,
  typeof languageModel.trainLanguageModel,
  typeof models.openModel,
  typeof nn.Recurrent,
  typeof node.readModelFile,
  typeof tagger.tagSentences,
  typeof text.createTextPipeline,
  typeof training.Optimizer,
  typeof translator.translateTexts,
  typeof vectors.mostSimilar,
  typeof word2vec.trainWord2Vec,
];
