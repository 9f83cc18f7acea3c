import { InputError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import type { TokenizerDescription } from '../tokenizer.ts';
import { bpeFromDescription, describeBpe } from './bpe-description.ts';
import type { BpeModel } from './bpe-model.ts';

/** What a model file calls a trained byte-pair encoding. */
const BPE_KIND = 'bpe-tokenizer';

/** The model as a model file keeps it: the tokeniser's description as JSON, and no tensors. */
export function bpeToState(model: BpeModel): ModelState {
  return { kind: BPE_KIND, metadata: { tokenizer: describeBpe(model) }, tensors: {} };
}

/**
 * The model that a model file holds.
 * @throws InputError when it holds another kind of model, or one that contradicts itself
 */
export function bpeFromState({ kind, metadata }: ModelState): BpeModel {
  if (kind !== BPE_KIND) {
    throw new InputError(
      `This is a model of kind ${kind}, not a BPE tokeniser; train one with \`malmoi train bpe\`.`,
    );
  }
  const description = (metadata.tokenizer ?? {}) as JsonObject;
  return bpeFromDescription({ ...description, kind: 'bpe' } satisfies TokenizerDescription);
}
