import { sentence } from '../../base/sentence.ts';
import type { BpeModel } from '../../text/bpe/bpe-model.ts';
import { BPE_KIND, bpeFromState, bpeToState } from '../../text/bpe/bpe-state.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** A trained byte-pair encoding as a kind of model. */
export const BPE_TOKENIZER: ModelKind<typeof BPE_KIND, BpeModel> = {
  kind: BPE_KIND,
  noun: sentence('models/bpe-tokenizer')`a BPE tokenizer`,
  is: isBpeModel,
  open: bpeFromState,
  toState: (model, notes) => withNotes(bpeToState(model), notes),
  describe: ({ tokens }) => ({ vocabularySize: tokens.length, tokenizer: 'bpe' }),
};

function isBpeModel(value: unknown): value is BpeModel {
  const { alphabet, merges, tokens } = Object(value) as Partial<BpeModel>;
  return Array.isArray(alphabet) && merges instanceof Uint32Array && Array.isArray(tokens);
}
