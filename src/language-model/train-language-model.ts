import { UsageError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import { type AnyUnits, unitsToState } from '../text/units/units-state.ts';
import {
  type ExtendedOption,
  finishTraining,
  type OptimizerOptions,
  runTraining,
  type StepReport,
  type TextIds,
  type TrainerSettings,
  type TrainingSchedule,
  trainingRunOf,
  type ValidationReport,
} from '../training/index.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { checkpointSettings } from '../training/trainer-checkpoint.ts';
import type { AnyLanguageModel } from './any-language-model.ts';
import type { Corpus } from './corpus.ts';
import { LANGUAGE_MODEL_CHECKPOINT_KIND } from './language-model.ts';
import { languageUnitsFromState } from './language-units.ts';
import { LanguageModelTask } from './task.ts';
import {
  averagingOf,
  type LanguageModelTraining,
  type TrainingReport,
  type TrainingSettings,
  trainingSettings,
} from './training-options.ts';
import { TransformerLanguageModel } from './transformer-language-model.ts';

/** How a training went. */
export interface TrainingOutcome {
  readonly settings: TrainingSettings;
  /** Steps taken: fewer than asked for where the loss stopped falling. */
  readonly steps: number;
  /** Steps that a checkpoint had behind it; 0 for a training that began anew. */
  readonly resumedAt: number;
  /** Options that the checkpoint was made with other values of: those that only extend the training. */
  readonly extended: readonly ExtendedOption[];
  /** The step whose weights the model has: that of the best validation, or the last one. */
  readonly bestStep: number;
  readonly reports: readonly TrainingReport[];
}

/**
 * Trains a language model on a text. The model ends with the weights of the best validation. Same model, text,
 * options and engine: same bytes.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when the text is too short, the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainLanguageModel(
  model: AnyLanguageModel,
  corpus: Pick<Corpus<TextIds>, 'ids'>,
  options: LanguageModelTraining = {},
): Promise<TrainingOutcome> {
  return finishTraining(languageModelTraining(model, corpus, options));
}

/**
 * Trains as `trainLanguageModel` does, a step each time that the next report is asked for.
 * @yields a report after each step
 * @returns how the training went
 * @throws what `trainLanguageModel` throws
 */
export async function* languageModelTraining(
  model: AnyLanguageModel,
  { ids }: Pick<Corpus<TextIds>, 'ids'>,
  options: LanguageModelTraining = {},
): AsyncGenerator<StepReport, TrainingOutcome, undefined> {
  const { resumeFrom, onReport } = options;
  if (resumeFrom !== undefined) expectSameModel(model, resumeFrom);
  const settings = trainingSettings(model, withSaved(options), ids.length);
  const task = new LanguageModelTask(model, ids, settings);
  try {
    const outcome = yield* runTraining(task, {
      ...toTrainerSettings(model, settings),
      ...trainingRunOf(options),
      ...(onReport !== undefined && {
        onValidation: (report: ValidationReport) => onReport(toReport(report)),
      }),
    });
    const { validations, best: _, ...rest } = outcome;
    return { settings, ...rest, reports: validations.map(toReport) };
  } finally {
    task.dispose();
  }
}

function toReport({ validation, ...report }: ValidationReport): TrainingReport {
  return { ...report, ...(validation !== undefined && { validationLoss: validation }) };
}

/** Cosine schedules end at this share of the first learning rate. */
const LAST_SHARE = 1 / 20;

/** The shares of Adam's running averages that are kept where windows are few and short (nanoGPT). */
const TRANSFORMER_BETAS = [0.9, 0.99] as const;

function toTrainerSettings(model: AnyLanguageModel, settings: TrainingSettings): TrainerSettings {
  const { steps, clip, validateEvery, patience } = settings;
  const averaging = averagingOf(settings);
  return {
    ...{ steps, clip, validateEvery, patience, optimizer: toOptimizer(model, settings) },
    schedule: toSchedule(settings),
    ...(averaging !== undefined && { averaging }),
  };
}

function toOptimizer(
  model: AnyLanguageModel,
  { optimizer: kind, learningRate, weightDecay }: TrainingSettings,
): OptimizerOptions {
  const transforms = model instanceof TransformerLanguageModel;
  const betas = transforms ? { betas: TRANSFORMER_BETAS } : {};
  if (kind === 'adam') return { kind, learningRate, ...betas };
  if (kind !== 'adamw') return { kind, learningRate };
  return {
    ...{ kind, learningRate, ...betas },
    ...(weightDecay !== undefined && { weightDecay }),
    ...(transforms && { decayed: 'matrices' }),
  };
}

function toSchedule(settings: TrainingSettings): TrainingSchedule {
  const { schedule, learningRate, steps, warmUpSteps } = settings;
  switch (schedule) {
    case 'plateau':
      return { kind: 'plateau', learningRate, warmUpSteps, factor: 0.5, patience: 1 };
    case 'constant':
      // A cosine that falls to where it begins: after the rise the rate stays.
      return { kind: 'cosine', learningRate, warmUpSteps, steps: 1, minimum: learningRate };
    case 'cosine':
      return {
        ...{ kind: 'cosine', learningRate, warmUpSteps },
        steps: Math.max(1, steps - warmUpSteps),
        minimum: learningRate * LAST_SHARE,
      };
  }
}

/** Returns the options, with those that the checkpoint was made with where none are given. */
function withSaved(options: LanguageModelTraining): LanguageModelTraining {
  if (options.resumeFrom === undefined) return options;
  const { steps, ...saved }: Partial<TrainingSettings> = checkpointSettings(options.resumeFrom);
  const keepsSteps = options.epochs === undefined && steps !== undefined;
  return { ...saved, ...(keepsSteps && { steps }), ...options };
}

/**
 * The weights come from the checkpoint; what they mean must be the model's.
 * @throws UsageError when the model has another shape or other units than the checkpoint's
 */
function expectSameModel(model: AnyLanguageModel, checkpoint: ModelState): void {
  const { kind, metadata, tensors } = checkpoint;
  // The trainer refuses what is no checkpoint at all.
  if (kind !== LANGUAGE_MODEL_CHECKPOINT_KIND) return;
  const units = languageUnitsFromState({ metadata: Object(metadata.units), tensors });
  if (describeUnits(units) !== describeUnits(model.units)) {
    throw new UsageError(
      sentence(
        'language-model/other-units',
      )`The checkpoint was made with other units (${{ savedSize: units.size }} ${{ savedKind: units.kind }}) than the model has (${{ size: model.units.size }} ${{ kind: model.units.kind }}); make the model from the checkpoint.`,
    );
  }
  const saved: object = Object(metadata.options);
  compareResumedOptions(saved, { ...model.options }, { what: 'checkpoint' });
}

function describeUnits(units: AnyUnits): string {
  const { metadata, tensors } = unitsToState(units);
  return JSON.stringify([metadata, Object.values(tensors).map(({ data }) => Array.from(data))]);
}
