export { createEngine, type EngineOptions } from './create-engine.ts';
export type { Engine, EngineDescription, EngineKind, KernelName, Kernels } from './engine.ts';
export type { Heap } from './heap.ts';
export { checkEngine, type SelfCheck } from './self-check.ts';
