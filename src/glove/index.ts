export {
  GLOVE_CHECKPOINT_KIND,
  type GloveCheckpoint,
  readGloveCheckpoint,
} from './glove-checkpoint.ts';
export type { GloveIteration, GloveOptions } from './glove-options.ts';
export {
  computeGloveStep,
  type GloveCell,
  type GloveRow,
  type GloveStep,
  type GloveUpdate,
} from './glove-step.ts';
export { type Cooccurrences, gloveTraining } from './train-glove.ts';
export { type GloveReading, trainGlove } from './train-on-text.ts';
