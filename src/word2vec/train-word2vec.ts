import { throwIfAborted } from '../base/progress.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { TrainingText } from './encoded-text.ts';
import { trainSampled } from './train-sampled.ts';
import { trainSoftmax } from './train-softmax.ts';
import { prepareTraining } from './training.ts';
import type { Word2VecOptions } from './training-options.ts';
import type { Word2VecModel } from './word2vec-model.ts';

/**
 * Trains Word2Vec (Mikolov et al., "Efficient Estimation of Word Representations in Vector Space" and
 * "Distributed Representations of Words and Phrases", 2013). The text trains in shards side by side, and
 * after each round their changes are added up: same text, same options, same bytes, for any number of
 * workers, and however often the training was interrupted.
 * @throws UsageError when an option is out of range, or contradicts what the training goes on from
 * @throws InputError when there is nothing to learn from, the numbers diverge, or a checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainWord2Vec(
  text: TrainingText,
  options: Word2VecOptions = {},
): Promise<Word2VecModel> {
  const training = prepareTraining(text, options);
  throwIfAborted(options.signal);
  const engine = options.engine ?? (await createEngine());
  try {
    const train = training.settings.loss === 'softmax' ? trainSoftmax : trainSampled;
    return await train(engine, training, options);
  } finally {
    if (options.engine === undefined) engine.dispose();
  }
}
