import { expectKind, readingOptions, readState, TEXT } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import type { Tokenizer } from '../../text/tokenizer.ts';
import { createTokenizer } from '../../text/units/create-tokenizer.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** What a model file calls a tokenizer that stands alone. */
export const TOKENIZER_KIND = 'tokenizer';

/** A tokenizer with its options as a kind of model. */
export const TOKENIZER: ModelKind<typeof TOKENIZER_KIND, Tokenizer> = {
  kind: TOKENIZER_KIND,
  noun: sentence('models/tokenizer')`a tokenizer`,
  is: isTokenizer,
  open(state) {
    expectKind(state, [TOKENIZER_KIND], 'a tokenizer');
    const saved = readState(state).object('tokenizer');
    return readingOptions(() => createTokenizer({ ...saved.json, kind: saved.read('kind', TEXT) }));
  },
  toState: ({ description: tokenizer }, notes) =>
    withNotes({ kind: TOKENIZER_KIND, metadata: { tokenizer }, tensors: {} }, notes),
  describe: ({ description }) => ({ tokenizer: description.kind }),
};

function isTokenizer(value: unknown): value is Tokenizer {
  const { description, tokenize, words } = Object(value) as Partial<Tokenizer>;
  return (
    typeof tokenize === 'function' &&
    typeof words === 'function' &&
    typeof description?.kind === 'string' &&
    description.kind !== 'pipeline'
  );
}
