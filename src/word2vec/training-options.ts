import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import type { Engine } from '../engine/engine.ts';
import type { CheckpointOptions } from '../training/training-clock.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { Word2VecModel } from './word2vec-model.ts';
import { WORD2VEC_OPTIONS, type Word2VecHyperparameters } from './word2vec-options.ts';

/** Options of `trainWord2Vec`. */
export interface Word2VecOptions extends Word2VecHyperparameters, CheckpointOptions, LongWork {
  /** The engine to train on; default: a new one for this training. */
  readonly engine?: Engine;
  /**
   * The model to continue with another text: words and n-grams that it knows begin with its rows. Its loss,
   * dimensions and subwords stay; the other settings default to its own, except `epochs` and
   * `learningRate`.
   */
  readonly from?: Word2VecModel;
  /**
   * Vectors of any origin to begin with: words that they share with the text start with theirs, as with fastText's
   * `-pretrainedVectors` and gensim's `intersect_word2vec_format`; the others start anew. The dimensions are theirs.
   */
  readonly pretrained?: WordVectors;
  /**
   * A checkpoint from `onCheckpoint`: the training continues from it with the same text, to the same bytes as
   * without the interruption. Settings are those that it was begun with.
   */
  readonly resumeFrom?: ModelState;
  /** Called after each epoch. */
  readonly onEpoch?: (report: EpochReport) => void;
}

/** What each option takes. */
export const WORD2VEC_TRAINING_OPTIONS: OptionTable<
  Word2VecOptions,
  keyof typeof WORD2VEC_OPTIONS &
    ('architecture' | 'loss' | 'dimensions' | 'window' | 'negatives' | 'epochs' | 'seed')
> = {
  ...WORD2VEC_OPTIONS,
  ...LONG_WORK_OPTIONS,
  engine: { kind: 'object' },
  from: { kind: 'object' },
  pretrained: { kind: 'object' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0 },
  resumeFrom: { kind: 'object' },
  onEpoch: { kind: 'function' },
};

/** The report of an epoch. */
export interface EpochReport {
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean loss of the pairs that were trained on, each before its step, in nats; only for `softmax`. */
  readonly loss?: number;
  /**
   * Mean loss of a held-out word, in nats; comparable between epochs, and between runs on the same text.
   * Absent for hierarchical softmax, and for texts too short to hold anything out.
   */
  readonly heldOutLoss?: number;
  readonly wordsPerSecond: number;
}
