import type { ModelState } from '../../base/model-state.ts';
import { packStrings, unpackStrings } from '../../base/packed-strings.ts';
import { readCounts, readState, type StateReader, TEXT } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { SPECIAL_ROLES, type SpecialTokens } from '../units/special-tokens.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The kind of model files that hold a vocabulary alone. */
export const VOCABULARY_KIND = 'vocabulary';

/** Turns a vocabulary into a state: the tensors `vocabulary.text`, `vocabulary.offsets` and `vocabulary.counts`. */
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
 * Reads a vocabulary from a model's tensors.
 * @throws InputError when a tensor is missing, or they are inconsistent
 */
export function vocabularyFromState(state: ModelState): Vocabulary {
  const { tensors } = state;
  const words = unpackStrings(
    tensors['vocabulary.text'],
    tensors['vocabulary.offsets'],
    sentence('text/the-vocabulary')`the vocabulary`,
  );
  const counts = readCounts(state, 'vocabulary.counts', [words.length]);
  return createVocabulary(words, counts, readSpecialTokens(readState(state)));
}

/**
 * Reads the special tokens of a model's metadata; there are none where it has no entry `special`.
 * @throws InputError when one is not a string
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
