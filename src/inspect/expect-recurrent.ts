import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type AnyLanguageModel, LanguageModel } from '../language-model/index.ts';

/**
 * Returns a model that is recurrent: one with states to look into.
 * @throws UsageError when it is a Transformer
 */
export function expectRecurrent(model: AnyLanguageModel): LanguageModel {
  if (model instanceof LanguageModel) return model;
  throw new UsageError(
    sentence(
      'inspect/not-recurrent',
    )`The model is a Transformer, which has no states that are carried from unit to unit; this looks into recurrent models.`,
  );
}
