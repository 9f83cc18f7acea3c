import { InputError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { oneOf, StateReader, TEXT } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { describeBpe, readBpe } from '../bpe/bpe-description.ts';
import { UNICODE_FORMS } from '../normalization/normalizer.ts';
import {
  readSpecialTokens,
  vocabularyFromState,
  vocabularyToState,
} from '../vocabulary/vocabulary-state.ts';
import { type BpeUnits, createBpeUnits } from './bpe-units.ts';
import { createTokenizer } from './create-tokenizer.ts';
import { findUnitKind } from './unit-kinds.ts';
import { createVocabularyUnits, type VocabularyUnits } from './vocabulary-units.ts';

/** Units of any kind, as they can be saved. */
export type AnyUnits = VocabularyUnits | BpeUnits;

/** The units' part of a model file: the tokenizer's description, the special tokens, the form, the vocabulary. */
export interface UnitsState {
  readonly metadata: JsonObject;
  readonly tensors: ModelState['tensors'];
}

/** Turns units into their part of a model file. */
export function unitsToState(units: AnyUnits): UnitsState {
  const normalize = units.form !== undefined && { normalize: units.form };
  if (units.kind === 'bpe') {
    const { model, specialTokens } = units;
    return {
      metadata: { tokenizer: describeBpe(model), special: { ...specialTokens }, ...normalize },
      tensors: {},
    };
  }
  const { metadata, tensors } = vocabularyToState(units.vocabulary);
  return {
    metadata: { tokenizer: units.tokenizer.description, ...metadata, ...normalize },
    tensors,
  };
}

/**
 * Reads units from their part of a model file.
 * @throws InputError when they are missing or inconsistent
 */
export function unitsFromState({ metadata, tensors }: UnitsState): AnyUnits {
  const saved = new StateReader(metadata, 'units');
  const tokenizer = saved.object('tokenizer');
  const name = tokenizer.read('kind', TEXT);
  const kind = findUnitKind(name);
  if (kind === undefined) {
    throw new InputError(
      sentence(
        'text/units-of-later-version',
      )`The model's units are ${{ name: JSON.stringify(name) }}, which this version does not know; update malmoi.`,
    );
  }
  // Files of before there was the option take texts as they stand.
  const form = saved.readOptional('normalize', oneOf(UNICODE_FORMS));
  if (kind === 'bpe') return createBpeUnits(readBpe(tokenizer), readSpecialTokens(saved), form);
  const vocabulary = vocabularyFromState({ kind, metadata, tensors });
  return createVocabularyUnits(createTokenizer({ ...tokenizer.json, kind }), vocabulary, form);
}
