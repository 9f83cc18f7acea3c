/** The builds of the kernels for WebAssembly. */
export type WasmInstructions = 'simd128' | 'relaxed-simd';
