import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { TaggedSentence } from '../tagged/tagged-sentence.ts';
import { alignWords, type PlacedWord, type Range } from './align-words.ts';
import { formatPercent, share, type Tally } from './f-score.ts';

/** The metrics of the CoNLL 2018 shared task that concern tokens and tags. */
export const UD_METRICS = [
  'Tokens',
  'Sentences',
  'Words',
  'UPOS',
  'XPOS',
  'UFeats',
  'AllTags',
  'Lemmas',
] as const;

/** A metric's name. */
export type UdMetric = (typeof UD_METRICS)[number];

/** One metric's score. */
export interface UdScore extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The share that is right of the words that both cut alike; absent for metrics of cutting. */
  readonly alignedAccuracy?: number;
}

/** The scores by metric. */
export type UdScores = Readonly<Record<UdMetric, UdScore>>;

/** The features that are scored; a treebank's own are not. */
const UNIVERSAL_FEATURES = new Set(
  (
    'PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm ' +
    'Mood Tense Aspect Voice Evident Polarity Person Polite'
  ).split(' '),
);

/**
 * Scores sentences as `conll18_ud_eval.py` does (Zeman et al. 2018). The two may be cut into tokens and sentences
 * differently; words are aligned by their characters, white space apart.
 * @throws UsageError when the two are not of the same text
 */
export function scoreUd(
  expected: readonly TaggedSentence[],
  found: readonly TaggedSentence[],
): UdScores {
  const [gold, system] = [placeAll(expected), placeAll(found)];
  expectSameText(gold.characters, system.characters);
  const aligned = alignWords(gold.words, system.words);
  const scoreBy = (isRight: (gold: PlacedWord, system: PlacedWord) => boolean): UdScore => {
    const correct = aligned.filter(([one, other]) => isRight(one, other)).length;
    const score = udScore(correct, gold.words.length, system.words.length);
    return { ...score, alignedAccuracy: share(correct, aligned.length) };
  };
  const same = (name: string) => (one: PlacedWord, other: PlacedWord) =>
    one.labels[name] === other.labels[name];
  const sameFeatures = (one: PlacedWord, other: PlacedWord): boolean =>
    universalFeatures(one.labels.feats) === universalFeatures(other.labels.feats);
  const [sameUpos, sameXpos] = [same('upos'), same('xpos')];
  return {
    Tokens: rangeScore(gold.tokens, system.tokens),
    Sentences: rangeScore(gold.sentences, system.sentences),
    Words: udScore(aligned.length, gold.words.length, system.words.length),
    UPOS: scoreBy(sameUpos),
    XPOS: scoreBy(sameXpos),
    UFeats: scoreBy(sameFeatures),
    AllTags: scoreBy(
      (one, other) => sameUpos(one, other) && sameXpos(one, other) && sameFeatures(one, other),
    ),
    // A lemma that the treebank leaves out is right, whatever was found.
    Lemmas: scoreBy((one, other) => one.labels.lemma === '_' || same('lemma')(one, other)),
  };
}

/** Writes scores as the table of `conll18_ud_eval.py --verbose`. */
export function formatUdScores(scores: UdScores): string {
  const rows = UD_METRICS.map((metric) => {
    const { precision, recall, f1, alignedAccuracy } = scores[metric];
    const cells = [precision, recall, f1].map((value) => `${formatPercent(value, 10)} |`).join('');
    const last = alignedAccuracy === undefined ? '' : formatPercent(alignedAccuracy, 10);
    return `${metric.padEnd(11)}|${cells}${last}\n`;
  });
  return `Metric     | Precision |    Recall |  F1 Score | AligndAcc\n-----------+-----------+-----------+-----------+-----------\n${rows.join('')}`;
}

interface PlacedText {
  readonly characters: string;
  readonly tokens: readonly Range[];
  readonly sentences: readonly Range[];
  readonly words: readonly PlacedWord[];
}

/** Places the tokens of all sentences in one text without white space. */
function placeAll(tagged: readonly TaggedSentence[]): PlacedText {
  const tokens: Range[] = [];
  const sentences: Range[] = [];
  const words: PlacedWord[] = [];
  let characters = '';
  const place = (form: string): Range => {
    const start = characters.length;
    characters += form.replace(/\p{Zs}/gu, '');
    const range = { start, end: characters.length };
    tokens.push(range);
    return range;
  };
  for (const { tokens: forms, columns, multiwords = [] } of tagged) {
    const start = characters.length;
    let range: Range = { start, end: start };
    let insideEnd = 0;
    for (const [i, form] of forms.entries()) {
      const multiword = multiwords.find(({ first }) => first === i);
      if (multiword !== undefined) {
        range = place(multiword.form);
        insideEnd = multiword.end;
      } else if (i >= insideEnd) range = place(form);
      const labels = Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [name, column[i]]),
      );
      words.push({ ...range, form: form.toLowerCase(), inMultiword: i < insideEnd, labels });
    }
    sentences.push({ start, end: characters.length });
  }
  return { characters, tokens, sentences, words };
}

function universalFeatures(features: string | undefined): string {
  return (features ?? '_')
    .split('|')
    .filter((feature) => UNIVERSAL_FEATURES.has(feature.split('=')[0]))
    .sort()
    .join('|');
}

/** Ranges of both that begin and end at the same characters are right. */
function rangeScore(expected: readonly Range[], found: readonly Range[]): UdScore {
  const keys = new Set(expected.map(({ start, end }) => `${start} ${end}`));
  const correct = found.filter(({ start, end }) => keys.has(`${start} ${end}`)).length;
  return udScore(correct, expected.length, found.length);
}

function udScore(correct: number, expected: number, found: number): UdScore {
  return {
    ...{ correct, expected, found },
    precision: share(correct, found),
    recall: share(correct, expected),
    f1: share(2 * correct, expected + found),
  };
}

const SHOWN = 20;

function expectSameText(expected: string, found: string): void {
  if (expected === found) return;
  let at = 0;
  while (expected[at] === found[at]) at += 1;
  throw new UsageError(
    sentence(
      'corpus/other-text',
    )`The tagged sentences are of another text than the expected ones: "${{ found: found.slice(at, at + SHOWN) }}" stands where "${{ expected: expected.slice(at, at + SHOWN) }}" was expected; tag the same text.`,
  );
}
