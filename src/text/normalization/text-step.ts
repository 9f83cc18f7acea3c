import type { Alignment } from './normalized-text.ts';

/** One change that normalization makes to a text. */
export interface TextStep {
  /** Returns the changed text: the fast path. */
  apply(text: string): string;
  /**
   * Matches everything that the step may change. Replacing the matches one by one gives the result of `apply`
   * (up to characters of the same length).
   */
  readonly pattern: RegExp;
  /** Replaces a match at a place in a text. */
  replace(match: string, at: number, text: string): string;
}

/** Aligns `step.apply(text)` with the text: each unit with its own place, or with the match that it replaced. */
export function alignStep(step: TextStep, text: string, length: number): Alignment {
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let source = 0;
  let target = 0;
  const keepUntil = (end: number): void => {
    while (source < end) {
      starts[target] = source++;
      ends[target++] = source;
    }
  };
  for (const match of text.matchAll(step.pattern)) {
    const replaced = step.replace(match[0], match.index, text);
    if (replaced === match[0]) continue;
    keepUntil(match.index);
    source = match.index + match[0].length;
    starts.fill(match.index, target, target + replaced.length);
    ends.fill(source, target, target + replaced.length);
    target += replaced.length;
  }
  keepUntil(text.length);
  return { starts, ends };
}
