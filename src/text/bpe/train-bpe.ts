import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../../base/progress.ts';
import { runWithBreaks } from '../../base/run-with-breaks.ts';
import { isWellFormed } from '../../base/well-formed.ts';
import { compareCodePoints } from '../vocabulary/compare.ts';
import type { WordCounter } from '../vocabulary/word-counter.ts';
import { type BpeModel, BYTE_TOKENS, createBpeModel } from './bpe-model.ts';
import { PairHeap } from './pair-heap.ts';
import { PairIndex } from './pair-index.ts';
import { tokensOfPair } from './pair-key.ts';
import { cutIntoPieces } from './pieces.ts';

/** Options of training a byte-pair encoding. */
export interface BpeTrainingOptions extends LongWork {
  /** The number of tokens to learn, including the 256 bytes; default 8,000. */
  readonly size?: number;
  /**
   * The share of the text's characters that the alphabet must cover, from 0 to 1; default 0.9995, as
   * in SentencePiece. The rarest characters are encoded as their bytes.
   */
  readonly characterCoverage?: number;
  /** How often a pair must occur to be merged; default 2. */
  readonly minCount?: number;
}

/** The range and the default of each option. */
export const BPE_TRAINING_OPTIONS: OptionTable<
  BpeTrainingOptions,
  'size' | 'characterCoverage' | 'minCount'
> = {
  ...LONG_WORK_OPTIONS,
  size: { kind: 'whole', least: BYTE_TOKENS + 1, default: 8000, unit: 'tokens' },
  characterCoverage: { kind: 'number', least: 0, most: 1, default: 0.9995, unit: 'share' },
  minCount: { kind: 'number', least: 1, default: 2, unit: 'count' },
};

/** Counts the pieces of a text for `trainBpe`; the counter bounds the memory. */
export function addPieces(counter: WordCounter, text: string): void {
  for (const piece of cutIntoPieces(text)) counter.add(piece);
}

/** Merges between two reports. */
const REPORT_EVERY = 256;

/** Pieces of text visited between two opportunities for a break. */
const PIECES_AT_ONCE = 2048;

/**
 * Trains a byte-pair encoding on counted pieces of text (`addPieces`): repeatedly merges the most frequent
 * pair of adjacent tokens into one token. Among equally frequent pairs, the one with the smaller left and then
 * the smaller right token is merged, so the same counts give the same model. Each merge updates the pair
 * counts, so that it costs only the places where it happens.
 * @throws UsageError when an option is out of range
 * @throws InterruptedError when the signal stops it
 */
export async function trainBpe(
  pieces: ReadonlyMap<string, number>,
  options: BpeTrainingOptions = {},
): Promise<BpeModel> {
  checkOptions('trainBpe', BPE_TRAINING_OPTIONS, options);
  const { size, characterCoverage, minCount, onProgress } = withDefaults(
    BPE_TRAINING_OPTIONS,
    options,
  );
  const letters = size - BYTE_TOKENS;
  const alphabet = await runWithBreaks(chooseAlphabet(pieces, characterCoverage, letters), options);
  const merging = mergePairs(pieces, alphabet, {
    wanted: letters - alphabet.length,
    minCount,
    onMerge(done, total) {
      if (done % REPORT_EVERY !== 0) return;
      onProgress?.({ phase: 'merging pairs', done, total, unit: 'steps' });
    },
  });
  return createBpeModel(alphabet, await runWithBreaks(merging, options));
}

/** Chooses the most frequent characters that cover enough of the text; returns them in the order of code points. */
function* chooseAlphabet(
  pieces: ReadonlyMap<string, number>,
  coverage: number,
  mostLetters: number,
): Generator<number, string[]> {
  const counts = new Map<string, number>();
  let total = 0;
  let counted = 0;
  for (const [piece, count] of pieces) {
    if (++counted % PIECES_AT_ONCE === 0) yield PIECES_AT_ONCE;
    for (const letter of piece) {
      if (!isWellFormed(letter)) continue; // Half a pair can be in no file; its bytes stand for it.
      counts.set(letter, (counts.get(letter) ?? 0) + count);
      total += count;
    }
  }
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || compareCodePoints(a, b));
  const alphabet: string[] = [];
  let covered = 0;
  for (const [letter, count] of ordered) {
    if (covered >= coverage * total || alphabet.length === mostLetters) break;
    alphabet.push(letter);
    covered += count;
  }
  return alphabet.sort(compareCodePoints);
}

interface MergeOptions {
  readonly wanted: number;
  readonly minCount: number;
  readonly onMerge: (done: number, total: number) => void;
}

function* mergePairs(
  pieces: ReadonlyMap<string, number>,
  alphabet: readonly string[],
  { wanted, minCount, onMerge }: MergeOptions,
): Generator<number, Uint32Array> {
  const index = new PairIndex(pieces, alphabet);
  yield* index.addPieces(pieces, alphabet);
  const heap = new PairHeap();
  const offer = (pair: number): void => {
    const count = index.countOf(pair);
    if (count >= minCount) heap.push(pair, count);
  };
  let offered = 0;
  for (const pair of index.pairs()) {
    offer(pair);
    if (++offered % PIECES_AT_ONCE === 0) yield PIECES_AT_ONCE;
  }
  const merges: number[] = [];
  while (merges.length < wanted * 2) {
    const top = heap.pop();
    if (top === undefined) break;
    const count = index.countOf(top.pair);
    if (count !== top.count) {
      // Later merges removed occurrences: the pair goes back with its current count.
      offer(top.pair);
      continue;
    }
    merges.push(...tokensOfPair(top.pair));
    for (const pair of yield* index.merge(top.pair)) offer(pair);
    onMerge(merges.length / 2, wanted);
  }
  return Uint32Array.from(merges);
}
