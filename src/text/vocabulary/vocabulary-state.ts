import { InputError } from '../../base/errors.ts';
import type { Json, JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { packStrings, unpackStrings } from '../../base/packed-strings.ts';
import { SPECIAL_ROLES, type SpecialTokens } from '../units/special-tokens.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What a model file calls a vocabulary that stands alone. */
const VOCABULARY_KIND = 'vocabulary';

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
export function vocabularyFromState({ metadata, tensors }: ModelState): Vocabulary {
  const words = unpackStrings(
    tensors['vocabulary.text'],
    tensors['vocabulary.offsets'],
    'the vocabulary',
  );
  const counts = tensors['vocabulary.counts']?.data;
  if (!(counts instanceof Float64Array)) {
    throw new InputError("The model's file lacks the counts of the vocabulary.");
  }
  return createVocabulary(words, counts, readSpecialTokens(metadata.special));
}

/** The special tokens that a model file names; what is no text is left out. */
export function readSpecialTokens(value: Json | undefined): SpecialTokens {
  const given: JsonObject = Object(value ?? {});
  const tokens = SPECIAL_ROLES.flatMap((name): [string, string][] => {
    const token = given[name];
    return typeof token === 'string' ? [[name, token]] : [];
  });
  return Object.fromEntries(tokens);
}
