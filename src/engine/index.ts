export type {
  KernelArguments,
  KernelName,
  Kernels,
  RangeKernelName,
} from './contract/kernels.ts';
export { createEngine, type EngineOptions } from './create-engine.ts';
export type { Engine, EngineDescription, EngineKind } from './engine.ts';
export type { Heap } from './heap.ts';
export { checkEngine, type SelfCheck } from './self-check.ts';
