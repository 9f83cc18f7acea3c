import { expect, it } from 'vitest';
import * as classifier from '../../src/classifier/index.ts';
import * as counts from '../../src/counts/index.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { readSnippets, runSnippet } from '../snippets.ts';

const malmoi: Record<string, unknown> = { ...classifier, ...counts, createTextPipeline };

it.each(readSnippets(['classifier.md', 'classifier.ko.md']))(
  '$name runs and prints what it says',
  async ({ code }) => {
    const { printed, expected } = await runSnippet(code, malmoi);
    expect(expected.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
