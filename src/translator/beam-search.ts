import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { edgeTokensOf } from './batches.ts';
import { openDecoding } from './decoding.ts';
import { type Branch, finishBranch, type Hypothesis, type ScorePenalties } from './hypothesis.ts';
import type { DecodedStep } from './step-decoding.ts';
import type { Translator } from './translator.ts';

/** Options of `beamSearch`. */
export interface BeamSearchOptions extends ScorePenalties {
  readonly beam: number;
  /** The most units of each translation. */
  readonly limits: ArrayLike<number>;
}

/** A source whose translation is being looked for. */
interface Search {
  readonly source: Int32Array;
  readonly limit: number;
  /** The hypotheses that grow, the best first; at the beginning a single empty one. */
  alive: readonly (Branch | undefined)[];
  /** The row of the decoding that each of them goes on from, among the search's own rows. */
  rows: readonly number[];
  readonly finished: Hypothesis[];
  done: boolean;
}

/** A way to go on: a hypothesis and its next unit. */
interface Candidate {
  readonly row: number;
  readonly id: number;
  readonly logProbability: number;
}

/**
 * Looks for the likeliest translations of sources, side by side: at each step the best `beam` of all ways to go on are
 * kept, and those of them that end are finished, until `beam` are. With a beam of 1 this is greedy search.
 * @returns for each source the hypotheses, the best first
 * @throws InterruptedError when the signal is aborted
 */
export async function beamSearch(
  model: Translator,
  sources: readonly Int32Array[],
  options: BeamSearchOptions,
  { signal, breaks }: LongWork = {},
): Promise<Hypothesis[][]> {
  const { beam } = options;
  const searches = sources.map((source, i): Search => {
    const limit = options.limits[i];
    return { source, limit, alive: [undefined], rows: [0], finished: [], done: false };
  });
  const decoding = openDecoding(model, sources, beam);
  const takeBreak = createEventBreaks(breaks);
  const { begin } = edgeTokensOf(model.units);
  try {
    let left = searches;
    for (let length = 1; left.length > 0; length++) {
      throwIfAborted(signal);
      const before = new Int32Array(decoding.rows).fill(begin);
      const parents = Int32Array.from(before, (_, row) => row);
      left.forEach(({ alive, rows }, s) => {
        alive.forEach((branch, slot) => {
          if (branch !== undefined) before[s * beam + slot] = branch.id;
          parents[s * beam + slot] = s * beam + rows[slot];
        });
      });
      const step = decoding.step(before, length === 1 ? undefined : parents);
      left.forEach((search, s) => {
        if (!search.done) advance(model, search, step, { ...options, first: s * beam, length });
      });
      const going = left.flatMap(({ done }, s) => (done ? [] : [s]));
      // Sources that are done are carried along until they are half of the rows: moving rows costs, too.
      if (going.length <= left.length / 2) {
        if (going.length > 0) decoding.keepSources(going);
        left = going.map((s) => left[s]);
      }
      await takeBreak();
    }
  } finally {
    decoding.dispose();
  }
  return searches.map(({ finished }) => finished.sort((a, b) => b.score - a.score));
}

interface Advance extends BeamSearchOptions {
  /** The first row of the search. */
  readonly first: number;
  /** Units that each hypothesis has after this step. */
  readonly length: number;
}

/** Takes one step of one source's search. */
function advance(
  { units }: Translator,
  search: Search,
  { probabilities, weights }: DecodedStep,
  { beam, first, length, ...penalties }: Advance,
): void {
  const { end } = edgeTokensOf(units);
  const { size } = units;
  const candidates = search.alive.flatMap((branch, row) => {
    const own = probabilities.subarray((first + row) * size, (first + row + 1) * size);
    const before = branch?.logProbability ?? 0;
    // One of them may be the end: as many others as the beam is wide are enough.
    return likeliest(own, beam + 1).map((id): Candidate => {
      return { row, id, logProbability: before + Math.log(own[id]) };
    });
  });
  candidates.sort((a, b) => b.logProbability - a.logProbability);
  const alive: Branch[] = [];
  const rows: number[] = [];
  const steps = weights === undefined ? 0 : weights.length / (probabilities.length / size);
  candidates.forEach(({ row, id, logProbability }, rank) => {
    if (alive.length === beam) return;
    const at = (first + row) * steps;
    const shares = weights && Float64Array.from(weights.subarray(at, at + search.source.length));
    const branch = { parent: search.alive[row], id, logProbability, shares };
    if (id === end) {
      if (rank < beam) search.finished.push(finishBranch(branch, true, penalties));
      return;
    }
    alive.push(branch);
    rows.push(row);
  });
  search.alive = alive;
  search.rows = rows;
  search.done = search.finished.length >= beam || length >= search.limit;
  if (!search.done || search.finished.length > 0) return;
  for (const branch of alive) search.finished.push(finishBranch(branch, false, penalties));
}

/** Returns the numbers of the largest, the largest first; of equal ones the lower number. */
function likeliest(numbers: Float32Array | Float64Array, count: number): number[] {
  const best: number[] = [];
  // What a number must exceed to be among the largest.
  let least = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < numbers.length; id++) {
    const number = numbers[id];
    if (number <= least) continue;
    let at = best.length === count ? count - 1 : best.length;
    for (; at > 0 && number > numbers[best[at - 1]]; at--) best[at] = best[at - 1];
    best[at] = id;
    if (best.length === count) least = numbers[best[count - 1]];
  }
  return best;
}
