import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { runWithinStep } from '../autodiff/run-within-step.ts';
import { Tape } from '../autodiff/tape.ts';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { INTERRUPTIBLE_WORK_OPTIONS, type InterruptibleWork } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import type { AnyLanguageModel } from '../language-model/index.ts';
import { expectRecurrent } from './expect-recurrent.ts';
import { type GradientFlow, gradientFlowInPieces } from './gradient-flow.ts';
import { withoutDropout } from './without-dropout.ts';

/** Options of `measureLanguageModelFlow`. */
export interface LanguageModelFlowOptions extends InterruptibleWork {
  /** Units that are read before the one that is predicted; default 50. */
  readonly steps?: number;
  /** Places of the text, evenly spread, over which the norms are averaged; default 16. */
  readonly batch?: number;
  /** Steps in a chunk of truncated back-propagation; default all. */
  readonly chunkLength?: number;
  /** Largest norm of the parameters' gradient; default no clipping. */
  readonly clip?: number;
}

/** What each option takes. */
export const LANGUAGE_MODEL_FLOW_OPTIONS: OptionTable<LanguageModelFlowOptions, 'steps' | 'batch'> =
  {
    ...INTERRUPTIBLE_WORK_OPTIONS,
    steps: { kind: 'whole', least: 1, unit: 'units', default: 50 },
    batch: { kind: 'whole', least: 1, unit: 'places', default: 16 },
    chunkLength: { kind: 'whole', least: 1, unit: 'steps' },
    clip: { kind: 'number', above: 0, unit: 'norm' },
  };

/**
 * Measures how far back a trained language model looks: the gradient of predicting one unit of a text with
 * respect to the states before it. Nothing is dropped out.
 * @param ids a text as the model's units
 * @throws UsageError when the text is shorter than the steps
 * @throws InterruptedError when the signal is aborted
 */
export async function measureLanguageModelFlow(
  given: AnyLanguageModel,
  ids: Int32Array,
  options: LanguageModelFlowOptions = {},
): Promise<GradientFlow> {
  const model = expectRecurrent(given);
  checkOptions('measureLanguageModelFlow', LANGUAGE_MODEL_FLOW_OPTIONS, options);
  const { steps, batch, chunkLength, clip } = withDefaults(LANGUAGE_MODEL_FLOW_OPTIONS, options);
  const room = ids.length - steps - 1;
  if (room < 0) {
    throw new UsageError(
      sentence(
        'inspect/too-short',
      )`The text has ${{ units: ids.length }} units, too few for ${{ steps }} steps and the unit after them; give more text or fewer steps.`,
    );
  }
  const begins = Array.from({ length: batch }, (_, b) =>
    Math.round((room * b) / Math.max(1, batch - 1)),
  );
  const unitsAt = (t: number): Int32Array => Int32Array.from(begins, (begin) => ids[begin + t]);
  const { embedding, recurrent, decoder, parameters, engine } = withoutDropout(model);
  const tape = new Tape(engine);
  const work = gradientFlowInPieces(tape, recurrent, {
    steps,
    batch,
    step: (t, state) =>
      recurrent.forward(tape, embedding.forward(tape, unitsAt(t), [1, batch]), { state }),
    loss: (output) => softmaxCrossEntropy(tape, decoder.forward(tape, output), unitsAt(steps)),
    parameters,
    ...(chunkLength !== undefined && { chunkLength }),
    ...(clip !== undefined && { clip }),
  });
  return runWithinStep(tape, work, options);
}
