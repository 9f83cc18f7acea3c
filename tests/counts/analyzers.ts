import type { Analyzer } from '../../src/counts/analyzer.ts';

/** Lower-case words between spaces. */
export const whitespace: Analyzer = {
  description: { kind: 'whitespace' },
  words: (text) => text.toLowerCase().split(/\s+/).filter(Boolean),
};

/** Grapheme clusters, spaces too, of the text in lower case. */
export const characters: Analyzer = {
  description: { kind: 'chars' },
  cutsIntoCharacters: true,
  normalize: (text) => text.toLowerCase(),
  words: (text) =>
    Array.from(
      new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.toLowerCase()),
      ({ segment }) => segment,
    ),
};
