import { applyLemmaScript, lemmaScript } from '../corpus/tagged/lemma-script.ts';
import { convertLabels, type SpanScheme } from '../corpus/tagged/spans.ts';

/** The column whose labels are learned as edits of the word. */
export const LEMMA = 'lemma';

/** What decides how a column's labels are learned. */
export interface LabelCoding {
  readonly name: string;
  /** How the labels of spans are written; absent in a column of other labels. */
  readonly scheme?: SpanScheme;
}

/** A column that a tagger fills in. */
export interface TaggerColumn extends LabelCoding {
  /** The labels as the network learns them, in the order of their numbers. */
  readonly labels: readonly string[];
  /** Whether a conditional random field chooses them together. */
  readonly crf: boolean;
}

/**
 * Returns labels as the network learns them: lemmas as the scripts that make them, so that unseen words get some, and
 * spans in the scheme `bioes`, which says more of their borders than the others (Ratinov & Roth 2009).
 */
export function codeLabels(
  { name, scheme }: LabelCoding,
  tokens: readonly string[],
  labels: readonly string[],
): readonly string[] {
  if (name === LEMMA) return labels.map((lemma, i) => lemmaScript(tokens[i], lemma));
  return scheme === undefined ? labels : convertLabels(labels, 'bioes');
}

/**
 * Returns labels as they are written, from what the network chose; a lemma whose script does not fit, or leaves nothing
 * of the word, is the word.
 */
export function decodeLabels(
  { name, scheme }: LabelCoding,
  tokens: readonly string[],
  coded: readonly string[],
): string[] {
  if (name === LEMMA) {
    return coded.map((script, i) => applyLemmaScript(tokens[i], script) || tokens[i]);
  }
  return scheme === undefined ? [...coded] : convertLabels(coded, scheme);
}
