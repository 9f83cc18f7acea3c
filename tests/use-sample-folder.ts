import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Lets the tests of a file run in a folder of their own that has the samples: snippets save files where they run. */
export function useSampleFolder(): void {
  let folder = '';
  const before = process.cwd();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
    symlinkSync(resolve('samples'), join(folder, 'samples'));
    process.chdir(folder);
  });
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });
}
