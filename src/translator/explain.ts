import { UsageError } from '../base/errors.ts';
import { checkOption } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { option, sentence } from '../base/sentence.ts';
import { inForm } from '../text/units/in-form.ts';
import { type AttentionMatrix, mergeToWords, type PlacedUnit } from './attention-matrix.ts';
import { encodeText } from './batches.ts';
import { forceTranslations, type TransformerLook } from './force.ts';
import { type SearchOptions, searchSettings } from './search-options.ts';
import { encodeSource, searchTranslations } from './translate.ts';
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
  const { units } = model;
  const source = encodeSource(model, text);
  const target =
    translation === undefined
      ? await findTarget(model, source, settings, work)
      : encodeSource(model, translation);
  const forced = await forceTranslations(model, [{ source, target }], work, look);
  const [{ logProbabilities, attention }] = forced;
  const read = inForm(text, units.form);
  const written = placeWritten(model, target);
  const placed = units.tokenizer.tokenize(read).map(({ text: own, start, end }) => {
    return { text: own, start, end };
  });
  const matrix: AttentionMatrix = {
    source: [...placed, endOf(model, read)],
    target: written.map((unit, t) => ({ ...unit, logProbability: logProbabilities[t] })),
    ...(attention.length > 0 && { attention: attention.map((shares) => Array.from(shares)) }),
  };
  const texts = { text: read, translation: units.decode(target) };
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

/** Finds the best translation, in units, with the end. */
async function findTarget(
  model: Translator,
  source: Int32Array,
  settings: ReturnType<typeof searchSettings>,
  work: LongWork,
): Promise<Int32Array> {
  const [[{ ids }]] = await searchTranslations(model, [source], settings, work);
  const { length } = ids;
  const ended = encodeText(model.units, '');
  const target = new Int32Array(length + 1);
  target.set(ids);
  target[length] = ended[0];
  return target;
}

/** Finds where each unit of a translation stands in its text: what decoding the units up to it adds to the text. */
function placeWritten({ units }: Translator, target: Int32Array): PlacedUnit[] {
  let written = '';
  return Array.from(target, (id, t) => {
    const before = written.length;
    written = units.decode(target.subarray(0, t + 1));
    const text = units.text(id);
    // Spaces between units are no part of them.
    const start = units.kind === 'bpe' ? before : Math.max(before, written.length - text.length);
    return { text, start: Math.min(start, written.length), end: written.length };
  });
}

function endOf({ units }: Translator, text: string): PlacedUnit {
  const [end] = encodeText(units, '');
  return { text: units.text(end), start: text.length, end: text.length };
}
