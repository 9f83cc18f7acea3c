import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import { type BleuScore, scoreBleu } from '../corpus/scoring/bleu.ts';
import { BLEU_TOKENIZERS, type BleuTokenizer } from '../corpus/scoring/bleu-tokenizers.ts';
import { type ChrfScore, scoreChrf } from '../corpus/scoring/chrf.ts';
import { distinctShare } from '../corpus/scoring/distinct.ts';
import { scoreTer, type TerScore } from '../corpus/scoring/ter.ts';
import { type LengthScore, scoreByLength } from './by-length.ts';
import { lossPerUnit, shareOfExact } from './measure.ts';
import { SEARCH_OPTIONS, searchSettings } from './search-options.ts';
import { translateTexts } from './translate.ts';
import type { Translator } from './translator.ts';

/** Options of `evaluateTranslator`. */
export interface TranslationTest {
  /** Hypotheses that are kept at each step. */
  readonly beam?: number;
  /** How much longer translations are preferred. */
  readonly lengthPenalty?: number;
  /** How BLEU cuts translations into words. */
  readonly tokenize?: BleuTokenizer;
  /** Whether the scores ignore case. */
  readonly lowercase?: boolean;
  /** Whether BLEU is told by the length of the sources, too. */
  readonly byLength?: boolean;
}

/** The range and the default of each option. */
export const TRANSLATION_TEST_OPTIONS: OptionTable<TranslationTest, keyof TranslationTest> = {
  beam: SEARCH_OPTIONS.beam,
  lengthPenalty: SEARCH_OPTIONS.lengthPenalty,
  tokenize: { kind: 'choice', choices: BLEU_TOKENIZERS, default: '13a' },
  lowercase: { kind: 'switch', default: false },
  byLength: { kind: 'switch', default: false },
};

/** How well a model translates, by sacreBLEU's measures. */
export interface TranslatorScores {
  readonly pairs: number;
  readonly bleu: BleuScore;
  readonly chrf: ChrfScore;
  readonly ter: TerScore;
  /** Share of the translations that are the reference. */
  readonly exact: number;
  /** How varied the translations are: the share of their pairs of neighboring words that differ (distinct-2). */
  readonly distinct2: number;
  /** Mean of −ln P of the references' units, in nats. */
  readonly loss: number;
  /** BLEU by the length of the sources, from short to long ones, where that is asked. */
  readonly byLength?: readonly LengthScore[];
}

/**
 * Translates the sources of pairs and compares the results with their targets.
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when there are no pairs
 * @throws InterruptedError when the signal is aborted
 */
export async function evaluateTranslator(
  model: Translator,
  pairs: AsyncIterable<TextPair> | Iterable<TextPair>,
  given: TranslationTest = {},
  work: LongWork = {},
): Promise<TranslatorScores> {
  checkOptions('evaluateTranslator', TRANSLATION_TEST_OPTIONS, given);
  const { beam, lengthPenalty, tokenize, lowercase, byLength } = withDefaults(
    TRANSLATION_TEST_OPTIONS,
    given,
  );
  const all: TextPair[] = [];
  for await (const pair of pairs) all.push(pair);
  if (all.length === 0) {
    throw new InputError(
      sentence('translator/nothing-to-evaluate')`There are no pairs to evaluate on; give some.`,
    );
  }
  const sources = all.map(({ source }) => source);
  const found = await translateTexts(model, sources, searchSettings({ beam, lengthPenalty }), work);
  const translations = all.map(({ target }, i) => ({
    found: found[i][0].text,
    references: [target],
  }));
  const texts = translations.map(({ found: text }) => text);
  return {
    pairs: all.length,
    bleu: scoreBleu(translations, { tokenize, lowercase }),
    chrf: scoreChrf(translations, { lowercase }),
    ter: scoreTer(translations),
    exact: shareOfExact(all.map(({ target }, i) => [found[i][0].text, target])),
    distinct2: distinctShare(texts, 2),
    loss: await lossPerUnit(model, all, work),
    ...(byLength && { byLength: scoreByLength(sources, translations, { tokenize, lowercase }) }),
  };
}
