import type { LongWork } from '../base/progress.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import { scoreBleu } from '../corpus/scoring/bleu.ts';
import { scoreChrf } from '../corpus/scoring/chrf.ts';
import { encodePair } from './batches.ts';
import { forceTranslations } from './force.ts';
import type { TranslatorTrainingSettings } from './options.ts';
import { searchSettings } from './search-options.ts';
import { translateTexts } from './translate.ts';
import type { Translator } from './translator.ts';

/** Computes what a training's validations measure: of greedy translations, or the loss of the references. */
export async function measureTranslator(
  model: Translator,
  pairs: readonly TextPair[],
  { measure, tokenize }: Pick<TranslatorTrainingSettings, 'measure' | 'tokenize'>,
  work: LongWork = {},
): Promise<number> {
  if (measure === 'loss') return lossPerUnit(model, pairs, work);
  const greedy = searchSettings({ beam: 1 });
  const found = await translateTexts(
    model,
    pairs.map(({ source }) => source),
    greedy,
    work,
  );
  const translations = pairs.map(({ target }, i) => ({
    found: found[i][0].text,
    references: [target],
  }));
  switch (measure) {
    case 'bleu':
      return scoreBleu(translations, { tokenize }).score;
    case 'chrf':
      return scoreChrf(translations).score;
    case 'exact':
      return shareOfExact(translations.map(({ found: text, references: [one] }) => [text, one]));
  }
}

/** Computes how large a share of the translations is the reference, up to the form of its letters and space around it. */
export function shareOfExact(
  translations: readonly (readonly [found: string, reference: string])[],
): number {
  const plain = (text: string): string => text.normalize('NFC').trim();
  const right = translations.filter(([found, reference]) => plain(found) === plain(reference));
  return right.length / translations.length;
}

/** Computes the mean of −ln P of the references' units, the ends among them, in nats. */
export async function lossPerUnit(
  model: Translator,
  pairs: readonly TextPair[],
  work: LongWork = {},
): Promise<number> {
  const encoded = pairs.map((pair) => encodePair(model.units, pair));
  let [nats, units] = [0, 0];
  for (const { logProbabilities } of await forceTranslations(model, encoded, work)) {
    nats -= logProbabilities.reduce((sum, one) => sum + one, 0);
    units += logProbabilities.length;
  }
  return nats / units;
}
