import type { NumberReader } from '../io/stored-numbers.ts';
import type { TokenIds } from './token-ids.ts';

/** A chunk of a batch of long sequences, for one forward and backward pass. */
export interface Chunk {
  /** [steps, batch], time-major: all sequences' first token, then all second tokens, … */
  readonly inputs: Int32Array;
  /** [steps, batch]: for every input the token that follows it. */
  readonly targets: Int32Array;
  readonly steps: number;
  readonly batch: number;
  /** Index of the first step in the sequences; 0 means that the state begins anew. */
  readonly begin: number;
}

/** Where the sequences of a chunk stand in a text. */
export interface ChunkPlaces extends Pick<Chunk, 'steps' | 'begin'> {
  /** The index of each sequence's first token. */
  readonly starts: ArrayLike<number>;
}

/** Gathers the tokens of chunks from a text in memory. */
export function gatherChunks(ids: Int32Array, places: Iterable<ChunkPlaces>): Generator<Chunk>;
/** Gathers the tokens of chunks from a stored text; a chunk holds what was read for it, and nothing more is kept. */
export function gatherChunks(
  ids: NumberReader,
  places: Iterable<ChunkPlaces>,
): AsyncGenerator<Chunk>;
/** Gathers the tokens of chunks from a text, wherever it is. */
export function gatherChunks(
  ids: TokenIds,
  places: Iterable<ChunkPlaces>,
): Generator<Chunk> | AsyncGenerator<Chunk>;
export function gatherChunks(
  ids: TokenIds,
  places: Iterable<ChunkPlaces>,
): Generator<Chunk> | AsyncGenerator<Chunk> {
  return ids instanceof Int32Array ? gatherHeld(ids, places) : gatherStored(ids, places);
}

function* gatherHeld(ids: Int32Array, places: Iterable<ChunkPlaces>): Generator<Chunk> {
  for (const place of places) {
    const chunk = createChunk(place);
    for (let b = 0; b < chunk.batch; b++) putSequence(chunk, b, ids, place.starts[b]);
    yield chunk;
  }
}

async function* gatherStored(
  ids: NumberReader,
  places: Iterable<ChunkPlaces>,
): AsyncGenerator<Chunk> {
  for (const place of places) {
    const { starts, steps } = place;
    const chunk = createChunk(place);
    const sequences = Array.from(starts, (start) => ids.read(start, steps + 1));
    (await Promise.all(sequences)).forEach((sequence, b) => {
      putSequence(chunk, b, sequence, 0);
    });
    yield chunk;
  }
}

function createChunk({ starts, steps, begin }: ChunkPlaces): Chunk {
  const batch = starts.length;
  const [inputs, targets] = [new Int32Array(steps * batch), new Int32Array(steps * batch)];
  return { inputs, targets, steps, batch, begin };
}

/** Puts the tokens from `start` on into a chunk as its sequence `b`. */
function putSequence(
  { inputs, targets, steps, batch }: Chunk,
  b: number,
  ids: Int32Array,
  start: number,
): void {
  for (let t = 0; t < steps; t++) {
    inputs[t * batch + b] = ids[start + t];
    targets[t * batch + b] = ids[start + t + 1];
  }
}
