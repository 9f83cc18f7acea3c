export type { GloveIteration, GloveOptions } from './glove-options.ts';
export { type Cooccurrences, trainGlove } from './train-glove.ts';
