import type { ModelState } from '../../base/model-state.ts';
import { expectKind, readState } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { describeBpe, readBpe } from './bpe-description.ts';
import type { BpeModel } from './bpe-model.ts';

/** The kind of model files that hold a byte-pair encoding. */
export const BPE_KIND = 'bpe-tokenizer';

/** Turns a model into a state: the tokenizer's description as JSON, and no tensors. */
export function bpeToState(model: BpeModel): ModelState {
  return { kind: BPE_KIND, metadata: { tokenizer: describeBpe(model) }, tensors: {} };
}

/**
 * Reads a model from a state.
 * @throws InputError when the state is of another kind, or is inconsistent
 */
export function bpeFromState(state: ModelState): BpeModel {
  expectKind(state, [BPE_KIND], sentence('text/a-bpe-tokenizer')`a BPE tokenizer`);
  return readBpe(readState(state).object('tokenizer'));
}
