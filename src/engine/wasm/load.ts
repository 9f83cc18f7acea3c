import { UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { decodeModule, type EmbeddedModule } from './embedded-module.ts';
import type { WasmInstructions } from './wasm-instructions.ts';

/** A build of the kernels that the platform accepts. */
export interface LoadedModule {
  readonly instructions: WasmInstructions;
  readonly module: WebAssembly.Module;
  /** The least size of the memory, in pages. */
  readonly memoryPages: number;
  /** The size of the shadow stack that each instance needs, in bytes. */
  readonly stackBytes: number;
}

/** Each build is imported when it is asked for: a page loads no other. */
const MODULES: Readonly<Record<WasmInstructions, () => Promise<EmbeddedModule>>> = {
  simd128: async () => (await import('./portable.generated.ts')).portable,
  'relaxed-simd': async () => (await import('./relaxed.generated.ts')).relaxed,
};

/**
 * Compiles a build of the kernels.
 * @param shared whether the memory that it is to be linked to is shared
 * @throws UsageError when the platform does not have the instructions
 */
export async function loadModule(
  instructions: WasmInstructions,
  shared: boolean,
): Promise<LoadedModule> {
  const embedded = await MODULES[instructions]();
  const bytes = decodeModule(embedded, shared);
  if (!WebAssembly.validate(bytes)) {
    throw new UsageError(
      instructions === 'simd128'
        ? sentence(
            'engine/no-simd',
          )`createEngine: this platform has no WebAssembly simd128; use Node 20 or a browser from 2023 on.`
        : sentence(
            'engine/no-instructions',
          )`createEngine: this platform has no WebAssembly ${{ instructions }}; use Node 22 or later, or leave out ${{ option: option('instructions') }}.`,
    );
  }
  const module = await WebAssembly.compile(bytes);
  const { memoryPages, stackBytes } = embedded;
  return { instructions, module, memoryPages, stackBytes };
}
