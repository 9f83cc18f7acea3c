import type { Random } from '../../base/random.ts';
import type { FastTextOptions, FastTextSettings } from './fasttext-options.ts';

/** The options that a search changes, unless they are given. */
export type TunedOptions = Required<
  Pick<FastTextOptions, 'learningRate' | 'epochs' | 'dimensions' | 'wordNgrams'>
> & {
  /** Undefined for no n-grams of characters. */
  readonly charNgramRange: FastTextSettings['charNgramRange'];
};

/** The n-grams of characters that are tried, as fastText's search does: none, 2–5, 3–6. */
const CHARACTER_RANGES: readonly TunedOptions['charNgramRange'][] = [undefined, [2, 5], [3, 6]];

/** How wide the steps of an option are, at the beginning and at the end of a search. */
type Width = readonly [first: number, last: number];

/** Powers of two by which the learning rate, the epochs and the dimensions change, and the numbers they stay between. */
const FACTORS = {
  learningRate: { width: [1.5, 0.5], least: 0.01, most: 5 },
  epochs: { width: [1.5, 0.5], least: 1, most: 200 },
  dimensions: { width: [1.2, 0.4], least: 2, most: 300 },
} as const;

/** Tokens by which the longest n-gram changes. */
const NGRAM_WIDTH: Width = [2, 0.7];
const MOST_NGRAMS = 6;

/**
 * Draws the options of the next trial: each a normal step away from the best so far, in steps that shrink with time, as
 * fastText's autotune does.
 * @param given options that stay as they are
 * @param spent the share of the time that is spent, from 0 to 1
 * @param cutsIntoCharacters whether the tokens are characters, which have no characters within
 */
export function drawTrial(
  best: TunedOptions,
  given: Partial<FastTextOptions>,
  { spent, cutsIntoCharacters }: { readonly spent: number; readonly cutsIntoCharacters: boolean },
  random: Random,
): TunedOptions {
  const step = ([first, last]: Width): number =>
    random.normal() * (first + (last - first) * Math.min(1, spent));
  const scale = (name: keyof typeof FACTORS): number => {
    const { width, least, most } = FACTORS[name];
    const drawn = best[name] * 2 ** step(width);
    return given[name] ?? Math.min(most, Math.max(least, drawn));
  };
  const ngrams = Math.round(best.wordNgrams + step(NGRAM_WIDTH));
  const stays = given.charNgramRange !== undefined || cutsIntoCharacters || random.integer(3) > 0;
  return {
    // Two digits are enough, and can be typed again.
    learningRate: Number(scale('learningRate').toPrecision(2)),
    epochs: Math.round(scale('epochs')),
    dimensions: Math.round(scale('dimensions')),
    wordNgrams: given.wordNgrams ?? Math.min(MOST_NGRAMS, Math.max(1, ngrams)),
    charNgramRange: stays
      ? best.charNgramRange
      : CHARACTER_RANGES[random.integer(CHARACTER_RANGES.length)],
  };
}
