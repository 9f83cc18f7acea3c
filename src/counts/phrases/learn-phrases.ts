import { InputError } from '../../base/errors.ts';
import { createEventBreaks } from '../../base/event-breaks.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { type InterruptibleWork, runWithBreaks } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import { compareCodePoints } from '../../text/vocabulary/compare.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import { type CountedPair, PairCounter } from './pair-counter.ts';
import { type PhraseOptions, type PhraseSettings, phraseSettings } from './phrase-options.ts';
import { scorePhrase } from './phrase-score.ts';
import { type Phrase, Phrases } from './phrases.ts';

/** Reads the sentences from the beginning at each call; `phase` says what for, and is shown as progress. */
export type ReadSentences = (phase: string) => AsyncIterable<readonly string[]>;

/**
 * Learns which adjacent words form phrases, such as `new_york` (word2phrase; Mikolov et al. 2013). Reads the
 * sentences twice for each pass, and holds only counts: the words first, then the pairs of words that are
 * frequent enough. Pairs never cross the end of a sentence.
 * @throws UsageError when an option is out of range
 * @throws InputError when there is no word
 * @throws InterruptedError when the signal is aborted
 */
export async function learnPhrases(
  readSentences: ReadSentences,
  options: PhraseOptions = {},
): Promise<Phrases> {
  const { passes, limit, ...settings } = phraseSettings(options);
  const { signal, breaks } = options;
  const takeBreak = createEventBreaks(breaks);
  let found = new Phrases(settings, []);
  for (let pass = 1; pass <= passes; pass++) {
    const known = found;
    const read = async function* (phase: string): AsyncGenerator<string[]> {
      const name = passes === 1 ? phase : `${phase}, pass ${pass} of ${passes}`;
      for await (const sentence of readSentences(name)) {
        throwIfAborted(signal);
        yield known.join(sentence);
        const pause = takeBreak(sentence.length);
        if (pause !== undefined) await pause;
      }
    };
    const phrases = await learnPass(read, settings, limit, options);
    if (phrases.length === 0) break;
    found = new Phrases(settings, [...known.passes, phrases]);
  }
  return found;
}

/** Returns the phrases of one pass, the highest score first. */
async function learnPass(
  readSentences: ReadSentences,
  settings: PhraseSettings,
  limit: number,
  work: InterruptibleWork,
): Promise<Phrase[]> {
  const { vocabulary, total } = await countWords(readSentences, settings, limit);
  const pairs = new PairCounter(limit);
  for await (const words of readSentences('counting pairs')) {
    let first = -1;
    for (const word of words) {
      const second = vocabulary.idOf(word);
      if (first >= 0 && second >= 0) pairs.add(first, second);
      first = second;
    }
  }
  const frequent = pairs.pairs(settings.minCount);
  return runWithBreaks(scorePairs(frequent, vocabulary, total, settings), work);
}

/** Pairs that are scored between two chances for a break: a millisecond or so. */
const PAIRS_AT_ONCE = 4096;

/**
 * Scores pairs of words, in small steps, and returns those that are phrases, the highest score first.
 * @param pairs those that occur often enough, by the numbers of their words
 * @param total the number of words of the text
 */
export function* scorePairs(
  pairs: Iterable<CountedPair>,
  vocabulary: Vocabulary,
  total: number,
  { scoring, discount, threshold }: PhraseSettings,
): Generator<number, Phrase[]> {
  const { counts } = vocabulary;
  const phrases: Phrase[] = [];
  let scored = 0;
  for (const { first, second, count } of pairs) {
    if (++scored % PAIRS_AT_ONCE === 0) yield PAIRS_AT_ONCE;
    const seen = { first: counts[first], second: counts[second], pair: count, total };
    const score = scorePhrase(scoring, seen, discount);
    if (!(score > threshold)) continue;
    const words = { first: vocabulary.wordOf(first), second: vocabulary.wordOf(second) };
    phrases.push({ ...words, count, score });
  }
  return phrases.sort(
    (a, b) =>
      b.score - a.score ||
      compareCodePoints(a.first, b.first) ||
      compareCodePoints(a.second, b.second),
  );
}

async function countWords(
  readSentences: ReadSentences,
  { minCount }: PhraseSettings,
  limit: number,
): Promise<{ vocabulary: Vocabulary; total: number }> {
  const counter = new WordCounter({ limit });
  let total = 0;
  for await (const words of readSentences('counting words')) {
    total += words.length;
    for (const word of words) counter.add(word);
  }
  if (total === 0) {
    throw new InputError(
      sentence('counts/no-words-for-phrases')`There is no word to learn phrases from; give a text.`,
    );
  }
  return { vocabulary: buildVocabulary(counter.counts, { minCount }), total };
}
