/** A sentence whose tokens carry one or more columns of labels: parts of speech, lemmas, entities. */
export interface TaggedSentence {
  /** The tokens' forms: words, morphemes, or characters, as the corpus cuts them. */
  readonly tokens: readonly string[];
  /** The labels by the name of their column, each as many as there are tokens: `{ upos: ['NOUN', 'VERB'] }`. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Whether white space follows each token in the text; absent where the corpus does not say. */
  readonly spaceAfter?: readonly boolean[];
  /** The text that was cut into tokens; absent where the corpus does not have it. */
  readonly text?: string;
  /** The line of each token in its file, from 1; absent for sentences that were not read from a file. */
  readonly lines?: readonly number[];
  /** The comment lines before the sentence, without `#`; CoNLL-U only. */
  readonly comments?: readonly string[];
  /** The written words that stand for several tokens (`don't` for `do` and `n't`); CoNLL-U only. */
  readonly multiwords?: readonly MultiwordToken[];
  /** Nodes that are not in the text, such as an elided verb; CoNLL-U only. */
  readonly emptyNodes?: readonly EmptyNode[];
}

/** A written word that stands for several tokens of a sentence. */
export interface MultiwordToken {
  /** The index of the first token, from 0. */
  readonly first: number;
  /** The index after the last token. */
  readonly end: number;
  readonly form: string;
  /** The last column of its line, such as `SpaceAfter=No`, or `_`. */
  readonly misc: string;
}

/** A node that is not in the text. */
export interface EmptyNode {
  /** How many tokens stand before it. */
  readonly after: number;
  /** The fields of its line after the number: form, lemma, upos, …, nine in all. */
  readonly fields: readonly string[];
}

/**
 * Cuts a sentence's columns down to those named.
 * @param names names that the sentence lacks are left out
 */
export function pickColumns(sentence: TaggedSentence, names: readonly string[]): TaggedSentence {
  const columns = Object.fromEntries(
    Object.entries(sentence.columns).filter(([name]) => names.includes(name)),
  );
  return { ...sentence, columns };
}
