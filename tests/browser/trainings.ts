// A small training of every kind of model from a file, the same in Node and in a browser's worker.
import { trainClassifier } from '../../src/classifier/index.ts';
import { countCooccurrences, createTextSource, TextCorpus } from '../../src/corpus/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { gloveTraining } from '../../src/glove/index.ts';
import { decodeModel, encodeModel, openMemoryScratch } from '../../src/io/index.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { LanguageModel, languageModelTraining } from '../../src/language-model/index.ts';
import { readLanguageCorpus } from '../../src/language-model/read-language-corpus.ts';
import { type AnyModel, type ModelBytes, modelToBytes, openModel } from '../../src/models/index.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { word2VecTraining } from '../../src/word2vec/index.ts';
import { readTrainingText } from '../../src/word2vec/read-training-text.ts';

/** The kinds of model that train in a browser. */
export const TRAINED_KINDS = ['classifier', 'word2vec', 'glove', 'language-model'] as const;
export type TrainedKind = (typeof TRAINED_KINDS)[number];

/** What is asked of a training. */
export interface TrainingOrder {
  readonly kind: TrainedKind;
  readonly file: File;
  readonly workers: number;
  /** Passes; so many that a test would not wait for the end, where it is stopped in the middle. */
  readonly epochs: number;
  /** What an interrupted training left, as the bytes of its file. */
  readonly checkpoint?: ModelBytes;
}

/** Who hears of a training, and who stops it. */
export interface TrainingEars {
  readonly signal?: AbortSignal;
  /** Awaited before each round: the training pauses while it waits. */
  readonly beforeRound?: () => Promise<void> | void;
  readonly onCheckpoint?: (bytes: ModelBytes) => void;
}

/** Trains on the portable engine, and gives the model as the bytes of its file. */
export async function train(order: TrainingOrder, ears: TrainingEars = {}): Promise<ModelBytes> {
  const engine = await createEngine({ engine: 'wasm', workers: order.workers });
  try {
    return modelToBytes(await trainOn(engine, order, ears));
  } finally {
    engine.dispose();
  }
}

async function trainOn(
  engine: Engine,
  { kind, file, epochs, checkpoint }: TrainingOrder,
  { signal, beforeRound, onCheckpoint }: TrainingEars,
): Promise<AnyModel> {
  const work = {
    ...(signal !== undefined && { signal }),
    ...(onCheckpoint !== undefined && {
      onCheckpoint: async (state: Parameters<typeof encodeModel>[0]) =>
        onCheckpoint(joinBytes([...encodeModel(state)]).slice()),
    }),
    ...(checkpoint !== undefined && { resumeFrom: decodeModel(checkpoint.buffer, 'checkpoint') }),
  };
  const pull = async <T>(training: AsyncGenerator<unknown, T, undefined>): Promise<T> => {
    for (;;) {
      await beforeRound?.();
      const { done, value } = await training.next();
      if (done) return value;
    }
  };
  const text = createTextSource(file, { format: kind === 'classifier' ? 'tsv' : 'text' });
  const corpus = new TextCorpus([text]);
  switch (kind) {
    case 'classifier': {
      const batches = async function* () {
        for (let epoch = 0; epoch < epochs; epoch++) {
          for await (const batch of text.documents({ label: 'label' })) {
            await beforeRound?.();
            yield batch;
          }
        }
      };
      const analyzer = createTextPipeline({ tokenizer: { kind: 'graphemes' } });
      return trainClassifier(batches(), {
        ...{ analyzer, ngramRange: [1, 2] },
        ...(signal !== undefined && { signal }),
      });
    }
    case 'word2vec': {
      const read = await readTrainingText(corpus, { minCount: 1 }, openMemoryScratch());
      return pull(word2VecTraining(read, { engine, dimensions: 12, epochs, ...work }));
    }
    case 'glove': {
      const { vocabulary, counter } = await countCooccurrences(corpus, { minCount: 1 });
      const counted = { words: vocabulary.words, blocks: counter.finish() };
      return pull(gloveTraining(counted, { engine, dimensions: 12, iterations: epochs, ...work }));
    }
    case 'language-model': {
      const read = await readLanguageCorpus(corpus, { units: 'graphemes' });
      const model = new LanguageModel(engine, read.units, { hiddenSize: 24 });
      const options = { epochs, batch: 4, chunkLength: 10, validation: 0.1, ...work };
      await pull(languageModelTraining(model, read, options));
      return model;
    }
  }
}

/** SHA-256 of a model's bytes. */
export async function hashOf(bytes: ModelBytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a model that was saved elsewhere answers. */
export async function ask(bytes: ModelBytes, text: string): Promise<string> {
  const handle = await openModel(bytes, { engine: { engine: 'wasm', workers: 1 } });
  try {
    switch (handle.kind) {
      case 'word-vectors':
        return JSON.stringify(Array.from(handle.model.vector(text) ?? []));
      case 'word2vec':
        return JSON.stringify(Array.from(handle.model.vectors.vector(text) ?? []));
      default:
        return JSON.stringify(handle.predict([text]));
    }
  } finally {
    handle.dispose();
  }
}
