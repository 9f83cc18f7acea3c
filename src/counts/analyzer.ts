import type { TextPipeline } from '../text/pipeline.ts';

/**
 * What the vectorisers need of a text pipeline: a text's tokens, and a description from which the same
 * pipeline can be made again (a model file keeps it). Where it cuts into characters, counting reads most
 * texts from `normalize(text)` without making a string of each character.
 */
export type Analyzer = Pick<
  TextPipeline,
  'description' | 'cutsIntoCharacters' | 'normalize' | 'words'
>;
