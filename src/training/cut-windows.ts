import type { Random } from '../base/random.ts';
import type { NumberReader } from '../io/stored-numbers.ts';
import { type Chunk, type ChunkPlaces, gatherChunks } from './gather-chunks.ts';
import type { TokenIds } from './token-ids.ts';

/** How a text is cut into windows. */
export interface WindowOptions {
  /** Windows side by side. */
  readonly batch: number;
  /** Steps in a window; a shorter text is one window. */
  readonly length: number;
  /** Where the windows' order, and where they begin, are drawn from. */
  readonly random: Random;
  /** The batch to begin with, when resuming from a checkpoint; default 0. */
  readonly first?: number;
}

/** The sizes of a pass over a text of so many tokens. */
interface Pass {
  readonly steps: number;
  readonly windows: number;
  readonly batch: number;
  readonly batches: number;
}

/** Computes how a pass over a text is cut. */
function passOf(tokens: number, { batch, length }: Pick<WindowOptions, 'batch' | 'length'>): Pass {
  const steps = Math.max(1, Math.min(length, tokens - 1));
  // One window less than fits, so that all may begin at any of `steps` places.
  const windows = Math.max(1, Math.floor((tokens - steps) / steps));
  const fitting = Math.min(batch, windows);
  return { steps, windows, batch: fitting, batches: Math.floor(windows / fitting) };
}

/** Computes the number of batches in a pass over a text. */
export function countWindowBatches(
  tokens: number,
  options: Pick<WindowOptions, 'batch' | 'length'>,
): number {
  return passOf(tokens, options).batches;
}

/**
 * Cuts a text into windows that begin anew, in random order: for models that read a window at once. The windows of a
 * pass do not overlap; where the first begins is random, so that those of another pass are others.
 * @param ids the text as token ids, two at least
 */
export function cutWindows(ids: Int32Array, options: WindowOptions): Generator<Chunk>;
/** Cuts a stored text. */
export function cutWindows(ids: NumberReader, options: WindowOptions): AsyncGenerator<Chunk>;
/** Cuts a text, wherever it is. */
export function cutWindows(
  ids: TokenIds,
  options: WindowOptions,
): Generator<Chunk> | AsyncGenerator<Chunk>;
export function cutWindows(
  ids: TokenIds,
  options: WindowOptions,
): Generator<Chunk> | AsyncGenerator<Chunk> {
  return gatherChunks(ids, windowPlaces(ids.length, options));
}

/** Says where the windows of a pass over a text of so many tokens stand. */
function* windowPlaces(tokens: number, options: WindowOptions): Generator<ChunkPlaces> {
  const { random, first = 0 } = options;
  const { steps, windows, batch, batches } = passOf(tokens, options);
  const begin = random.integer(Math.max(1, Math.min(steps, tokens - windows * steps)));
  const order = Int32Array.from({ length: windows }, (_, i) => i);
  for (let i = windows - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  for (let number = first; number < batches; number++) {
    const windowsOf = order.subarray(number * batch, (number + 1) * batch);
    yield { starts: Array.from(windowsOf, (window) => begin + window * steps), steps, begin: 0 };
  }
}
