import { sentence } from '../../base/sentence.ts';
import { tokenizeSentence } from '../../corpus/tagged/read-plain.ts';
import { evaluateTagger } from '../../tagger/evaluate.ts';
import { explainTags } from '../../tagger/explain.ts';
import { taggerFromState, taggerToState } from '../../tagger/state.ts';
import { tagSentences } from '../../tagger/tag.ts';
import { TAGGER_CHECKPOINT_KIND, TAGGER_KIND, Tagger } from '../../tagger/tagger.ts';
import { createTokenizer } from '../../text/units/create-tokenizer.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** The tagger as a kind of model; it opens checkpoints of its training, too. */
export const TAGGER: ModelKind<typeof TAGGER_KIND, Tagger> = {
  kind: TAGGER_KIND,
  alsoOpens: [TAGGER_CHECKPOINT_KIND],
  noun: sentence('models/tagger')`a tagger`,
  is: (value) => value instanceof Tagger,
  open: async (state, { engine }) => taggerFromState(await engine(), state),
  toState: (model, notes) => withNotes(taggerToState(model, Object(notes.training)), notes),
  describe: ({ lexicon, options, parameterCount, tokenizer }) => ({
    ...{ vocabularySize: lexicon.words.length, cell: options.cell, parameters: parameterCount },
    ...{ tokenizer: tokenizer.kind, labels: lexicon.columns.map(({ name }) => name) },
  }),
  // Words and characters are looked up in NFC, or cut into the jamo of NFD, however they are written.
  formOf: () => 'nfc',
  evaluate: async (model, data, { signal }) => {
    const sentences = data.tagged(createTokenizer(model.tokenizer));
    const work = signal === undefined ? {} : { signal };
    return { kind: TAGGER_KIND, ...(await evaluateTagger(model, sentences, work)) };
  },
  explain: (model, text) => {
    const tagged = tokenizeSentence(text, createTokenizer(model.tokenizer));
    const columns = explainTags(model, tagged, LISTED);
    return { method: 'tagger', tokens: tagged.tokens, columns };
  },
  tag: tagSentences,
};

/** How many labels of a token, and labelings of a sentence, an explanation lists. */
const LISTED = 5;
