import { sentence } from '../../base/sentence.ts';
import { evaluateTranslator } from '../../translator/evaluate.ts';
import { explainTranslation } from '../../translator/explain.ts';
import { translatorFromState, translatorToState } from '../../translator/state.ts';
import { translateTexts } from '../../translator/translate.ts';
import {
  TRANSLATOR_CHECKPOINT_KIND,
  TRANSLATOR_KIND,
  Translator,
} from '../../translator/translator.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** The translator as a kind of model; it opens checkpoints of its training, too. */
export const TRANSLATOR: ModelKind<typeof TRANSLATOR_KIND, Translator> = {
  kind: TRANSLATOR_KIND,
  alsoOpens: [TRANSLATOR_CHECKPOINT_KIND],
  noun: sentence('models/translator')`a translator`,
  is: (value) => value instanceof Translator,
  open: async (state, { engine }) => translatorFromState(await engine(), state),
  toState: (model, notes) => withNotes(translatorToState(model, Object(notes.training)), notes),
  describe: ({ options, units, parameterCount }) => ({
    ...{ units: units.kind, vocabularySize: units.size },
    cell: options.model === 'transformer' ? options.model : options.cell,
    parameters: parameterCount,
  }),
  formOf: ({ units }) => units.form,
  evaluate: async (model, data, options) => {
    const scores = await evaluateTranslator(model, data.pairs(), options.translation, options);
    return { kind: TRANSLATOR_KIND, ...scores };
  },
  translate: translateTexts,
  explainTranslation,
};
