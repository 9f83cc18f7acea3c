import { InputError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { KERNELS } from '../contract/kernels.generated.ts';
import type { Heap } from '../heap.ts';
import type { KernelSource } from '../kernel-source.ts';
import { CONTROL, CONTROL_BYTES, type WorkerPlatform } from './protocol.ts';
import { WorkerPool } from './worker-pool.ts';

/** Every kernel's name; a job names a kernel by its place in this list. */
export const KERNEL_NAMES: readonly string[] = Object.keys(KERNELS);

/** Options of `startWorkers`. */
export interface WorkersOptions {
  readonly platform: WorkerPlatform;
  /** Number of workers, not counting the caller. */
  readonly count: number;
  readonly source: KernelSource;
  readonly memory: WebAssembly.Memory;
  readonly heap: Heap;
  /** How long the caller waits for a worker that makes no progress, in milliseconds. */
  readonly patience: number;
}

/**
 * Starts workers over a shared memory.
 * @throws InputError when the platform does not start them
 */
export async function startWorkers(options: WorkersOptions): Promise<WorkerPool> {
  const { platform, count, source, memory, heap, patience } = options;
  const control = heap.allocate(CONTROL_BYTES);
  const starts = Array.from({ length: count }, (_, i) =>
    platform.start({
      memory,
      control,
      layout: CONTROL,
      number: i + 1,
      kernelNames: KERNEL_NAMES,
      ...source.forWorker(heap),
    }),
  );
  const settled = await Promise.allSettled(starts);
  const workers = settled.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failed = settled.find((start) => start.status === 'rejected');
  if (failed !== undefined) {
    for (const worker of workers) worker.terminate();
    throw new InputError(
      sentence(
        'engine/worker-not-started',
      )`createEngine: a worker did not start (${{ reason: String(failed.reason) }}). Set ${{ option: option('workers') }} to 1.`,
    );
  }
  return new WorkerPool(workers, memory.buffer, control, patience);
}
