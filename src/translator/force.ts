import { softmax } from '../autodiff/operations.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { type AttentionLook, attentionShares } from '../nn/index.ts';
import { type EncodedPair, padPairs } from './batches.ts';
import { TransformerNetwork } from './transformer-network.ts';
import type { Translator } from './translator.ts';

/** The most units of the targets, padding among them, that are read side by side. */
const MOST_PADDED = 1024;

/** What a model thinks of a translation that is given. */
export interface ForcedTranslation {
  /** ln P of each unit, the end among them. */
  readonly logProbabilities: Float64Array;
  /** Of each unit: the shares of the source's units; empty without attention, and of a Transformer unless a look is chosen. */
  readonly attention: readonly Float64Array[];
}

/** Which of a Transformer's looks at the source is told of: a layer of the decoder, from 1 up, and one of its heads, or the mean of all. */
export interface TransformerLook {
  readonly layer: number;
  readonly head?: number;
}

/**
 * Computes how probable given translations are (forced decoding), and where the model looks as it reads them.
 * @throws InterruptedError when the signal is aborted
 */
export async function forceTranslations(
  model: Translator,
  pairs: readonly EncodedPair[],
  { signal, breaks }: LongWork = {},
  look?: TransformerLook,
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
    const { logits, attentionOf } = forward(model, tape, batch, look);
    const probabilities = tape.numbers(softmax(tape, logits));
    const { size } = model.units;
    batch.forEach(({ target }, b) => {
      results[numbers[b]] = {
        logProbabilities: Float64Array.from(target, (id, t) =>
          Math.log(probabilities[(t * batch.length + b) * size + id]),
        ),
        attention: attentionOf(b),
      };
    });
    tape.reset();
    begin = end;
    await takeBreak();
  }
  return results;
}

/** Runs over pairs; gives the logits, and of each pair where its target's units looked. */
function forward(
  model: Translator,
  tape: Tape,
  batch: readonly EncodedPair[],
  look: TransformerLook | undefined,
): { readonly logits: Tensor; readonly attentionOf: (pair: number) => Float64Array[] } {
  const { network } = model;
  const padded = padPairs(model.units, batch);
  if (network instanceof TransformerNetwork) {
    const looks: AttentionLook[] = [];
    const memory = (one: AttentionLook): void => void looks.push(one);
    const { logits } = network.forward(tape, padded, undefined, { memory });
    const attentionOf = (pair: number): Float64Array[] => {
      if (look === undefined) return [];
      const heads = attentionShares(tape, looks[look.layer - 1], pair);
      const chosen = look.head === undefined ? heads : [heads[look.head - 1]];
      return Array.from(batch[pair].target, (_, t) => meanOf(chosen.map((rows) => rows[t])));
    };
    return { logits, attentionOf };
  }
  const { logits, weights } = network.forward(tape, padded);
  const shares = weights.map((step) => tape.numbers(step));
  const attentionOf = (pair: number): Float64Array[] => {
    if (shares.length === 0) return [];
    const { source, target } = batch[pair];
    const begin = pair * (shares[0].length / batch.length);
    return Array.from(target, (_, t) =>
      Float64Array.from(shares[t].subarray(begin, begin + source.length)),
    );
  };
  return { logits, attentionOf };
}

function meanOf(rows: readonly Float64Array[]): Float64Array {
  return rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length);
}

function sizeOf({ source, target }: EncodedPair): number {
  return Math.max(source.length, target.length);
}
