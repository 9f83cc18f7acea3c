import type { WorkerSetup } from './protocol.ts';

/** The functions that Node or the browser provides to the program. */
export interface WorkerHost {
  /** Tells the pool that the worker is about to park. */
  ready(): void;
  /** Loads a native add-on. */
  loadAddOn?(path: string): {
    attach(heap: Uint8Array): Record<string, (...args: number[]) => void>;
  };
}

/**
 * A worker's whole life: gets its kernels, then parks until there is a job, takes blocks until none
 * is left, and parks again. It ends when it is told to.
 *
 * The build hands this file to workers as text (Node's `eval`, a browser's blob), so that it runs
 * the same from the source, from `dist` and from a bundle. It must import nothing but types.
 */
export function serve(setup: WorkerSetup, host: WorkerHost): void {
  const { layout, memory } = setup;
  const control = new Int32Array(memory.buffer, setup.control);
  const numbers = new Float64Array(memory.buffer, setup.control);
  const LOOKS = 20_000;
  const kernels = loadKernels(setup, host);
  host.ready();
  for (let seen = 0; ; ) {
    awaitJob(seen);
    seen = Atomics.load(control, layout.generation);
    if (Atomics.load(control, layout.stop) === 1) return;
    // First counted in, then looking whether the job is still open: the caller closes it first and
    // then waits for the count, so one of the two always sees the other.
    Atomics.add(control, layout.active, 1);
    try {
      if (Atomics.load(control, layout.open) === 1) takeBlocks();
    } catch (error) {
      Atomics.store(control, layout.failed, setup.number);
      throw error;
    } finally {
      Atomics.sub(control, layout.active, 1);
      Atomics.notify(control, layout.active);
    }
  }

  /**
   * Looks for the next job for some tens of microseconds before parking: within a training step jobs
   * follow each other closely, and waking a parked thread takes as long as a small job.
   */
  function awaitJob(seen: number): void {
    for (let look = 0; look < LOOKS; look++) {
      if (Atomics.load(control, layout.generation) !== seen) return;
    }
    Atomics.wait(control, layout.generation, seen);
  }

  function takeBlocks(): void {
    const kernel = kernels[setup.kernelNames[control[layout.kernel]]];
    const count = control[layout.argumentCount];
    const args = Array.from(numbers.subarray(layout.arguments, layout.arguments + count));
    const grain = control[layout.grain];
    for (;;) {
      const block = Atomics.add(control, layout.nextBlock, 1);
      if (block >= control[layout.blocks]) return;
      const begin = block * grain;
      kernel(...args, begin, Math.min(begin + grain, control[layout.total]));
    }
  }
}

function loadKernels(
  setup: WorkerSetup,
  host: WorkerHost,
): Record<string, (...args: number[]) => void> {
  if (setup.addOn !== undefined && host.loadAddOn !== undefined) {
    return host.loadAddOn(setup.addOn).attach(new Uint8Array(setup.memory.buffer));
  }
  if (setup.wasm === undefined) throw new Error('The worker was given no kernels.');
  const instance = new WebAssembly.Instance(setup.wasm.module, { env: { memory: setup.memory } });
  // The instances share a memory: each needs a stack of its own for its local arrays.
  (instance.exports.__stack_pointer as WebAssembly.Global).value = setup.wasm.stackTop;
  return instance.exports as Record<string, (...args: number[]) => void>;
}
