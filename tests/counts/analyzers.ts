import { createTextPipeline } from '../../src/text/pipeline.ts';

/** Lower-case words between spaces. */
export const whitespace = createTextPipeline({
  normalize: { letterCase: 'lower' },
  tokenizer: { kind: 'whitespace' },
});

/** Grapheme clusters, spaces too, of the text in lower case. */
export const characters = createTextPipeline({
  normalize: { letterCase: 'lower' },
  tokenizer: { kind: 'chars' },
});
