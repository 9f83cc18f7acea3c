import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type EncodedText, SENTENCE_END } from '../corpus/encoded-text.ts';

/** The most numbers at the end of the text that are held out; never more than a hundredth of the text. */
const HELD_OUT = 10_000;

/** How many numbers at the end of a text are held out. */
function heldOutLength({ length }: EncodedText): number {
  return Math.min(HELD_OUT, Math.floor(length / 100));
}

/** Parts a text in what is trained on, the numbers before `trained`, and what is held out. */
export async function holdOut(
  text: EncodedText,
): Promise<{ readonly trained: number; readonly heldOut: Int32Array }> {
  const length = heldOutLength(text);
  const trained = text.length - length;
  return { trained, heldOut: await text.read(trained, length) };
}

/** Numbers that are read at once in the search for neighbors, which most texts have at their start. */
const SEARCHED_AT_ONCE = 4096;

/**
 * Makes sure that there is something to learn: a word with a neighbor, in what is trained on.
 * @throws InputError when every sentence is a single word, or none
 */
export async function requireNeighbors(text: EncodedText): Promise<void> {
  const trained = text.length - heldOutLength(text);
  let before = SENTENCE_END;
  for (let place = 0; place < trained; place += SEARCHED_AT_ONCE) {
    const piece = await text.read(place, Math.min(SEARCHED_AT_ONCE, trained - place));
    for (const word of piece) {
      if (word !== SENTENCE_END && before !== SENTENCE_END) return;
      before = word;
    }
  }
  throw new InputError(
    sentence(
      'word2vec/no-neighbors',
    )`No two words stand near each other: no line has two words that are frequent enough; give whole sentences, or lower the minimum count.`,
  );
}

/**
 * Returns where each shard begins, and the last one ends: after ends of sentences, about evenly.
 */
export async function cutShards(
  text: EncodedText,
  length: number,
  shards: number,
): Promise<number[]> {
  const starts = [0];
  for (let shard = 1; shard < shards; shard++) {
    let place = Math.max(starts[shard - 1], Math.floor((shard * length) / shards));
    for (let found = false; !found && place < length; ) {
      const piece = await text.read(place, Math.min(4096, length - place));
      const end = piece.indexOf(SENTENCE_END);
      found = end >= 0;
      place += found ? end + 1 : piece.length;
    }
    starts.push(place);
  }
  return [...starts, length];
}

/**
 * Reads the next tokens of every shard, whole sentences where they fit; moves the places on.
 * @param rooms may take the tokens of each shard: training reads hundreds of pieces, and new arrays for all of
 *   them would be garbage of tens of megabytes
 */
export async function readPieces(
  text: EncodedText,
  places: number[],
  starts: readonly number[],
  capacity: number,
  rooms: readonly Int32Array[] = [],
): Promise<Int32Array[]> {
  const pieces: Int32Array[] = [];
  for (let shard = 0; shard < places.length; shard++) {
    const left = starts[shard + 1] - places[shard];
    const piece = await text.read(places[shard], Math.min(capacity, left), rooms[shard]);
    const last = piece.length < left ? piece.lastIndexOf(SENTENCE_END) + 1 : piece.length;
    const taken = piece.subarray(0, last === 0 ? piece.length : last);
    places[shard] += taken.length;
    pieces.push(taken);
  }
  return pieces;
}
