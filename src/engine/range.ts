import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { ARGUMENT_LISTS, KERNELS } from './contract/kernels.generated.ts';
import type { KernelArguments, RangeKernelName, RawKernel } from './contract/kernels.ts';

/** The default number of blocks that a range is cut into: enough to balance 8 workers. */
const MOST_BLOCKS = 32;

/** Computes the default number of indices in a block; it depends on the range only, never on the workers. */
export function defaultGrain(total: number): number {
  return Math.max(1, Math.ceil(total / MOST_BLOCKS));
}

/**
 * Lists a kernel's arguments in C's order.
 * @throws UsageError naming the first missing argument
 */
export function listArguments<Name extends RangeKernelName>(
  name: Name,
  args: KernelArguments<Name>,
): number[] {
  // The compiler does not follow that the list of a name takes the arguments of that name.
  const list = (ARGUMENT_LISTS[name] as (args: KernelArguments<Name>) => number[])(args);
  const missing = list.findIndex((argument) => typeof argument !== 'number');
  if (missing !== -1) {
    const expected = Object.keys(KERNELS[name].arguments);
    throw new UsageError(
      sentence(
        'engine/missing-argument',
      )`parallel: ${{ name }} is called without ${{ missing: expected[missing] }}; it takes ${{ expected }}, each a number.`,
    );
  }
  return list;
}

/**
 * Checks the size of blocks.
 * @throws UsageError when it is not a whole number above 0
 */
export function checkGrain(grain: number): void {
  if (!(Number.isInteger(grain) && grain > 0)) {
    throw new UsageError(
      sentence(
        'engine/wrong-grain',
      )`parallel: grain is ${{ grain }}; expected a whole number from 1 up.`,
    );
  }
}

/** Runs a range kernel block by block on the calling thread: the same blocks as workers take. */
export function runBlocks(
  kernel: RawKernel,
  args: readonly number[],
  total: number,
  grain: number,
): void {
  for (let begin = 0; begin < total; begin += grain) {
    kernel(...args, begin, Math.min(begin + grain, total));
  }
}
