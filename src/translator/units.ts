import { InputError } from '../base/errors.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import { addPieces, trainBpe } from '../text/bpe/train-bpe.ts';
import { createBpeUnits } from '../text/units/bpe-units.ts';
import { UnitCollector } from '../text/units/collect-units.ts';
import { createTokenizer } from '../text/units/create-tokenizer.ts';
import { inForm } from '../text/units/in-form.ts';
import { USUAL_SPECIAL_TOKENS } from '../text/units/special-tokens.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { WordCounter } from '../text/vocabulary/word-counter.ts';
import { TRANSLATOR_UNITS_OPTIONS, type TranslatorUnitsOptions } from './options.ts';

/** Texts are put in this form, so that a letter has one number however a file spells it. */
const FORM = 'nfc';

/**
 * Learns the units of pairs, with one vocabulary for both sides: a joint byte-pair encoding (Sennrich et al. 2016), or
 * the units that occur.
 * @throws UsageError when an option is out of range
 * @throws InputError when there are no pairs
 */
export async function learnTranslatorUnits(
  pairs: readonly TextPair[],
  given: Partial<TranslatorUnitsOptions> = {},
  work: LongWork = {},
): Promise<AnyUnits> {
  checkOptions('learnTranslatorUnits', TRANSLATOR_UNITS_OPTIONS, given);
  const { units: kind, vocabularySize, minCount } = withDefaults(TRANSLATOR_UNITS_OPTIONS, given);
  if (pairs.length === 0) {
    throw new InputError(
      sentence('translator/no-pairs')`There are no pairs of texts to learn from; give some.`,
    );
  }
  const texts = pairs.flatMap(({ source, target }) => [source, target]);
  const { padding, unknown, begin, end } = USUAL_SPECIAL_TOKENS;
  if (kind === 'bpe') {
    const counter = new WordCounter();
    for (const text of texts) addPieces(counter, inForm(text, FORM));
    const model = await trainBpe(counter.counts, { ...work, size: vocabularySize, minCount });
    return createBpeUnits(model, { padding, begin, end }, FORM);
  }
  const collector = new UnitCollector(createTokenizer({ kind }), FORM);
  const ids = Int32Array.from(texts.flatMap((text) => collector.encode(text)));
  return collector.finish(ids, {
    ...{ minCount, maxSize: vocabularySize, special: { padding, unknown, begin, end } },
  });
}
