export type { GloveOptions, IterationReport } from './glove-options.ts';
export { type Cooccurrences, trainGlove } from './train-glove.ts';
