/**
 * Naive Bayes ready to be used. In logs every variant is a sum over the features of a document:
 *
 *   score(c) = log P(c) + base(c) + Σ_f value(f) · weight(f, c)
 */
export interface LinearScores {
  readonly classes: number;
  readonly features: number;
  /** log P(c); zeros for the complement model, which has no prior. */
  readonly logPriors: Float64Array;
  /** What the score adds before any feature: Bernoulli's score of a document with no words; else 0. */
  readonly base: Float64Array;
  /** Row-major, features × classes: the classes of a feature lie together. */
  readonly weights: Float64Array;
  /**
   * Bernoulli without smoothing only: for each class, how many features all of its examples had
   * (weight +∞). A document that lacks one of them cannot be of the class.
   */
  readonly certain?: Float64Array;
}

/**
 * Scores one document: adds its features' weights to `scores`, which then holds log P(c) + log P(d|c).
 * @param features the document's features, each at most once
 * @param values each feature's count or weight, not 0
 */
export function scoreDocument(
  model: LinearScores,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
  begin: number,
  end: number,
  scores: Float64Array,
): void {
  const { classes, weights, certain } = model;
  for (let c = 0; c < classes; c++) scores[c] = model.base[c];
  for (let i = begin; i < end; i++) {
    const offset = features[i] * classes;
    const value = values[i];
    for (let c = 0; c < classes; c++) scores[c] += value * weights[offset + c];
  }
  if (certain !== undefined) {
    scoreCertainFeatures(model, certain, features, begin, end, scores);
  }
  // The prior comes last: a class without examples is at −∞ whatever its words say.
  for (let c = 0; c < classes; c++) {
    scores[c] = model.logPriors[c] === -Infinity ? -Infinity : scores[c] + model.logPriors[c];
  }
}

/** Bernoulli's sums again, with the features that a class always has left out and looked for. */
function scoreCertainFeatures(
  model: LinearScores,
  certain: Float64Array,
  features: ArrayLike<number>,
  begin: number,
  end: number,
  scores: Float64Array,
): void {
  for (let c = 0; c < model.classes; c++) {
    let present = 0;
    scores[c] = model.base[c];
    for (let i = begin; i < end; i++) {
      const weight = model.weights[features[i] * model.classes + c];
      if (weight === Infinity) present++;
      else scores[c] += weight;
    }
    if (present < certain[c]) scores[c] = -Infinity;
  }
}
