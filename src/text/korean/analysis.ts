import type { PartLabel } from './endings.ts';

/** A piece of an eojeol (a word between spaces, with its particles and endings). */
export interface KoreanPart {
  /** As grammars cite it: 는데, 았, 으면; for the content part, the text itself. */
  readonly form: string;
  readonly label: PartLabel;
  /** Where it begins in the eojeol, in UTF-16 units. Contraction makes parts share a syllable. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
}

/** One way to read an eojeol. */
export interface KoreanAnalysis {
  /** The dictionary form: a noun as it stands, a verb or adjective with 다. */
  readonly lemma: string;
  /** What the content part is: a word that never changes, a noun, or a verb or adjective. */
  readonly kind: 'word' | 'noun' | 'predicate';
  /** The content part first, then particles and endings, in order. */
  readonly parts: readonly KoreanPart[];
  /** How unlikely this reading is, 0 and up; analyses come in this order. Not a probability. */
  readonly cost: number;
}
