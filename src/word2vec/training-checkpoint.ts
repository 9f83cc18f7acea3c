import { InputError, InterruptedError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
import { RANDOM_WORD } from '../base/random.ts';
import { listOf, numberFrom, readState, wholeNumberFrom } from '../base/read-state.ts';
import type { EncodedText, TrainingText } from '../corpus/encoded-text.ts';
import type { Word2VecOptions } from './training-options.ts';
import { WORD2VEC_CHECKPOINT_KIND, type Word2VecModel } from './word2vec-model.ts';

/** Where in its text a training stands. */
export interface TrainingPosition {
  /** Counted from 1. */
  readonly epoch: number;
  /** The number that each shard reads next. */
  readonly places: readonly number[];
  /** The states of the random generators, four 32-bit words each. */
  readonly random: readonly number[];
  /** Of the epoch so far, for `softmax`: its loss and its pairs. */
  readonly sums: readonly number[];
}

/** All that a training needs to go on as if it had not been interrupted; a model file, too. */
function saveCheckpoint(
  model: Word2VecModel,
  { length, hash }: EncodedText,
  { epoch, places, random, sums }: TrainingPosition,
): ModelState {
  return {
    ...model.toState({
      text: { length, hash },
      position: { epoch, places: [...places], random: [...random], sums: [...sums] },
    }),
    kind: WORD2VEC_CHECKPOINT_KIND,
  };
}

/**
 * Where a checkpoint's training stands.
 * @param model the checkpoint's
 * @param text what the training is to go on with
 * @throws InputError when it is no checkpoint, or was made with another text
 */
export function readPosition(
  state: ModelState,
  model: Word2VecModel,
  { words, counts, text }: TrainingText,
): TrainingPosition {
  if (state.kind !== WORD2VEC_CHECKPOINT_KIND) {
    throw new InputError(
      `This is no checkpoint of Word2Vec but a ${state.kind}; to train a finished model further, begin with it as a model.`,
    );
  }
  const metadata = readState(state);
  const saved = metadata.object('text');
  const length = saved.read('length', wholeNumberFrom());
  const hash = saved.read('hash', wholeNumberFrom());
  const sameWords =
    model.vectors.size === words.length &&
    words.every((word, id) => model.vectors.words.indexOf(word) === id) &&
    model.counts.every((count, id) => count === counts[id]);
  if (!sameWords || length !== text.length || hash !== text.hash) {
    throw new InputError(
      `The checkpoint is of a text of ${length} words and ends of sentences, and this one (${text.length}) is another, or is cut another way; go on with the same text and options.`,
    );
  }
  const { settings } = model;
  const isSoftmax = settings.loss === 'softmax';
  const parts = isSoftmax ? 1 : settings.shards;
  const position = metadata.object('position');
  return {
    epoch: position.read('epoch', wholeNumberFrom(1, settings.epochs)),
    places: position.read('places', listOf(wholeNumberFrom(0, text.length), parts)),
    random: position.read('random', listOf(RANDOM_WORD, 4 * parts)),
    sums: position.read('sums', listOf(numberFrom(), isSoftmax ? 2 : 0)),
  };
}

/**
 * Makes what a training calls after each round: it lets events in, writes a checkpoint when it is time, and
 * stops the work when it was asked to, after a last checkpoint.
 * @param collect the model as it is at the moment
 */
export function createCheckpoints(
  text: EncodedText,
  { onCheckpoint, checkpointSeconds = 60, signal }: Word2VecOptions,
  collect: () => Word2VecModel,
): (position: () => TrainingPosition) => Promise<void> {
  const takeBreak = createEventBreaks();
  let saved = performance.now();
  return async (position) => {
    await takeBreak();
    if (onCheckpoint === undefined) throwIfAborted(signal);
    const isDue = performance.now() - saved >= 1000 * checkpointSeconds;
    if (onCheckpoint === undefined || !(isDue || signal?.aborted)) return;
    await onCheckpoint(saveCheckpoint(collect(), text, position()));
    if (signal?.aborted) {
      throw new InterruptedError('Stopped before the end.', { cause: signal.reason });
    }
    saved = performance.now();
  };
}
