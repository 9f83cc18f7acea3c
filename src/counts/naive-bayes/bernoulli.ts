import type { ClassCounts } from './class-counts.ts';

/**
 * Bernoulli Naive Bayes (Manning, Raghavan & Schütze 2008, section 13.3): a document is a yes or
 * no for every word of the vocabulary, so that absent words count too.
 *
 *   P(f|c) = (D_fc + α) / (D_c + 2α),  with D_fc the examples of class c that have f
 *   score(c) = log P(c) + Σ_f log(1 − P(f|c)) + Σ_{f in d} [log P(f|c) − log(1 − P(f|c))]
 *
 * The first sum is the score of a document with no words (`base`). With α = 0 a feature that all
 * of a class's examples have has P = 1 and weight +∞: it is counted in `certain` in place of `base`.
 */
export function bernoulliScores(
  counts: ClassCounts,
  alpha: number,
): { weights: Float64Array; base: Float64Array; certain: Float64Array } {
  const classes = counts.examples.length;
  const { features } = counts;
  const weights = new Float64Array(features * classes);
  const base = new Float64Array(classes);
  const certain = new Float64Array(classes);
  counts.featureSums.forEach((sums, c) => {
    const total = counts.examples[c] + 2 * alpha;
    for (let f = 0; f < features; f++) {
      const present = sums[f] + alpha;
      const absent = total - present;
      const at = f * classes + c;
      if (present === 0) weights[at] = -Infinity;
      else if (absent <= 0) {
        weights[at] = Infinity;
        certain[c]++;
      } else {
        weights[at] = Math.log(present) - Math.log(absent);
        base[c] += Math.log(absent / total);
      }
    }
  });
  return { weights, base, certain };
}
