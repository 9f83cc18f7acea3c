import { createRandom } from '../../src/base/random.ts';
import type { RangeKernel } from '../../src/engine/contract/arguments.ts';
import { KERNELS, type KernelEntry } from '../../src/engine/contract/kernels.generated.ts';
import type {
  KernelArguments,
  KernelName,
  RangeKernelName,
} from '../../src/engine/contract/kernels.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** What a kernel's sizes, flags and range are set to: one, odd, and more than a vector and a tile. */
const SIZES = [1, 7, 33];

/** Of attention, whose arrays have four and five dimensions, less, so that they fit the same room. */
const ATTENTION_SIZES = [1, 2, 4];

/** The rows of word vectors are padded to full vectors: a kernel that wrote past one would meet its neighbor. */
const ROW_PADDING = 16;

/** Matrix kernels want blocks of a multiple of this; the others are cut finer. */
const GRAINS: Readonly<Record<string, number>> = { matmul: 32, packPanels: 32, packInt8: 64 };

/** Room for the largest array of the contract: the gates of a recurrent window, or padded panels. */
const roomFor = (size: number): number => 4 * (size + 1) ** 3 + 2048;

/** FNV-1a (Fowler, Noll and Vo) over 32-bit words. */
function hashWords(words: Int32Array): string {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The same numbers in 0.05 … 0.95 on every platform. */
function makeNumbers(): Float32Array {
  const random = createRandom(1, 'every kernel');
  const length = roomFor(Math.max(...SIZES) + ROW_PADDING);
  return Float32Array.from({ length }, () => 0.05 + 0.9 * random.float());
}

/**
 * Runs every kernel of the contract on fixed numbers, over all workers where it is a range kernel, and
 * gives a hash of all the memory that its pointers lead to. The numbers mean nothing; two engines that
 * compute the same bits give the same hashes.
 */
export function hashEveryKernel(engine: Engine): Record<string, string> {
  const numbers = makeNumbers();
  const hashes: Record<string, string> = {};
  for (const [name, entry] of Object.entries(KERNELS)) {
    const padding = /^(word2vec|glove|fasttext)/.test(name) ? ROW_PADDING : 1;
    const sizes = name.startsWith('attention') ? ATTENTION_SIZES : SIZES;
    hashes[name] = sizes
      .map((size) => {
        const padded = Math.ceil(size / padding) * padding;
        return hashKernel(engine, name as KernelName, entry, padded, numbers);
      })
      .join(' ');
  }
  return hashes;
}

function hashKernel(
  { heap, kernels, parallel }: Engine,
  name: KernelName,
  entry: KernelEntry,
  size: number,
  numbers: Float32Array,
): string {
  const length = roomFor(size);
  const pointers: number[] = [];
  const place = (type: string, argument: number): number => {
    if (type === 'Flag') return 1;
    if (type === 'Size' || type === 'Int32') return size;
    if (type === 'Float32' || type === 'Float64') return 0.3;
    const offset = heap.arena.allocate(length * 4);
    pointers.push(offset);
    if (type.endsWith('Float32s')) {
      // Each from another place of the numbers on, so that no two are alike.
      const turn = (argument * 101) % length;
      heap.numbers(offset, length).set(numbers.subarray(turn, length));
      heap.numbers(offset, length).set(numbers.subarray(0, turn), length - turn);
    } else {
      const view = heap.integers(offset, length);
      for (let i = 0; i < length; i++) view[i] = i % size;
    }
    return offset;
  };
  const args = Object.fromEntries(
    Object.entries(entry.arguments).map(([argument, type], i) => [argument, place(type, i)]),
  ) as unknown as KernelArguments<RangeKernelName>;
  if (entry.isRange) parallel(name as RangeKernelName, args, size, GRAINS[name] ?? 5);
  else (kernels[name] as RangeKernel<unknown>)(args, 0, 0);
  const hash = pointers.map((offset) => hashWords(heap.integers(offset, length))).join('');
  heap.arena.reset();
  return hash;
}
