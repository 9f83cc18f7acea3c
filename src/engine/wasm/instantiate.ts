import type { RawKernels } from '../contract/kernels.ts';

/** Links a module of kernels to a memory; its shadow stack is the one the module was linked with. */
export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<{ kernels: RawKernels; heapStart: number }> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const heapBase = exports.__heap_base as WebAssembly.Global;
  // The build has checked every kernel against the contract.
  return { kernels: exports as unknown as RawKernels, heapStart: heapBase.value };
}
