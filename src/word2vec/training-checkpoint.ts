import { InputError, InterruptedError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { Json } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
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
  { kind, metadata }: ModelState,
  model: Word2VecModel,
  { words, counts, text }: TrainingText,
): TrainingPosition {
  if (kind !== WORD2VEC_CHECKPOINT_KIND) {
    throw new InputError(
      `This is no checkpoint of Word2Vec but ${kind}: a training that is at its end is gone on from as a model, with --from.`,
    );
  }
  const saved = Object(metadata.text) as Record<string, unknown>;
  const sameWords =
    model.vectors.size === words.length &&
    words.every((word, id) => model.vectors.words.indexOf(word) === id) &&
    model.counts.every((count, id) => count === counts[id]);
  if (!sameWords || saved.length !== text.length || saved.hash !== text.hash) {
    throw new InputError(
      `The checkpoint is of a text of ${saved.length} words and ends of sentences, and this one (${text.length}) is another, or is cut another way; go on with the same text and options.`,
    );
  }
  const { epoch, places, random, sums } = Object(metadata.position) as Record<string, Json>;
  const { settings } = model;
  const parts = settings.loss === 'softmax' ? 1 : settings.shards;
  if (
    typeof epoch !== 'number' ||
    !isNumbers(places, parts) ||
    !isNumbers(random, 4 * parts) ||
    !isNumbers(sums, settings.loss === 'softmax' ? 2 : 0)
  ) {
    throw new InputError('The checkpoint is damaged; take another copy of it, or begin anew.');
  }
  return { epoch, places, random, sums };
}

function isNumbers(value: Json | undefined, length: number): value is number[] {
  return (
    Array.isArray(value) &&
    value.length === length &&
    value.every((number) => typeof number === 'number')
  );
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
