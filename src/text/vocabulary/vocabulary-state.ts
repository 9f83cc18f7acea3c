import type { ModelState } from '../../base/model-state.ts';
import { packStrings, unpackStrings } from '../../base/packed-strings.ts';
import { readState, readTensor, type StateReader, TEXT } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { SPECIAL_ROLES, type SpecialTokens } from '../units/special-tokens.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What a model file calls a vocabulary that stands alone. */
export const VOCABULARY_KIND = 'vocabulary';

/** The vocabulary as a model: tensors `vocabulary.text`, `vocabulary.offsets` and `vocabulary.counts`. */
export function vocabularyToState(vocabulary: Vocabulary): ModelState {
  const { text, offsets } = packStrings(vocabulary.words);
  return {
    kind: VOCABULARY_KIND,
    metadata: { special: { ...vocabulary.special } },
    tensors: {
      'vocabulary.text': text,
      'vocabulary.offsets': offsets,
      'vocabulary.counts': { shape: [vocabulary.size], data: vocabulary.counts },
    },
  };
}

/**
 * The vocabulary that a model's tensors hold.
 * @throws InputError when they hold none, or one that contradicts itself
 */
export function vocabularyFromState(state: ModelState): Vocabulary {
  const { tensors } = state;
  const words = unpackStrings(
    tensors['vocabulary.text'],
    tensors['vocabulary.offsets'],
    sentence('text/the-vocabulary')`the vocabulary`,
  );
  const { data: counts } = readTensor(state, 'vocabulary.counts', Float64Array, [words.length]);
  return createVocabulary(words, counts, readSpecialTokens(readState(state)));
}

/**
 * Reads the special tokens that metadata names under `special`; none where it names none.
 * @throws InputError when one is no text
 */
export function readSpecialTokens(metadata: StateReader): SpecialTokens {
  if (!metadata.names.includes('special')) return {};
  const special = metadata.object('special');
  const tokens = SPECIAL_ROLES.flatMap((role) => {
    const token = special.readOptional(role, TEXT);
    return token === undefined ? [] : [[role, token] as const];
  });
  return Object.fromEntries(tokens);
}
