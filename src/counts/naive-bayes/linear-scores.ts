/**
 * A trained Naive Bayes in the form used for scoring. In logs every variant is a sum over the features of a document:
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
  /** Normalized complement only: the divisor of each class's weights. */
  readonly divisors?: Float64Array;
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
  addPriors(scores, model.logPriors);
}

/**
 * Scores one document by its unsorted features, repeated as often as they occur: the fast path for counts.
 */
export function scoreOccurrences(
  model: LinearScores,
  occurrences: Int32Array,
  length: number,
  scores: Float64Array,
): void {
  const { classes, weights, base, logPriors } = model;
  if (classes === 2) {
    let first = base[0];
    let second = base[1];
    for (let i = 0; i < length; i++) {
      const offset = 2 * occurrences[i];
      first += weights[offset];
      second += weights[offset + 1];
    }
    scores[0] = first;
    scores[1] = second;
  } else {
    scores.set(base);
    for (let i = 0; i < length; i++) {
      const offset = occurrences[i] * classes;
      for (let c = 0; c < classes; c++) scores[c] += weights[offset + c];
    }
  }
  addPriors(scores, logPriors);
}

/** Adds log P(c). A class without examples is at −∞ whatever its words say. */
function addPriors(scores: Float64Array, logPriors: Float64Array): void {
  for (let c = 0; c < scores.length; c++) {
    scores[c] = logPriors[c] === -Infinity ? -Infinity : scores[c] + logPriors[c];
  }
}

/** Recomputes Bernoulli's sums where classes have certain features, whose weights are infinite: counts those present. */
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
