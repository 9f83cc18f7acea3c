import type { RangeKernel } from '../engine/contract/arguments.ts';
import type { KernelArguments, RangeKernelName } from '../engine/contract/kernels.ts';
import type { Engine } from '../engine/engine.ts';
import { isWorthSharing } from '../engine/worth-sharing.ts';

/** Elements below which handing some over costs more than it saves: they take about 15 µs. */
const LEAST_SHARED_ELEMENTS = 131_072;

/** Elements that one worker takes at a time. */
const ELEMENT_GRAIN = 16_384;

/** Runs a range kernel over a part of its range, here and now. */
export function runRange<Name extends RangeKernelName>(
  engine: Engine,
  name: Name,
  args: KernelArguments<Name>,
  begin: number,
  end: number,
): void {
  // The compiler does not follow that the kernel of a name takes the arguments of that name.
  const kernel = engine.kernels[name] as RangeKernel<KernelArguments<Name>>;
  kernel(args, begin, end);
}

/**
 * Runs a range kernel over elements, on all workers when there are many elements. How a range is
 * cut does not change the answer, so the cut may depend on the number of workers.
 */
export function runElementwise<Name extends RangeKernelName>(
  engine: Engine,
  name: Name,
  args: KernelArguments<Name>,
  length: number,
): void {
  if (engine.workers === 1 || length < LEAST_SHARED_ELEMENTS) {
    runRange(engine, name, args, 0, length);
  } else {
    engine.parallel(name, args, length, ELEMENT_GRAIN);
  }
}

/** Runs a range kernel over the rows of a matrix, one block a worker where the matrix is large. */
export function runRows<Name extends RangeKernelName>(
  engine: Engine,
  name: Name,
  args: KernelArguments<Name>,
  [rows, columns]: readonly [number, number],
): void {
  if (engine.workers === 1 || rows * columns < LEAST_SHARED_ELEMENTS) {
    runRange(engine, name, args, 0, rows);
  } else {
    engine.parallel(name, args, rows, Math.ceil(rows / engine.workers));
  }
}

/**
 * Runs a range kernel over the sequences of a batch, one block a worker where there is much to compute.
 * @param multiplyAdds those of one sequence
 */
export function runSequences<Name extends RangeKernelName>(
  engine: Engine,
  name: Name,
  args: KernelArguments<Name>,
  [batch, multiplyAdds]: readonly [number, number],
): void {
  if (isWorthSharing(engine, batch * multiplyAdds)) {
    engine.parallel(name, args, batch, Math.ceil(batch / engine.workers));
  } else {
    runRange(engine, name, args, 0, batch);
  }
}

/** Runs a range kernel over the columns of a matrix, one block a worker where the matrix is large. */
export function runColumns<Name extends RangeKernelName>(
  engine: Engine,
  name: Name,
  args: KernelArguments<Name>,
  [rows, columns]: readonly [number, number],
): void {
  if (engine.workers === 1 || rows * columns < LEAST_SHARED_ELEMENTS) {
    runRange(engine, name, args, 0, columns);
  } else {
    engine.parallel(name, args, columns, Math.ceil(columns / engine.workers));
  }
}
