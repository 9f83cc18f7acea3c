/** A unit of a text, and where it stands, in UTF-16 units. */
export interface PlacedUnit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A unit of a translation, and how probable it was after those before it. */
export interface WrittenUnit extends PlacedUnit {
  /** ln P */
  readonly logProbability: number;
}

/** Where the units of a translation looked among those of its source. */
export interface AttentionMatrix {
  /** The units of the text, and the end. */
  readonly source: readonly PlacedUnit[];
  /** The units of the translation, and the end. */
  readonly target: readonly WrittenUnit[];
  /** a: of each unit of the translation (row) the shares of the text's units; absent without attention. */
  readonly attention?: readonly (readonly number[])[];
}

/**
 * Merges the units of a matrix of attention to the words of both texts, which white space parts: of a word's units the
 * shares are summed where it is looked at, and their mean is taken where it looks, so that each row still adds up to 1. The
 * ends stay by themselves.
 * @param texts the source and the translation, in which the units have their places
 */
export function mergeToWords(
  { source, target, attention }: AttentionMatrix,
  texts: { readonly text: string; readonly translation: string },
): AttentionMatrix {
  const columns = wordsOf(texts.text, source);
  const rows = wordsOf(texts.translation, target);
  const merged = attention?.map((shares) =>
    columns.map(({ units }) => units.reduce((sum, j) => sum + shares[j], 0)),
  );
  return {
    source: columns.map(({ word }) => word),
    target: rows.map(({ word, units }) => ({
      ...word,
      logProbability: units.reduce((sum, t) => sum + target[t].logProbability, 0),
    })),
    ...(merged && {
      attention: rows.map(({ units }) =>
        columns.map((_, j) => units.reduce((sum, t) => sum + merged[t][j], 0) / units.length),
      ),
    }),
  };
}

/** A word of a text, and the numbers of its units. */
interface Word {
  readonly word: PlacedUnit;
  readonly units: readonly number[];
}

/** Returns the words that have units, and the end, which is the last unit. */
function wordsOf(text: string, units: readonly PlacedUnit[]): Word[] {
  const words = Array.from(text.matchAll(/\S+/gu), ({ 0: own, index }) => ({
    word: { text: own, start: index, end: index + own.length },
    units: [] as number[],
  }));
  const last = units.length - 1;
  let at = 0;
  for (let i = 0; i < last; i++) {
    // A unit stands in the word that its last letter is of; space by itself belongs to the word after it.
    const place = Math.max(units[i].start, units[i].end - 1);
    while (at < words.length - 1 && words[at].word.end <= place) at += 1;
    words[at]?.units.push(i);
  }
  const whole = words.filter(({ units: own }) => own.length > 0);
  return units.length === 0 ? whole : [...whole, { word: units[last], units: [last] }];
}
