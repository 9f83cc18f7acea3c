import type { Engine } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { readingOptions } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import {
  type ExtendedOption,
  finishTraining,
  runTraining,
  type StepReport,
  type TrainerSettings,
  trainingRunOf,
  type ValidationReport,
} from '../training/index.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { checkpointSettings } from '../training/trainer-checkpoint.ts';
import { bucketPairs, type EncodedPair, encodePair } from './batches.ts';
import {
  ownOptions,
  TRANSLATOR_TRAINING_OPTIONS,
  type TranslatorReport,
  type TranslatorShape,
  type TranslatorTraining,
  type TranslatorTrainingSettings,
  type TranslatorUnitsOptions,
  translatorOptions,
} from './options.ts';
import { TranslatorTask } from './task.ts';
import { TRANSLATOR_CHECKPOINT_KIND, Translator } from './translator.ts';
import { learnTranslatorUnits } from './units.ts';

/** The pairs of a training. */
export interface TranslatorData {
  readonly train: readonly TextPair[];
  /** Pairs that choose the weights; default: none, and the model ends with the mean of its last weights. */
  readonly validation?: readonly TextPair[];
}

/** How a training went. */
export interface TranslatorOutcome {
  readonly settings: TranslatorTrainingSettings;
  /** Pairs that were learned from, and the units of their targets. */
  readonly pairs: number;
  readonly tokens: number;
  /** Pairs with an empty side, and pairs that were too long, which were left out. */
  readonly empty: number;
  readonly tooLong: number;
  /** Pairs that were kept for validation. */
  readonly heldOut: number;
  readonly steps: number;
  /** Steps that a checkpoint had behind it; 0 for a training that began anew. */
  readonly resumedAt: number;
  readonly extended: readonly ExtendedOption[];
  /** The step whose weights the model has: that of the best validation, or the last one. */
  readonly bestStep: number;
  readonly reports: readonly TranslatorReport[];
}

/**
 * Makes a translator for pairs of texts: learns their units; its weights are random yet.
 * @throws UsageError when an option is out of range
 * @throws InputError when there are no pairs
 */
export async function createTranslator(
  engine: Engine,
  pairs: readonly TextPair[],
  given: Partial<TranslatorShape & TranslatorUnitsOptions> = {},
  work: LongWork = {},
): Promise<Translator> {
  const { units: kind, vocabularySize, minCount, ...options } = given;
  // Wrong options are seen before the units are learned, which takes a while.
  translatorOptions(options);
  const chosen = {
    ...(kind !== undefined && { units: kind }),
    ...(vocabularySize !== undefined && { vocabularySize }),
    ...(minCount !== undefined && { minCount }),
  };
  const units = await learnTranslatorUnits(pairs.filter(isWhole), chosen, work);
  return new Translator(engine, { units, options });
}

/**
 * Trains a translator. The model ends with the weights of the best validation. Same model, pairs, options and engine:
 * same bytes.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when there are no pairs, the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainTranslator(
  model: Translator,
  data: TranslatorData,
  options: TranslatorTraining = {},
): Promise<TranslatorOutcome> {
  return finishTraining(translatorTraining(model, data, options));
}

/**
 * Trains as `trainTranslator` does, a step each time that the next report is asked for.
 * @yields a report after each step
 * @returns how the training went
 * @throws what `trainTranslator` throws
 */
export async function* translatorTraining(
  model: Translator,
  data: TranslatorData,
  given: TranslatorTraining = {},
): AsyncGenerator<StepReport, TranslatorOutcome, undefined> {
  checkOptions('trainTranslator', TRANSLATOR_TRAINING_OPTIONS, given);
  const { onReport, resumeFrom, ...chosen } = given;
  if (resumeFrom !== undefined) expectSameModel(model, resumeFrom);
  const begun = resumeFrom === undefined ? {} : savedSettings(resumeFrom);
  const whole = data.train.filter(isWhole);
  const heldOut = (data.validation ?? []).filter(isWhole);
  const asked = { ...begun, ...chosen };
  const { batchTokens = 0 } = asked;
  const filled = withDefaults(TRANSLATOR_TRAINING_OPTIONS, {
    // A batch that is limited by its units needs no other limit: it has no more pairs than units.
    ...(batchTokens > 0 && { batch: batchTokens }),
    ...asked,
  });
  const pairs = whole
    .map((pair) => encodePair(model.units, pair))
    .filter(({ source, target }) => Math.max(source.length, target.length) <= filled.longest + 1);
  if (pairs.length === 0) {
    throw new InputError(
      sentence(
        'translator/no-fitting-pairs',
      )`There are no pairs of texts of at most ${{ longest: filled.longest }} units a side to learn from; give some, or allow longer ones.`,
    );
  }
  const settings = trainingSettings(filled, pairs, model.options);
  const task = new TranslatorTask(model, { pairs, heldOut }, settings);
  const { epochs, clip, patience, averagingDecay } = settings;
  const steps = epochs * task.batchesPerEpoch;
  const outcome = yield* runTraining(task, {
    ...{ epochs, clip, patience },
    ...toUpdates(model, settings, steps),
    ...(averagingDecay > 0 && { averaging: { kind: 'ema' as const, decay: averagingDecay } }),
    ...trainingRunOf(given),
    ...(onReport !== undefined && {
      onValidation: (report: ValidationReport) => onReport(report),
    }),
  });
  model.packed.clear();
  const { validations, best: _, ...others } = outcome;
  return {
    ...{ settings, ...others, pairs: pairs.length, heldOut: heldOut.length },
    ...{ empty: data.train.length - whole.length, tooLong: whole.length - pairs.length },
    tokens: pairs.reduce((sum, { target }) => sum + target.length, 0),
    reports: validations,
  };
}

/** Returns how the weights are updated. */
function toUpdates(
  { options }: Translator,
  { learningRate, schedule, warmUpSteps }: TranslatorTrainingSettings,
  steps: number,
): Pick<TrainerSettings, 'optimizer' | 'schedule'> {
  return {
    optimizer: {
      ...{ kind: 'adam', learningRate },
      ...(options.model === 'transformer' && { betas: [0.9, 0.98] }),
    },
    schedule:
      schedule === 'inverse-root'
        ? { kind: schedule, learningRate, warmUpSteps: Math.max(1, warmUpSteps) }
        : {
            ...{ kind: schedule, learningRate, warmUpSteps },
            steps: Math.max(0, steps - warmUpSteps),
            // Down to a twentieth, which lets the last epochs settle.
            minimum: learningRate / 20,
          },
  };
}

/** Returns whether both sides have a text. */
function isWhole({ source, target }: TextPair): boolean {
  return source.trim() !== '' && target.trim() !== '';
}

/**
 * The weights come from the checkpoint; what is drawn in training is the model's.
 * @throws UsageError when the model has other options than the checkpoint's
 */
function expectSameModel(model: Translator, { kind, metadata }: ModelState): void {
  // The trainer refuses what is no checkpoint at all.
  if (kind !== TRANSLATOR_CHECKPOINT_KIND) return;
  const saved: object = Object(metadata.options);
  compareResumedOptions(saved, ownOptions(model.options), { what: 'checkpoint' });
}

/** Returns the settings that a training was begun with: the defaults of one that goes on. */
function savedSettings(checkpoint: ModelState): Partial<TranslatorTrainingSettings> {
  const saved = checkpointSettings(checkpoint);
  readingOptions(() => checkOptions('trainTranslator', TRANSLATOR_TRAINING_OPTIONS, saved));
  return saved;
}

/** Of how many pairs one is kept for validation where no validation data is given. */
const HELD_OUT_OF = 20;

/** Keeps every twentieth pair for validation, for those who have no data for it. */
export function holdOutPairs(pairs: readonly TextPair[]): Required<TranslatorData> {
  const isHeldOut = (i: number): boolean => i % HELD_OUT_OF === HELD_OUT_OF - 1;
  return {
    train: pairs.filter((_, i) => !isHeldOut(i)),
    validation: pairs.filter((_, i) => isHeldOut(i)),
  };
}

/** The most that stays of the weights' moving average: its span is then 500 steps. */
const LARGEST_DECAY = 0.998;

/** The most steps in which a Transformer's learning rate rises, and the share of all steps (Vaswani et al. 2017). */
const MOST_WARM_UP = 2000;
const WARM_UP_SHARE = 0.1;

/** Options that follow from others. */
type FilledIn = 'averagingDecay' | 'schedule' | 'warmUpSteps';

/** Fills in the average's span, about an epoch, and the schedule: a Transformer needs a rate that rises slowly. */
function trainingSettings(
  filled: Omit<TranslatorTrainingSettings, FilledIn> &
    Partial<Pick<TranslatorTrainingSettings, FilledIn>>,
  pairs: readonly EncodedPair[],
  { model }: TranslatorShape,
): TranslatorTrainingSettings {
  const { epochs, batch, batchTokens, longest, learningRate, clip } = filled;
  const { labelSmoothing, measure, tokenize, patience } = filled;
  const span = bucketPairs(pairs, filled).batches;
  const isTransformer = model === 'transformer';
  const {
    averagingDecay = Math.min(LARGEST_DECAY, 1 - 1 / Math.max(2, span)),
    schedule = isTransformer ? 'inverse-root' : 'cosine',
    warmUpSteps = isTransformer
      ? Math.min(MOST_WARM_UP, Math.floor(WARM_UP_SHARE * epochs * span))
      : 0,
  } = filled;
  return {
    ...{ epochs, batch, batchTokens, longest, learningRate, schedule, warmUpSteps, clip },
    ...{ labelSmoothing, averagingDecay, measure, tokenize, patience },
  };
}
