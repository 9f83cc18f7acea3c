/** An eojeol of a text, cut into the characters that an analyzer labels. */
export interface CutEojeol {
  /** As it stands in the text. */
  readonly form: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Its characters (code points) in the normalization form NFC: Hangul written in jamo is composed. */
  readonly characters: readonly string[];
  /** Where each character begins in the text, and where the last one ends: one more than there are characters. */
  readonly places: readonly number[];
}

/** A syllable of conjoining jamo, a character with its combining marks, or marks alone. */
const CLUSTER = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}\p{M}*|\p{M}+/gu;

/** Cuts a text at its white space. */
export function cutEojeols(text: string): CutEojeol[] {
  const eojeols: CutEojeol[] = [];
  for (const { 0: form, index } of text.matchAll(/\S+/g)) {
    eojeols.push({
      ...{ form, start: index, end: index + form.length },
      ...cutCharacters(form, index),
    });
  }
  return eojeols;
}

/** Cuts an eojeol into characters. */
function cutCharacters(form: string, start: number): Pick<CutEojeol, 'characters' | 'places'> {
  const isComposed = form.normalize('NFC') === form;
  const characters = isComposed ? Array.from(form) : [];
  const places = [start];
  if (isComposed) {
    for (const { length } of characters) places.push(places[places.length - 1] + length);
    return { characters, places };
  }
  let place = start;
  for (const [cluster] of form.matchAll(CLUSTER)) {
    const composed = cluster.normalize('NFC');
    const isOne = Array.from(composed).length === 1;
    for (const part of isOne ? [cluster] : cluster) {
      characters.push(isOne ? composed : part);
      place += part.length;
      places.push(place);
    }
  }
  return { characters, places };
}
