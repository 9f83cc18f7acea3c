import { expect, it } from 'vitest';
import * as malmoi from '../../src/index.ts';
import * as messages from '../../src/messages/index.ts';
import { readSnippets, runSnippet } from '../snippets.ts';

it.each(readSnippets(['package.md', 'package.ko.md']))(
  '$name prints what it says',
  async ({ code }) => {
    const { printed, expected } = await runSnippet(code, { ...malmoi, ...messages });
    expect(printed.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
