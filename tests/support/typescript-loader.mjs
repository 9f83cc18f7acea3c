// Lets a plain Node process import the repository's TypeScript, for tests of whole processes:
// node --import ./tests/support/typescript-loader.mjs …
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { stripTypes } from './strip-types.mjs';

// Node runs the hooks themselves on a thread of their own, which loads this file again.
if (isMainThread) register(import.meta.url);

/** `#platform/…` leads to dist/ in package.json; here the source is what runs. */
export async function resolve(specifier, context, next) {
  const side = /^#platform\/(.*)$/.exec(specifier)?.[1];
  const file = `../../src/${side}/platform/node.ts`;
  return next(side === undefined ? specifier : new URL(file, import.meta.url).href, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = stripTypes(await readFile(new URL(url), 'utf8'));
  return { format: 'module', source, shortCircuit: true };
}
