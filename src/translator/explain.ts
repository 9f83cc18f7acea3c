import { UsageError } from '../base/errors.ts';
import { checkOption } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { option, sentence } from '../base/sentence.ts';
import { type AttentionMatrix, mergeToWords } from './attention-matrix.ts';
import { forceTranslations, type TransformerLook } from './force.ts';
import { placePair } from './placed-pair.ts';
import { type SearchOptions, searchSettings } from './search-options.ts';
import type { Translator } from './translator.ts';

/** Where a model looked as it wrote a translation. */
export interface TranslationExplanation extends AttentionMatrix {
  /** The text as the model reads it: in the form NFC. */
  readonly text: string;
  readonly translation: string;
  /** ln P of the translation. */
  readonly logProbability: number;
  /** The same by words, which white space parts: the shares of a word's units are summed, and the mean is taken of its rows. */
  readonly words: AttentionMatrix;
  /** Of a Transformer: the decoder's layer whose attention it is, from 1 up, and its head; without one, the mean of all heads. */
  readonly layer?: number;
  readonly head?: number;
}

/** Options of `explainTranslation`. */
export interface ExplainTranslationOptions extends SearchOptions {
  /** The translation that is explained; default: the model's own. */
  readonly translation?: string;
  /** Of a Transformer: the decoder's layer whose attention is shown, from 1 up; default the last. */
  readonly layer?: number;
  /** Of a Transformer: the layer's head, from 1 up; default the mean of all. */
  readonly head?: number;
}

/**
 * Shows where a model looks in a text at each unit of its translation, or of one that is given.
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when the text or the translation is too long
 * @throws InterruptedError when the signal is aborted
 */
export async function explainTranslation(
  model: Translator,
  text: string,
  { translation, layer, head, ...options }: ExplainTranslationOptions = {},
  work: LongWork = {},
): Promise<TranslationExplanation> {
  const settings = searchSettings(options);
  const look = chooseLook(model, layer, head);
  const request = { text, translation, settings };
  const { encoded, source, target, ...texts } = await placePair(model, request, work);
  const [{ logProbabilities, attention }] = await forceTranslations(model, [encoded], work, look);
  const matrix: AttentionMatrix = {
    source,
    target: target.map((unit, t) => ({ ...unit, logProbability: logProbabilities[t] })),
    ...(attention.length > 0 && { attention: attention.map((shares) => Array.from(shares)) }),
  };
  return {
    ...texts,
    logProbability: logProbabilities.reduce((sum, one) => sum + one, 0),
    ...matrix,
    words: mergeToWords(matrix, texts),
    ...look,
  };
}

/** Returns which of a Transformer's looks is shown; undefined of a recurrent translator, which has one. */
function chooseLook(
  { options }: Translator,
  layer: number | undefined,
  head: number | undefined,
): TransformerLook | undefined {
  const { model, layers, heads } = options;
  const check = (name: 'layer' | 'head', value: number | undefined, most: number): void => {
    if (value === undefined) return;
    if (model === 'recurrent') {
      throw new UsageError(
        sentence(
          'translator/no-layers-of-attention',
        )`${{ option: option(name) }} is of Transformers: this translator is recurrent, and looks at its source in one way.`,
      );
    }
    checkOption(name, { kind: 'whole', least: 1, most }, value);
  };
  check('layer', layer, layers);
  check('head', head, heads);
  if (model === 'recurrent') return undefined;
  return { layer: layer ?? layers, ...(head !== undefined && { head }) };
}
