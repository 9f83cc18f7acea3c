import { readFileSync } from 'node:fs';
import { stripTypes } from './support/strip-types.mjs';

/** A snippet of a page of docs/. */
export interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** The TypeScript snippets of pages. */
export function readSnippets(pages: readonly string[]): Snippet[] {
  return pages.flatMap((page) => {
    const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8');
    return Array.from(text.matchAll(/```ts\n(.*?)```/gs), ([, code = ''], i) => ({
      name: `${page}, snippet ${i + 1}`,
      code,
    }));
  });
}

/**
 * Runs a snippet with `malmoi` as its import; gives back what it printed, and what it says that it
 * prints: `console.log(…); // text`.
 */
export async function runSnippet(
  code: string,
  malmoi: Readonly<Record<string, unknown>>,
): Promise<{ printed: string[]; expected: (string | undefined)[] }> {
  const expected = Array.from(code.matchAll(/console\.log\(.*\); \/\/ (.*)/g), (match) => match[1]);
  const printed: string[] = [];
  const log = (...values: unknown[]): number => printed.push(values.join(' '));
  const body = stripTypes(code)
    .replace(/^export \{\};$/m, '')
    .replace(/import (\{.*?\}) from 'malmoi(?:\/[\w-]+)*';/gs, 'const $1 = malmoi;');
  await new Function('malmoi', 'console', `return (async () => {${body}})();`)(malmoi, { log });
  return { printed, expected };
}
