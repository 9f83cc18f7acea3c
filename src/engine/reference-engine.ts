import type { AnyKernel, Engine, Kernels } from './engine.ts';
import { Heap } from './heap.ts';
import { type ArgumentKind, KERNELS } from './kernels.ts';
import { checkRange, defaultGrain, runBlocks } from './range.ts';
import { TWINS } from './reference/twins.ts';
import { BYTES_PER_NUMBER, ReferenceMemory } from './reference-memory.ts';

/** A kernel's plain TypeScript twin: pointers are indices of `numbers` or `integers`. */
type AnyTwin = (numbers: Float64Array, integers: Int32Array, ...args: number[]) => void;

/** The engine that computes in double precision with the kernels' plain TypeScript twins. */
export function createReferenceEngine(memoryLimitBytes: number): Engine {
  const memory = new ReferenceMemory(memoryLimitBytes);
  const kernels = Object.fromEntries(
    Object.entries(KERNELS).map(([name, kinds]) => [
      name,
      bindTwin(TWINS[name as keyof typeof TWINS] as AnyTwin, kinds, memory),
    ]),
  ) as unknown as Kernels;
  return {
    kind: 'reference',
    instructions: 'double precision',
    workers: 1,
    reasons: ['The reference engine was asked for: plain TypeScript, one thread.'],
    heap: new Heap(memory),
    kernels,
    parallel(name, args, total, grain = defaultGrain(total)) {
      checkRange(name, args, grain);
      runBlocks(kernels, name, args, total, grain);
    },
    dispose() {},
  };
}

/** Turns byte offsets into indices, and hands over the memory as it is at the time of the call. */
function bindTwin(
  twin: AnyTwin,
  kinds: readonly ArgumentKind[],
  memory: ReferenceMemory,
): AnyKernel {
  const scales = kinds.map((kind) => (kind.endsWith('*') ? BYTES_PER_NUMBER : 1));
  return (...args) => {
    const scaled = args.map((argument, i) => argument / scales[i]);
    twin(memory.floats, memory.ints, ...scaled);
  };
}
