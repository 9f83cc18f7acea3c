import type { Explanation, FeatureContribution } from '../counts/explanation.ts';
import type { LinearScores } from '../counts/naive-bayes/linear-scores.ts';
import { argmax, normalizeLogs } from '../counts/naive-bayes/log-probabilities.ts';
import type { NaiveBayesModel } from '../counts/naive-bayes/naive-bayes.ts';

/** What an explanation is made of. */
export interface ExplainInput {
  readonly model: NaiveBayesModel;
  readonly scores: LinearScores;
  readonly labels: readonly string[];
  /** The document's distinct features, and what each is worth. */
  readonly features: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly names: ReadonlyMap<number, string>;
  readonly unknown: readonly string[];
}

/** Takes a document's score apart, feature by feature. */
export function explainScores(input: ExplainInput): Explanation {
  const { model, scores, labels } = input;
  const { classes, weights } = scores;
  const features: FeatureContribution[] = Array.from(input.features, (feature, i) => {
    const row = Array.from(weights.subarray(feature * classes, (feature + 1) * classes));
    return {
      feature: input.names.get(feature) ?? `feature ${feature}`,
      value: input.values[i],
      probabilities: row.map((weight) => probabilityOf(model, weight)),
      contributions: row.map((weight) => contributionOf(model, weight, input.values[i])),
    };
  });
  features.sort((a, b) => spread(b.contributions) - spread(a.contributions));
  const logPriors = Array.from(scores.logPriors);
  const absent = Array.from({ length: classes }, () => 0);
  const totals = logPriors.map((logPrior, c) =>
    features.reduce((sum, feature) => sum + feature.contributions[c], logPrior + absent[c]),
  );
  const order = totals.map((_, c) => c).sort((a, b) => totals[b] - totals[a] || a - b);
  const [first, second = first] = order;
  const logs = normalizeLogs(Float64Array.from(totals), scores.logPriors);
  return {
    model,
    classes: labels,
    predicted: labels[argmax(logs)],
    probabilities: Array.from(logs, Math.exp),
    logPriors,
    absent,
    features,
    scores: totals,
    logOdds: totals[first] - totals[second],
    runnerUp: labels[second],
    unknown: input.unknown,
  };
}

function probabilityOf(model: NaiveBayesModel, weight: number): number {
  switch (model) {
    case 'multinomial':
      return Math.exp(weight);
    case 'complement':
      return Math.exp(-weight);
    case 'bernoulli':
      return 1 / (1 + Math.exp(-weight));
  }
}

function contributionOf(model: NaiveBayesModel, weight: number, value: number): number {
  // log P of a present word, from the log-odds log P − log(1 − P).
  if (model === 'bernoulli') return -Math.log1p(Math.exp(-weight));
  return weight * value;
}

function spread(contributions: readonly number[]): number {
  return Math.max(...contributions) - Math.min(...contributions);
}
