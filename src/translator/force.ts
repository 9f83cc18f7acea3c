import { softmax } from '../autodiff/operations.ts';
import { Tape } from '../autodiff/tape.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { type EncodedPair, padPairs } from './batches.ts';
import type { Translator } from './translator.ts';

/** The most units of the targets, padding among them, that are read side by side. */
const MOST_PADDED = 1024;

/** What a model thinks of a translation that is given. */
export interface ForcedTranslation {
  /** ln P of each unit, the end among them. */
  readonly logProbabilities: Float64Array;
  /** Of each unit: the shares of the source's units; empty without attention. */
  readonly attention: readonly Float64Array[];
}

/**
 * Computes how probable given translations are (forced decoding), and where the model looks as it reads them.
 * @throws InterruptedError when the signal is aborted
 */
export async function forceTranslations(
  model: Translator,
  pairs: readonly EncodedPair[],
  { signal, breaks }: LongWork = {},
): Promise<ForcedTranslation[]> {
  const results: ForcedTranslation[] = [];
  const order = pairs.map((_, i) => i);
  order.sort((a, b) => sizeOf(pairs[a]) - sizeOf(pairs[b]) || a - b);
  const takeBreak = createEventBreaks(breaks);
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  for (let begin = 0; begin < order.length; ) {
    throwIfAborted(signal);
    let end = begin + 1;
    while (end < order.length && (end - begin + 1) * sizeOf(pairs[order[end]]) <= MOST_PADDED) {
      end += 1;
    }
    const numbers = order.slice(begin, end);
    const batch = numbers.map((number) => pairs[number]);
    const { logits, weights } = model.forward(tape, padPairs(model.units, batch));
    const probabilities = tape.numbers(softmax(tape, logits));
    const shares = weights.map((step) => tape.numbers(step));
    const { size } = model.units;
    batch.forEach(({ source, target }, b) => {
      const steps = shares.length === 0 ? 0 : shares[0].length / batch.length;
      results[numbers[b]] = {
        logProbabilities: Float64Array.from(target, (id, t) =>
          Math.log(probabilities[(t * batch.length + b) * size + id]),
        ),
        attention:
          steps === 0
            ? []
            : Array.from(target, (_, t) =>
                Float64Array.from(shares[t].subarray(b * steps, b * steps + source.length)),
              ),
      };
    });
    tape.reset();
    begin = end;
    await takeBreak();
  }
  return results;
}

function sizeOf({ source, target }: EncodedPair): number {
  return Math.max(source.length, target.length);
}
