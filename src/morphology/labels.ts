import { alignCharacters } from './align.ts';
import type { Eojeol, Morpheme } from './morpheme.ts';
import { decodeCharacter, encodeCharacter } from './restoration.ts';

/**
 * Labels of the characters of an eojeol, from which its morphemes are made again. A label lists what the character
 * stands for: a code of each character of the morphemes, whether it begins a morpheme (B) or goes on (I), and the
 * morpheme's tag. 갔 as 가/VV and 았/EP is `~·- B VV 았 B EP`; a plain character is `== B NNG`.
 */
export type CharacterLabel = string;

const SEPARATOR = ' ';
const BEGINS = 'B';
const GOES_ON = 'I';

/** A morpheme and the part of the eojeol that it was found in. */
export interface PlacedMorpheme extends Morpheme {
  /** In UTF-16 units. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * Returns the label of each character (code point) of an eojeol.
 * @returns undefined where the morphemes have too many characters for the eojeol, or white space
 */
export function labelEojeol({ form, morphemes }: Eojeol): CharacterLabel[] | undefined {
  if (morphemes.some(({ form: part, tag }) => /\s/.test(part + tag))) return undefined;
  const characters = Array.from(form);
  const stream = morphemes.flatMap((morpheme) =>
    Array.from(morpheme.form, (character, i) => ({
      character,
      label: `${i === 0 ? BEGINS : GOES_ON}${SEPARATOR}${morpheme.tag}`,
    })),
  );
  const counts = alignCharacters(
    characters,
    stream.map(({ character }) => character),
  );
  if (counts === undefined) return undefined;
  let at = 0;
  return characters.map((syllable, i) => {
    const part = stream.slice(at, at + counts[i]);
    at += counts[i];
    return part
      .map(({ character, label }) => encodeCharacter(character, syllable) + SEPARATOR + label)
      .join(SEPARATOR);
  });
}

/** Returns the tags in a label. */
export function tagsOfLabel(label: CharacterLabel): string[] {
  return label.split(SEPARATOR).filter((_, i) => i % 3 === 2);
}

/** Makes the morphemes of an eojeol from the labels of its characters. */
export function morphemesOf(form: string, labels: readonly CharacterLabel[]): PlacedMorpheme[] {
  const morphemes: { form: string; tag: string; start: number; end: number }[] = [];
  let start = 0;
  for (const [i, syllable] of Array.from(form).entries()) {
    const end = start + syllable.length;
    const fields = (labels[i] ?? '').split(SEPARATOR);
    for (let field = 0; field + 2 < fields.length; field += 3) {
      const [code, mark, tag] = fields.slice(field, field + 3);
      const character = decodeCharacter(code, syllable);
      const before = morphemes.at(-1);
      if (mark === BEGINS || before?.tag !== tag) {
        morphemes.push({ form: character, tag, start, end });
      } else {
        before.form += character;
        before.end = end;
      }
    }
    start = end;
  }
  return morphemes;
}
