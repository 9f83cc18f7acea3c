import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { Tape } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import { cutChunks } from '../training/index.ts';
import type { LanguageModel } from './language-model.ts';

/** How well a model predicts a text. */
export interface LanguageModelEvaluation {
  /** Units that were predicted. */
  readonly units: number;
  /** Mean loss of a unit, in nats: −log P(unit | those before it). */
  readonly loss: number;
  /** e^loss: among how many equally likely units the model is as unsure. */
  readonly perplexity: number;
}

/** Units that a sequence has at least where a text is read as several sequences side by side. */
const SEQUENCE_LENGTH = 2000;
const MOST_SEQUENCES = 32;
const CHUNK_LENGTH = 50;

/**
 * Computes the loss of a model on a text, its state carried from beginning to end. A long text is read as up to
 * 32 sequences side by side, which is faster and costs the first few units of each their context.
 * @param ids the text's units
 * @throws InputError when there are fewer than two
 * @throws InterruptedError when the signal is aborted
 */
export async function evaluateLanguageModel(
  model: LanguageModel,
  ids: Int32Array,
  { onProgress, signal }: LongWork = {},
): Promise<LanguageModelEvaluation> {
  if (ids.length < 2) {
    throw new InputError(
      sentence(
        'language-model/too-short-to-evaluate',
      )`The text has fewer than two units to evaluate on; give a longer one.`,
    );
  }
  const batch = Math.min(MOST_SEQUENCES, Math.max(1, Math.floor(ids.length / SEQUENCE_LENGTH)));
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const carried = model.createCarriedState(batch);
  const takeBreak = createEventBreaks();
  let units = 0;
  let nats = 0;
  try {
    for (const { inputs, targets, steps } of cutChunks(ids, { batch, chunkLength: CHUNK_LENGTH })) {
      throwIfAborted(signal);
      const state = model.toRecurrentState(carried);
      const result = model.forward(tape, inputs, [steps, batch], { state });
      nats += tape.numbers(softmaxCrossEntropy(tape, result.logits, targets))[0] * targets.length;
      units += targets.length;
      carried.keep(tape, [...result.state.h, ...result.state.c]);
      tape.reset();
      onProgress?.({ phase: 'evaluating', done: units, total: ids.length, unit: 'tokens' });
      await takeBreak();
    }
  } finally {
    carried.dispose();
  }
  const loss = nats / units;
  return { units, loss, perplexity: Math.exp(loss) };
}
