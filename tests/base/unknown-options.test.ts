import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attention,
  sigmoidCrossEntropy,
  slice,
  softmaxCrossEntropy,
} from '../../src/autodiff/operations.ts';
import {
  closerThan,
  createEngine,
  createTextPipeline,
  createTextSource,
  drawActivationText,
  drawTextChart,
  type Engine,
  mostSimilarCosmul,
  openModel,
  readVectors,
  Tape,
  TextCorpus,
  trainGlove,
  trainLanguageModel,
  trainWord2Vec,
  VectorIndex,
  WordVectors,
  writeFastTextVec,
  writeGloveText,
  writeProjectorMetadata,
  writeProjectorVectors,
  writeWord2vecBinary,
  writeWord2vecText,
} from '../../src/index.ts';
import { readDocuments } from '../../src/io/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const vectors = WordVectors.of({ a: [1, 0], b: [0, 1] });

/** A text that must not be read before the options are checked. */
const unread: AsyncIterable<string> = {
  [Symbol.asyncIterator]: () => {
    throw new Error('The text was read.');
  },
};

async function drain(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pieces);
}

const chart = { title: '', xLabel: '', yLabel: '', x: [1], series: [] };
const tensorOf = (tape: Tape) => tape.constant([2, 2], [1, 2, 3, 4]);

/** Calls with an option that does not exist, beside the name that was meant. */
const CALLS: readonly [string, string, () => unknown][] = [
  [
    'mostSimilarCosmul',
    'topn',
    () => mostSimilarCosmul(vectors, { positive: ['a'], topN: 1 } as object),
  ],
  ['closerThan', 'products', () => closerThan(vectors, 'a', 'b', { product: 1 } as object)],
  [
    'VectorIndex.mostSimilar',
    'topn',
    () => new VectorIndex(engine, vectors).mostSimilar({ topm: 1 } as object),
  ],
  ['readVectors', 'limit', () => readVectors(new Uint8Array(1), { limits: 1 } as object)],
  ...[
    writeFastTextVec,
    writeGloveText,
    writeWord2vecBinary,
    writeWord2vecText,
    writeProjectorVectors,
    writeProjectorMetadata,
  ].map((write): [string, string, () => unknown] => [
    write.name,
    'limit',
    () => drain(write(vectors, { limits: 1 } as object)),
  ]),
  ['readDocuments', 'delimiter', () => drain(readDocuments('a', { delimeter: ',' } as object))],
  ['createTextSource', 'format', () => createTextSource('a', { fromat: 'csv' } as object)],
  ['TextCorpus', 'analyzer', () => new TextCorpus([], { analyser: {} } as object)],
  ['openModel', 'engine', () => openModel(new Uint8Array(1), { engines: {} } as object)],
  ['trainWord2Vec', 'dimensions', () => trainWord2Vec(unread, { dimension: 4 } as object)],
  ['trainGlove', 'iterations', () => trainGlove(unread, { iteration: 4 } as object)],
  [
    'trainLanguageModel',
    'hiddenSize',
    () => trainLanguageModel(unread, { engine, hidenSize: 4 } as never),
  ],
  ['drawTextChart', 'width', () => drawTextChart(chart, { widht: 4 } as object)],
  ['drawActivationText', 'paint', () => drawActivationText(['a'], [0], { pain: 4 } as object)],
  [
    'slice',
    'begin',
    () => {
      const tape = new Tape(engine);
      return slice(tape, tensorOf(tape), { axis: 0, begins: 0, end: 1 } as never);
    },
  ],
  [
    'softmaxCrossEntropy',
    'reduction',
    () => {
      const tape = new Tape(engine);
      return softmaxCrossEntropy(tape, tensorOf(tape), [0, 1], { reductions: 'sum' } as object);
    },
  ],
  [
    'sigmoidCrossEntropy',
    'reduction',
    () => {
      const tape = new Tape(engine);
      return sigmoidCrossEntropy(tape, tensorOf(tape), [0, 1, 0, 1], { reductio: 'sum' } as object);
    },
  ],
  [
    'attention',
    'scale',
    () => {
      const tape = new Tape(engine);
      const x = tape.constant([1, 2, 2], [1, 2, 3, 4]);
      return attention(tape, x, x, x, { scales: 1 } as object);
    },
  ],
];

describe.each(CALLS)('%s', (_, meant, call) => {
  it('names an option that it does not have, and the one that was meant', async () => {
    await expect((async () => call())()).rejects.toThrow(
      new RegExp(`has no option \\w+; did you mean ${meant}\\?`),
    );
  });
});

it('a tokenizer that does not exist does not compile, and is refused', () => {
  // @ts-expect-error There is no kind `word`.
  expect(() => createTextPipeline({ tokenizer: { kind: 'word' } })).toThrow(
    'There are no units "word"',
  );
});
