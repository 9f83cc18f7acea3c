import { sentence } from '../../base/sentence.ts';
import {
  GLOVE_CHECKPOINT_KIND,
  type GloveCheckpoint,
  readGloveCheckpoint,
} from '../../glove/index.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** A GloVe training on its way as a kind of model: `trainGlove` goes on from its state. */
export const GLOVE_CHECKPOINT: ModelKind<typeof GLOVE_CHECKPOINT_KIND, GloveCheckpoint> = {
  kind: GLOVE_CHECKPOINT_KIND,
  noun: sentence('models/checkpoint-of-glove')`a checkpoint of GloVe`,
  is: (value): value is GloveCheckpoint =>
    (value as Partial<GloveCheckpoint> | null)?.state?.kind === GLOVE_CHECKPOINT_KIND,
  open: readGloveCheckpoint,
  toState: ({ state }, notes) => withNotes(state, notes),
  describe: ({ iteration, words, dimensions }) => ({
    iteration,
    vocabularySize: words,
    dimensions,
  }),
};
