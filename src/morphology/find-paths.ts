import { type LabelCandidate, MISFIT } from './label-table.ts';
import type { LabelUnit } from './labels.ts';

/** Labels of the characters of an eojeol, one for each. */
export interface LabelPath {
  readonly labels: readonly (readonly LabelUnit[])[];
  /** The sum of their scores. */
  readonly score: number;
}

/** Paths that are kept at each character, or twice as many as are asked for. */
const BEAM = 16;

interface Hypothesis {
  readonly score: number;
  /** The last tag so far. */
  readonly tag: string | undefined;
  readonly units: readonly LabelUnit[];
  readonly before: Hypothesis | undefined;
}

/**
 * Finds the best ways to label the characters of an eojeol so that labels fit those before them, by a beam search.
 * @param candidates of each character, one or more
 * @returns the best first, at most as many as asked for
 */
export function findPaths(
  candidates: readonly (readonly LabelCandidate[])[],
  most: number,
): LabelPath[] {
  let beam: Hypothesis[] = [{ score: 0, tag: undefined, units: [], before: undefined }];
  for (const choices of candidates) {
    const next: Hypothesis[] = [];
    for (const before of beam) {
      for (const { units, score } of choices) {
        const [first] = units;
        const fits = first === undefined || first.begins || first.tag === before.tag;
        next.push({
          ...{ score: before.score + score - (fits ? 0 : MISFIT), units, before },
          tag: units.at(-1)?.tag ?? before.tag,
        });
      }
    }
    // The sort is stable: of equal scores the first candidates stay first.
    beam = next.sort((a, b) => b.score - a.score).slice(0, Math.max(BEAM, 2 * most));
  }
  return beam.slice(0, most).map((end) => ({ score: end.score, labels: labelsOf(end) }));
}

function labelsOf(end: Hypothesis): (readonly LabelUnit[])[] {
  const labels: (readonly LabelUnit[])[] = [];
  for (let at = end; at.before !== undefined; at = at.before) labels.push(at.units);
  return labels.reverse();
}
