import { createRandom } from '../base/random.ts';
import type { Heap } from '../engine/heap.ts';
import type { GloveSettings } from './glove-options.ts';

/** The kernel's vectors fill whole registers of any processor. */
const LANES = 16;
/** Numbers of a row behind its vector and the vector's squares; see `gloveBlocks`. */
const TAIL = 16;

/** The two tables of GloVe's parameters, in an engine's heap, as the kernel wants them. */
export interface GloveParameters {
  /** Row i: word i as the word in the middle, its sums of squares and its bias. */
  readonly words: number;
  /** Row i: word i as context. */
  readonly contexts: number;
  /** Numbers of a row's vector, `dimensions` rounded up. */
  readonly size: number;
  /** Numbers of a row. */
  readonly stride: number;
}

/** Computes the numbers of a row's vector, rounded up to whole registers. */
function sizeOf(dimensions: number): number {
  return Math.ceil(dimensions / LANES) * LANES;
}

/** Computes the numbers of a row: its vector, the vector's squares, and the bias with its own. */
export function strideOf(dimensions: number): number {
  return 2 * sizeOf(dimensions) + TAIL;
}

/** Numbers that are drawn between two chances for a break: a millisecond or so. */
const NUMBERS_AT_ONCE = 2 ** 16;

/**
 * Parameters at their start, as in the published program: numbers uniform in ±½ / dimensions, and
 * sums of squares of 1.
 * @yields how many numbers it has drawn, after every few
 */
export function* createParameters(
  heap: Heap,
  count: number,
  { dimensions, seed, biases }: GloveSettings,
): Generator<number, GloveParameters> {
  const size = sizeOf(dimensions);
  const stride = strideOf(dimensions);
  const random = createRandom(seed, 'weights');
  const start = (): number => (random.float() - 0.5) / dimensions;
  const tables = [0, 1].map(() => heap.allocate(count * stride * 4));
  for (const offset of tables) {
    let numbers = heap.numbers(offset, count * stride);
    let drawn = 0;
    for (let row = 0; row < count * stride; row += stride) {
      for (let i = 0; i < dimensions; i++) numbers[row + i] = start();
      numbers.fill(1, row + size, row + 2 * size);
      if (biases) numbers[row + 2 * size] = start();
      numbers[row + 2 * size + 1] = 1;
      drawn += dimensions;
      if (drawn < NUMBERS_AT_ONCE) continue;
      yield drawn;
      drawn = 0;
      // The heap may have grown meanwhile.
      numbers = heap.numbers(offset, count * stride);
    }
  }
  const [words, contexts] = tables;
  return { words, contexts, size, stride };
}

/** Copies a word's current vector to a place in `into`. */
export function copyVector(
  heap: Heap,
  { words, contexts, stride }: GloveParameters,
  { dimensions, output }: GloveSettings,
  word: number,
  target: { readonly into: Float32Array; readonly place: number },
): void {
  const [own, context] = [words, contexts].map((table) =>
    heap.numbers(table + 4 * word * stride, dimensions),
  );
  const { into, place } = target;
  for (let i = 0; i < dimensions; i++) {
    into[place + i] = own[i] + (output === 'sum' ? context[i] : 0);
  }
}

/** Returns the vectors of all words, row-major. */
export function outputVectors(
  heap: Heap,
  count: number,
  { words, contexts, stride }: GloveParameters,
  { dimensions, output }: GloveSettings,
): Float32Array {
  const vectors = new Float32Array(count * dimensions);
  const ofWords = heap.numbers(words, count * stride);
  const ofContexts = heap.numbers(contexts, count * stride);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < dimensions; i++) {
      const place = row * stride + i;
      const context = output === 'sum' ? ofContexts[place] : 0;
      vectors[row * dimensions + i] = ofWords[place] + context;
    }
  }
  return vectors;
}
