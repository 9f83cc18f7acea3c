import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Sentence, sentence } from '../../base/sentence.ts';
import { PREBUILT } from './prebuilt.ts';

/** The address of this file; a bundle as CommonJS has none, whatever the type says. */
const HERE = import.meta.url as string | undefined;

/**
 * Resolves packages as this file would, or, in a bundle that has no address, as the program would that
 * was started.
 */
export function requireFromHere(): NodeJS.Require {
  return createRequire(HERE ?? pathToFileURL(process.argv[1] ?? join(process.cwd(), 'program.js')));
}

/**
 * Returns the packages of add-ons for this platform: one for each C library, of which npm installs one.
 */
export function prebuiltPackages(): string[] {
  const name = `@malmoi/native-${process.platform}-${process.arch}`;
  return Object.keys(PREBUILT).filter((known) => known === name || known === `${name}-musl`);
}

/**
 * Finds an add-on, such as `avx2.node`: a checkout's own first, then that of an installed package.
 * Such a package can be found in any folder above the program, put there by anyone: its file is read,
 * and taken only when its SHA-256 is the one that was packed with this version.
 * @returns its path, or why it cannot be used; undefined when there is no such file
 */
export function findAddOn(file: string): { path: string } | { problem: Sentence } | undefined {
  const built = checkoutBuild(file);
  if (built !== undefined) return { path: built };
  for (const name of prebuiltPackages()) {
    const expected = PREBUILT[name]?.[file];
    if (expected === undefined) continue;
    const path = resolveFile(`${name}/${file}`);
    if (path === undefined) continue;
    const found = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (found === expected) return { path };
    return {
      problem: sentence(
        'engine/foreign-add-on',
      )`The native add-on ${{ path }} is not the one that belongs to this version of malmoi (its SHA-256 is ${{ found: found.slice(0, 16) }}…, not ${{ expected: expected.slice(0, 16) }}…), so it was not loaded; install malmoi anew.`,
    };
  }
  return undefined;
}

/**
 * Finds an add-on that a checkout has built, in `build/native/` beside `src/` and `dist/`. A published package knows the
 * SHA-256 of every add-on, and looks there for none: a file could have been put there by anyone.
 */
function checkoutBuild(file: string): string | undefined {
  if (Object.keys(PREBUILT).length > 0) return undefined;
  if (HERE === undefined || !/\/(?:src|dist)\/engine\/native\/[^/]+$/.test(HERE)) return undefined;
  // By `join`: bundlers take `new URL(…, import.meta.url)` for a file to carry along.
  const path = join(dirname(fileURLToPath(HERE)), '../../../build/native', file);
  return existsSync(path) ? path : undefined;
}

function resolveFile(specifier: string): string | undefined {
  try {
    return requireFromHere().resolve(specifier);
  } catch {
    return undefined;
  }
}
