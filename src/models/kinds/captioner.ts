import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import {
  CAPTIONER_CHECKPOINT_KIND,
  CAPTIONER_KIND,
  Captioner,
  captionerFromState,
  captionerToState,
  describePictures,
  evaluateCaptioner,
} from '../../captioner/index.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** The captioner as a kind of model; it opens checkpoints of its training, too. */
export const CAPTIONER: ModelKind<typeof CAPTIONER_KIND, Captioner> = {
  kind: CAPTIONER_KIND,
  alsoOpens: [CAPTIONER_CHECKPOINT_KIND],
  noun: sentence('models/captioner')`a captioner`,
  is: (value) => value instanceof Captioner,
  open: async (state, { engine }) => captionerFromState(await engine(), state),
  toState: (model, notes) => withNotes(captionerToState(model, Object(notes.training)), notes),
  describe: ({ options, parameterCount, words }) => ({
    ...{ vocabularySize: words.length, cell: options.cell, parameters: parameterCount },
  }),
  evaluate: async (model, data, { signal }) => {
    if (data.pictures === undefined) {
      throw new UsageError(
        sentence(
          'models/no-pictures',
        )`A captioner is evaluated on pictures with captions; the test data given has texts alone.`,
      );
    }
    const work = signal === undefined ? {} : { signal };
    return { kind: CAPTIONER_KIND, ...(await evaluateCaptioner(model, data.pictures(), work)) };
  },
  caption: (model, pictures, work) => describePictures(model, pictures, work),
};
