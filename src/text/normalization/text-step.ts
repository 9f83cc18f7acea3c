import type { Alignment } from './normalized-text.ts';

/** One change that normalisation makes to a text. */
export interface TextStep {
  /** The changed text: the fast path. */
  apply(text: string): string;
  /**
   * What it may change: matches are replaced one by one, and what lies between stays, so that
   * joining them gives what `apply` gives (up to characters of the same length).
   */
  readonly pattern: RegExp;
  /** What a match becomes, given where in which text it stands. */
  replace(match: string, at: number, text: string): string;
}

/** Where each unit of `step.apply(text)` comes from: its own place, or the match that was replaced. */
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
