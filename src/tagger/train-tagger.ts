import type { Engine } from '../autodiff/tape.ts';
import type { ModelState } from '../base/model-state.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { readingOptions } from '../base/read-state.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { TokenizerDescription } from '../text/tokenizer.ts';
import {
  type ExtendedOption,
  finishTraining,
  runTraining,
  type StepReport,
  type TaskOutcome,
  trainingRunOf,
  type ValidationReport,
} from '../training/index.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { checkpointSettings } from '../training/trainer-checkpoint.ts';
import type { ContextModel } from './character-context.ts';
import { chooseTokenizer } from './choose-tokenizer.ts';
import { cutLongSentences } from './cut-long-sentences.ts';
import { collectGazetteer } from './gazetteer.ts';
import { collectLexicon } from './lexicon.ts';
import {
  TAGGER_TRAINING_OPTIONS,
  type TaggerOptions,
  type TaggerReport,
  type TaggerTraining,
  type TaggerTrainingSettings,
  taggerOptions,
} from './options.ts';
import { TAGGER_CHECKPOINT_KIND, Tagger } from './tagger.ts';
import { TaggerTask } from './task.ts';

/** What a tagger is made of: sentences, and which of their columns it learns. */
export interface TaggerBeginning {
  /** The columns to learn; default: all that the first sentence has. */
  readonly columns?: readonly string[];
  /** Columns that the tagger reads, in training and in use: parts of speech that are given, say; default: none. */
  readonly inputColumns?: readonly string[];
  /** Vectors of words, of a file say, which the tagger reads beside those that it learns, and keeps as they are. */
  readonly vectors?: TaggerVectors;
  /** Known phrases and their types: names of places, say. Which tokens belong to one is a hint, no label. */
  readonly gazetteer?: Iterable<{ readonly phrase: string; readonly type: string }>;
  /**
   * Language models of characters, on the same engine, whose states at each token the tagger reads (Akbik et al. 2018).
   * They stay as they are, and the tagger's file holds them. In training, the states of all tokens are kept in memory.
   */
  readonly contexts?: readonly ContextModel[];
  /** Cuts raw text into tokens; default: the one that cuts the sentences' texts most like their tokens. */
  readonly tokenizer?: TokenizerDescription;
  readonly options?: Partial<TaggerOptions>;
}

/** Vectors of words. */
export interface TaggerVectors {
  readonly dimensions: number;
  readonly words: readonly string[];
  /** Returns the vector of a word, by its index. */
  readonly vectorOf: (index: number) => ArrayLike<number>;
}

/** How a training went. */
export interface TaggerOutcome {
  readonly settings: TaggerTrainingSettings;
  /** Sentences and tokens that were learned from, and sentences that were kept for validation. */
  readonly sentences: number;
  readonly tokens: number;
  readonly heldOut: number;
  readonly steps: number;
  /** Steps that a checkpoint had behind it; 0 for a training that began anew. */
  readonly resumedAt: number;
  readonly extended: readonly ExtendedOption[];
  /** The step whose weights the model has: that of the best validation, or the last one. */
  readonly bestStep: number;
  readonly reports: readonly TaggerReport[];
}

/** Sentences to learn from, and others to choose the weights by. */
export interface TaggerData {
  readonly train: readonly TaggedSentence[];
  /** Default: none, and the model ends with the mean of its last weights. */
  readonly validation?: readonly TaggedSentence[];
}

/**
 * Makes a tagger for sentences: collects their words and labels, its weights are random yet.
 * @throws UsageError when an option is out of range, or there are no sentences
 * @throws InputError when a sentence lacks a column
 */
export function createTagger(
  engine: Engine,
  sentences: readonly TaggedSentence[],
  beginning: TaggerBeginning = {},
): Tagger {
  const { columns, tokenizer, vectors, contexts = [] } = beginning;
  const { inputColumns: inputs = [], gazetteer = [] } = beginning;
  const options = taggerOptions(beginning.options ?? {});
  const all = Object.keys(sentences[0]?.columns ?? {}).filter((name) => !inputs.includes(name));
  const sources = {
    ...{ columns: columns ?? all, inputs, gazetteer: collectGazetteer(gazetteer) },
    ...(vectors !== undefined && {
      vectors: { words: vectors.words, dimensions: vectors.dimensions },
    }),
  };
  const lexicon = collectLexicon(sentences, sources, options);
  return new Tagger(engine, {
    ...{ lexicon, options, contexts },
    ...(vectors !== undefined && { vectors: scaledVectors(vectors) }),
    tokenizer: tokenizer ?? chooseTokenizer(sentences),
  });
}

/** The root mean square of the numbers of vectors that a tagger reads: as large as those that it learns. */
const VECTOR_SCALE = 0.5;

/** Returns vectors scaled by one factor, so that their size does not depend on where they come from. */
function scaledVectors({
  dimensions,
  words,
  vectorOf,
}: TaggerVectors): (index: number) => Float32Array {
  let sum = 0;
  for (const index of words.keys()) {
    const vector = vectorOf(index);
    for (let i = 0; i < dimensions; i++) sum += vector[i] ** 2;
  }
  const factor = sum > 0 ? VECTOR_SCALE / Math.sqrt(sum / (dimensions * words.length)) : 1;
  return (index) => Float32Array.from(vectorOf(index), (number) => factor * number);
}

/**
 * Trains a tagger. The model ends with the weights of the best validation. Same model, sentences, options and engine:
 * same bytes.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when a sentence lacks a column, the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainTagger(
  model: Tagger,
  data: TaggerData,
  options: TaggerTraining = {},
): Promise<TaggerOutcome> {
  return finishTraining(taggerTraining(model, data, options));
}

/**
 * Trains as `trainTagger` does, a step each time that the next report is asked for.
 * @yields a report after each step
 * @returns how the training went
 * @throws what `trainTagger` throws
 */
export async function* taggerTraining(
  model: Tagger,
  data: TaggerData,
  given: TaggerTraining = {},
): AsyncGenerator<StepReport, TaggerOutcome, undefined> {
  checkOptions('trainTagger', TAGGER_TRAINING_OPTIONS, given);
  const { onReport, resumeFrom, ...chosen } = given;
  if (resumeFrom !== undefined) expectSameModel(model, resumeFrom);
  const hasTokens = ({ tokens }: TaggedSentence): boolean => tokens.length > 0;
  const train = data.train.filter(hasTokens);
  const validation = (data.validation ?? []).filter(hasTokens);
  const encode = (sentences: readonly TaggedSentence[]) =>
    model.encodeLabeled(cutLongSentences(sentences));
  const sentences = encode(train);
  const begun = resumeFrom === undefined ? {} : savedSettings(resumeFrom);
  const settings = trainingSettings({ ...begun, ...chosen }, sentences.length);
  const task = new TaggerTask(model, sentences, encode(validation), settings);
  const { epochs, learningRate, clip, patience, averagingDecay } = settings;
  const steps = epochs * task.batchesPerEpoch;
  const training = runTraining(task, {
    ...{ epochs, clip, patience },
    optimizer: { kind: 'adam', learningRate, betas: [0.9, 0.98] },
    // Down to a twentieth, which lets the last epochs settle.
    schedule: { kind: 'cosine', learningRate, steps, minimum: learningRate / 20 },
    ...(averagingDecay > 0 && { averaging: { kind: 'ema' as const, decay: averagingDecay } }),
    ...trainingRunOf(given),
    ...(onReport !== undefined && {
      onValidation: (report: ValidationReport) => onReport(toReport(report)),
    }),
  });
  let outcome: TaskOutcome;
  try {
    outcome = yield* training;
  } finally {
    model.forgetReadings();
  }
  const { validations, best: _, ...others } = outcome;
  return {
    ...{ settings, ...others },
    ...{ sentences: train.length, heldOut: validation.length },
    tokens: sentences.reduce((sum, { types }) => sum + types.length, 0),
    reports: validations.map(toReport),
  };
}

/**
 * The weights come from the checkpoint; what is drawn in training is the model's.
 * @throws UsageError when the model has other options than the checkpoint's
 */
function expectSameModel(model: Tagger, { kind, metadata }: ModelState): void {
  // The trainer refuses what is no checkpoint at all.
  if (kind !== TAGGER_CHECKPOINT_KIND) return;
  const saved: object = Object(metadata.options);
  compareResumedOptions(saved, { ...model.options }, { what: 'checkpoint' });
}

/** Returns the settings that a training was begun with: the defaults of one that goes on. */
function savedSettings(checkpoint: ModelState): Partial<TaggerTrainingSettings> {
  const saved = checkpointSettings(checkpoint);
  readingOptions(() => checkOptions('trainTagger', TAGGER_TRAINING_OPTIONS, saved));
  return saved;
}

/** Of how many sentences one is kept for validation where no validation data is given. */
const HELD_OUT_OF = 10;

/** Keeps every tenth sentence for validation, for those who have no data for it. */
export function holdOutSentences(sentences: readonly TaggedSentence[]): Required<TaggerData> {
  const isHeldOut = (i: number): boolean => i % HELD_OUT_OF === HELD_OUT_OF - 1;
  return {
    train: sentences.filter((_, i) => !isHeldOut(i)),
    validation: sentences.filter((_, i) => isHeldOut(i)),
  };
}

/** The most that stays of the weights' moving average: its span is then 500 steps. */
const LARGEST_DECAY = 0.998;

/** Fills in the defaults. */
function trainingSettings(given: TaggerTraining, sentences: number): TaggerTrainingSettings {
  const { epochs, batch, learningRate, clip, patience, averagingDecay } = withDefaults(
    TAGGER_TRAINING_OPTIONS,
    given,
  );
  const span = Math.ceil(sentences / batch);
  return {
    ...{ epochs, batch, learningRate, clip, patience },
    averagingDecay: averagingDecay ?? Math.min(LARGEST_DECAY, 1 - 1 / Math.max(2, span)),
  };
}

function toReport({ validation, ...report }: ValidationReport): TaggerReport {
  return { ...report, ...(validation !== undefined && { accuracy: validation }) };
}
