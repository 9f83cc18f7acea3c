// Leaves the compiled kernels out of what the page runs: it asks the reference engine alone, to check its numbers. They are
// in the worker's own build.

const KERNELS = /\/engine\/wasm\/(?:portable|relaxed)\.generated\.ts$/;

/** A Vite plugin for the page's build, not for the worker's. */
export function withoutKernels() {
  return {
    name: 'lab-page-without-kernels',
    enforce: 'pre',
    load(id) {
      if (!KERNELS.test(id)) return undefined;
      return "throw new Error('The page has no compiled kernels: models compute in the worker.');";
    },
  };
}
