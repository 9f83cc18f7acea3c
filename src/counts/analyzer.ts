import type { TextPipeline } from '../text/pipeline.ts';

/**
 * The part of a text pipeline that the vectorizers use: it cuts texts into tokens, and its description, which
 * model files keep, is enough to create the same pipeline again. Where it cuts into characters, counting reads
 * most texts from `normalize(text)` without making a string of each character.
 */
export type Analyzer = Pick<
  TextPipeline,
  'description' | 'cutsIntoCharacters' | 'normalize' | 'words'
>;
