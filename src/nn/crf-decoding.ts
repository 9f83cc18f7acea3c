/** The scores of one sequence as plain numbers. */
export interface ChainScores {
  readonly labels: number;
  /** [steps, labels], row after row. */
  readonly logits: ArrayLike<number>;
  /** [labels, labels]: of a label (column) after another (row). */
  readonly transitions: ArrayLike<number>;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** A sequence of labels, and the logarithm of its probability, in nats. */
export interface ChainPath {
  readonly labels: readonly number[];
  readonly logProbability: number;
}

/**
 * Finds the likeliest labels by the Viterbi algorithm (Viterbi 1967). A label whose best way is behind the best of all by
 * more than any transition can make up for is on the way to no label of the next step, and is left out of the search.
 */
export function viterbi(chain: ChainScores): number[] {
  const { labels, logits, transitions, starts, ends } = chain;
  const steps = logits.length / labels;
  if (steps === 0) return [];
  let best = Float64Array.from({ length: labels }, (_, j) => starts[j] + logits[j]);
  let next = new Float64Array(labels);
  const from = new Int32Array(steps * labels);
  const reach = rangeOf(transitions);
  const hopeful = new Int32Array(labels);
  for (let t = 1; t < steps; t++) {
    let top = -Infinity;
    for (let i = 0; i < labels; i++) if (best[i] > top) top = best[i];
    let count = 0;
    for (let i = 0; i < labels; i++) if (!(best[i] < top - reach)) hopeful[count++] = i;
    for (let j = 0; j < labels; j++) {
      let most = -Infinity;
      let at = 0;
      for (let k = 0; k < count; k++) {
        const i = hopeful[k];
        const score = best[i] + transitions[i * labels + j];
        if (score > most) {
          most = score;
          at = i;
        }
      }
      next[j] = most + logits[t * labels + j];
      from[t * labels + j] = at;
    }
    [best, next] = [next, best];
  }
  let label = 0;
  for (let j = 1; j < labels; j++) if (best[j] + ends[j] > best[label] + ends[label]) label = j;
  const path = Array<number>(steps);
  for (let t = steps - 1; t >= 0; t--) {
    path[t] = label;
    label = from[t * labels + label];
  }
  return path;
}

/** Returns by how much the largest number exceeds the smallest, rounding errors of sums with them included. */
function rangeOf(numbers: ArrayLike<number>): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < numbers.length; i++) {
    least = Math.min(least, numbers[i]);
    most = Math.max(most, numbers[i]);
  }
  return most - least + 1;
}

/** A way to reach a label at a step: its score, and which way of which label was before. */
interface Way {
  readonly score: number;
  readonly label: number;
  readonly before: Way | undefined;
}

/**
 * Finds the n likeliest sequences of labels, the likeliest first (the list Viterbi algorithm; Seshadri & Sundberg 1994).
 * @returns fewer than n where there are fewer
 */
export function nBest(chain: ChainScores, n: number): ChainPath[] {
  const { labels, logits, transitions, starts, ends } = chain;
  const steps = logits.length / labels;
  if (steps === 0) return [{ labels: [], logProbability: 0 }];
  let ways: Way[][] = Array.from({ length: labels }, (_, label) => [
    { score: starts[label] + logits[label], label, before: undefined },
  ]);
  for (let t = 1; t < steps; t++) {
    const before = ways.flat();
    ways = Array.from({ length: labels }, (_, label) =>
      take(
        before.map((way) => ({
          score: way.score + transitions[way.label * labels + label] + logits[t * labels + label],
          label,
          before: way,
        })),
        n,
      ),
    );
  }
  const final = take(
    ways.flat().map((way) => ({ ...way, score: way.score + ends[way.label] })),
    n,
  );
  const { logPartition } = forwardScores(chain);
  return final.map((way) => {
    const path: number[] = [];
    for (let at: Way | undefined = way; at !== undefined; at = at.before) path.push(at.label);
    return { labels: path.reverse(), logProbability: way.score - logPartition };
  });
}

/** The n best ways, the best first. */
function take(ways: Way[], n: number): Way[] {
  return ways.sort((a, b) => b.score - a.score).slice(0, n);
}

/** Computes α and ln Z by the forward algorithm. */
function forwardScores({ labels, logits, transitions, starts, ends }: ChainScores): {
  readonly alphas: Float64Array;
  readonly logPartition: number;
} {
  const steps = logits.length / labels;
  const alphas = new Float64Array(steps * labels);
  for (let j = 0; j < labels && steps > 0; j++) alphas[j] = starts[j] + logits[j];
  for (let t = 1; t < steps; t++) {
    const before = (t - 1) * labels;
    for (let j = 0; j < labels; j++) {
      alphas[t * labels + j] =
        logits[t * labels + j] +
        logSumExp(labels, (i) => alphas[before + i] + transitions[i * labels + j]);
    }
  }
  const last = (steps - 1) * labels;
  const logPartition = steps === 0 ? 0 : logSumExp(labels, (j) => alphas[last + j] + ends[j]);
  return { alphas, logPartition };
}

/** Computes ln Z, the logarithm of the sum of e^score over all sequences of labels. */
export function logPartition(chain: ChainScores): number {
  return forwardScores(chain).logPartition;
}

/**
 * Computes the probability of each label at each step, over all sequences of labels (forward-backward; Rabiner 1989).
 * @returns [steps, labels]
 */
export function marginals(chain: ChainScores): Float64Array {
  const { labels, logits, transitions, ends } = chain;
  const steps = logits.length / labels;
  const { alphas, logPartition: total } = forwardScores(chain);
  let betas = Float64Array.from({ length: labels }, (_, j) => ends[j]);
  const result = new Float64Array(steps * labels);
  for (let t = steps - 1; t >= 0; t--) {
    const row = t * labels;
    for (let j = 0; j < labels; j++) result[row + j] = Math.exp(alphas[row + j] + betas[j] - total);
    const after = betas;
    betas = Float64Array.from({ length: labels }, (_, i) =>
      logSumExp(labels, (j) => transitions[i * labels + j] + logits[row + j] + after[j]),
    );
  }
  return result;
}

/** ln Σ e^score of the scores 0 to `count` − 1. */
function logSumExp(count: number, score: (index: number) => number): number {
  let most = -Infinity;
  for (let i = 0; i < count; i++) most = Math.max(most, score(i));
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(score(i) - most);
  return most + Math.log(sum);
}
