import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { Tape } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import { cutChunks, readIds, type TokenIds } from '../training/index.ts';
import type { AnyLanguageModel } from './any-language-model.ts';
import type { LanguageModel } from './language-model.ts';
import { TransformerLanguageModel } from './transformer-language-model.ts';

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
  model: AnyLanguageModel,
  ids: TokenIds,
  work: LongWork = {},
): Promise<LanguageModelEvaluation> {
  if (ids.length < 2) {
    throw new InputError(
      sentence(
        'language-model/too-short-to-evaluate',
      )`The text has fewer than two units to evaluate on; give a longer one.`,
    );
  }
  const nats = await (model instanceof TransformerLanguageModel
    ? sumOverWindows(model, ids, work)
    : sumOverChunks(model, ids, work));
  const loss = nats.sum / nats.units;
  return { units: nats.units, loss, perplexity: Math.exp(loss) };
}

/** The loss of some units, in nats. */
interface Nats {
  readonly sum: number;
  readonly units: number;
}

/** Reads a text as sequences side by side, from chunk to chunk. */
async function sumOverChunks(
  model: LanguageModel,
  ids: TokenIds,
  { onProgress, signal }: LongWork,
): Promise<Nats> {
  const batch = Math.min(MOST_SEQUENCES, Math.max(1, Math.floor(ids.length / SEQUENCE_LENGTH)));
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const carried = model.createCarriedState(batch);
  const takeBreak = createEventBreaks();
  let units = 0;
  let nats = 0;
  try {
    const chunks = cutChunks(ids, { batch, chunkLength: CHUNK_LENGTH });
    for await (const { inputs, targets, steps } of chunks) {
      throwIfAborted(signal);
      const { logits, states } = model.predict(tape, inputs, [steps, batch], { carried });
      nats += tape.numbers(softmaxCrossEntropy(tape, logits, targets))[0] * targets.length;
      units += targets.length;
      carried.keep(tape, states);
      tape.reset();
      onProgress?.({ phase: 'evaluating', done: units, total: ids.length, unit: 'tokens' });
      await takeBreak();
    }
  } finally {
    carried.dispose();
  }
  return { sum: nats, units };
}

/** The windows that are read side by side hold about as many units as this. */
const WINDOW_UNITS = 4096;
/** The target of units that another window counts. */
const NOT_COUNTED = -100;

/**
 * Reads a text as windows that overlap by half: of each but the first only the second half counts, so that every unit
 * but the first ones is predicted from half a context or more.
 */
async function sumOverWindows(
  model: TransformerLanguageModel,
  ids: TokenIds,
  { onProgress, signal }: LongWork,
): Promise<Nats> {
  const { context } = model;
  const stride = Math.max(1, Math.floor(context / 2));
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const takeBreak = createEventBreaks();
  const side = Math.max(1, Math.floor(WINDOW_UNITS / context));
  let [sum, units] = [0, 0];
  for (let begin = 0; units < ids.length - 1; ) {
    throwIfAborted(signal);
    // Windows of one length go side by side; the last one may be shorter.
    const left = ids.length - 1 - begin;
    const steps = Math.min(context, left);
    const batch = Math.min(side, Math.floor((left - steps) / stride) + 1);
    const [inputs, targets] = [new Int32Array(steps * batch), new Int32Array(steps * batch)];
    const some = await readIds(ids, begin, (batch - 1) * stride + steps + 1);
    let counted = 0;
    for (let b = 0; b < batch; b++) {
      const first = b * stride;
      for (let t = 0; t < steps; t++) {
        const at = t * batch + b;
        const counts = begin + first + t >= units + counted;
        inputs[at] = some[first + t];
        targets[at] = counts ? some[first + t + 1] : NOT_COUNTED;
        if (counts) counted += 1;
      }
    }
    const { logits } = model.predict(tape, inputs, [steps, batch]);
    const options = { reduction: 'sum', ignoreIndex: NOT_COUNTED } as const;
    sum += tape.numbers(softmaxCrossEntropy(tape, logits, targets, options))[0];
    tape.reset();
    units += counted;
    begin += batch * stride;
    onProgress?.({ phase: 'evaluating', done: units, total: ids.length, unit: 'tokens' });
    await takeBreak();
  }
  return { sum, units };
}
