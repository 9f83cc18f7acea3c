import { formatSentence, sentence } from '../base/sentence.ts';
import { bindKernels, KERNELS } from './contract/kernels.generated.ts';
import type { KernelName, RawKernel, RawKernels } from './contract/kernels.ts';
import type { Engine } from './engine.ts';
import { Heap } from './heap.ts';
import { checkGrain, defaultGrain, listArguments, runBlocks } from './range.ts';
import { TWINS } from './reference/twins.ts';
import { BYTES_PER_NUMBER, ReferenceMemory } from './reference-memory.ts';

/** Any kernel's plain TypeScript twin: pointers are indices of `numbers` or `integers`. */
type AnyTwin = (
  numbers: Float64Array,
  integers: Int32Array,
  args: Readonly<Record<string, number>>,
  ...range: number[]
) => void;

const ASKED_FOR = sentence(
  'engine/reference-asked-for',
)`The reference engine was asked for: plain TypeScript, one thread.`;

/** The engine that computes in double precision with the kernels' plain TypeScript twins. */
export function createReferenceEngine(memoryLimitBytes: number): Engine {
  const memory = new ReferenceMemory(memoryLimitBytes);
  const raw = rawTwins(memory);
  return {
    kind: 'reference',
    instructions: 'double precision',
    workers: 1,
    reasons: [formatSentence(ASKED_FOR)],
    why: [ASKED_FOR],
    heap: new Heap(memory),
    kernels: bindKernels(raw),
    parallel(name, args, total, grain = defaultGrain(total)) {
      checkGrain(grain);
      runBlocks(raw[name], listArguments(name, args), total, grain);
    },
    dispose() {},
  };
}

/** Every twin as a kernel of arguments by place. */
export function rawTwins(memory: ReferenceMemory): RawKernels {
  const names = Object.keys(KERNELS) as KernelName[];
  return Object.fromEntries(names.map((name) => [name, rawTwin(name, memory)])) as RawKernels;
}

/**
 * A twin as a kernel of arguments by place: names them, turns byte offsets into indices, and hands over the
 * memory as it is at the time of the call.
 */
function rawTwin(name: KernelName, memory: ReferenceMemory): RawKernel {
  const twin = TWINS[name] as unknown as AnyTwin;
  const places = Object.entries(KERNELS[name].arguments).map(([argument, type]) => ({
    argument,
    // The types of arrays are named in the plural.
    divisor: type.endsWith('s') ? BYTES_PER_NUMBER : 1,
  }));
  return (...given) => {
    const args: Record<string, number> = {};
    places.forEach(({ argument, divisor }, i) => {
      args[argument] = given[i] / divisor;
    });
    twin(memory.floats, memory.ints, args, ...given.slice(places.length));
  };
}
