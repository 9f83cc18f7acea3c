import type { Engine } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import type { AnyOptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { createRandom } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';
import { finishTraining, runTraining, type TaskOutcome, trainingRunOf } from '../training/index.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { CAPTIONER_CHECKPOINT_KIND, Captioner, wordsOf } from './captioner.ts';
import {
  CAPTIONER_TRAINING_OPTIONS,
  type CaptionerOptions,
  type CaptionerTraining,
  type CaptionerTrainingSettings,
  captionerOptions,
} from './options.ts';
import { scalePicture } from './picture.ts';
import type { CaptionedPicture } from './shape-pictures.ts';
import { CaptionerTask } from './task.ts';

/** How a training went. */
export interface CaptionerOutcome extends TaskOutcome {
  readonly settings: CaptionerTrainingSettings;
  /** Pictures that were learned from, and those that were kept for validation. */
  readonly pictures: number;
  readonly heldOut: number;
}

/**
 * Makes a captioner for pictures: collects the words of their captions, its weights are random yet.
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when there are no pictures
 */
export function createCaptioner(
  engine: Engine,
  examples: readonly CaptionedPicture[],
  given: Partial<CaptionerOptions> = {},
): Captioner {
  const { minCount } = captionerOptions(given);
  if (examples.length === 0) {
    throw new InputError(
      sentence(
        'captioner/no-pictures',
      )`There are no pictures to learn from; give some with captions.`,
    );
  }
  const counts = new Map<string, number>();
  for (const { caption } of examples) {
    for (const word of wordsOf(caption)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].filter(([, count]) => count >= minCount);
  words.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Captioner(
    engine,
    words.map(([word]) => word),
    given,
  );
}

/** The options that a training's result depends on, with those of how it is followed. */
const OPTIONS: AnyOptionTable = CAPTIONER_TRAINING_OPTIONS;

/**
 * Trains a captioner. The model ends with the weights of the best validation, or without one with the last. Same model,
 * pictures, options and engine: same bytes.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainCaptioner(
  model: Captioner,
  examples: readonly CaptionedPicture[],
  given: CaptionerTraining = {},
): Promise<CaptionerOutcome> {
  checkOptions('trainCaptioner', OPTIONS, given);
  const { onReport, resumeFrom, ...chosen } = given;
  if (resumeFrom?.kind === CAPTIONER_CHECKPOINT_KIND) {
    // The weights come from the checkpoint; what is drawn in training is the model's.
    const saved: object = Object(resumeFrom.metadata.options);
    compareResumedOptions(saved, { ...model.options }, { what: 'checkpoint' });
  }
  const { epochs, batch, learningRate, clip, validation, patience } = withDefaults(
    CAPTIONER_TRAINING_OPTIONS,
    chosen,
  );
  const settings = { epochs, batch, learningRate, clip, validation, patience };
  const scaled = examples.map(({ picture, caption }) => ({
    ...{ picture: scalePicture(picture, model.options.side), caption },
  }));
  createRandom(model.options.seed, 'validation').shuffle(scaled);
  const kept = Math.floor(validation * scaled.length);
  const [heldOut, trained] = [scaled.slice(0, kept), scaled.slice(kept)];
  const task = new CaptionerTask(model, trained, heldOut, settings);
  const steps = epochs * task.batchesPerEpoch;
  const warmUpSteps = Math.ceil(steps / 20);
  const outcome = await finishTraining(
    runTraining(task, {
      ...{ epochs, clip, patience },
      optimizer: { kind: 'adam', learningRate },
      schedule: {
        ...{ kind: 'cosine', learningRate, warmUpSteps },
        steps: Math.max(1, steps - warmUpSteps),
      },
      ...trainingRunOf(given),
      ...(onReport !== undefined && { onValidation: onReport }),
    }),
  );
  return { ...outcome, settings, pictures: trained.length, heldOut: heldOut.length };
}
