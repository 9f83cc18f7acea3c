import type { ClassCounts } from './class-counts.ts';

/**
 * Multinomial Naive Bayes (Manning, Raghavan & Schütze, "Introduction to Information Retrieval",
 * 2008, section 13.2): a document is a sequence of draws from its class's words.
 *
 *   weight(f, c) = log P(f|c),   P(f|c) = (N_fc + α) / (Σ_f N_fc + α·F)
 *
 * with N_fc the sum of feature f over the examples of class c and F the number of features.
 * With α = 0 a feature that a class never had is at −∞; a class with no features at all has
 * nothing but those.
 * @returns weights, features × classes
 */
export function multinomialWeights(counts: ClassCounts, alpha: number): Float64Array {
  const classes = counts.examples.length;
  const { features } = counts;
  const weights = new Float64Array(features * classes);
  counts.featureSums.forEach((sums, c) => {
    let total = 0;
    for (let f = 0; f < features; f++) total += sums[f] + alpha;
    const logTotal = Math.log(total);
    for (let f = 0; f < features; f++) {
      const sum = sums[f] + alpha;
      weights[f * classes + c] = sum === 0 ? -Infinity : Math.log(sum) - logTotal;
    }
  });
  return weights;
}
