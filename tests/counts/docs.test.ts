import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as classifier from '../../src/classifier/index.ts';
import * as counts from '../../src/counts/index.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';

const malmoi: Record<string, unknown> = { ...classifier, ...counts, createTextPipeline };

/** The snippets of a page; each `console.log(…); // text` says what it prints. */
const snippets = ['classifier.md', 'classifier.ko.md'].flatMap((page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return Array.from(text.matchAll(/```ts\n(.*?)```/gs), ([, code = ''], i) => ({
    name: `${page}, snippet ${i + 1}`,
    code,
  }));
});

it.each(snippets)('$name runs and prints what it says', async ({ code }) => {
  const expected = Array.from(code.matchAll(/console\.log\(.*\); \/\/ (.*)/g), (match) => match[1]);
  const printed: string[] = [];
  const log = (...values: unknown[]): number => printed.push(values.join(' '));
  const body = code.replace(/import (\{.*?\}) from 'malmoi';/gs, 'const $1 = malmoi;');
  await new Function('malmoi', 'console', `return (async () => {${body}})();`)(malmoi, { log });
  expect(expected.length).toBeGreaterThan(0);
  expect(printed).toEqual(expected);
});
