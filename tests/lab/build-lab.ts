import { execFileSync } from 'node:child_process';

/** Builds the lab from the source as it is now. */
export function buildLab(): void {
  execFileSync(process.execPath, ['lab/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
