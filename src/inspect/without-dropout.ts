import { LanguageModel } from '../language-model/index.ts';
import { loadState, stateOf } from '../nn/index.ts';

/** Gives the model, or where it drops out a copy that does not: gradients are of what it computes in use. */
export function withoutDropout(model: LanguageModel): LanguageModel {
  const { engine, units, options, parameters } = model;
  if (options.dropout === 0) return model;
  const copy = new LanguageModel(engine, units, { ...options, dropout: 0 });
  loadState(engine, copy.parameters, stateOf(engine, parameters));
  return copy;
}
