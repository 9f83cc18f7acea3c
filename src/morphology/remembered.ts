import { createEventBreaks } from '../base/event-breaks.ts';
import { analyzeMorphemes } from './analyze.ts';
import { type AnalyzedSentences, textOf } from './analyzed-sentences.ts';
import { labelEojeol } from './labels.ts';
import type { Eojeol, Morpheme } from './morpheme.ts';
import type { MorphologyModel, RememberedEojeols } from './morphology-model.ts';

/** How many sentences are analyzed between two breaks. */
const BATCH = 256;

/** What was seen of an eojeol. */
interface Seen {
  readonly eojeol: Eojeol;
  readonly key: string;
  times: number;
  /** Whether it always had the same morphemes. */
  isAlike: boolean;
  isMissed: boolean;
}

/**
 * Finds the eojeols of sentences that always have the same morphemes there, and for which the model finds others at
 * least once: what a small network cannot keep in mind, and a list can.
 * @param least how often they must occur
 * @returns the numbers of their characters' labels
 */
export async function findMissedEojeols(
  model: MorphologyModel,
  tagSet: string,
  sentences: AnalyzedSentences,
  least: number,
): Promise<RememberedEojeols> {
  const seen = new Map<string, Seen>();
  const takeBreak = createEventBreaks();
  for (let first = 0; first < sentences.length; first += BATCH) {
    const batch = sentences.slice(first, first + BATCH);
    const found = analyzeMorphemes(model, batch.map(textOf), { tagSet });
    for (const [i, eojeols] of batch.entries()) {
      for (const [j, eojeol] of eojeols.entries()) note(seen, eojeol, found[i][j]?.morphemes ?? []);
    }
    const pause = takeBreak(batch.length);
    if (pause !== undefined) await pause;
  }
  const labels = model.tagSets.find(({ name }) => name === tagSet)?.labels ?? [];
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const missed = new Map<string, number[]>();
  for (const [form, { eojeol, times, isAlike, isMissed }] of seen) {
    if (times < least || !isAlike || !isMissed) continue;
    const known = (labelEojeol(eojeol) ?? [])
      .map((label) => numbers.get(label))
      .filter((number) => number !== undefined);
    if (known.length === Array.from(form).length) missed.set(form, known);
  }
  return new Map([...missed].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function note(seen: Map<string, Seen>, eojeol: Eojeol, found: readonly Morpheme[]): void {
  const key = keyOf(eojeol.morphemes);
  const isMissed = keyOf(found) !== key;
  const before = seen.get(eojeol.form);
  if (before === undefined) {
    seen.set(eojeol.form, { eojeol, key, times: 1, isAlike: true, isMissed });
    return;
  }
  before.times += 1;
  if (before.key !== key) before.isAlike = false;
  if (isMissed) before.isMissed = true;
}

function keyOf(morphemes: readonly Morpheme[]): string {
  return morphemes.map(({ form, tag }) => `${form}\t${tag}`).join('\n');
}
