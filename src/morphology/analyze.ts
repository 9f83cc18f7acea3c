import { Tape } from '../autodiff/tape.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { padSequences } from '../training/length-buckets.ts';
import { type CharacterLabel, morphemesOf, type PlacedMorpheme } from './labels.ts';
import type { MorphologyModel } from './morphology-model.ts';

/** An eojeol of a text, its morphemes and their places. */
export interface AnalyzedEojeol {
  readonly form: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Their places are those in the text. */
  readonly morphemes: readonly PlacedMorpheme[];
}

/** The most characters that are labeled at once: longer texts are cut between eojeols, or within one that is longer. */
const WINDOW = 256;

/** Texts side by side. */
const BATCH = 32;

/**
 * Finds the morphemes of texts.
 * @returns the eojeols of each text
 * @throws InterruptedError when the signal is aborted
 */
export function analyzeMorphemes(
  model: MorphologyModel,
  texts: readonly string[],
  { signal }: Pick<LongWork, 'signal'> = {},
): AnalyzedEojeol[][] {
  const windows = texts.flatMap(cutWindows);
  const labels: CharacterLabel[][] = [];
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  for (let first = 0; first < windows.length; first += BATCH) {
    throwIfAborted(signal);
    labels.push(...labelBatch(model, tape, windows.slice(first, first + BATCH)));
  }
  let window = 0;
  return texts.map((text) => {
    const own: CharacterLabel[] = [];
    for (let length = 0; length < text.length; window++) {
      own.push(...labels[window]);
      length += windows[window].join('').length;
    }
    return toEojeols(text, own);
  });
}

/** Cuts a text into windows of characters. */
function cutWindows(text: string): string[][] {
  const characters = Array.from(text);
  const windows: string[][] = [];
  for (let start = 0; start < characters.length; ) {
    let end = Math.min(start + WINDOW, characters.length);
    if (end < characters.length) {
      const space = characters.slice(start, end).findLastIndex((one) => /\s/.test(one));
      if (space >= 0) end = start + space + 1;
    }
    windows.push(characters.slice(start, end));
    start = end;
  }
  return windows;
}

function labelBatch(
  model: MorphologyModel,
  tape: Tape,
  windows: readonly (readonly string[])[],
): CharacterLabel[][] {
  const batch = padSequences(
    windows.map((window) => model.characters.encode(window)),
    0,
  );
  const logits = tape.numbers(model.forward(tape, batch));
  const count = model.labels.length;
  const result = windows.map((window, b) =>
    window.map((_, t) => {
      const begin = (t * batch.batch + b) * count;
      let best = 0;
      for (let label = 1; label < count; label++) {
        if (logits[begin + label] > logits[begin + best]) best = label;
      }
      return model.labels[best];
    }),
  );
  tape.reset();
  return result;
}

function toEojeols(text: string, labels: readonly CharacterLabel[]): AnalyzedEojeol[] {
  const eojeols: AnalyzedEojeol[] = [];
  let character = 0;
  for (const part of text.match(/\s+|\S+/g) ?? []) {
    const { length } = Array.from(part);
    const start = eojeols.at(-1)?.end ?? 0;
    const place = text.indexOf(part, start);
    if (part.trim() !== '') {
      const morphemes = morphemesOf(part, labels.slice(character, character + length));
      eojeols.push({
        ...{ form: part, start: place, end: place + part.length },
        morphemes: morphemes.map((morpheme) => ({
          ...morpheme,
          start: place + morpheme.start,
          end: place + morpheme.end,
        })),
      });
    }
    character += length;
  }
  return eojeols;
}
