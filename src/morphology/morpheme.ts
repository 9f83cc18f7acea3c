import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';

/** The smallest part of a word that means something, with its part of speech. */
export interface Morpheme {
  /** As the treebank writes it: 하 and ㄴ for 한. */
  readonly form: string;
  readonly tag: string;
}

/** A run of text between spaces, with its morphemes. */
export interface Eojeol {
  readonly form: string;
  readonly morphemes: readonly Morpheme[];
}

/**
 * Reads the morphemes of a token from a treebank's columns.
 * @param forms `가+았+다`
 * @param tags `VV+EP+EF`
 * @returns undefined where forms and tags do not pair up
 */
export function parseMorphemes(forms: string, tags: string): Morpheme[] | undefined {
  const labels = tags.split('+');
  // A plus sign is a morpheme of its own, too.
  const parts = labels.length === 1 ? [forms] : forms.split('+');
  if (parts.length !== labels.length || parts.includes('') || labels.includes('')) return undefined;
  return parts.map((form, i) => ({ form, tag: labels[i] }));
}

/**
 * Returns the eojeols of a sentence of UD Korean, whose columns `lemma` and `xpos` hold the morphemes. Tokens without
 * a space between them are one eojeol.
 * @returns undefined where a token's morphemes and tags do not pair up
 */
export function eojeolsOf(tagged: TaggedSentence): Eojeol[] | undefined {
  const { tokens, columns, spaceAfter } = tagged;
  const eojeols: Eojeol[] = [];
  let form = '';
  let morphemes: Morpheme[] = [];
  for (const [i, token] of tokens.entries()) {
    // Of auxiliaries the lemma column of UD Korean-Kaist has the stem alone, and the last one all morphemes.
    const [, original] = /(?:^|\|)OrigLemma=([^|]*)/.exec(columns.misc?.[i] ?? '') ?? [];
    const own = parseMorphemes(original ?? columns.lemma?.[i] ?? '', columns.xpos?.[i] ?? '');
    if (own === undefined) return undefined;
    form += token;
    morphemes = [...morphemes, ...own];
    if (spaceAfter?.[i] === false && i < tokens.length - 1) continue;
    eojeols.push({ form, morphemes });
    form = '';
    morphemes = [];
  }
  return eojeols;
}
