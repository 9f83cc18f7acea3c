import { UsageError } from '../../base/errors.ts';
import { decodeModule, type EmbeddedModule } from './embedded-module.ts';
import { portable } from './portable.generated.ts';
import { relaxed } from './relaxed.generated.ts';

/** The builds of the kernels for WebAssembly. */
export type WasmInstructions = 'simd128' | 'relaxed-simd';

/** A build of the kernels that the platform accepts. */
export interface LoadedModule {
  readonly instructions: WasmInstructions;
  readonly module: WebAssembly.Module;
  /** The least size of the memory, in pages. */
  readonly memoryPages: number;
  /** The size of the shadow stack that each instance needs, in bytes. */
  readonly stackBytes: number;
}

const MODULES: Readonly<Record<WasmInstructions, EmbeddedModule>> = {
  simd128: portable,
  'relaxed-simd': relaxed,
};

/** Whether the platform runs these instructions: relaxed SIMD needs Node 22 or a recent browser. */
export function runsInstructions(instructions: WasmInstructions): boolean {
  return WebAssembly.validate(decodeModule(MODULES[instructions], false));
}

/**
 * Compiles a build of the kernels.
 * @param shared whether the memory that it is to be linked to is shared
 * @throws UsageError when the platform does not have the instructions
 */
export async function loadModule(
  instructions: WasmInstructions,
  shared: boolean,
): Promise<LoadedModule> {
  const embedded = MODULES[instructions];
  if (!runsInstructions(instructions)) {
    throw new UsageError(
      `createEngine: this platform has no WebAssembly ${instructions}; ${instructions === 'simd128' ? 'use Node 20 or a browser from 2023 on.' : 'use Node 22 or later, or leave out `instructions`.'}`,
    );
  }
  const module = await WebAssembly.compile(decodeModule(embedded, shared));
  const { memoryPages, stackBytes } = embedded;
  return { instructions, module, memoryPages, stackBytes };
}
