import { InputError, InterruptedError, UsageError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { loadState } from '../nn/index.ts';
import { cutChunks } from '../training/index.ts';
import type { Corpus } from './corpus.ts';
import { evaluateLanguageModel } from './evaluate-language-model.ts';
import type { LanguageModel } from './language-model.ts';
import {
  fingerprint,
  restoreCheckpoint,
  saveCheckpoint,
  settingsOfCheckpoint,
} from './training-checkpoint.ts';
import {
  heldOutLength,
  type LanguageModelTraining,
  stepsPerEpoch,
  type TrainingReport,
  type TrainingSettings,
  trainingSettings,
} from './training-options.ts';
import { TrainingRun } from './training-run.ts';

/** How a training went. */
export interface TrainingOutcome {
  readonly settings: TrainingSettings;
  /** Steps taken: fewer than asked for where the loss stopped falling. */
  readonly steps: number;
  /** Steps that a checkpoint had behind it; 0 for a training that began anew. */
  readonly resumedAt: number;
  /** The step whose weights the model has: that of the best validation, or the last one. */
  readonly bestStep: number;
  readonly reports: readonly TrainingReport[];
}

/** Progress is told after so many steps. */
const STEPS_BETWEEN_PROGRESS = 5;

/**
 * Trains a language model on a text by truncated back-propagation through time: the state is carried
 * from chunk to chunk through each pass over the text, the gradient is not. The model ends with the
 * weights of the best validation. Same model, text, options and engine: same bytes.
 * @throws UsageError when an option is out of range
 * @throws InputError when the text is too short, the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainLanguageModel(
  model: LanguageModel,
  { ids }: Pick<Corpus, 'ids'>,
  options: LanguageModelTraining = {},
): Promise<TrainingOutcome> {
  const settings = trainingSettings(withSaved(options), ids.length);
  const trained = ids.subarray(0, ids.length - heldOutLength(ids.length, settings.validation));
  const heldOut = ids.subarray(trained.length);
  const run = new TrainingRun(model, settings);
  try {
    const corpus = fingerprint(ids);
    if (options.resumeFrom !== undefined) restoreCheckpoint(run, options.resumeFrom, corpus);
    const resumedAt = run.step;
    if (options.resumeFrom !== undefined && resumedAt >= settings.steps) {
      throw new UsageError(
        `The checkpoint is of step ${resumedAt}, and ${settings.steps} steps are asked for; give more than it has behind it.`,
      );
    }
    if (trained.length <= settings.batch) {
      throw new InputError(
        `The text has ${trained.length} units to train on, too few for ${settings.batch} sequences side by side; give more text or a smaller batch.`,
      );
    }
    const checkpoint = (): unknown => options.onCheckpoint?.(saveCheckpoint(run, corpus));
    await trainToTheEnd(run, trained, heldOut, options, checkpoint);
    if (run.best !== undefined) loadState(model.engine, model.parameters, run.best.tensors);
    const { step: steps, reports } = run;
    return { settings, steps, resumedAt, bestStep: run.best?.step ?? steps, reports };
  } finally {
    run.dispose();
  }
}

/** The options, with those that the checkpoint was made with where none are given. */
function withSaved(options: LanguageModelTraining): LanguageModelTraining {
  if (options.resumeFrom === undefined) return options;
  const { steps, ...saved } = settingsOfCheckpoint(options.resumeFrom);
  const keepsSteps = options.epochs === undefined && steps !== undefined;
  return { ...saved, ...(keepsSteps && { steps }), ...options };
}

async function trainToTheEnd(
  run: TrainingRun,
  trained: Int32Array,
  heldOut: Int32Array,
  { signal, onProgress, onReport, checkpointSeconds = 60 }: LanguageModelTraining,
  checkpoint: () => unknown,
): Promise<void> {
  const { settings, model } = run;
  const { batch, chunkLength, steps, validateEvery } = settings;
  const perEpoch = stepsPerEpoch(trained.length, batch, chunkLength);
  const takeBreak = createEventBreaks();
  let saved = performance.now();
  while (run.step < steps && !run.isStalled) {
    for (const chunk of cutChunks(trained, { batch, chunkLength, begin: run.begin })) {
      run.train(chunk);
      const isLast = run.step === steps;
      if (run.step % STEPS_BETWEEN_PROGRESS === 0 || isLast) {
        onProgress?.({
          phase: `epoch ${Math.ceil(run.step / perEpoch)} of ${Math.ceil(steps / perEpoch)}`,
          done: run.step * batch * chunkLength,
          total: steps * batch * chunkLength,
          unit: 'tokens',
          loss: run.nats / run.units,
        });
      }
      if (run.step % validateEvery === 0 || isLast) {
        const loss =
          heldOut.length === 0 ? undefined : (await evaluateLanguageModel(model, heldOut)).loss;
        const report = run.report(run.step / perEpoch, loss);
        onReport?.(report);
      }
      await takeBreak();
      if (isLast || run.isStalled) return;
      if (signal?.aborted) {
        await checkpoint();
        throw new InterruptedError(`Stopped after step ${run.step} of ${steps}.`);
      }
      if (performance.now() - saved > 1000 * checkpointSeconds) {
        await checkpoint();
        saved = performance.now();
      }
    }
    run.begin = 0;
  }
}
