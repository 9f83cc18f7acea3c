import { Tape } from '../autodiff/tape.ts';
import type { TransformerLanguageModel } from '../language-model/index.ts';
import { type AttentionLook, attentionShares } from '../nn/index.ts';

/** Where a head of a Transformer looks in a text. */
export interface AttentionHead {
  /** From 1 up, the lowest first. */
  readonly layer: number;
  readonly head: number;
  /** Of each unit (row) the shares of the text's units; 0 for those after it. */
  readonly shares: readonly (readonly number[])[];
  /** How many units back it looks, on average over the text: 0 for a head that sees each unit itself alone. */
  readonly distance: number;
  /** Mean entropy of a unit's shares, in bits: 0 for a head that looks at one unit at a time. */
  readonly entropyBits: number;
}

/** What the heads of a Transformer do over a text. */
export interface AttentionTrace {
  readonly units: readonly { readonly text: string }[];
  /** Layer by layer, head by head. */
  readonly heads: readonly AttentionHead[];
}

/**
 * Reads a text with a language model by a Transformer, and tells where each of its heads looked from each unit.
 * @throws UsageError when the text has more units than the model's context, or none
 */
export function traceAttention(model: TransformerLanguageModel, text: string): AttentionTrace {
  const ids = model.units.encode(text);
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const looks: AttentionLook[] = [];
  model.predict(tape, ids, [ids.length, 1], { watch: (look) => looks.push(look) });
  const heads = looks.flatMap((look, layer) =>
    attentionShares(tape, look, 0).map((rows, head): AttentionHead => {
      const shares = rows.map((row) => Array.from(row));
      return { layer: layer + 1, head: head + 1, shares, ...describeShares(shares) };
    }),
  );
  tape.reset();
  return { units: Array.from(ids, (id) => ({ text: model.units.text(id) })), heads };
}

/** Computes how far back and how widely the rows look. */
function describeShares(rows: readonly (readonly number[])[]) {
  let [distance, entropyBits] = [0, 0];
  rows.forEach((row, t) => {
    row.forEach((share, k) => {
      if (share === 0) return;
      distance += (share * (t - k)) / rows.length;
      entropyBits -= (share * Math.log2(share)) / rows.length;
    });
  });
  return { distance, entropyBits };
}
