// Reads the kernel table of src/engine/kernels.ts, the one place that says what a kernel's arguments are.
/** @typedef {Record<string, readonly string[]>} KernelTable kernel name → kinds of its arguments */

/** The C type of each kind of argument. */
export const C_TYPES = {
  'f32*': 'float *',
  'f64*': 'double *',
  'i32*': 'int32_t *',
  'u32*': 'uint32_t *',
  'u8*': 'uint8_t *',
  i32: 'int32_t',
  f32: 'float',
  f64: 'double',
};

/** The WebAssembly type of each kind of argument: pointers are 32-bit offsets. */
export const WASM_TYPES = {
  'f32*': 'i32',
  'f64*': 'i32',
  'i32*': 'i32',
  'u32*': 'i32',
  'u8*': 'i32',
  i32: 'i32',
  f32: 'f32',
  f64: 'f64',
};

/**
 * Node 20 does not read TypeScript: gives the JavaScript of a file.
 * @param {string} text
 * @param {'ESNext' | 'CommonJS'} module
 */
export async function stripTypes(text, module) {
  const { default: typescript } = await import('typescript');
  const { outputText } = typescript.transpileModule(text, {
    compilerOptions: {
      module: typescript.ModuleKind[module],
      target: typescript.ScriptTarget.ES2022,
    },
  });
  return outputText;
}

/**
 * The table as data.
 * @param {string} text of kernels.ts
 * @returns {Promise<KernelTable>}
 */
export async function readKernelTable(text) {
  const program = await stripTypes(text, 'ESNext');
  const { KERNELS } = await import(`data:text/javascript,${encodeURIComponent(program)}`);
  for (const [name, kinds] of Object.entries(KERNELS)) {
    for (const kind of kinds) {
      if (!(kind in C_TYPES)) {
        throw new Error(`kernels.ts: ${name} has an argument of unknown kind "${kind}".`);
      }
    }
  }
  return KERNELS;
}
