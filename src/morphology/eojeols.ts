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

/** Halves of characters of two UTF-16 units. */
const SURROGATES = /[\ud800-\udfff]/;

/** Cuts a text at its white space. */
export function cutEojeols(text: string): CutEojeol[] {
  // Asked of the whole text at once: nearly every text is composed, of characters of one unit.
  const isComposed = text.normalize('NFC') === text;
  const isPlain = isComposed && !SURROGATES.test(text);
  const cutCharacters = isPlain ? cutUnits : isComposed ? cutComposed : cutClusters;
  const eojeols: CutEojeol[] = [];
  for (const { 0: form, index: start } of text.matchAll(/\S+/g)) {
    const { characters, places } = cutCharacters(form, start);
    eojeols.push({ form, start, end: start + form.length, characters, places });
  }
  return eojeols;
}

type Cut = Pick<CutEojeol, 'characters' | 'places'>;

/** Cuts an eojeol into its UTF-16 units. */
function cutUnits(form: string, start: number): Cut {
  const characters = form.split('');
  const places: number[] = [];
  for (let i = 0; i <= characters.length; i++) places.push(start + i);
  return { characters, places };
}

/** Cuts an eojeol into its code points. */
function cutComposed(form: string, start: number): Cut {
  const characters = Array.from(form);
  const places = [start];
  for (const { length } of characters) places.push(places[places.length - 1] + length);
  return { characters, places };
}

/** Cuts an eojeol into what its letters and marks compose to. */
function cutClusters(form: string, start: number): Cut {
  if (form.normalize('NFC') === form) return cutComposed(form, start);
  const characters: string[] = [];
  const places = [start];
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
