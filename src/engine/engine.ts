import type { Sentence } from '../base/sentence.ts';
import type { KernelArguments, Kernels, RangeKernelName } from './contract/kernels.ts';
import type { Heap } from './heap.ts';

/** Which implementation of the kernels runs. */
export type EngineKind = 'reference' | 'wasm' | 'native';

/** Which engine runs, and why: what `malmoi doctor` shows. */
export interface EngineDescription {
  readonly kind: EngineKind;
  /** `avx512`, `avx2`, `baseline`, `neon`; `simd128`, `relaxed-simd`; `double precision`. */
  readonly instructions: string;
  /** Threads that work, the caller's among them. */
  readonly workers: number;
  /** Why it is this engine, and not a faster one; whole sentences. */
  readonly reasons: readonly string[];
  /** The reasons with their values, for other languages. */
  readonly why: readonly Sentence[];
}

/** The kernels, and the memory that they work on. Made by `createEngine`. */
export interface Engine extends EngineDescription {
  readonly heap: Heap;
  /** Every kernel as a function of named arguments; nothing is checked. */
  readonly kernels: Kernels;
  /**
   * Runs a range kernel over 0 … total − 1, cut in blocks, on all workers, and waits for the end.
   * The blocks depend on `total` and `grain` alone, so the answer is the same to the bit however
   * many workers there are.
   * @param args the kernel's arguments, by name
   * @param grain indices in a block; default: chosen to make at most 32 blocks. A block
   *   should take 20 µs or more to be worth handing over.
   * @throws UsageError when an argument is missing
   * @throws MalmoiError when a worker has died
   */
  parallel<Name extends RangeKernelName>(
    name: Name,
    args: KernelArguments<Name>,
    total: number,
    grain?: number,
  ): void;
  /** Ends the workers. The engine must not be used afterwards. */
  dispose(): void;
}
