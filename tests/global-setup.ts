import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A name of this run of the tests, for what its files make once and share. */
    run: string;
  }
}

/** Makes what the tests need and git does not hold: the built kernels, and a lab (its own tests build it anew). */
export default function setup(project: TestProject): void {
  project.provide('run', randomUUID());
  try {
    execFileSync(process.execPath, ['kernels/build.mjs'], { stdio: 'inherit' });
  } catch (error) {
    // Someone is in the middle of changing a kernel: the last that built will do. `npm test` never
    // comes here with kernels that do not build, for it builds first.
    if (!existsSync('src/engine/wasm/hash.generated.ts')) throw error;
    console.warn('kernels: the build FAILED; the tests run on the last kernels that built.');
  }
  if (!existsSync('lab/dist')) {
    execFileSync(process.execPath, ['lab/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
