/** How one feature of a document changes the score of each class. */
export interface FeatureContribution {
  /** The feature as text: a word, an n-gram. */
  readonly feature: string;
  /** The feature's count in the document, or its tf-idf. */
  readonly value: number;
  /**
   * P(feature|class) for each class. Multinomial: a drawn token is the feature. Bernoulli: a document has the
   * feature. Complement: a token drawn from all the other classes is the feature.
   */
  readonly probabilities: readonly number[];
  /** What it adds to each class's score, in nats; −∞ for a class that it makes impossible (alpha 0). */
  readonly contributions: readonly number[];
}

/**
 * An account of how a document got its class. For each class, in the order of `classes`:
 * `logPriors` + `absent` + every feature's contribution = `scores`, exactly, in that order, and the log-odds
 * of two classes are the difference of their scores.
 */
export interface Explanation {
  readonly model: 'multinomial' | 'complement' | 'bernoulli';
  readonly classes: readonly string[];
  /** The class with the highest score. */
  readonly predicted: string;
  /** P(class|document). */
  readonly probabilities: readonly number[];
  /** log P(class), the prior's part; zeros for the complement model, which has no prior. */
  readonly logPriors: readonly number[];
  /** Bernoulli: the sum over all words that the document lacks. Zeros for the other models. */
  readonly absent: readonly number[];
  /** Sorted by how far apart they put the classes: the largest difference of contributions first. */
  readonly features: readonly FeatureContribution[];
  /** log P(class) + log P(document|class). */
  readonly scores: readonly number[];
  /** score(predicted) − score(runner-up), in nats; 0 with one class. */
  readonly logOdds: number;
  /** The class with the second highest score; the predicted one where there is no other. */
  readonly runnerUp: string;
  /** Tokens that are part of no feature, mostly because no training document had them; they affect no class. */
  readonly unknown: readonly string[];
}
