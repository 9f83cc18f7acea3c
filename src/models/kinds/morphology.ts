import { sentence } from '../../base/sentence.ts';
import { analyzeInPieces } from '../../morphology/analyze.ts';
import { evaluateMorphology } from '../../morphology/evaluate.ts';
import {
  MORPHOLOGY_CHECKPOINT_KIND,
  MORPHOLOGY_KIND,
  MorphologyModel,
} from '../../morphology/morphology-model.ts';
import { restoreSpacesInPieces } from '../../morphology/space.ts';
import { morphologyFromState } from '../../morphology/state.ts';
import { createWhitespaceTokenizer } from '../../text/units/whitespace-tokenizer.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** The morphological analyzer as a kind of model; it opens checkpoints of its training, too. */
export const MORPHOLOGY: ModelKind<typeof MORPHOLOGY_KIND, MorphologyModel> = {
  kind: MORPHOLOGY_KIND,
  alsoOpens: [MORPHOLOGY_CHECKPOINT_KIND],
  noun: sentence('models/morphology')`a morphological analyzer`,
  is: (value) => value instanceof MorphologyModel,
  open: async (state, { engine }) => morphologyFromState(await engine(), state),
  toState: (model, notes) => withNotes(model.toState(Object(notes.training)), notes),
  describe: ({ features, parameterCount, tags }) => ({
    ...{
      vocabularySize: features.characters.characters.length,
      cell: 'lstm',
      parameters: parameterCount,
    },
    labels: tags,
  }),
  // Characters are looked up as they stand.
  formOf: () => undefined,
  evaluate: async (model, data, { signal }) => {
    // Plain text has no morphemes to compare with, however it is cut.
    const sentences = data.tagged(createWhitespaceTokenizer());
    const work = signal === undefined ? {} : { signal };
    return { kind: MORPHOLOGY_KIND, ...(await evaluateMorphology(model, sentences, work)) };
  },
  analyze: analyzeInPieces,
  space: restoreSpacesInPieces,
};
