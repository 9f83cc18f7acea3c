import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as malmoi from '../../src/index.ts';
import * as models from '../../src/models/index.ts';
import * as node from '../../src/node.ts';
import { readSnippets, runSnippet } from '../snippets.ts';

// The snippets save files where they run, and read the samples beside them.
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

it.each(readSnippets(['reading-texts.md', 'reading-texts.ko.md']))(
  '$name prints what it says',
  async ({ code }) => {
    const { printed, expected } = await runSnippet(code, { ...malmoi, ...models, ...node });
    expect(printed.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
