import type { Engine } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { finishTraining, runTraining, type TaskOutcome } from '../training/index.ts';
import { type AnalyzedSentences, textOf } from './analyzed-sentences.ts';
import { collectCharacters } from './characters.ts';
import { MorphologyModel } from './morphology-model.ts';
import type { MorphologyOptions } from './options.ts';
import { labelsOf, MorphologyTask } from './task.ts';
import { type MorphologyTraining, morphologySettings } from './training-options.ts';

/** The last learning rate, as a share of the first. */
const LAST_SHARE = 1 / 20;

/**
 * Makes a morphological analyzer for sentences: the characters that occur twice get vectors of their own, and each
 * label is one that it may choose.
 * @throws InputError when there are no sentences
 */
export function createMorphologyModel(
  engine: Engine,
  sentences: AnalyzedSentences,
  options: Partial<MorphologyOptions> = {},
): MorphologyModel {
  const labels = new Set(sentences.flatMap(labelsOf).filter((label) => label !== undefined));
  if (labels.size === 0) {
    throw new InputError(
      sentence(
        'morphology/no-sentences',
      )`There are no sentences with morphemes to train on; give a treebank with the columns lemma and xpos.`,
    );
  }
  const inventory = {
    characters: collectCharacters(sentences.map(textOf)),
    labels: [...labels].sort(),
  };
  return new MorphologyModel(engine, inventory, options);
}

/**
 * Trains a morphological analyzer. The model ends with the weights of the best validation. Same model, sentences,
 * options and engine: same bytes.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainMorphology(
  model: MorphologyModel,
  sentences: { readonly training: AnalyzedSentences; readonly validation?: AnalyzedSentences },
  options: MorphologyTraining = {},
): Promise<TaskOutcome> {
  const settings = morphologySettings(options);
  const { epochs, learningRate, clip, patience } = settings;
  const { epochs: _, batch: __, learningRate: ___, onReport, ...work } = options;
  const task = new MorphologyTask(model, sentences.training, sentences.validation ?? [], settings);
  return finishTraining(
    runTraining(task, {
      ...work,
      ...{ epochs, clip, patience, optimizer: { kind: 'adam', learningRate } },
      schedule: {
        ...{ kind: 'cosine', learningRate, minimum: learningRate * LAST_SHARE },
        steps: epochs * task.batchesPerEpoch,
      },
      ...(onReport !== undefined && { onValidation: onReport }),
    }),
  );
}
