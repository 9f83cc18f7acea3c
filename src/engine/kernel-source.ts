import type { RawKernels } from './contract/kernels.ts';
import type { EngineKind } from './engine.ts';
import type { Heap } from './heap.ts';
import type { LoadedAddOn } from './native/load.ts';
import { instantiateKernels } from './wasm/instantiate.ts';
import type { LoadedModule } from './wasm/load.ts';
import type { WorkerSetup } from './workers/protocol.ts';

/** Kernels that are loaded but not yet linked to a memory. */
export interface KernelSource {
  readonly kind: EngineKind;
  readonly instructions: string;
  /** The least size of the memory, in pages. */
  readonly memoryPages: number;
  /**
   * Links the kernels to a memory; gives also where the heap begins in it.
   * @param limit how many bytes the memory may grow to
   */
  link(
    memory: WebAssembly.Memory,
    limit: number,
  ): Promise<{ kernels: RawKernels; heapStart: number }>;
  /** Describes how a worker gets its kernels over the same memory. */
  forWorker(heap: Heap): Pick<WorkerSetup, 'wasm' | 'addOn'>;
}

/** Returns the kernels of a WebAssembly module. */
export function wasmSource(loaded: LoadedModule): KernelSource {
  const { module, instructions, memoryPages, stackBytes } = loaded;
  return {
    kind: 'wasm',
    instructions,
    memoryPages,
    link: (memory) => instantiateKernels(module, memory),
    forWorker: (heap) => ({ wasm: { module, stackTop: heap.allocate(stackBytes) + stackBytes } }),
  };
}

/**
 * Returns the kernels of a native add-on. Shared memory never moves, so its address is taken once.
 */
export function nativeSource(addOn: LoadedAddOn): KernelSource {
  return {
    kind: 'native',
    instructions: addOn.instructions,
    memoryPages: 1,
    link: async (memory, limit) => ({
      kernels: addOn.attach(new Uint8Array(memory.buffer), limit),
      // Offset 0 is the null pointer.
      heapStart: 64,
    }),
    forWorker: () => ({ addOn: addOn.path }),
  };
}
