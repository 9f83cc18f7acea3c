import { expect, it } from 'vitest';
import * as text from '../../src/text/index.ts';
import { readSnippets, runSnippet } from '../snippets.ts';

it.each(readSnippets(['text.md', 'text.ko.md']))(
  '$name runs and prints what it says',
  async ({ code }) => {
    const { printed, expected } = await runSnippet(code, { ...text });
    expect(expected.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
