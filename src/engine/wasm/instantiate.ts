import type { Kernels } from '../engine.ts';

/** An instance of the kernels over a memory. */
export interface KernelInstance {
  readonly kernels: Kernels;
  /** The first byte after the kernels' own data. */
  readonly heapBase: number;
}

/** Links a module of kernels to a memory; its shadow stack is the one the module was linked with. */
export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<KernelInstance> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const heapBase = exports.__heap_base as WebAssembly.Global;
  // The build has checked every kernel's exported type against the table.
  return { kernels: exports as unknown as Kernels, heapBase: heapBase.value };
}
