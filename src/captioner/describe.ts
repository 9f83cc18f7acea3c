import { reshape } from '../autodiff/operations.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { RecurrentState } from '../nn/index.ts';
import type { WritingResult } from './caption-network.ts';
import { type Captioner, END } from './captioner.ts';
import { type Picture, scalePicture } from './picture.ts';

/** What a captioner says of a picture. */
export interface Caption {
  readonly caption: string;
  /** The natural logarithm of its probability: of all its words and its end. */
  readonly logProbability: number;
  /**
   * How much each word looked at each place of the picture, places row by row; each sums to 1. Absent without attention.
   */
  readonly attention?: readonly Float32Array[];
}

/** Pictures that are described together. */
const PICTURES_AT_ONCE = 64;

/** Describes pictures: at each step the likeliest word, until the end is. */
export function describePictures(
  model: Captioner,
  pictures: readonly Picture[],
  { signal }: Pick<LongWork, 'signal'> = {},
): Caption[] {
  const captions: Caption[] = [];
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  for (let first = 0; first < pictures.length; first += PICTURES_AT_ONCE) {
    throwIfAborted(signal);
    const some = pictures.slice(first, first + PICTURES_AT_ONCE);
    captions.push(...describeBatch(model, tape, some));
    tape.reset();
  }
  return captions;
}

/** A caption that is being written. */
interface Writing {
  readonly words: number[];
  readonly attention: Float32Array[];
  logProbability: number;
  ended: boolean;
}

function describeBatch(model: Captioner, tape: Tape, pictures: readonly Picture[]): Caption[] {
  const { network, options, words } = model;
  const scaled = pictures.map((picture) => scalePicture(picture, options.side));
  const read = network.read(tape, scaled);
  const { length: count } = pictures;
  const writings = pictures.map(
    (): Writing => ({ words: [], attention: [], logProbability: 0, ended: false }),
  );
  let inputs = reshape(tape, read.vectors, [1, count, options.embeddingSize]);
  let state: RecurrentState | undefined;
  // The end is a step of its own.
  for (let step = 0; step <= options.longest; step++) {
    const given = {
      inputs,
      ...(state !== undefined && { state }),
      random: createRandom(0, 'none'),
    };
    const written = network.write(tape, read, given);
    state = written.state;
    const logits = tape.numbers(written.logits);
    const chosen = writings.map((writing, i) => {
      const own = logits.subarray(i * words.length, (i + 1) * words.length);
      return takeWord(writing, own, () => attentionOf(tape, written, i), step < options.longest);
    });
    if (writings.every(({ ended }) => ended)) break;
    inputs = network.inputsAfter(tape, chosen, count);
  }
  return writings.map(({ words: numbers, logProbability, attention }) => ({
    ...{ caption: model.decode(numbers), logProbability },
    ...(options.attention && { attention }),
  }));
}

/** Takes the likeliest word, or the end where no other may follow; returns its number. */
function takeWord(
  writing: Writing,
  logits: Float32Array | Float64Array,
  look: () => Float32Array | undefined,
  goesOn: boolean,
): number {
  if (writing.ended) return END;
  let best = END;
  let most = -Infinity;
  for (let word = 0; word < logits.length; word++) {
    most = Math.max(most, logits[word]);
    if (goesOn && logits[word] > logits[best]) best = word;
  }
  let sum = 0;
  for (let word = 0; word < logits.length; word++) sum += Math.exp(logits[word] - most);
  writing.logProbability += logits[best] - most - Math.log(sum);
  if (best === END) {
    writing.ended = true;
  } else {
    writing.words.push(best);
    const seen = look();
    if (seen !== undefined) writing.attention.push(seen);
  }
  return best;
}

/** Computes where a picture was looked at in the one step that was written. */
function attentionOf(
  tape: Tape,
  { looks }: WritingResult,
  picture: number,
): Float32Array | undefined {
  if (looks === undefined) return undefined;
  const [, places, size] = looks.key.shape;
  const query = rowsOf(tape, looks.query, picture);
  const key = rowsOf(tape, looks.key, picture);
  const scores = Float64Array.from({ length: places }, (_, place) => {
    let dot = 0;
    for (let i = 0; i < size; i++) dot += query[i] * key[place * size + i];
    return dot / Math.sqrt(size);
  });
  const most = scores.reduce((a, b) => Math.max(a, b));
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((a, b) => a + b);
  return Float32Array.from(shares, (share) => share / sum);
}

function rowsOf(tape: Tape, tensor: Tensor, picture: number): Float32Array | Float64Array {
  const length = tensor.shape[1] * tensor.shape[2];
  return tape.numbers(tensor).subarray(picture * length, (picture + 1) * length);
}
