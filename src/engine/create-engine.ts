import { loadAddOn, workerPlatform } from '#platform/engine';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { formatSentence, isSentence, type Sentence, sentence } from '../base/sentence.ts';
import { bindKernels } from './contract/kernels.generated.ts';
import type { Engine } from './engine.ts';
import { Heap } from './heap.ts';
import { type KernelSource, nativeSource, wasmSource } from './kernel-source.ts';
import type { NativeInstructions } from './native/load.ts';
import { checkGrain, defaultGrain, listArguments, runBlocks } from './range.ts';
import { createReferenceEngine } from './reference-engine.ts';
import { canShareMemory, whyNoWorkers } from './shared-memory.ts';
import { loadModule } from './wasm/load.ts';
import type { WasmInstructions } from './wasm/wasm-instructions.ts';
import { MEMORY_LIMIT, reserveMemory, WasmMemory } from './wasm/wasm-memory.ts';
import { KERNEL_NAMES, startWorkers } from './workers/start-workers.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** Options of `createEngine`. */
export interface EngineOptions {
  /**
   * `wasm` gives the same bits on every machine; `native` is faster and needs Node with an add-on for
   * the platform; `reference` computes in double precision, slowly, to check the others.
   * Default `auto`: native where it is available, WebAssembly elsewhere.
   */
  readonly engine?: 'auto' | 'wasm' | 'native' | 'reference';
  /**
   * Which build of the kernels. Default: WebAssembly's `simd128` (the portable one, whose bits are
   * the same everywhere), and the best native one that the processor runs.
   */
  readonly instructions?: WasmInstructions | NativeInstructions;
  /**
   * Number of threads, including the caller's; results do not depend on it. Default: the number of the
   * machine's cores, at most 8; 1 where threads cannot share memory.
   */
  readonly workers?: number;
  /** Largest size of the heap, in bytes; default 4 GB, the most that there can be. */
  readonly memoryLimitBytes?: number;
  /**
   * How long a parallel call waits for a worker that makes no progress before it counts as dead,
   * in milliseconds; default 60,000. One block of work must take less.
   */
  readonly patienceMilliseconds?: number;
}

/** The range of each option. */
export const ENGINE_OPTIONS: OptionTable<EngineOptions> = {
  engine: { kind: 'choice', choices: ['auto', 'wasm', 'native', 'reference'] },
  instructions: {
    kind: 'choice',
    choices: ['simd128', 'relaxed-simd', 'baseline', 'avx2', 'avx512', 'neon'],
  },
  workers: { kind: 'whole', least: 1, most: 256, unit: 'threads' },
  memoryLimitBytes: { kind: 'whole', least: 4 * 1024 * 1024, most: MEMORY_LIMIT, unit: 'bytes' },
  patienceMilliseconds: { kind: 'whole', least: 1, most: 2 ** 31 - 1, unit: 'milliseconds' },
};

/** The largest number of workers that is started by default. */
const MOST_DEFAULT_WORKERS = 8;

/**
 * Creates an engine: the kernels, and the memory that they work on.
 * @throws UsageError when the requested engine or instructions are not available
 * @throws InputError when the platform gives no memory or no threads
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  checkOptions('createEngine', ENGINE_OPTIONS, options);
  const { memoryLimitBytes = MEMORY_LIMIT } = options;
  if (options.engine === 'reference') return createReferenceEngine(memoryLimitBytes);

  const { source, reason } = await chooseSource(options);
  const shared = canShareMemory();
  const { memory, limit } = reserveMemory(source.memoryPages, memoryLimitBytes, shared);
  const { kernels: raw, heapStart } = await source.link(memory, limit);
  const heap = new Heap(new WasmMemory(memory, heapStart, limit));
  const threads = await chooseThreads(options, source, memory, heap);
  const why = [reason, threads.reason];
  return {
    kind: source.kind,
    instructions: source.instructions,
    workers: threads.workers,
    reasons: why.map((one) => formatSentence(one)),
    why,
    heap,
    kernels: bindKernels(raw),
    parallel(name, args, total, grain = defaultGrain(total)) {
      checkGrain(grain);
      const list = listArguments(name, args);
      if (threads.pool === undefined || total <= grain) {
        runBlocks(raw[name], list, total, grain);
      } else {
        const kernel = KERNEL_NAMES.indexOf(name);
        threads.pool.run({ kernel, name, run: raw[name], args: list, total, grain });
      }
    },
    dispose() {
      threads.pool?.dispose();
    },
  };
}

/** Chooses the kernels to run on, and gives the reason for the choice. */
async function chooseSource(
  options: EngineOptions,
): Promise<{ source: KernelSource; reason: Sentence }> {
  const { engine = 'auto', instructions } = options;
  const isWasm = instructions === 'simd128' || instructions === 'relaxed-simd';
  if (instructions !== undefined && (isWasm ? engine === 'native' : engine === 'wasm')) {
    throw new UsageError(
      sentence(
        'engine/no-build',
      )`createEngine: the ${{ engine }} engine has no build "${{ instructions }}".`,
    );
  }
  if (engine === 'wasm' || isWasm) {
    const module = await loadModule(isWasm ? instructions : 'simd128', canShareMemory());
    return {
      source: wasmSource(module),
      reason: sentence('engine/wasm-asked-for')`WebAssembly was asked for.`,
    };
  }
  const addOn = loadAddOn(instructions);
  if (!isSentence(addOn)) {
    const reason = sentence(
      'engine/native-runs',
    )`The native add-on for ${{ instructions: addOn.instructions }} is there, and this processor runs it.`;
    return { source: nativeSource(addOn), reason };
  }
  if (engine === 'native' || instructions !== undefined) {
    throw new UsageError(
      sentence('engine/no-native')`createEngine: no native engine. ${{ reason: addOn }}`,
    );
  }
  return {
    source: wasmSource(await loadModule('simd128', canShareMemory())),
    reason: sentence('engine/wasm-because')`WebAssembly, because: ${{ reason: addOn }}`,
  };
}

/** Chooses how many workers to run on and starts them; gives the reason for their number. */
async function chooseThreads(
  options: EngineOptions,
  source: KernelSource,
  memory: WebAssembly.Memory,
  heap: Heap,
): Promise<{ workers: number; reason: Sentence; pool?: WorkerPool }> {
  const { patienceMilliseconds: patience = 60_000 } = options;
  const impossible = whyNoWorkers();
  if (impossible !== undefined) return { workers: 1, reason: impossible };
  const cores = workerPlatform.cores();
  const workers = options.workers ?? Math.min(cores, MOST_DEFAULT_WORKERS);
  const threads =
    workers === 1
      ? sentence('engine/one-thread')`One thread`
      : sentence('engine/threads')`${{ workers }} threads`;
  const reason =
    options.workers === undefined
      ? sentence('engine/by-cores')`${{ threads }}, for the machine runs ${{ cores }} at once.`
      : sentence('engine/threads-asked-for')`${{ threads }}, as asked for.`;
  if (workers === 1) return { workers, reason };
  const count = workers - 1;
  const pool = await startWorkers({
    platform: workerPlatform,
    count,
    source,
    memory,
    heap,
    patience,
  });
  return { workers, reason, pool };
}
