import type { LongWork } from '../base/progress.ts';
import { type Pieces, runAtOnce } from '../base/run-with-breaks.ts';
import { cutEojeols } from './eojeols.ts';
import type { MorphologyModel } from './morphology-model.ts';
import { cutWindows, readWindows } from './read-windows.ts';

/**
 * Puts spaces between the eojeols of texts, wherever the model finds that one begins; those that stand in the texts
 * are left out first. Other characters stay as they are.
 * @throws InterruptedError when the signal is aborted
 */
export function restoreSpaces(
  model: MorphologyModel,
  texts: readonly string[],
  work: Pick<LongWork, 'signal'> = {},
): string[] {
  return runAtOnce(restoreSpacesInPieces(model, texts, work));
}

/** Does what `restoreSpaces` does; it yields the characters that have been read. */
export function* restoreSpacesInPieces(
  model: MorphologyModel,
  texts: readonly string[],
  { signal }: Pick<LongWork, 'signal'> = {},
): Pieces<string[]> {
  // A text is one eojeol here.
  const joined = texts.map((text) => cutEojeols(text.replace(/\s+/g, '')));
  const windows = joined.map(cutWindows);
  const flat = windows.flat();
  const spaces = flat.map(({ characters }) => new Uint8Array(characters.length));
  const reading = { output: 'spaces' as const, ...(signal !== undefined && { signal }) };
  yield* readWindows(model, flat, reading, ({ windows: numbers, best }) => {
    for (const [b, number] of numbers.entries()) {
      for (let t = 0; t < spaces[number].length; t++) {
        spaces[number][t] = best[t * numbers.length + b];
      }
    }
  });
  let window = 0;
  return joined.map((eojeols, i) => {
    const before = windows[i].flatMap(() => Array.from(spaces[window++]));
    const text = eojeols.map(({ form }) => form).join('');
    const places = eojeols.flatMap(({ places }) => places);
    let spaced = '';
    for (let t = 0; t < before.length; t++) {
      if (t > 0 && before[t] === 1) spaced += ' ';
      spaced += text.slice(places[t], places[t + 1]);
    }
    return spaced;
  });
}
