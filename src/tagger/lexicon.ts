import { InputError, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { lemmaScript } from '../corpus/tagged/lemma-script.ts';
import { detectScheme } from '../corpus/tagged/spans.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { TaggerOptions } from './options.ts';
import { lookUpForm, spell } from './word-features.ts';

/** The label that every unknown word and character shares: number 0. */
export const UNKNOWN = 0;

/** The column whose labels are edits of the word. */
export const LEMMA = 'lemma';

/** A column that a tagger fills in. */
export interface TaggerColumn {
  readonly name: string;
  /** The labels in the order of their numbers; of lemmas the scripts that make them. */
  readonly labels: readonly string[];
  /** Whether the labels are spans: B-, I-, O. */
  readonly spans: boolean;
  /** Whether a conditional random field chooses them together. */
  readonly crf: boolean;
}

/** All that a tagger knows by name: words, characters, and the labels of each column. */
export interface Lexicon {
  /** Words in the form in which they are looked up; number 1 is the first. */
  readonly words: readonly string[];
  /** How often each was seen in training. */
  readonly counts: readonly number[];
  readonly characters: readonly string[];
  readonly columns: readonly TaggerColumn[];
}

/**
 * Collects the words, characters and labels of training sentences, the frequent ones first.
 * @param columns the names of the columns to learn
 * @throws UsageError when there are no sentences
 * @throws InputError when a sentence lacks a column
 */
export function collectLexicon(
  sentences: readonly TaggedSentence[],
  columns: readonly string[],
  options: Pick<TaggerOptions, 'minCount' | 'spelling' | 'crf'>,
): Lexicon {
  if (sentences.length === 0 || columns.length === 0) {
    throw new UsageError(
      sentence(
        'tagger/nothing-to-learn',
      )`A tagger learns from sentences with at least one column of labels; give some.`,
    );
  }
  const words = new Map<string, number>();
  const characters = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const token of tokens) {
      count(words, lookUpForm(token));
      for (const character of spell(token, options.spelling)) count(characters, character);
    }
  }
  const kept = byCount(words).filter(([, times]) => times >= options.minCount);
  return {
    words: kept.map(([word]) => word),
    counts: kept.map(([, times]) => times),
    characters: byCount(characters).map(([character]) => character),
    columns: columns.map((name) => collectColumn(sentences, name, options.crf)),
  };
}

function collectColumn(
  sentences: readonly TaggedSentence[],
  name: string,
  crf: TaggerOptions['crf'],
): TaggerColumn {
  const labels = new Map<string, number>();
  for (const tagged of sentences)
    for (const label of goldLabels(tagged, name)) count(labels, label);
  const spans =
    name !== LEMMA && detectScheme(sentences.map(({ columns }) => columns[name])) !== undefined;
  return {
    ...{ name, labels: byCount(labels).map(([label]) => label), spans },
    crf: crf === 'all' || (crf === 'spans' && spans),
  };
}

/**
 * Returns the labels of a sentence as a tagger learns them: of lemmas, the scripts that make them.
 * @throws InputError when the sentence lacks the column
 */
export function goldLabels(tagged: TaggedSentence, name: string): readonly string[] {
  const { tokens, columns, lines } = tagged;
  const labels = columns[name];
  if (labels?.length !== tokens.length) {
    const has = Object.keys(columns);
    throw new InputError(
      has.length === 0
        ? sentence(
            'tagger/no-columns',
          )`a sentence of ${{ tokens: tokens.length }} tokens has no columns of labels; "${{ name }}" is needed`
        : sentence(
            'tagger/no-column',
          )`a sentence lacks the column "${{ name }}"; it has ${{ columns: has }}`,
      { input: 'the sentences', ...(lines !== undefined && { line: lines[0] }) },
    );
  }
  return name === LEMMA ? labels.map((lemma, i) => lemmaScript(tokens[i], lemma)) : labels;
}

function count(counts: Map<string, number>, item: string): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
