import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { GAZETTEER_PLACES, markPhrases } from './gazetteer.ts';
import { type Lexicon, labelsOf, UNKNOWN } from './lexicon.ts';
import { lookUpForm, SHAPE_COUNT, shapeOf } from './word-features.ts';

/** Width of the vector of a word's shape, of a value of an input column, and of a place in a phrase of a gazetteer. */
const SHAPE_SIZE = 8;
const INPUT_SIZE = 32;
const GAZETTEER_SIZE = 8;

/** What each token has one of, looked up in a table of vectors: its shape, its value in an input column. */
export interface TokenFeature {
  /** Prefix of the table's name. */
  readonly name: string;
  /** How many rows the table has. */
  readonly count: number;
  /** Width of a row. */
  readonly size: number;
  /** Whether training leaves the table as it is. */
  readonly frozen: boolean;
  /** @throws InputError when the sentence lacks a column */
  readonly idsOf: (tagged: Pick<TaggedSentence, 'tokens' | 'columns' | 'lines'>) => Int32Array;
}

/** Returns the features of a lexicon's tokens, beside the word itself and its spelling. */
export function tokenFeatures({ inputs, vectors, gazetteer }: Lexicon): TokenFeature[] {
  const features: TokenFeature[] = [
    {
      ...{ name: 'shapes', count: SHAPE_COUNT, size: SHAPE_SIZE, frozen: false },
      idsOf: ({ tokens }) => Int32Array.from(tokens, shapeOf),
    },
  ];
  if (vectors !== undefined) {
    const numbers = numberFrom1(vectors.words);
    features.push({
      ...{ name: 'vectors', count: vectors.words.length + 1, size: vectors.dimensions },
      frozen: true,
      idsOf: ({ tokens }) => Int32Array.from(tokens, (token) => findForm(numbers, token)),
    });
  }
  for (const { name, values } of inputs) {
    const numbers = numberFrom1(values);
    features.push({
      ...{ name: `inputs.${name}`, count: values.length + 1, size: INPUT_SIZE, frozen: false },
      idsOf: (tagged) =>
        Int32Array.from(labelsOf(tagged, name), (value) => numbers.get(value) ?? UNKNOWN),
    });
  }
  for (const { type, phrases } of gazetteer) {
    const known = new Set(phrases);
    features.push({
      ...{ name: `gazetteer.${type}`, count: GAZETTEER_PLACES, size: GAZETTEER_SIZE },
      frozen: false,
      idsOf: ({ tokens }) => markPhrases(tokens, known),
    });
  }
  return features;
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
