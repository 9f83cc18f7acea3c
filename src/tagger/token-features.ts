import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { GAZETTEER_PLACES, markPhrases } from './gazetteer.ts';
import { type Lexicon, labelsOf, UNKNOWN } from './lexicon.ts';
import { lookUpForm, SHAPE_COUNT, shapeOf } from './word-features.ts';

/** Width of the vector of a word's shape, of a value of an input column, and of a place in a phrase of a gazetteer. */
const SHAPE_SIZE = 8;
const INPUT_SIZE = 32;
const GAZETTEER_SIZE = 8;

/** A table of vectors, of which each token has one row. */
interface FeatureTable {
  /** Prefix of the table's name. */
  readonly name: string;
  /** How many rows the table has. */
  readonly count: number;
  /** Width of a row. */
  readonly size: number;
  /** Whether training leaves the table as it is. */
  readonly frozen: boolean;
}

/** What follows from a token itself: its shape, its frozen vector. */
export interface TokenFeature extends FeatureTable {
  readonly idOf: (token: string) => number;
}

/** What depends on where a token stands: its value in an input column, its place in a known phrase. */
export interface PlaceFeature extends FeatureTable {
  /** @throws InputError when the sentence lacks a column */
  readonly idsOf: (tagged: Pick<TaggedSentence, 'tokens' | 'columns' | 'lines'>) => Int32Array;
}

/** Returns the features that follow from tokens themselves, beside their words and their spellings. */
export function tokenFeatures({ vectors }: Pick<Lexicon, 'vectors'>): TokenFeature[] {
  const features: TokenFeature[] = [
    { name: 'shapes', count: SHAPE_COUNT, size: SHAPE_SIZE, frozen: false, idOf: shapeOf },
  ];
  if (vectors !== undefined) {
    const numbers = numberFrom1(vectors.words);
    features.push({
      ...{ name: 'vectors', count: vectors.words.length + 1, size: vectors.dimensions },
      frozen: true,
      idOf: (token) => findForm(numbers, token),
    });
  }
  return features;
}

/** Returns the features that depend on where tokens stand. */
export function placeFeatures({
  inputs,
  gazetteer,
}: Pick<Lexicon, 'inputs' | 'gazetteer'>): PlaceFeature[] {
  const columns = inputs.map(({ name, values }) => {
    const numbers = numberFrom1(values);
    return {
      ...{ name: `inputs.${name}`, count: values.length + 1, size: INPUT_SIZE, frozen: false },
      idsOf: (tagged: Pick<TaggedSentence, 'tokens' | 'columns' | 'lines'>) =>
        Int32Array.from(labelsOf(tagged, name), (value) => numbers.get(value) ?? UNKNOWN),
    };
  });
  const phrasesOfTypes = gazetteer.map(({ type, phrases }) => {
    const known = new Set(phrases);
    return {
      ...{ name: `gazetteer.${type}`, count: GAZETTEER_PLACES, size: GAZETTEER_SIZE },
      frozen: false,
      idsOf: ({ tokens }: Pick<TaggedSentence, 'tokens'>) => markPhrases(tokens, known),
    };
  });
  return [...columns, ...phrasesOfTypes];
}

function numberFrom1(items: readonly string[]): ReadonlyMap<string, number> {
  return new Map(items.map((item, i) => [item, i + 1]));
}

/** Finds a token as it is written, else in lower case, else as words are looked up. */
function findForm(numbers: ReadonlyMap<string, number>, token: string): number {
  const written = token.normalize('NFC');
  for (const form of [written, written.toLowerCase(), lookUpForm(token)]) {
    const found = numbers.get(form);
    if (found !== undefined) return found;
  }
  return UNKNOWN;
}
