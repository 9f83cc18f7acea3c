import { isSentence, type Sentence, sentence } from '../../base/sentence.ts';
import type { RawKernels } from '../contract/kernels.ts';
import { KERNELS_HASH } from '../wasm/hash.generated.ts';
import { findAddOn, prebuiltPackages, requireFromHere } from './find-add-on.ts';

/** The builds of the add-on, best first; the build script makes those of its own platform. */
export const NATIVE_INSTRUCTIONS = ['avx512', 'avx2', 'neon', 'baseline'] as const;

/** One of the builds of the add-on. */
export type NativeInstructions = (typeof NATIVE_INSTRUCTIONS)[number];

/** The exports of an add-on. */
interface AddOn {
  /** Whether this processor has the instructions that the add-on was built for. */
  readonly supported: boolean;
  /** Hash of the sources that it was built from. */
  readonly hash: string;
  attach(heap: Uint8Array, reserved: number): RawKernels;
}

/** A native add-on that this processor runs. */
export interface LoadedAddOn {
  readonly instructions: NativeInstructions;
  readonly path: string;
  /** Gives the kernels over a heap, whose address must not change, and which may grow to `reserved` bytes. */
  attach(heap: Uint8Array, reserved: number): RawKernels;
}

/**
 * Loads the best add-on that is installed and that this processor runs; otherwise says why there is none.
 * @param wanted the only build to look for; default any
 */
export function loadAddOn(wanted?: NativeInstructions): LoadedAddOn | Sentence {
  let reason: Sentence | undefined;
  for (const instructions of NATIVE_INSTRUCTIONS) {
    if (wanted !== undefined && wanted !== instructions) continue;
    try {
      const found = findAddOn(`${instructions}.node`);
      if (found === undefined) continue;
      const loaded = 'path' in found ? load(found.path, instructions) : found.problem;
      if (!isSentence(loaded)) return loaded;
      reason = loaded;
    } catch (error) {
      // Deno, for one, asks for permission to read files, and to load them.
      reason = sentence(
        'engine/add-on-not-loaded',
      )`The native add-on does not load: ${{ error: String(error) }}`;
    }
  }
  return reason ?? whyNone(wanted);
}

/** Loads one add-on, or says why it cannot work here. */
function load(path: string, instructions: NativeInstructions): LoadedAddOn | Sentence {
  const addOn: AddOn = requireFromHere()(path);
  if (addOn.hash !== KERNELS_HASH) {
    return sentence(
      'engine/old-add-on',
    )`The native add-on ${{ path }} was built from other kernels; run \`npm run build:kernels\`.`;
  }
  if (!addOn.supported) {
    return sentence(
      'engine/processor-lacks',
    )`The processor lacks the instructions of the native add-on (${{ instructions }}).`;
  }
  return { instructions, path, attach: (heap, reserved) => addOn.attach(heap, reserved) };
}

/** Explains why no add-on was found. */
function whyNone(wanted: NativeInstructions | undefined): Sentence {
  const platform = `${process.platform}-${process.arch}`;
  const none =
    wanted === undefined
      ? sentence('engine/no-add-on')`There is no native add-on for ${{ platform }}`
      : sentence(
          'engine/no-such-add-on',
        )`There is no native add-on for ${{ platform }} with ${{ instructions: wanted }}`;
  const packages = prebuiltPackages();
  if (packages.length > 0) {
    return sentence(
      'engine/package-missing',
    )`${{ none }}: the optional package ${{ packages: packages.join(' or ') }} is not installed, or has none.`;
  }
  return sentence(
    'engine/packed-without',
  )`${{ none }}: this copy of malmoi was packed without one; in a checkout \`npm run build:kernels\` makes it, where there is a C compiler.`;
}
