import type { Vector } from '../../parts/plain-network.ts';
import { BEGIN, type DecoderStep, decode, END, type Encoded, type Network } from './network.ts';

/** A translation that was found. */
export interface Found {
  /** Its units, the end among them where it came to one. */
  readonly ids: readonly number[];
  readonly steps: readonly DecoderStep[];
  /** ln P */
  readonly logProbability: number;
  /** What hypotheses are ranked by: ln P, divided by ((5 + length) / 6). */
  readonly score: number;
}

interface Branch {
  readonly ids: readonly number[];
  readonly steps: readonly DecoderStep[];
  readonly state: Vector;
  readonly logProbability: number;
}

/** Most units of a translation, by the length of its source, as the library has it. */
function longest(source: number): number {
  return 2 * source + 20;
}

/**
 * Looks for the likeliest translations: at each step the best `beam` ways to go on are kept, and those of them that end
 * are finished, until `beam` are. With a beam of 1 the likeliest unit is taken each time.
 */
export function search(network: Network, encoded: Encoded, beam: number): Found[] {
  const found: Found[] = [];
  let alive: readonly Branch[] = [{ ids: [], steps: [], state: encoded.first, logProbability: 0 }];
  const limit = longest(encoded.ids.length);
  for (let length = 1; length <= limit && found.length < beam; length++) {
    const ways = alive.flatMap((branch) => {
      const step = decode(network, encoded, branch.state, branch.ids.at(-1) ?? BEGIN);
      const order = step.probabilities.map((_, id) => id);
      order.sort((a, b) => (step.probabilities[b] ?? 0) - (step.probabilities[a] ?? 0) || a - b);
      return order.slice(0, beam + 1).map((id) => ({
        ids: [...branch.ids, id],
        steps: [...branch.steps, step],
        state: step.state,
        logProbability: branch.logProbability + Math.log(step.probabilities[id] ?? 0),
      }));
    });
    ways.sort((a, b) => b.logProbability - a.logProbability);
    const kept: Branch[] = [];
    for (const [rank, way] of ways.entries()) {
      if (kept.length === beam) break;
      if (way.ids.at(-1) !== END) kept.push(way);
      else if (rank < beam) found.push(finish(way));
    }
    alive = kept;
  }
  const all = found.length > 0 ? found : alive.map(finish);
  return all.sort((a, b) => b.score - a.score).slice(0, beam);
}

function finish({ ids, steps, logProbability }: Branch): Found {
  return { ids, steps, logProbability, score: logProbability / ((5 + ids.length) / 6) };
}
