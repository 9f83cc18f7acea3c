// What a reader downloads before the first picture moves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildLab } from './build-lab.ts';
import { loadChapters } from './chapters.ts';
import { listPages } from './pages.ts';

/** Kilobytes before the first picture moves: HTML, styles, the shell, the chapter and its text; no fonts, no data. */
const FIRST_PICTURE_KB = 70;

const pages = listPages((await loadChapters()).map(({ slug }) => slug));

beforeAll(buildLab);

/** Many pages load the same files: each is compressed once. */
const compressed = new Map<string, number>();

function compressedSize(file: string): number {
  const size = compressed.get(file) ?? brotliCompressSync(readFileSync(file)).length;
  compressed.set(file, size);
  return size;
}

test('every page moves its picture within the budget', () => {
  for (const { path } of pages) {
    const folder = join('lab/dist', path);
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const files = Array.from(
      html.matchAll(/(?:href|src)="([^"]+\.(?:js|css))"/g),
      ([, file = '']) => join(folder, file),
    );
    const sizes = [join(folder, 'index.html'), ...new Set(files)].map((file) =>
      compressedSize(file),
    );
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    expect({ path, fits: kilobytes <= FIRST_PICTURE_KB }).toEqual({ path, fits: true });
  }
});
