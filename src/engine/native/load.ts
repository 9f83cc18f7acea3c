import type { RawKernels } from '../contract/kernels.ts';
import { KERNELS_HASH } from '../wasm/hash.generated.ts';
import { findAddOn, prebuiltPackages, requireFromHere } from './find-add-on.ts';

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
  attach(heap: Uint8Array): RawKernels;
}

/** A native add-on that this processor runs. */
export interface LoadedAddOn {
  readonly instructions: NativeInstructions;
  readonly path: string;
  /** Gives the kernels over a heap, whose address must not change. */
  attach(heap: Uint8Array): RawKernels;
}

/**
 * The best add-on that is there and runs here, or, as a sentence, why there is none.
 * @param wanted only this one
 */
export function loadAddOn(wanted?: NativeInstructions): LoadedAddOn | string {
  let reason: string | undefined;
  for (const instructions of NATIVE_INSTRUCTIONS) {
    if (wanted !== undefined && wanted !== instructions) continue;
    try {
      const found = findAddOn(`${instructions}.node`);
      if (found === undefined) continue;
      const loaded = 'path' in found ? load(found.path, instructions) : found.problem;
      if (typeof loaded !== 'string') return loaded;
      reason = loaded;
    } catch (error) {
      // Deno, for one, asks for permission to read files, and to load them.
      reason = `The native add-on does not load: ${error}`;
    }
  }
  return reason ?? whyNone(wanted);
}

/** Loads one add-on, or says why it cannot work here. */
function load(path: string, instructions: NativeInstructions): LoadedAddOn | string {
  const addOn: AddOn = requireFromHere()(path);
  if (addOn.hash !== KERNELS_HASH) {
    return `The native add-on ${path} was built from other kernels; run \`npm run build:kernels\`.`;
  }
  if (!addOn.supported) {
    return `The processor lacks the instructions of the native add-on (${instructions}).`;
  }
  return { instructions, path, attach: (heap) => addOn.attach(heap) };
}

/** Why no file was found. */
function whyNone(wanted: NativeInstructions | undefined): string {
  const build = wanted === undefined ? '' : ` with ${wanted}`;
  const none = `There is no native add-on for ${process.platform}-${process.arch}${build}`;
  const packages = prebuiltPackages();
  if (packages.length > 0) {
    return `${none}: the optional package ${packages.join(' or ')} is not installed, or has none.`;
  }
  return `${none}: this copy of malmoi was packed without one; in a checkout \`npm run build:kernels\` makes it, where there is a C compiler.`;
}
