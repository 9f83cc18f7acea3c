import {
  createGraphemeTokenizer,
  createJamoTokenizer,
  createNormalizer,
  createWordTokenizer,
  type NormalizedText,
} from 'malmoi/text';
import { encode, type Learned } from './bpe.ts';
import type { Normalization } from './state.ts';
import type { Stem } from './stems.ts';

/** The strips from fine to coarse. */
export const STRIPS = ['jamo', 'characters', 'bpe', 'words', 'stems'] as const;
export type StripName = (typeof STRIPS)[number];

/** One unit: its text, and where it stands in the source, in UTF-16 units. */
export interface Unit {
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const TOKENIZERS = {
  jamo: createJamoTokenizer({ form: 'compatibility' }),
  characters: createGraphemeTokenizer(),
  words: createWordTokenizer(),
} as const;

const NORMALIZERS = {
  none: createNormalizer({}),
  lower: createNormalizer({ letterCase: 'lower' }),
  nfkc: createNormalizer({ form: 'nfkc', letterCase: 'fold' }),
} as const;

/** Normalizes a text, keeping where each part came from. */
export function normalize(text: string, how: Normalization): NormalizedText {
  return NORMALIZERS[how].align(text);
}

/** Cuts a text in all five ways. */
export function cut(
  source: NormalizedText,
  learned: Learned,
  stem: Stem,
): Readonly<Record<StripName, readonly Unit[]>> {
  const inSource = ({ text, start, end }: Unit): Unit => ({ text, ...source.sourceOf(start, end) });
  const [jamo, characters, words] = (['jamo', 'characters', 'words'] as const).map((name) =>
    TOKENIZERS[name].tokenize(source.text).map(inSource),
  ) as [Unit[], Unit[], Unit[]];
  const bpe = encode(source.text, learned).map(inSource);
  const stems = words.map((word) => ({ ...word, text: stem(word.text) }));
  return { jamo, characters, bpe, words, stems };
}

/** The different units, each with its number of occurrences, in the order in which they first occur. */
export function countKinds(units: readonly Unit[]): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const { text } of units) kinds.set(text, (kinds.get(text) ?? 0) + 1);
  return kinds;
}
