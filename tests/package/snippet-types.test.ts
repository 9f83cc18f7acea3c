import { expect, test } from 'vitest';
import { checkSnippets, pagesWithSnippets } from './snippet-types.ts';

test('every snippet of the docs and the README compiles under strict', () => {
  const pages = pagesWithSnippets();
  expect(pages).toContain('docs/classifier.ko.md');
  expect(checkSnippets(pages)).toEqual([]);
});
