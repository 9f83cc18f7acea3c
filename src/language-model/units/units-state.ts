import { InputError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { bpeFromDescription, describeBpe } from '../../text/bpe/bpe-description.ts';
import { vocabularyFromState, vocabularyToState } from '../../text/vocabulary/vocabulary-state.ts';
import { type BpeUnits, createBpeUnits } from './bpe-units.ts';
import { type CollectedUnits, createCollectedUnits } from './collected-units.ts';

/** Every kind of units, with what it needs to be saved. */
export type AnyUnits = CollectedUnits | BpeUnits;

/** What a model file keeps of its units. */
export interface UnitsState {
  readonly metadata: JsonObject;
  readonly tensors: ModelState['tensors'];
}

/** The units as a part of a model file. */
export function unitsToState(units: AnyUnits): UnitsState {
  if (units.kind === 'bpe') {
    return { metadata: { kind: 'bpe', tokenizer: describeBpe(units.model) }, tensors: {} };
  }
  const { metadata, tensors } = vocabularyToState(units.vocabulary);
  return { metadata: { kind: units.kind, ...metadata }, tensors };
}

/**
 * The units that a model file kept.
 * @throws InputError when they are missing or contradict themselves
 */
export function unitsFromState({ metadata, tensors }: UnitsState): AnyUnits {
  const { kind, tokenizer } = metadata;
  switch (kind) {
    case 'bpe':
      return createBpeUnits(bpeFromDescription({ ...Object(tokenizer), kind }));
    case 'characters':
    case 'graphemes':
    case 'jamo':
    case 'words':
      return createCollectedUnits(kind, vocabularyFromState({ kind, metadata, tensors }));
    default:
      throw new InputError(
        `The model's units are ${JSON.stringify(kind)}, which this version does not know; update malmoi.`,
      );
  }
}
