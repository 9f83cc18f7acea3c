import type { LongWork } from '../base/progress.ts';
import { inForm } from '../text/units/in-form.ts';
import type { PlacedUnit } from './attention-matrix.ts';
import { type EncodedPair, encodeText } from './batches.ts';
import type { SearchSettings } from './search-options.ts';
import { encodeSource, searchTranslations } from './translate.ts';
import type { Translator } from './translator.ts';

/** A text and its translation, in units that know their places. */
export interface PlacedPair {
  /** The text as the model reads it. */
  readonly text: string;
  readonly translation: string;
  readonly encoded: EncodedPair;
  /** The units of the text, and the end. */
  readonly source: readonly PlacedUnit[];
  /** The units of the translation, and the end. */
  readonly target: readonly PlacedUnit[];
}

/** Which translation of a text is looked at. */
export interface PlacedPairRequest {
  readonly text: string;
  /** Default: the model's own. */
  readonly translation: string | undefined;
  readonly settings: SearchSettings;
}

/**
 * Encodes a text and a translation of it, and finds where their units stand.
 * @throws InputError when one of them is too long
 * @throws InterruptedError when the signal is aborted
 */
export async function placePair(
  model: Translator,
  { text, translation, settings }: PlacedPairRequest,
  work: LongWork,
): Promise<PlacedPair> {
  const { units } = model;
  const source = encodeSource(model, text);
  const target =
    translation === undefined
      ? await findTarget(model, source, settings, work)
      : encodeSource(model, translation);
  const read = inForm(text, units.form);
  const placed = units.tokenizer.tokenize(read).map(({ text: own, start, end }) => {
    return { text: own, start, end };
  });
  return {
    ...{ text: read, translation: units.decode(target), encoded: { source, target } },
    source: [...placed, endOf(model, read)],
    target: placeWritten(model, target),
  };
}

/** Finds the best translation, in units, with the end. */
async function findTarget(
  model: Translator,
  source: Int32Array,
  settings: SearchSettings,
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
