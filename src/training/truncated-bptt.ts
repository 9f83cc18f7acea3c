import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import type { NumberReader } from '../io/stored-numbers.ts';
import { type Chunk, type ChunkPlaces, gatherChunks } from './gather-chunks.ts';
import type { TokenIds } from './token-ids.ts';

/** Options of `cutChunks`. */
export interface ChunkOptions {
  /** Number of parallel sequences that the text is cut into. */
  readonly batch: number;
  /** Steps in a chunk: how far back the gradient flows. Default: the whole sequence (full BPTT). */
  readonly chunkLength?: number;
  /** The step to begin at, when resuming from a checkpoint; default 0. */
  readonly begin?: number;
}

/** What each option takes. */
export const CHUNK_OPTIONS: OptionTable<ChunkOptions> = {
  batch: { kind: 'whole', least: 1, required: true, unit: 'sequences' },
  chunkLength: { kind: 'whole', least: 1, unit: 'steps' },
  begin: { kind: 'whole', least: 0, unit: 'steps' },
};

/**
 * Cuts a text for truncated back-propagation through time (Williams & Peng 1990): into `batch`
 * sequences, and these into chunks of `chunkLength` steps. The state is carried from chunk to chunk
 * (`CarriedState`), the gradient is not. The last chunk of a pass may be shorter; the few tokens
 * that do not fill all sequences are left out.
 *
 * @param ids the text as token ids
 * @throws UsageError when the text is too short for the batch
 */
export function cutChunks(ids: Int32Array, options: ChunkOptions): Generator<Chunk>;
/** Cuts a stored text; throws what the other form throws. */
export function cutChunks(ids: NumberReader, options: ChunkOptions): AsyncGenerator<Chunk>;
/** Cuts a text, wherever it is; throws what the other form throws. */
export function cutChunks(
  ids: TokenIds,
  options: ChunkOptions,
): Generator<Chunk> | AsyncGenerator<Chunk>;
export function cutChunks(
  ids: TokenIds,
  options: ChunkOptions,
): Generator<Chunk> | AsyncGenerator<Chunk> {
  return gatherChunks(ids, chunkPlaces(ids.length, options));
}

/** Says where the chunks of a text of so many tokens stand. */
function* chunkPlaces(tokens: number, options: ChunkOptions): Generator<ChunkPlaces> {
  checkOptions('cutChunks', CHUNK_OPTIONS, options);
  const { batch, begin: firstStep = 0 } = options;
  const length = Math.floor((tokens - 1) / batch);
  if (!(length >= 1)) {
    throw new UsageError(
      sentence(
        'training/text-too-short',
      )`cutChunks: a text of ${{ tokens }} tokens cannot be cut into ${{ batch }} sequences; give more text or a smaller batch.`,
    );
  }
  const chunkLength = options.chunkLength ?? length;
  for (let begin = firstStep; begin < length; begin += chunkLength) {
    const steps = Math.min(chunkLength, length - begin);
    const starts = Array.from({ length: batch }, (_, b) => b * length + begin);
    yield { starts, steps, begin };
  }
}
