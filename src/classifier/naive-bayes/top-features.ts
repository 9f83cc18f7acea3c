import type { ClassCounts } from '../../counts/naive-bayes/class-counts.ts';
import type { LinearScores } from '../../counts/naive-bayes/linear-scores.ts';

/** A feature that raises the score of a class. */
export interface TopFeature {
  readonly feature: string;
  /** Summed (weighted) occurrences in the class's training documents. */
  readonly count: number;
  /** What one occurrence adds to the class's score above the mean of the other classes' scores, in nats. */
  readonly pull: number;
}

/** The strongest features of one class. */
export interface ClassTopFeatures {
  readonly label: string;
  readonly features: readonly TopFeature[];
}

/**
 * Finds the features that contributed most to a class in its own training documents: by count × pull, the largest
 * first. The pull alone would list features that occurred once, the count alone those that occur everywhere.
 * @param most how many features to return
 */
export function findTopFeatures(
  counts: ClassCounts,
  { classes, features, weights }: LinearScores,
  label: number,
  most: number,
): { id: number; count: number; pull: number }[] {
  const sums = counts.featureSums[label];
  const best: { id: number; count: number; pull: number }[] = [];
  for (let id = 0; id < features; id++) {
    if (sums[id] <= 0) continue;
    let others = 0;
    for (let c = 0; c < classes; c++) if (c !== label) others += weights[id * classes + c];
    const pull = weights[id * classes + label] - others / (classes - 1);
    const last = best[most - 1];
    if (!(pull > 0) || (last !== undefined && sums[id] * pull <= last.count * last.pull)) continue;
    best.push({ id, count: sums[id], pull });
    // Falling; the first of equals stays first.
    for (let i = best.length - 1; i > 0 && worth(best[i]) > worth(best[i - 1]); i--) {
      [best[i - 1], best[i]] = [best[i], best[i - 1]];
    }
    if (best.length > most) best.pop();
  }
  return best;
}

function worth({ count, pull }: { count: number; pull: number }): number {
  return count * pull;
}
