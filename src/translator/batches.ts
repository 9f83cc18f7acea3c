import type { TextPair } from '../corpus/parallel/text-pair.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { LengthBuckets, type PaddedSequences, padSequences } from '../training/index.ts';
import type { TranslatorTrainingSettings } from './options.ts';

/** A pair as numbers, each side ended by the end token. */
export interface EncodedPair {
  readonly source: Int32Array;
  readonly target: Int32Array;
}

/** Targets side by side, time first, [steps, batch]. */
export interface PaddedTargets {
  /** The unit before each: the beginning, and then the units. */
  readonly before: Int32Array;
  /** The units, with `NO_TARGET` after a target's end. */
  readonly after: Int32Array;
  readonly lengths: Int32Array;
  readonly steps: number;
  readonly batch: number;
}

/** Pairs side by side. */
export interface PaddedPairs {
  readonly source: PaddedSequences;
  readonly target: PaddedTargets;
}

/** Stands after a target's end. */
export const NO_TARGET = -100;

/** The special tokens of a translator, by number. */
export interface EdgeTokens {
  readonly padding: number;
  readonly begin: number;
  readonly end: number;
}

/** Returns the special tokens; units of translators have them. */
export function edgeTokensOf({ special }: Pick<AnyUnits, 'special'>): EdgeTokens {
  const { padding = 0, begin = 1, end = 2 } = special;
  return { padding, begin, end };
}

/** Encodes a text, with the end token after it. */
export function encodeText(units: AnyUnits, text: string): Int32Array {
  const ids = units.encode(text);
  const ended = new Int32Array(ids.length + 1);
  ended.set(ids);
  ended[ids.length] = edgeTokensOf(units).end;
  return ended;
}

/** Encodes both sides of a pair. */
export function encodePair(units: AnyUnits, { source, target }: TextPair): EncodedPair {
  return { source: encodeText(units, source), target: encodeText(units, target) };
}

/** Puts pairs of similar lengths together. A pair takes as many steps as its longer side. */
export function bucketPairs(
  pairs: readonly EncodedPair[],
  { batch, batchTokens: tokens }: Pick<TranslatorTrainingSettings, 'batch' | 'batchTokens'>,
): LengthBuckets {
  return new LengthBuckets(
    pairs.map(({ source, target }) => Math.max(source.length, target.length)),
    tokens === 0 ? { batch } : { batch, tokens },
  );
}

/** Lays sources side by side. */
export function padSources(units: AnyUnits, sources: readonly Int32Array[]): PaddedSequences {
  return padSequences(sources, edgeTokensOf(units).padding);
}

/** Lays pairs side by side. */
export function padPairs(units: AnyUnits, pairs: readonly EncodedPair[]): PaddedPairs {
  const { padding, begin } = edgeTokensOf(units);
  const targets = pairs.map(({ target }) => target);
  const { ids: after, lengths, steps, batch } = padSequences(targets, NO_TARGET);
  const before = new Int32Array(after.length).fill(begin);
  before.set(after.subarray(0, after.length - batch), batch);
  const known = before.map((id) => (id === NO_TARGET ? padding : id));
  return {
    source: padSources(
      units,
      pairs.map(({ source }) => source),
    ),
    target: { before: known, after, lengths, steps, batch },
  };
}
