import type { Kernels } from '../engine.ts';

/** Links a module of kernels to a memory; its shadow stack is the one the module was linked with. */
export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<{ kernels: Kernels; heapStart: number }> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const heapBase = exports.__heap_base as WebAssembly.Global;
  // The build has checked every kernel's exported type against the table.
  return { kernels: exports as unknown as Kernels, heapStart: heapBase.value };
}
