import { type FScore, fScore, share } from '../corpus/scoring/f-score.ts';
import { toCompatibilityJamo } from '../text/hangul.ts';
import type { Morpheme } from './morpheme.ts';

/** How well morphemes were found. */
export interface MorphemeScores extends FScore {
  readonly eojeols: number;
  /** The share of the eojeols all of whose morphemes are right. */
  readonly eojeolAccuracy: number;
  /** The share of the sentences all of whose eojeols are. */
  readonly sentenceAccuracy: number;
}

/** The eojeols of a sentence by their morphemes, as they should be and as they were found. */
export interface AnalyzedPair {
  readonly expected: readonly (readonly Morpheme[])[];
  readonly found: readonly (readonly Morpheme[])[];
}

/**
 * Scores morphemes as a multiset of (form, tag) in each eojeol.
 * @param normalize what is compared of a morpheme; default as it stands. `normalizeMorpheme` makes analyses of
 * different spellings comparable
 */
export function scoreMorphemes(
  pairs: Iterable<AnalyzedPair>,
  normalize: (morpheme: Morpheme) => Morpheme = (morpheme) => morpheme,
): MorphemeScores {
  const tally = { correct: 0, expected: 0, found: 0 };
  let [sentences, rightSentences, eojeols, rightEojeols] = [0, 0, 0, 0];
  for (const pair of pairs) {
    let allRight = pair.found.length === pair.expected.length;
    for (const [i, gold] of pair.expected.entries()) {
      const [expected, found] = [gold, pair.found[i] ?? []].map((morphemes) =>
        morphemes.map((morpheme) => keyOf(normalize(morpheme))),
      );
      tally.expected += expected.length;
      tally.found += found.length;
      tally.correct += countCommon(expected, found);
      const isRight = expected.join('\n') === found.join('\n');
      eojeols += 1;
      if (isRight) rightEojeols += 1;
      else allRight = false;
    }
    sentences += 1;
    if (allRight) rightSentences += 1;
  }
  return {
    ...fScore(tally),
    eojeols,
    eojeolAccuracy: share(rightEojeols, eojeols),
    sentenceAccuracy: share(rightSentences, sentences),
  };
}

/** Tags of the marks that Sejong's corpora tell apart, and others do not. */
const MARKS = /^S[FPSOWYE]$/;

/** Forms of endings that depend on the vowel before alone. */
const SPELLINGS: Readonly<Record<string, string>> = {
  았: '었',
  아: '어',
  아서: '어서',
  아도: '어도',
  아야: '어야',
  아라: '어라',
};

/**
 * Makes the spellings of different corpora alike: jamo that end a syllable as those on a keyboard (ᆫ as ㄴ), endings
 * in 아 as those in 어, all endings of a sentence or clause as one tag, and all marks as one.
 */
export function normalizeMorpheme({ form, tag }: Morpheme): Morpheme {
  const written = toCompatibilityJamo(form);
  if (MARKS.test(tag)) return { form: written, tag: 'S' };
  if (!/^E[PFC]$/.test(tag)) return { form: written, tag };
  return { form: SPELLINGS[written] ?? written, tag: tag === 'EP' ? 'EP' : 'E' };
}

function keyOf({ form, tag }: Morpheme): string {
  return `${form}\t${tag}`;
}

function countCommon(expected: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const key of expected) left.set(key, (left.get(key) ?? 0) + 1);
  return found.filter((key) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  }).length;
}
