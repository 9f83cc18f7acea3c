import { Tape } from '../autodiff/tape.ts';
import type { LongWork } from '../base/progress.ts';
import type { TransformerLanguageModel } from '../language-model/index.ts';
import { type AttentionLook, attentionShares } from '../nn/index.ts';
import { edgeTokensOf, padPairs } from '../translator/batches.ts';
import { placePair } from '../translator/placed-pair.ts';
import { type SearchOptions, searchSettings } from '../translator/search-options.ts';
import { TransformerNetwork } from '../translator/transformer-network.ts';
import type { Translator } from '../translator/translator.ts';
import { expectTransformer } from './expect-transformer.ts';

/** Where a head of a Transformer looks. */
export interface CrossAttentionHead {
  /** From 1 up, the lowest first. */
  readonly layer: number;
  readonly head: number;
  /** Of each unit that looks (row) the shares of the units that are looked at; 0 for those it may not see. */
  readonly shares: readonly (readonly number[])[];
  /** Mean entropy of a unit's shares, in bits: 0 for a head that looks at one unit at a time. */
  readonly entropyBits: number;
}

/** Where a head of a Transformer looks in the text that its own units are of. */
export interface AttentionHead extends CrossAttentionHead {
  /** How many units away it looks, on average over the text: 0 for a head that sees each unit itself alone. */
  readonly distance: number;
  /** Mean shares of the unit itself, of the one before and the one after, where there is such, and of the first one. */
  readonly itself: number;
  readonly previous: number;
  readonly next: number;
  readonly first: number;
}

/** What the heads of a Transformer do over a text. */
export interface AttentionTrace {
  readonly units: readonly { readonly text: string }[];
  /** Layer by layer, head by head. */
  readonly heads: readonly AttentionHead[];
}

/** What the heads of a translator by a Transformer do over a text and its translation. */
export interface TranslatorAttentionTrace {
  /** The text as the model reads it. */
  readonly text: string;
  readonly translation: string;
  /** The units of the text and the end, and where the encoder's heads look among them. */
  readonly encoder: AttentionTrace;
  /** The beginning and the units of the translation, and where the decoder's heads look among those. */
  readonly decoder: AttentionTrace;
  /** The units of the translation and the end, as they are written, and where the decoder's heads look in the text. */
  readonly cross: {
    readonly units: readonly { readonly text: string }[];
    readonly heads: readonly CrossAttentionHead[];
  };
}

/** Options of `traceTranslatorAttention`. */
export interface TranslatorAttentionOptions extends SearchOptions {
  /** The translation that is read; default: the model's own. */
  readonly translation?: string;
}

/**
 * Reads a text with a language model by a Transformer, and tells where each of its heads looked from each unit.
 * @param text the text, or its units by number
 * @throws UsageError when the text has more units than the model's context, or none
 */
export function traceAttention(
  model: TransformerLanguageModel,
  text: string | Int32Array,
): AttentionTrace {
  const ids = typeof text === 'string' ? model.units.encode(text) : text;
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const looks: AttentionLook[] = [];
  model.predict(tape, ids, [ids.length, 1], { watch: (look) => looks.push(look) });
  const heads = selfHeads(tape, looks);
  tape.reset();
  return { units: Array.from(ids, (id) => ({ text: model.units.text(id) })), heads };
}

/**
 * Reads a text and its translation with a translator by a Transformer, and tells where each head of its encoder and its
 * decoder looked.
 * @throws UsageError when the translator is recurrent, or an option is unknown or out of range
 * @throws InputError when the text or the translation is too long
 * @throws InterruptedError when the signal is aborted
 */
export async function traceTranslatorAttention(
  model: Translator,
  text: string,
  { translation, ...options }: TranslatorAttentionOptions = {},
  work: LongWork = {},
): Promise<TranslatorAttentionTrace> {
  const { units, network } = model;
  const settings = searchSettings(options);
  if (!(network instanceof TransformerNetwork)) return expectTransformer();
  const pair = await placePair(model, { text, translation, settings }, work);
  const { encoded, source, target, ...texts } = pair;
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const looks = { encoder: [], decoder: [], memory: [] } as Record<string, AttentionLook[]>;
  network.forward(tape, padPairs(units, [encoded]), undefined, {
    encoder: (look) => looks.encoder.push(look),
    decoder: (look) => looks.decoder.push(look),
    memory: (look) => looks.memory.push(look),
  });
  const begin = { text: units.text(edgeTokensOf(units).begin) };
  const trace: TranslatorAttentionTrace = {
    ...texts,
    encoder: { units: source, heads: selfHeads(tape, looks.encoder) },
    decoder: { units: [begin, ...target.slice(0, -1)], heads: selfHeads(tape, looks.decoder) },
    cross: { units: target, heads: crossHeads(tape, looks.memory) },
  };
  tape.reset();
  return trace;
}

/** Computes where heads look in another text. */
function crossHeads(tape: Tape, looks: readonly AttentionLook[]): CrossAttentionHead[] {
  return looks.flatMap((look, layer) =>
    attentionShares(tape, look, 0).map((rows, head) => {
      const shares = rows.map((row) => Array.from(row));
      return { layer: layer + 1, head: head + 1, shares, entropyBits: meanEntropy(shares) };
    }),
  );
}

/** Computes where heads look in their own text. */
function selfHeads(tape: Tape, looks: readonly AttentionLook[]): AttentionHead[] {
  return crossHeads(tape, looks).map((head) => ({ ...head, ...describeHabits(head.shares) }));
}

/** Computes the mean entropy of rows of shares, in bits. */
function meanEntropy(rows: readonly (readonly number[])[]): number {
  const bits = rows.flat().map((share) => (share === 0 ? 0 : -share * Math.log2(share)));
  return bits.reduce((sum, one) => sum + one, 0) / rows.length;
}

/** Computes how far the rows look, and how much at units that heads are known to look at (Clark et al. 2019). */
function describeHabits(rows: readonly (readonly number[])[]) {
  const steps = rows.length;
  const mean = (count: number, at: (t: number) => number): number => {
    let sum = 0;
    for (let t = 0; t < steps; t++) sum += at(t);
    return count === 0 ? 0 : sum / count;
  };
  return {
    distance: mean(steps, (t) =>
      rows[t].reduce((sum, share, k) => sum + share * Math.abs(t - k), 0),
    ),
    itself: mean(steps, (t) => rows[t][t]),
    previous: mean(steps - 1, (t) => (t === 0 ? 0 : rows[t][t - 1])),
    next: mean(steps - 1, (t) => rows[t][t + 1] ?? 0),
    first: mean(steps, (t) => rows[t][0]),
  };
}
