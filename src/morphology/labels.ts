import { alignCharacters } from './align.ts';
import type { Eojeol, Morpheme } from './morpheme.ts';
import { type CharacterCode, decodeCharacter, encodeCharacter } from './restoration.ts';

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
  return parseLabel(label).map(({ tag }) => tag);
}

/** A character of a morpheme that a label stands for. */
export interface LabelUnit {
  readonly code: CharacterCode;
  /** Whether it begins a morpheme, or goes on with the one before it. */
  readonly begins: boolean;
  readonly tag: string;
}

/** Takes a label apart; what does not read as a unit is left out. */
export function parseLabel(label: CharacterLabel): LabelUnit[] {
  const fields = label.split(SEPARATOR);
  const units: LabelUnit[] = [];
  for (let field = 0; field + 2 < fields.length; field += 3) {
    const [code, mark, tag] = fields.slice(field, field + 3);
    units.push({ code, begins: mark === BEGINS, tag });
  }
  return units;
}

/**
 * Makes morphemes from what the characters of an eojeol stand for.
 * @param places where each character begins, and the last one ends
 */
export function assembleMorphemes(
  characters: readonly string[],
  labels: readonly (readonly LabelUnit[])[],
  places: readonly number[],
): PlacedMorpheme[] {
  const morphemes: { form: string; tag: string; start: number; end: number }[] = [];
  let last: (typeof morphemes)[number] | undefined;
  for (let i = 0; i < characters.length; i++) {
    const end = places[i + 1];
    for (const { code, begins, tag } of labels[i] ?? []) {
      const form = decodeCharacter(code, characters[i]);
      if (last === undefined || begins || last.tag !== tag) {
        last = { form, tag, start: places[i], end };
        morphemes.push(last);
      } else {
        last.form += form;
        last.end = end;
      }
    }
  }
  return morphemes;
}

/** Makes the morphemes of an eojeol from the labels of its characters. */
export function morphemesOf(form: string, labels: readonly CharacterLabel[]): PlacedMorpheme[] {
  const characters = Array.from(form);
  const places = [0];
  for (const { length } of characters) places.push(places[places.length - 1] + length);
  return assembleMorphemes(characters, labels.map(parseLabel), places);
}
