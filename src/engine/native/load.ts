import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Kernels } from '../engine.ts';
import { KERNELS_HASH } from '../wasm/hash.generated.ts';

/** The builds of the add-on, best first; the build script makes those of its own platform. */
export const NATIVE_INSTRUCTIONS = ['avx512', 'avx2', 'neon', 'baseline'] as const;

/** One of the builds of the add-on. */
export type NativeInstructions = (typeof NATIVE_INSTRUCTIONS)[number];

/** What an add-on exports. */
interface AddOn {
  /** Whether this processor has the instructions that the add-on was built for. */
  readonly supported: boolean;
  /** Of the sources that it was built from. */
  readonly hash: string;
  attach(heap: Uint8Array): Kernels;
}

/** A native add-on that this processor runs. */
export interface LoadedAddOn {
  readonly instructions: NativeInstructions;
  readonly path: string;
  /** Gives the kernels over a heap, whose address must not change. */
  attach(heap: Uint8Array): Kernels;
}

/** Where a checkout builds its own; the same from `src/engine/native` and from `dist/engine/native`. */
const BUILT = new URL('../../../build/native/', import.meta.url);

/** The package of add-ons that were built beforehand for this platform. */
const PREBUILT = `malmoi-native-${process.platform}-${process.arch}`;

/**
 * The best add-on that is there and runs here, or, as a sentence, why there is none.
 * @param wanted only this one
 */
export function loadAddOn(wanted?: NativeInstructions): LoadedAddOn | string {
  const require = createRequire(import.meta.url);
  let reason = `There is no native add-on for ${process.platform}-${process.arch}: neither the package ${PREBUILT}, nor one that \`npm run build:kernels\` made in a checkout, where there is a C compiler.`;
  for (const instructions of NATIVE_INSTRUCTIONS) {
    if (wanted !== undefined && wanted !== instructions) continue;
    const path = findAddOn(require, `${instructions}.node`);
    if (path === undefined) continue;
    let addOn: AddOn;
    try {
      addOn = require(path);
    } catch (error) {
      reason = `The native add-on does not load: ${error}`;
      continue;
    }
    if (addOn.hash !== KERNELS_HASH) {
      reason = `The native add-on ${path} was built from other kernels; run \`npm run build:kernels\`, or install the version of ${PREBUILT} that goes with this one.`;
    } else if (!addOn.supported) {
      reason = `The processor lacks the instructions of the native add-on (${instructions}).`;
    } else {
      return { instructions, path, attach: (heap) => addOn.attach(heap) };
    }
  }
  return reason;
}

/** A checkout's own build goes before the package. */
function findAddOn(require: NodeJS.Require, name: string): string | undefined {
  const built = fileURLToPath(new URL(name, BUILT));
  if (existsSync(built)) return built;
  try {
    return require.resolve(`${PREBUILT}/${name}`);
  } catch {
    return undefined;
  }
}
