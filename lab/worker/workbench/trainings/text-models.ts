import { createTextSource, type TextSource } from 'malmoi/corpus';
import { trainGlove as trainGloveOnText } from 'malmoi/glove';
import {
  type CollectedKind,
  trainLanguageModel as trainLanguageModelOnText,
} from 'malmoi/language-model';
import { createTextPipeline } from 'malmoi/text';
import { trainWord2Vec as trainWord2VecOnText } from 'malmoi/word2vec';
import { type FileOrder, readOptions, type Training } from './training.ts';

/** The lines of a text, or a column of a table. */
function sourceOf({ file, roles }: FileOrder): TextSource {
  return createTextSource(file, roles.text === undefined ? {} : { text: roles.text });
}

/** Words in lower case, without punctuation. */
function wordAnalyzer(): ReturnType<typeof createTextPipeline> {
  return createTextPipeline({ normalize: { letterCase: 'lower' } });
}

/** A recurrent language model. */
export const trainLanguageModel: Training = async (engine, order, ears) => {
  const { number, word } = readOptions(order);
  const steps = number('steps');
  const { model } = await trainLanguageModelOnText(sourceOf(order), {
    ...{ engine, units: word<CollectedKind>('units'), cell: word<'gru' | 'lstm' | 'rnn'>('cell') },
    ...{ hiddenSize: number('hiddenSize'), layers: 1, seed: number('seed') },
    // What is there once is learned as "something rare", so that any beginning can be read.
    ...{ steps, batch: 16, chunkLength: 32, learningRate: 5e-3, minCount: 2 },
    validateEvery: Math.max(1, Math.ceil(steps / 20)),
    ...{ signal: ears.signal, onProgress: ears.onProgress, onCheckpoint: ears.onCheckpoint },
    onReport: ({ loss, validationLoss }) =>
      ears.onPoint({ loss, ...(validationLoss !== undefined && { heldOut: validationLoss }) }),
  });
  return { model };
};

/** Word2Vec: skip-gram with negative sampling. */
export const trainWord2Vec: Training = async (engine, order, ears) => {
  const { number } = readOptions(order);
  const model = await trainWord2VecOnText(sourceOf(order), {
    ...{ engine, analyzer: wordAnalyzer(), dimensions: number('dimensions') },
    ...{ window: number('window'), epochs: number('epochs'), minCount: number('minCount') },
    ...{ seed: number('seed'), signal: ears.signal, onProgress: ears.onProgress },
    onCheckpoint: ears.onCheckpoint,
    onEpoch: ({ loss, heldOutLoss }) =>
      ears.onPoint({
        ...(loss !== undefined && { loss }),
        ...(heldOutLoss !== undefined && { heldOut: heldOutLoss }),
      }),
  });
  return { model };
};

/** GloVe. */
export const trainGlove: Training = async (engine, order, ears) => {
  const { number } = readOptions(order);
  const model = await trainGloveOnText(sourceOf(order), {
    ...{ engine, analyzer: wordAnalyzer(), dimensions: number('dimensions') },
    ...{ window: number('window'), iterations: number('iterations') },
    ...{ minCount: number('minCount'), seed: number('seed') },
    ...{ signal: ears.signal, onProgress: ears.onProgress, onCheckpoint: ears.onCheckpoint },
    onIteration: ({ loss }) => ears.onPoint({ loss }),
  });
  return { model };
};
