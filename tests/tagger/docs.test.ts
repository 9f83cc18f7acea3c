import { expect, it } from 'vitest';
import * as malmoi from '../../src/index.ts';
import * as io from '../../src/io/index.ts';
import { readSnippets, runSnippet } from '../snippets.ts';
import { useSampleFolder } from '../use-sample-folder.ts';

useSampleFolder();

it.each(readSnippets(['tagger.md', 'tagger.ko.md']))(
  '$name prints what it says',
  async ({ code }) => {
    const { printed, expected } = await runSnippet(code, { ...malmoi, ...io });
    expect(printed.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
