import { InputError } from '../../base/errors.ts';
import { composeHangul } from '../../text/hangul.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { type CollectedKind, createCutter, LINE_END } from './cut-text.ts';
import type { LanguageUnits } from './language-units.ts';

/** Stands for the units that were too rare in the training text to be learned. */
export const UNKNOWN_UNIT = '\ufffd';

/** So many unknown units are named in an error. */
const NAMED = 10;

/** Units whose vocabulary was collected from a text. */
export interface CollectedUnits extends LanguageUnits {
  readonly kind: CollectedKind;
  readonly vocabulary: Vocabulary;
}

/** Makes units of a vocabulary: by falling count, the unknown unit first if there is one. */
export function createCollectedUnits(kind: CollectedKind, vocabulary: Vocabulary): CollectedUnits {
  const cut = createCutter(kind);
  const join = JOINERS[kind];
  return {
    kind,
    vocabulary,
    size: vocabulary.size,
    encode(text) {
      const units = Array.from(cut(text));
      const ids = Int32Array.from(units, vocabulary.idOf);
      if (ids.includes(-1)) throw unknownUnits(units.filter((unit) => !vocabulary.has(unit)));
      return ids;
    },
    decode: (ids) => join(Array.from(ids, vocabulary.wordOf)),
    text: vocabulary.wordOf,
  };
}

const joinPlainly = (units: readonly string[]): string => units.join('');

const JOINERS: Readonly<Record<CollectedKind, (units: readonly string[]) => string>> = {
  characters: joinPlainly,
  graphemes: joinPlainly,
  jamo: (units) => composeHangul(units.join('')),
  words: (units) => {
    let text = '';
    for (const unit of units) {
      text += unit === LINE_END || text === '' || text.endsWith(LINE_END) ? unit : ` ${unit}`;
    }
    return text;
  },
};

function unknownUnits(unknown: readonly string[]): InputError {
  const different = [...new Set(unknown)];
  const named = different.slice(0, NAMED).map((unit) => JSON.stringify(unit));
  const more = different.length > NAMED ? ` and ${different.length - NAMED} more` : '';
  return new InputError(
    `The model's training text did not have ${named.join(', ')}${more}; leave them out, or train with a minimum count above 1, which learns a unit for everything rare.`,
  );
}
