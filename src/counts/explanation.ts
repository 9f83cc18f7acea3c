/** What one feature of a document says about each class. */
export interface FeatureContribution {
  /** The feature as text: a word, an n-gram. */
  readonly feature: string;
  /** How often the document has it, or its tf-idf. */
  readonly value: number;
  /**
   * P(feature|class) for each class: multinomial, a draw gives it; Bernoulli, a document has it;
   * complement, a draw from all the other classes gives it.
   */
  readonly probabilities: readonly number[];
  /** What it adds to each class's score, in nats; −∞ for a class that it makes impossible (alpha 0). */
  readonly contributions: readonly number[];
}

/**
 * Why a document got its class. For each class, in the order of `classes`:
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
  /** Bernoulli: the summed part of all words that the document does not have. Otherwise zeros. */
  readonly absent: readonly number[];
  /** Sorted by how far apart they put the classes: the largest difference of contributions first. */
  readonly features: readonly FeatureContribution[];
  /** log P(class) + log P(document|class). */
  readonly scores: readonly number[];
  /** score(predicted) − score(runner-up), in nats; 0 with one class. */
  readonly logOdds: number;
  /** The class that came second; the predicted one where there is no other. */
  readonly runnerUp: string;
  /** Tokens that are part of no feature (most often: no training document had them); they say nothing about any class. */
  readonly unknown: readonly string[];
}
