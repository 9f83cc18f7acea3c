import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { createTokenizer } from '../text/units/create-tokenizer.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS, unitKindNamed } from '../text/units/unit-kinds.ts';
import type { UnitTokenizer } from '../text/units/unit-tokenizer.ts';
import {
  type AnyUnits,
  type UnitsState,
  unitsFromState,
  unitsToState,
} from '../text/units/units-state.ts';

/** The units whose vocabulary a language model collects from its training text. */
export type CollectedKind = 'code-points' | 'graphemes' | 'jamo' | 'whitespace';

/**
 * Names that are accepted, too: those that units had before there was one list. `words` is white space here, and not
 * the words of UAX #29: these lose what stands between them, so a language model could not write with them.
 */
export type EarlierUnitName = 'characters' | 'chars' | 'words';

/** Stands for the units that were too rare in the training text to be learned. */
export const UNKNOWN_UNIT = '\ufffd';

/** The kinds of units of a language model: those that write text. */
export const LANGUAGE_UNIT_KINDS: readonly (CollectedKind | 'bpe')[] = UNIT_KIND_NAMES.filter(
  (kind): kind is CollectedKind | 'bpe' => UNIT_KINDS[kind].writesText,
);

/**
 * Returns the kind of a language model's units that has this name, or had it.
 * @throws UsageError when none has
 */
export function languageUnitKind(name: string): CollectedKind | 'bpe' {
  return name === 'words' ? 'whitespace' : unitKindNamed(name, LANGUAGE_UNIT_KINDS);
}

/** Makes the tokenizer of a language model's units, for which the end of a line is a unit like any other. */
export function createLanguageTokenizer(kind: CollectedKind): UnitTokenizer {
  return createTokenizer(kind === 'whitespace' ? { kind, lineEnds: true } : { kind });
}

/**
 * The names that files of language models have for units that they have always had. They stay, so that the same
 * training gives the same bytes as before, and earlier versions open them.
 */
const NAMES_IN_FILES: Readonly<Record<CollectedKind, string>> = {
  'code-points': 'characters',
  graphemes: 'graphemes',
  jamo: 'jamo',
  whitespace: 'words',
};

const COLLECTED_KINDS = Object.keys(NAMES_IN_FILES) as CollectedKind[];

/** Returns the units as a part of a language model's file. */
export function languageUnitsToState(units: AnyUnits): UnitsState {
  const state = unitsToState(units);
  const { tokenizer, special, normalize: form } = state.metadata;
  const normalize = form !== undefined && { normalize: form };
  if (units.kind === 'bpe') {
    const isPlain = Object.keys(units.special).length === 0;
    return isPlain ? { ...state, metadata: { kind: 'bpe', tokenizer, ...normalize } } : state;
  }
  const kind = COLLECTED_KINDS.find((collected) => collected === units.kind);
  if (kind === undefined || !isUsual(units.tokenizer, kind)) return state;
  return { ...state, metadata: { kind: NAMES_IN_FILES[kind], special, ...normalize } };
}

/**
 * Returns the units that a language model's file kept.
 * @throws InputError when they are missing or contradict themselves
 */
export function languageUnitsFromState({ metadata, tensors }: UnitsState): AnyUnits {
  const { kind, special = {}, normalize: form } = metadata;
  if (kind === undefined || kind === 'bpe') return unitsFromState({ metadata, tensors });
  const collected = COLLECTED_KINDS.find((name) => NAMES_IN_FILES[name] === kind);
  if (collected === undefined) {
    throw new InputError(
      sentence(
        'language-model/unknown-units',
      )`The model's units are ${{ kind: JSON.stringify(kind) }}, which this version does not know; update malmoi.`,
    );
  }
  const { description } = createLanguageTokenizer(collected);
  const normalize = form !== undefined && { normalize: form };
  return unitsFromState({
    metadata: { tokenizer: description, special, ...normalize },
    tensors,
  });
}

/**
 * Returns whether a tokenizer cuts as that of a language model's units does, without other options.
 */
function isUsual({ description }: UnitTokenizer, kind: CollectedKind): boolean {
  return JSON.stringify(description) === JSON.stringify(createLanguageTokenizer(kind).description);
}
