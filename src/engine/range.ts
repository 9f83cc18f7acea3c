import { UsageError } from '../base/errors.ts';
import type { AnyKernel, KernelName, Kernels } from './engine.ts';
import { KERNELS } from './kernels.ts';

/** The most blocks that a range is cut in unless the caller says otherwise: enough to balance 8 workers. */
const MOST_BLOCKS = 32;

/** How many indices a block has by default: a function of the range alone, never of the workers. */
export function defaultGrain(total: number): number {
  return Math.max(1, Math.ceil(total / MOST_BLOCKS));
}

/**
 * Refuses a call of `Engine.parallel` that would run a kernel with arguments missing.
 * @throws UsageError
 */
export function checkRange(name: KernelName, args: readonly number[], grain: number): void {
  const expected = KERNELS[name].length - 2;
  if (args.length !== expected) {
    throw new UsageError(
      `parallel: ${name} takes ${expected} arguments before begin and end; ${args.length} given.`,
    );
  }
  if (!(Number.isInteger(grain) && grain > 0)) {
    throw new UsageError(`parallel: grain is ${grain}; expected a whole number from 1 up.`);
  }
}

/** Runs a range kernel block by block on the calling thread: the same blocks as workers take. */
export function runBlocks(
  kernels: Kernels,
  name: KernelName,
  args: readonly number[],
  total: number,
  grain: number,
): void {
  const kernel = kernels[name] as AnyKernel;
  for (let begin = 0; begin < total; begin += grain) {
    kernel(...args, begin, Math.min(begin + grain, total));
  }
}
