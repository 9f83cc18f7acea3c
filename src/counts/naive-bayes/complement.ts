import { InputError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { type ClassCounts, totalFrequency } from './class-counts.ts';

/**
 * Complement Naive Bayes (Rennie, Shih, Teevan & Karger, "Tackling the Poor Assumptions of Naive
 * Bayes Text Classifiers", ICML 2003, section 3.1): each class is judged by the words of all the
 * other classes, of which there are more when the classes are of unequal size.
 *
 *   weight(f, c) = −log P(f|not c),   P(f|not c) = (N_f − N_fc + α) / (N − N_c + α·F)
 *
 * With `norm` each class's weights are divided by the sum of their absolute values (section 3.2:
 * weight-normalized complement, WCNB without its tf-idf steps).
 * With α = 0 a feature that only class c has speaks for c with weight +∞.
 * @returns weights, features × classes, and with `norm` the divisor of each class's weights
 * @throws InputError when `norm` is on and a weight is infinite
 */
export function complementWeights(
  counts: ClassCounts,
  alpha: number,
  norm: boolean,
): { weights: Float64Array; divisors?: Float64Array } {
  const classes = counts.examples.length;
  const { features } = counts;
  const everywhere = totalFrequency(counts);
  const weights = new Float64Array(features * classes);
  const divisors = new Float64Array(classes);
  counts.featureSums.forEach((sums, c) => {
    let total = 0;
    for (let f = 0; f < features; f++) total += everywhere[f] + alpha - sums[f];
    let sum = 0;
    for (let f = 0; f < features; f++) {
      const elsewhere = everywhere[f] + alpha - sums[f];
      const weight = elsewhere === 0 ? Infinity : -Math.log(elsewhere / total);
      weights[f * classes + c] = weight;
      sum += weight;
    }
    if (!norm) return;
    divisors[c] = sum;
    if (sum === Infinity) {
      throw new InputError(
        sentence(
          'counts/complement-needs-smoothing',
        )`Normalized complement Naive Bayes cannot do without smoothing here: a feature occurs in one class only, so its weight is infinite. Give an ${{ alpha: option('alpha') }} above 0.`,
      );
    }
    for (let f = 0; f < features; f++) weights[f * classes + c] /= sum;
  });
  return norm ? { weights, divisors } : { weights };
}
