import { UsageError } from '../base/errors.ts';
import { defaultGrain } from './blocks.ts';
import type { AnyKernel, Engine, KernelName, Kernels } from './engine.ts';
import { Heap } from './heap.ts';
import { KERNELS } from './kernels.ts';
import { decodeModule } from './wasm/embedded-module.ts';
import { instantiateKernels } from './wasm/instantiate.ts';
import { portable } from './wasm/portable.generated.ts';
import { MEMORY_LIMIT, reserveMemory, WasmMemory } from './wasm/wasm-memory.ts';

/** Options of `createEngine`. */
export interface EngineOptions {
  /**
   * `wasm` gives the same bits on every machine; `native` is faster, in Node, where an add-on for the
   * platform is there; `reference` computes in double precision, slowly, to check the others.
   * Default `auto`: native where it is there, WebAssembly elsewhere.
   */
  readonly engine?: 'auto' | 'wasm' | 'native' | 'reference';
  /** Largest size of the heap, in bytes; default 4 GB, the most that there can be. */
  readonly memoryLimitBytes?: number;
}

/** Makes an engine: the kernels, and the memory that they work on. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const { memoryLimitBytes = MEMORY_LIMIT } = options;
  const shared = typeof SharedArrayBuffer !== 'undefined';
  const module = await WebAssembly.compile(decodeModule(portable, shared));
  const { memory, limit } = reserveMemory(portable.memoryPages, memoryLimitBytes, shared);
  const { kernels, heapBase } = await instantiateKernels(module, memory);
  const heap = new Heap(new WasmMemory(memory, heapBase, limit));
  return {
    kind: 'wasm',
    instructions: 'simd128',
    workers: 1,
    reasons: [],
    heap,
    kernels,
    parallel: (name, args, total, grain) => runBlocks(kernels, name, args, total, grain),
    dispose: () => {},
  };
}

function runBlocks(
  kernels: Kernels,
  name: KernelName,
  args: readonly number[],
  total: number,
  grain = defaultGrain(total),
): void {
  if (args.length + 2 !== KERNELS[name].length) {
    throw new UsageError(
      `parallel: ${name} takes ${KERNELS[name].length - 2} arguments before begin and end; ${args.length} given.`,
    );
  }
  const kernel = kernels[name] as AnyKernel;
  for (let begin = 0; begin < total; begin += grain) {
    kernel(...args, begin, Math.min(begin + grain, total));
  }
}
