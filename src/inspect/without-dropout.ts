import { LanguageModel } from '../language-model/index.ts';
import { loadState, stateOf } from '../nn/index.ts';

/** Returns the model, or a copy without dropout where it has some, so that gradients are those of the model in use. */
export function withoutDropout(model: LanguageModel): LanguageModel {
  const { engine, units, options, parameters } = model;
  if (options.dropout === 0) return model;
  const copy = new LanguageModel(engine, units, { ...options, dropout: 0 });
  loadState(engine, copy.parameters, stateOf(engine, parameters));
  return copy;
}
