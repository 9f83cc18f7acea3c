import { checkOptions } from '../base/options.ts';
import { throwIfAborted } from '../base/progress.ts';
import type { TrainingText } from '../corpus/encoded-text.ts';
import { createEngine } from '../engine/create-engine.ts';
import { finishTraining } from '../training/finish-training.ts';
import type { RoundReport } from '../training/training-report.ts';
import {
  createVectorTraining,
  type VectorTable,
  type VectorTraining,
} from '../training/vector-training.ts';
import { requireNeighbors } from './text-pieces.ts';
import { trainSampled } from './train-sampled.ts';
import { trainSoftmax } from './train-softmax.ts';
import { prepareTraining } from './training.ts';
import { WORD2VEC_TRAINING_OPTIONS, type Word2VecOptions } from './training-options.ts';
import { copyRows, packRowsInPlace, type ShowTables, type TrainingEnd } from './training-tables.ts';
import type { Word2VecModel } from './word2vec-model.ts';

/**
 * Trains Word2Vec (Mikolov et al., "Efficient Estimation of Word Representations in Vector Space" and
 * "Distributed Representations of Words and Phrases", 2013). The text trains in shards side by side, and
 * after each round their changes are added up: same text, same options, same bytes, for any number of
 * workers, and however often the training was interrupted.
 * @throws UsageError when an option is out of range, or contradicts what the training goes on from
 * @throws InputError when the text has too few words, the numbers diverge, or a checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainWord2Vec(
  text: TrainingText,
  options: Word2VecOptions = {},
): Promise<Word2VecModel> {
  return finishTraining(word2VecTraining(text, options));
}

/**
 * Trains as `trainWord2Vec` does, a round each time that the next report is asked for: a round of all shards, for
 * `softmax` a batch of windows. Its reports have a loss for `softmax` alone: the kernels of the other losses compute
 * none.
 * @throws what `trainWord2Vec` throws
 */
export function word2VecTraining(
  text: TrainingText,
  options: Word2VecOptions = {},
): VectorTraining<Word2VecModel> {
  return createVectorTraining((show) =>
    train(text, options, { pack: copyRows, use: async (model) => model }, show),
  );
}

/**
 * Trains Word2Vec for a model that is let go of once it is written: `use` is given it where the training left its
 * numbers, in the engine's memory. No table is copied, which for 72,000 words of 100 dimensions saves 58 MB.
 * @param use must not keep the model, whose numbers are void when the promise is kept
 * @throws what `trainWord2Vec` and `use` throw
 */
export function trainWord2VecInPlace<T>(
  text: TrainingText,
  options: Word2VecOptions,
  use: (model: Word2VecModel) => Promise<T>,
): Promise<T> {
  return finishTraining(train(text, options, { pack: packRowsInPlace, use }, () => {}));
}

async function* train<T>(
  text: TrainingText,
  options: Word2VecOptions,
  ending: TrainingEnd<T>,
  show: (table: VectorTable | undefined) => void,
): AsyncGenerator<RoundReport, T, undefined> {
  checkOptions('trainWord2Vec', WORD2VEC_TRAINING_OPTIONS, options);
  const training = prepareTraining(text, options);
  await requireNeighbors(training.text);
  throwIfAborted(options.signal);
  const engine = options.engine ?? (await createEngine());
  try {
    const trainBy = training.settings.loss === 'softmax' ? trainSoftmax : trainSampled;
    const { dimensions } = training.settings;
    const showTables: ShowTables = (tables) =>
      show(
        tables && {
          ...{ rows: training.words.length, dimensions },
          copyRow: (row, into, place) => tables.copyRow(row, into, place),
        },
      );
    return yield* trainBy(engine, training, options, ending, showTables);
  } finally {
    if (options.engine === undefined) engine.dispose();
  }
}
