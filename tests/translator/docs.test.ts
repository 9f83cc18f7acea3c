import { expect, it } from 'vitest';
import * as malmoi from '../../src/index.ts';
import { readSnippets, runSnippet } from '../snippets.ts';
import { useSampleFolder } from '../use-sample-folder.ts';

useSampleFolder();

it.each(readSnippets(['translator.md', 'translator.ko.md']))(
  '$name prints what it says',
  async ({ code }) => {
    const { printed, expected } = await runSnippet(code, malmoi);
    expect(printed.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
