import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = new URL('../../src/cli/', import.meta.url);

/** Imports that are there at run time; those in brackets are loaded later, or never. */
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(\.[^']+)'/gm;

/** Returns the modules that are loaded with one, itself among them. */
function listLoaded(entry: URL, loaded = new Set<string>()): Set<string> {
  if (loaded.has(entry.href)) return loaded;
  loaded.add(entry.href);
  const text = readFileSync(fileURLToPath(entry), 'utf8');
  for (const [, path = ''] of text.matchAll(IMPORT)) listLoaded(new URL(path, entry), loaded);
  return loaded;
}

describe('a command', () => {
  const program = listLoaded(new URL('main.ts', CLI));
  const namesOf = (modules: Iterable<string>): string[] =>
    Array.from(modules, (module) => module.replace(/^.*\/src\//, ''));

  it('does not wait for what other commands need', () => {
    // All together are more than a thousand.
    expect(program.size).toBeLessThan(80);
    expect(namesOf(program)).not.toContainEqual(
      expect.stringMatching(
        /^(?:engine|autodiff|nn|training|corpus|word2vec|classifier|store|server)\//,
      ),
    );
    const tokenize = listLoaded(new URL('commands/tokenize.ts', CLI), new Set(program));
    expect(namesOf(tokenize)).not.toContainEqual(
      expect.stringMatching(/^(?:autodiff|nn|training|server)\//),
    );
  });
});
