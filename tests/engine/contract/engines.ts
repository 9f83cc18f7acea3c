import { afterAll, beforeAll, describe } from 'vitest';
import { createEngine, type EngineOptions } from '../../../src/engine/create-engine.ts';
import type { Engine, EngineKind } from '../../../src/engine/engine.ts';

/** Every build of the kernels that this platform might run. */
const BUILDS: readonly EngineOptions[] = [
  { engine: 'reference' },
  { engine: 'wasm', instructions: 'simd128' },
  { engine: 'wasm', instructions: 'relaxed-simd' },
  { engine: 'native', instructions: 'avx512' },
  { engine: 'native', instructions: 'avx2' },
  { engine: 'native', instructions: 'baseline' },
  { engine: 'native', instructions: 'neon' },
];

async function tryEngine(options: EngineOptions): Promise<Engine | undefined> {
  try {
    return await createEngine({ ...options, workers: 1 });
  } catch {
    return undefined;
  }
}

/** The builds that run here, found once: the same on every call. */
const available: EngineOptions[] = [];
for (const options of BUILDS) {
  const engine = await tryEngine(options);
  if (engine !== undefined) available.push(options);
  engine?.dispose();
}

/** The kinds of engine that run here: without a C compiler there is no native one. */
export const ENGINE_KINDS: readonly EngineKind[] = [
  ...new Set(available.map(({ engine }) => engine as EngineKind)),
];

/** What a property is given: engines that live as long as its `describe` block. */
export interface EngineUnderTest {
  /** Made before the first test; read it inside tests only. */
  readonly engine: Engine;
  /** A reference engine, whose answers in double precision are the truth. */
  readonly reference: Engine;
}

/**
 * Declares the same tests for every build of the kernels that this platform runs: the reference,
 * WebAssembly (portable, and relaxed where the platform has it), and each native add-on.
 * @param declare declares the tests of one engine
 * @param workers threads of each engine; default 1
 */
export function forEachEngine(declare: (under: EngineUnderTest) => void, workers = 1): void {
  for (const options of available) {
    const name = [options.engine, options.instructions].filter(Boolean).join(' ');
    describe(`${name} engine`, () => {
      let engine: Engine | undefined;
      let reference: Engine | undefined;
      beforeAll(async () => {
        engine = await createEngine({ ...options, workers });
        reference = await createEngine({ engine: 'reference' });
      });
      afterAll(() => engine?.dispose());
      declare({
        get engine(): Engine {
          return engine!;
        },
        get reference(): Engine {
          return reference!;
        },
      });
    });
  }
}
