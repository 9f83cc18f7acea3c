import type { Explanation, FeatureContribution } from '../../counts/explanation.ts';
import type { LinearScores } from '../../counts/naive-bayes/linear-scores.ts';
import { argmax, normalizeLogs } from '../../counts/naive-bayes/log-probabilities.ts';
import type { NaiveBayesModel } from '../../counts/naive-bayes/naive-bayes.ts';

/** The input of `explainScores`. */
export interface ExplainInput {
  readonly model: NaiveBayesModel;
  readonly scores: LinearScores;
  readonly labels: readonly string[];
  /** The document's distinct features, and the value of each. */
  readonly features: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly nameOf: (feature: number) => string;
  readonly unknown: readonly string[];
}

/** Splits a document's scores into the contributions of its features. */
export function explainScores(input: ExplainInput): Explanation {
  const { model, scores, labels } = input;
  const { classes, weights } = scores;
  const rows = Array.from(input.features, (feature) =>
    Array.from(weights.subarray(feature * classes, (feature + 1) * classes)),
  );
  const features: FeatureContribution[] = rows.map((row, i) => ({
    feature: input.nameOf(input.features[i]),
    value: input.values[i],
    probabilities: row.map((weight, c) => probabilityOf(model, weight, scores.divisors?.[c] ?? 1)),
    contributions: row.map((weight) => contributionOf(model, weight, input.values[i])),
  }));
  features.sort(byFallingSpread);
  const logPriors = Array.from(scores.logPriors);
  const absent =
    model === 'bernoulli' ? absentPart(scores, rows) : Array.from({ length: classes }, () => 0);
  const totals = logPriors.map((logPrior, c) =>
    features.reduce((sum, feature) => sum + feature.contributions[c], logPrior + absent[c]),
  );
  const logs = normalizeLogs(Float64Array.from(totals), scores.logPriors);
  const order = totals.map((_, c) => c).sort((a, b) => logs[b] - logs[a] || a - b);
  const [first, second = first] = order;
  return {
    model,
    classes: labels,
    predicted: labels[argmax(logs)],
    probabilities: Array.from(logs, Math.exp),
    logPriors,
    absent,
    features,
    scores: totals,
    logOdds: totals[first] === totals[second] ? 0 : totals[first] - totals[second],
    runnerUp: labels[second],
    unknown: input.unknown,
  };
}

/** Computes the contribution of the words that a document lacks: that of the empty document minus the present words'. */
function absentPart(
  scores: LinearScores,
  presentWeights: readonly (readonly number[])[],
): number[] {
  return Array.from(scores.base, (base, c) => {
    const weights = presentWeights.map((row) => row[c]);
    const certain = weights.filter((weight) => weight === Infinity).length;
    if (certain < (scores.certain?.[c] ?? 0)) return -Infinity;
    // log(1 − P) = −log(1 + e^weight); a certain word's is not in `base`.
    return weights.reduce(
      (sum, weight) => (weight === Infinity ? sum : sum + Math.log1p(Math.exp(weight))),
      base,
    );
  });
}

function probabilityOf(model: NaiveBayesModel, weight: number, divisor: number): number {
  switch (model) {
    case 'multinomial':
      return Math.exp(weight);
    case 'complement':
      return Math.exp(-weight * divisor);
    case 'bernoulli':
      return 1 / (1 + Math.exp(-weight));
  }
}

function contributionOf(model: NaiveBayesModel, weight: number, value: number): number {
  // log P of a present word, from the log-odds log P − log(1 − P).
  if (model === 'bernoulli') return -Math.log1p(Math.exp(-weight));
  return weight * value;
}

function byFallingSpread(a: FeatureContribution, b: FeatureContribution): number {
  const [first, second] = [spread(a.contributions), spread(b.contributions)];
  // Two infinite ones have no difference.
  return first === second ? 0 : second - first;
}

/** Measures how far apart a feature puts the classes; two classes that it makes impossible are not apart. */
function spread(contributions: readonly number[]): number {
  const most = Math.max(...contributions);
  const least = Math.min(...contributions);
  return most === least ? 0 : most - least;
}
