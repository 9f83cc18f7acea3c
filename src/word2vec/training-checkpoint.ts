import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { RANDOM_WORD } from '../base/random.ts';
import { listOf, numberFrom, readState, wholeNumberFrom } from '../base/read-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { EncodedText, TrainingText } from '../corpus/encoded-text.ts';
import { WORD2VEC_CHECKPOINT_KIND, type Word2VecModel } from './word2vec-model.ts';

/** The layout of positions; the first had neither `within` nor `rounds`. */
const VERSION = 2;

/** The position of a training in its text. */
export interface TrainingPosition {
  /** Counted from 1. */
  readonly epoch: number;
  /** Where each shard's round begins, as an index of the text. */
  readonly places: readonly number[];
  /** How much of that round is done: numbers of the text, for `softmax` batches of windows. */
  readonly within: number;
  /** Rounds done in all, for `softmax` batches. */
  readonly rounds: number;
  /**
   * The states of the random generators, four 32-bit words each: now, for `softmax` at the beginning of the round, whose
   * windows are drawn again.
   */
  readonly random: readonly number[];
  /** Of the epoch so far, for `softmax`: its loss and its pairs. */
  readonly sums: readonly number[];
}

/** Saves all that a training needs to continue as if it had not been interrupted; the result is a model, too. */
export function saveCheckpoint(
  model: Word2VecModel,
  { length, hash }: EncodedText,
  position: TrainingPosition,
): ModelState {
  return {
    ...model.toState({
      text: { length, hash },
      position: {
        ...{ version: VERSION, ...position },
        ...{ places: [...position.places], random: [...position.random], sums: [...position.sums] },
      },
    }),
    kind: WORD2VEC_CHECKPOINT_KIND,
  };
}

/**
 * Reads the position of a checkpoint's training.
 * @param model the checkpoint's model
 * @param text the text to continue with
 * @throws InputError when the state is not a checkpoint, or was made with another text
 */
export function readPosition(
  state: ModelState,
  model: Word2VecModel,
  { words, counts, text }: TrainingText,
): TrainingPosition {
  if (state.kind !== WORD2VEC_CHECKPOINT_KIND) {
    throw new InputError(
      sentence(
        'word2vec/no-checkpoint',
      )`This is no checkpoint of Word2Vec but a ${{ kind: state.kind }}; to train a finished model further, begin with it as a model.`,
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
      sentence(
        'word2vec/other-text',
      )`The checkpoint is of a text of ${{ length }} words and ends of sentences, and this one (${{ now: text.length }}) is another, or is cut another way; go on with the same text and options.`,
    );
  }
  const { settings } = model;
  const isSoftmax = settings.loss === 'softmax';
  const parts = isSoftmax ? 1 : settings.shards;
  const position = metadata.object('position');
  position.readOptional('version', wholeNumberFrom(1, VERSION));
  const random = position.read('random', listOf(RANDOM_WORD, 4 * parts));
  if (random.some((_, i) => i % 4 === 0 && random.slice(i, i + 4).every((word) => word === 0))) {
    throw new InputError(
      sentence(
        'word2vec/damaged-generator',
      )`The checkpoint is damaged: a random generator is all zeros; take another copy of it, or begin anew.`,
    );
  }
  // Within a round only one shard goes on; several begin the round again.
  const mostWithin = parts === 1 ? text.length : 0;
  return {
    epoch: position.read('epoch', wholeNumberFrom(1, settings.epochs)),
    places: position.read('places', listOf(wholeNumberFrom(0, text.length), parts)),
    random,
    sums: position.read('sums', listOf(numberFrom(0), isSoftmax ? 2 : 0)),
    within: position.readOptional('within', wholeNumberFrom(0, mostWithin)) ?? 0,
    rounds: position.readOptional('rounds', wholeNumberFrom()) ?? 0,
  };
}

/** Names the epoch in which a training was stopped. */
export function inEpoch(epoch: number, epochs: number): Sentence {
  return sentence('word2vec/in-epoch')`in epoch ${{ epoch }} of ${{ epochs }}`;
}
