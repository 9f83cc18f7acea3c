/** The three classes that accuracy is reported for. */
export type WordClass = 'nouns' | 'verbs and adjectives' | 'others';

/** The correct stem of a word in a treebank. */
export interface GoldStem {
  readonly stem: string;
  readonly wordClass: WordClass;
}

/** Part-of-speech tags of the Sejong set (UD Korean-GSD) and of the KAIST set, by their meaning for a stemmer. */
const NOUN = /^(?:NN[GPB]|NP|NR|S[NLH]|XR|XPN|n[a-z]+|f|xp|nno|nnc)$/;
const NOUN_SUFFIX = /^(?:XSN|xsn)$/;
const PREDICATE = /^(?:V[VAX]|VCN|pv[gd]|pa[ad]|px)$/;
const PREDICATE_SUFFIX = /^(?:XS[VA]|xs[vm])$/;
const COPULA = /^(?:VCP|jp)$/;
const WORD = /^(?:MM|MA[GJ]|IC|ma[a-z]*|mm[a-z]*|ii|xsa)$/;

/**
 * Returns the stem that a treebank's morphemes give: everything before the first particle, ending or copula,
 * joined; with 다 where it ends in a verb, an adjective or a suffix that makes one (주관+하+고 → 주관하다).
 * Noun suffixes (들, 적, 님) belong to the noun. A bare copula gives 이다; a bare particle, itself.
 *
 * @param morphemes `가깝+ㄴ`
 * @param tags `VA+ETM`
 * @returns undefined for punctuation, symbols, and words whose morphemes and tags do not pair up
 */
export function goldStem(morphemes: string, tags: string): GoldStem | undefined {
  const forms = morphemes.split('+');
  const labels = tags.split('+');
  if (forms.length !== labels.length) return undefined;
  let stem = '';
  let wordClass: WordClass | undefined;
  for (const [index, label] of labels.entries()) {
    const form = forms[index] ?? '';
    if (PREDICATE.test(label) || PREDICATE_SUFFIX.test(label)) {
      stem += form;
      wordClass = 'verbs and adjectives';
    } else if (NOUN.test(label) || NOUN_SUFFIX.test(label)) {
      if (wordClass === 'verbs and adjectives') break;
      stem += form;
      wordClass ??= 'nouns';
    } else if (WORD.test(label)) {
      if (wordClass === 'verbs and adjectives') break;
      stem += form;
      wordClass = index === 0 || label === 'xsa' ? 'others' : wordClass;
    } else {
      if (index === 0) return bareGrammar(label, form);
      break;
    }
  }
  if (wordClass === undefined) return undefined;
  return { stem: wordClass === 'verbs and adjectives' ? `${stem}다` : stem, wordClass };
}

function bareGrammar(label: string, form: string): GoldStem | undefined {
  if (COPULA.test(label)) return { stem: '이다', wordClass: 'others' };
  return /^(?:J|j|E|e)/.test(label) ? { stem: form, wordClass: 'others' } : undefined;
}
