import type { ModelState } from '../../base/model-state.ts';
import { expectKind, readState } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { describeBpe, readBpe } from './bpe-description.ts';
import type { BpeModel } from './bpe-model.ts';

/** What a model file calls a trained byte-pair encoding. */
export const BPE_KIND = 'bpe-tokenizer';

/** The model as a model file keeps it: the tokenizer's description as JSON, and no tensors. */
export function bpeToState(model: BpeModel): ModelState {
  return { kind: BPE_KIND, metadata: { tokenizer: describeBpe(model) }, tensors: {} };
}

/**
 * The model that a model file holds.
 * @throws InputError when it holds another kind of model, or one that contradicts itself
 */
export function bpeFromState(state: ModelState): BpeModel {
  expectKind(state, [BPE_KIND], sentence('text/a-bpe-tokenizer')`a BPE tokenizer`);
  return readBpe(readState(state).object('tokenizer'));
}
