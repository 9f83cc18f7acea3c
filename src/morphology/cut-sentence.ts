import type { Random } from '../base/random.ts';
import type { CharacterSequence } from './features.ts';
import { countClosingMarks } from './sentence-end.ts';

/** The most eojeols of a fragment. */
const LONGEST_FRAGMENT = 4;

/** The part of a sentence that is read, in characters; the end is exclusive. */
export interface SentencePart {
  readonly start: number;
  readonly end: number;
}

/** How often sentences are cut. */
export interface SentenceCuts {
  /** Share of the sentences whose closing marks are left out. */
  readonly markDropout: number;
  /** Share of the sentences of which the last one to four eojeols alone are read. */
  readonly fragments: number;
}

/** Draws which part of a sentence is read: what people type is shorter than what treebanks hold, and lacks full stops. */
export function drawPart(
  { characters, begins }: CharacterSequence,
  { markDropout, fragments }: SentenceCuts,
  random: Random,
): SentencePart {
  let [start, end] = [0, characters.length];
  if (random.float() < markDropout) {
    const marks = countClosingMarks(characters);
    if (marks < end) end -= marks;
  }
  if (random.float() < fragments) {
    let left = 1 + Math.floor(random.float() * LONGEST_FRAGMENT);
    for (start = end - 1; start > 0; start--) {
      if (begins[start] === 1 && --left === 0) break;
    }
  }
  return { start, end };
}
