// Lets a plain Node process import the repository's TypeScript, for tests of whole processes:
// node --import ./tests/support/typescript-loader.mjs …
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { stripTypes } from './strip-types.mjs';

// Node runs the hooks themselves on a thread of their own, which loads this file again.
if (isMainThread) register(import.meta.url);

/** `#platform/…` and the lab's `malmoi/…` lead to dist/ in package.json; here the source is what runs. */
export async function resolve(specifier, context, next) {
  const side = /^#platform\/(.*)$/.exec(specifier)?.[1];
  const [isOwn, part = ''] = /^malmoi(\/[a-z0-9/-]+)?$/.exec(specifier) ?? [];
  const file =
    side !== undefined
      ? `${side}/platform/node.ts`
      : isOwn && context.parentURL?.includes('/lab/')
        ? `${part}/index.ts`
        : undefined;
  const url = file && new URL(`../../src/${file.replace(/^\//, '')}`, import.meta.url).href;
  return next(url ?? specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = stripTypes(await readFile(new URL(url), 'utf8'));
  return { format: 'module', source, shortCircuit: true };
}
