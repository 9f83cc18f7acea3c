import { InputError } from '../base/errors.ts';
import type { LongWork } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import { encodeText } from './batches.ts';
import { beamSearch } from './beam-search.ts';
import { forceTranslations } from './force.ts';
import { type Hypothesis, scoreOf } from './hypothesis.ts';
import { sampleTranslations } from './sample.ts';
import { type SearchOptions, type SearchSettings, searchSettings } from './search-options.ts';
import type { Translator } from './translator.ts';

/** The most units of a source: what attention must be able to look over. */
export const MOST_SOURCE_UNITS = 1000;

/** The most units that are decoded side by side, padding and all hypotheses among them. */
const MOST_PADDED = 8192;

/** A translation has at most so many units for each of its source, and some more. */
const LONGEST_RATIO = 2;
const LONGEST_EXTRA = 20;

/** A translation of a text. */
export interface Translation {
  readonly text: string;
  /** What translations of one text are ranked by: ln P with the penalties of length and coverage. */
  readonly score: number;
  /** ln P of the translation. */
  readonly logProbability: number;
}

/**
 * Translates texts.
 * @returns for each text its translations, the best first; of a blank text a single empty one
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when a text is too long
 * @throws InterruptedError when the signal is aborted
 */
export async function translateTexts(
  model: Translator,
  texts: readonly string[],
  options: SearchOptions = {},
  work: LongWork = {},
): Promise<Translation[][]> {
  const settings = searchSettings(options);
  // Blank texts have nothing to translate.
  const numbers = texts.flatMap((text, i) => (text.trim() === '' ? [] : [i]));
  const sources = numbers.map((number) => encodeSource(model, texts[number]));
  const found = await searchTranslations(model, sources, settings, work);
  const results: Translation[][] = texts.map(() => [{ text: '', score: 0, logProbability: 0 }]);
  found.forEach((hypotheses, i) => {
    results[numbers[i]] = hypotheses.slice(0, settings.nbest).map((hypothesis) => ({
      text: writeHypothesis(model, hypothesis, sources[i], settings),
      score: hypothesis.score,
      logProbability: hypothesis.logProbability,
    }));
  });
  return results;
}

/**
 * Scores given translations as `translateTexts` scores its own (forced decoding).
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when a text is too long
 * @throws InterruptedError when the signal is aborted
 */
export async function scoreTranslations(
  model: Translator,
  pairs: readonly TextPair[],
  options: SearchOptions = {},
  work: LongWork = {},
): Promise<Translation[]> {
  const settings = searchSettings(options);
  const encoded = pairs.map(({ source, target }) => ({
    source: encodeSource(model, source),
    target: encodeSource(model, target),
  }));
  const forced = await forceTranslations(model, encoded, work);
  return forced.map(({ logProbabilities, attention }, i) => {
    const logProbability = logProbabilities.reduce((sum, one) => sum + one, 0);
    const score = scoreOf(logProbability, logProbabilities.length, attention, settings);
    return { text: pairs[i].target, score, logProbability };
  });
}

/**
 * Encodes a text that is to be translated.
 * @throws InputError when it has more than `MOST_SOURCE_UNITS` units
 */
export function encodeSource({ units }: Translator, text: string): Int32Array {
  const ids = encodeText(units, text);
  if (ids.length <= MOST_SOURCE_UNITS) return ids;
  throw new InputError(
    sentence(
      'translator/long-source',
    )`A text of ${{ units: ids.length }} units is too long to translate at once: the most are ${{ most: MOST_SOURCE_UNITS }}; put each sentence on a line of its own.`,
  );
}

/** Finds the translations of encoded sources, those of similar length side by side. */
export async function searchTranslations(
  model: Translator,
  sources: readonly Int32Array[],
  settings: SearchSettings,
  work: LongWork = {},
): Promise<Hypothesis[][]> {
  const results: Hypothesis[][] = sources.map(() => []);
  const { beam, sample, nbest, lengthPenalty, coveragePenalty } = settings;
  const width = sample ? nbest : Math.max(beam, nbest);
  let done = 0;
  for (const numbers of sideBySide(sources, width)) {
    const batch = Array.from(numbers, (number) => sources[number]);
    const limits = batch.map(({ length }) => LONGEST_RATIO * length + LONGEST_EXTRA);
    const found = sample
      ? await sampleTranslations(model, { sources: batch, numbers, limits }, settings, work)
      : await beamSearch(
          model,
          batch,
          { beam: width, limits, lengthPenalty, coveragePenalty },
          work,
        );
    found.forEach((hypotheses, i) => {
      results[numbers[i]] = hypotheses;
    });
    done += batch.length;
    work.onProgress?.({ phase: 'translating', done, total: sources.length, unit: 'documents' });
  }
  return results;
}

/** Puts sources of similar lengths together. */
function sideBySide(sources: readonly Int32Array[], width: number): Int32Array[] {
  const order = Int32Array.from(sources, (_, i) => i);
  order.sort((a, b) => sources[a].length - sources[b].length || a - b);
  const batches: Int32Array[] = [];
  let begin = 0;
  for (let end = 1; end <= order.length; end++) {
    const full =
      end === order.length || (end - begin + 1) * width * sources[order[end]].length > MOST_PADDED;
    if (!full) continue;
    batches.push(order.slice(begin, end));
    begin = end;
  }
  return batches;
}

/** Writes a hypothesis as a text; an unknown unit becomes the unit of the source that was looked at most. */
export function writeHypothesis(
  { units }: Pick<Translator, 'units'>,
  { ids, attention }: Pick<Hypothesis, 'ids' | 'attention'>,
  source: Int32Array,
  { replaceUnknown }: Pick<SearchSettings, 'replaceUnknown'>,
): string {
  const { unknown } = units.special;
  if (units.kind === 'bpe' || !replaceUnknown || !ids.includes(unknown ?? -1)) {
    return units.decode(ids);
  }
  const texts = Array.from(ids, (id, t) => {
    if (id !== unknown || attention.length === 0) return units.text(id);
    const shares = attention[t];
    // The end of the source is no unit that could stand for another.
    const most = shares
      .subarray(0, -1)
      .reduce((best, share, j) => (share > shares[best] ? j : best), 0);
    return source.length > 1 ? units.text(source[most]) : units.text(id);
  });
  return units.tokenizer.join(texts);
}
