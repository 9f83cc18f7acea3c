import type { LinearClassifierParts } from './linear-classifier-parts.ts';

/** What a feature of a text adds to each class's score. */
export interface LinearFeatureContribution {
  readonly feature: string;
  /** By class, in the classifier's order. */
  readonly contributions: readonly number[];
}

/** Why a text gets its class: for each class its bias and all contributions add up to its score. */
export interface LinearTextExplanation {
  readonly predicted: string;
  readonly probabilities: Float64Array;
  /** The class that came second. */
  readonly runnerUp: string;
  readonly biases: readonly number[];
  /** Those that put the classes furthest apart first. */
  readonly features: readonly LinearFeatureContribution[];
  readonly scores: readonly number[];
  /** Tokens that are part of no feature. */
  readonly unknown: readonly string[];
}

/** Splits a text's scores into the contributions of its features. */
export function explainLinear(
  { source, weights, classes }: LinearClassifierParts,
  text: string,
  probabilitiesOf: (scores: Float64Array) => Float64Array,
): LinearTextExplanation {
  const features = [...source.namesIn(text)].map(([id, feature]) => {
    const row = id * classes.length;
    return { feature, contributions: [...weights.effects.subarray(row, row + classes.length)] };
  });
  features.sort((a, b) => spread(b.contributions) - spread(a.contributions));
  const biases = [...weights.biases];
  const scores = Float64Array.from(biases, (bias, c) =>
    features.reduce((sum, { contributions }) => sum + contributions[c], bias),
  );
  const [first, second] = [...classes.keys()].sort((a, b) => scores[b] - scores[a] || a - b);
  return {
    ...{ predicted: classes[first], runnerUp: classes[second] },
    probabilities: probabilitiesOf(scores),
    ...{ biases, features, scores: [...scores] },
    unknown: source.unknownIn(text, () => true),
  };
}

function spread(contributions: readonly number[]): number {
  return Math.max(...contributions) - Math.min(...contributions);
}
