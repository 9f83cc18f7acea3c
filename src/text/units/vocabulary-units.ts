import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { UnicodeForm } from '../normalization/text-steps.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { inForm } from './in-form.ts';
import { numberSpecialTokens, specialWords } from './special-tokens.ts';
import type { TextUnits } from './text-units.ts';
import type { UnitKind } from './unit-kinds.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';

/** The most unknown units that an error names. */
const NAMED = 10;

/** Units with a vocabulary that was collected from a text. */
export interface VocabularyUnits extends TextUnits {
  readonly kind: Exclude<UnitKind, 'bpe'>;
  readonly tokenizer: UnitTokenizer;
  /** The special tokens, then the others. */
  readonly vocabulary: Vocabulary;
}

/**
 * Makes units from a tokenizer and a vocabulary of its tokens, whose special tokens come first.
 * @param form the normalization form that texts are put in first; default none
 * @throws InputError when the tokenizer has a vocabulary of its own, or the special tokens are not the first
 */
export function createVocabularyUnits(
  tokenizer: UnitTokenizer,
  vocabulary: Vocabulary,
  form?: UnicodeForm,
): VocabularyUnits {
  const { kind } = tokenizer;
  if (kind === 'bpe') {
    throw new InputError(
      sentence(
        'text/bpe-has-vocabulary',
      )`A byte-pair encoding has a vocabulary of its own and takes no other.`,
    );
  }
  const reserved = specialWords(vocabulary.special);
  if (reserved.some((word, id) => vocabulary.words[id] !== word)) {
    throw new InputError(
      sentence(
        'text/special-tokens-not-first',
      )`The vocabulary's special tokens, ${{ tokens: reserved.join(' ') }}, are not its first words.`,
    );
  }
  const special = numberSpecialTokens(vocabulary.special);
  const { unknown = -1 } = special;
  const idOf = (unit: string): number => {
    const id = vocabulary.idOf(unit);
    return id < reserved.length ? unknown : id;
  };
  return {
    kind,
    tokenizer,
    vocabulary,
    ...(form !== undefined && { form }),
    special,
    size: vocabulary.size,
    encode(text) {
      const units = tokenizer.words(inForm(text, form));
      const ids = Int32Array.from(units, idOf);
      if (unknown < 0 && ids.includes(-1)) {
        throw unknownUnits(units.filter((unit) => idOf(unit) < 0));
      }
      return ids;
    },
    decode: (ids) =>
      tokenizer.join(
        Array.from(ids)
          .filter((id) => id >= reserved.length || id === unknown)
          .map(vocabulary.wordOf),
      ),
    text: vocabulary.wordOf,
  };
}

function unknownUnits(unknown: readonly string[]): InputError {
  const different = [...new Set(unknown)];
  const named = different.slice(0, NAMED).map((unit) => JSON.stringify(unit));
  const more = different.length - NAMED;
  const units =
    more > 0
      ? sentence('text/units-and-more')`${{ named }} and ${{ more }} more`
      : sentence('text/units')`${{ named }}`;
  return new InputError(
    sentence(
      'text/unknown-units',
    )`The model's training text did not have ${{ units }}; leave them out, or train with a minimum count above 1, which learns a unit for everything rare.`,
  );
}
