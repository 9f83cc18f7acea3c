// What a reader downloads before the first picture moves.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildLab } from './build-lab.ts';
import { loadChapters } from './chapters.ts';
import { listPages } from './pages.ts';

/** Kilobytes before the first picture moves: HTML, styles, the shell, the chapter and its text; no fonts, no data. */
const FIRST_PICTURE_KB = 70;

/** What the chapters start that compute in a worker: its script, and its job. */
const WORKERS: Readonly<Record<string, readonly string[]>> = {
  'language-model': ['lab-worker', 'language-model'],
  units: ['lab-worker', 'trained-model'],
  shapes: ['lab-worker', 'shapes'],
  attention: ['lab-worker', 'translator'],
  bptt: ['lab-worker', 'gradients'],
  gates: ['lab-worker', 'trained-model', 'race'],
  'word2vec-map': ['lab-worker', 'word2vec'],
  vectors: ['map-worker'],
  vanishing: ['lab-worker', 'gradients'],
};

/** Kilobytes of the first load in all: that, and the worker with its job and the kernels; data and the workbench apart. */
const FIRST_LOAD_KB = 240;

const pages = listPages((await loadChapters()).map(({ slug }) => slug));

beforeAll(buildLab);

/** Many pages load the same files: each is compressed once. */
const compressed = new Map<string, number>();

function compressedSize(file: string): number {
  const size = compressed.get(file) ?? brotliCompressSync(readFileSync(file)).length;
  compressed.set(file, size);
  return size;
}

/** The kilobytes of a page's own files. */
function pageSize(path: string): number {
  const folder = join('lab/dist', path);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = Array.from(html.matchAll(/(?:href|src)="([^"]+\.(?:js|css))"/g), ([, file = '']) =>
    join(folder, file),
  );
  return sizeOf([join(folder, 'index.html'), ...new Set(files)]);
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + compressedSize(file), 0) / 1000;
}

/** A script of the worker's build, and all that it imports at once. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const script = readFileSync(join('lab/dist/assets', name), 'utf8');
  for (const [, imported = ''] of script.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) {
    withImports(imported, found);
  }
  return found;
}

test('every page moves its picture within the budget', () => {
  const over = pages.filter(({ path }) => pageSize(path) > FIRST_PICTURE_KB);
  expect(over.map(({ path }) => ({ path, kilobytes: pageSize(path) }))).toEqual([]);
});

test('every page with its worker and the kernels is within the budget', () => {
  const scripts = readdirSync('lab/dist/assets').filter((name) => name.endsWith('.js'));
  // In place of the kernels the page's build has a line that refuses them: a second set would be its own engine's.
  const kernels = scripts.filter(
    (name) =>
      name.startsWith('relaxed.generated-') &&
      statSync(join('lab/dist/assets', name)).size > 10_000,
  );
  expect(kernels.length).toBe(1);
  const workerOf = (slug: string | undefined): string[] => {
    const names = WORKERS[slug ?? ''] ?? [];
    const found = new Set<string>();
    for (const name of names) {
      const script = scripts.find((one) => one.replace(/-[\w-]{8}\.js$/, '') === name);
      expect({ name, script }).toEqual({ name, script: expect.any(String) });
      withImports(script ?? '', found);
    }
    return [...found, ...(names.includes('lab-worker') ? kernels : [])];
  };
  const over = pages.flatMap(({ path, slug }) => {
    const rest = workerOf(slug).map((name) => join('lab/dist/assets', name));
    const kilobytes = pageSize(path) + sizeOf(rest);
    return kilobytes > FIRST_LOAD_KB ? [{ path, kilobytes }] : [];
  });
  expect(over).toEqual([]);
});
