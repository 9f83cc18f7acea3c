import { InputError, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { detectScheme } from '../corpus/tagged/spans.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { GazetteerType } from './gazetteer.ts';
import { codeLabels, type LabelCoding, LEMMA, type TaggerColumn } from './label-coding.ts';
import { collectLemmas, type LemmaDictionary } from './lemma-dictionary.ts';
import type { TaggerOptions } from './options.ts';
import { lookUpForm, spell } from './word-features.ts';

/** The label that every unknown word and character shares: number 0. */
export const UNKNOWN = 0;

/** A column that a tagger reads: what stands there helps it to fill in the others. */
export interface InputColumn {
  readonly name: string;
  /** The values that were seen in training; number 1 is the first. */
  readonly values: readonly string[];
}

/** All that a tagger knows by name: words, characters, and the labels of each column. */
export interface Lexicon {
  /** Words in the form in which they are looked up; number 1 is the first. */
  readonly words: readonly string[];
  /** How often each was seen in training. */
  readonly counts: readonly number[];
  readonly characters: readonly string[];
  readonly inputs: readonly InputColumn[];
  readonly gazetteer: readonly GazetteerType[];
  /** The words that have frozen vectors; number 1 is the first. */
  readonly vectors?: VectorWords;
  readonly columns: readonly TaggerColumn[];
  /** Lemmas that were seen in training, of a tagger that fills in parts of speech and lemmas. */
  readonly lemmas?: LemmaDictionary;
}

/** The words of frozen vectors, and how wide these are. */
export interface VectorWords {
  readonly words: readonly string[];
  readonly dimensions: number;
}

/** Which columns a tagger fills in, which it reads, and what it knows beside the sentences. */
export interface LexiconSources {
  readonly columns: readonly string[];
  readonly inputs: readonly string[];
  readonly gazetteer: readonly GazetteerType[];
  readonly vectors?: VectorWords;
}

/**
 * Collects the words, characters and labels of training sentences, the frequent ones first.
 * @throws UsageError when there are no sentences
 * @throws InputError when a sentence lacks a column
 */
export function collectLexicon(
  sentences: readonly TaggedSentence[],
  { columns: names, inputs, gazetteer, vectors }: LexiconSources,
  options: Pick<TaggerOptions, 'minCount' | 'spelling' | 'crf'>,
): Lexicon {
  if (sentences.length === 0 || names.length === 0) {
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
  const columns = names.map((name) => collectColumn(sentences, name, options.crf));
  const lemmas = collectLemmas(sentences, columns);
  const kept = byCount(words).filter(([, times]) => times >= options.minCount);
  return {
    words: kept.map(([word]) => word),
    counts: kept.map(([, times]) => times),
    characters: byCount(characters).map(([character]) => character),
    inputs: inputs.map((name) => ({
      name,
      values: byCount(countLabels(sentences, (tagged) => labelsOf(tagged, name))).map(
        ([value]) => value,
      ),
    })),
    gazetteer,
    ...(vectors !== undefined && { vectors }),
    columns,
    ...(lemmas !== undefined && { lemmas }),
  };
}

function collectColumn(
  sentences: readonly TaggedSentence[],
  name: string,
  crf: TaggerOptions['crf'],
): TaggerColumn {
  const scheme =
    name === LEMMA ? undefined : detectScheme(sentences.map((tagged) => labelsOf(tagged, name)));
  const coding = { name, ...(scheme !== undefined && { scheme }) };
  const labels = countLabels(sentences, (tagged) => goldLabels(tagged, coding));
  expectLabels(name, labels);
  return {
    ...{ ...coding, labels: byCount(labels).map(([label]) => label) },
    crf: crf === 'all' || (crf === 'spans' && scheme !== undefined),
  };
}

/** The most labels of a column, and beyond these the fewest tokens that a label must have on average. */
const MOST_LABELS = 1000;
const FEWEST_TOKENS = 5;

/** @throws InputError when a column has so many labels that it must be something else: words, numbers */
function expectLabels(name: string, labels: ReadonlyMap<string, number>): void {
  if (labels.size <= MOST_LABELS) return;
  const tokens = [...labels.values()].reduce((sum, times) => sum + times, 0);
  if (labels.size * FEWEST_TOKENS <= tokens) return;
  throw new InputError(
    sentence(
      'tagger/too-many-labels',
    )`the column "${{ name }}" has ${{ labels: labels.size }} different labels of ${{ tokens }} tokens, too many to be learned; choose the columns that hold labels`,
    { input: 'the sentences' },
  );
}

/**
 * Returns the labels of a sentence as a tagger learns them.
 * @throws InputError when the sentence lacks the column
 */
export function goldLabels(tagged: TaggedSentence, coding: LabelCoding): readonly string[] {
  return codeLabels(coding, tagged.tokens, labelsOf(tagged, coding.name));
}

/**
 * Returns a column of a sentence.
 * @throws InputError when the sentence lacks it
 */
export function labelsOf(tagged: TaggedSentence, name: string): readonly string[] {
  const { tokens, columns, lines } = tagged;
  const labels = columns[name];
  if (labels?.length === tokens.length) return labels;
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

function countLabels(
  sentences: readonly TaggedSentence[],
  labelsIn: (tagged: TaggedSentence) => readonly string[],
): Map<string, number> {
  const labels = new Map<string, number>();
  for (const tagged of sentences) for (const label of labelsIn(tagged)) count(labels, label);
  return labels;
}

function count(counts: Map<string, number>, item: string): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
