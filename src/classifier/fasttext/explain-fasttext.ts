import type { LinearTextExplanation } from '../linear/explain-linear.ts';
import type { FastTextForward } from './forward.ts';
import type { FastTextParts } from './parts.ts';

/** Why a text gets its class. Of hierarchical softmax a class's score is ln P, which its features do not add up to. */
export type FastTextExplanation = LinearTextExplanation;

/**
 * Splits a text's scores into the contributions of its features, which add up to them exactly: a feature's vector, divided
 * by how many there are, times the class's row. Without hierarchical softmax, whose classes have paths and no rows of
 * their own; there a class's contributions are those of the sum of ±rows along its path, to Σ ±score.
 */
export function explainFastText(
  parts: FastTextParts,
  forward: FastTextForward,
  text: string,
): FastTextExplanation {
  const { labels, input, shape } = parts;
  const named = forward.features.namesIn(text);
  const rows = forward.classRows();
  const contributions = new Map<string, number[]>();
  const scores = labels.map(() => 0);
  const vector = new Float64Array(shape.dimensions);
  const unknown: string[] = [];
  for (const { feature, row } of named) {
    if (row < 0) {
      unknown.push(feature);
      continue;
    }
    vector.fill(0);
    input.addRowTo(row, 1 / named.length, vector);
    const sums = contributions.get(feature) ?? labels.map(() => 0);
    contributions.set(feature, sums);
    labels.forEach((_, c) => {
      const part = dot(rows[c], vector);
      sums[c] += part;
      scores[c] += part;
    });
  }
  const probabilities = forward.probabilities(text);
  const [first, second] = [...labels.keys()].sort(
    (a, b) => probabilities[b] - probabilities[a] || a - b,
  );
  const features = [...contributions].map(([feature, sums]) => ({ feature, contributions: sums }));
  features.sort((a, b) => spread(b.contributions) - spread(a.contributions));
  return {
    ...{ predicted: labels[first], runnerUp: labels[second], probabilities },
    biases: labels.map(() => 0),
    ...{ features, scores, unknown },
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function spread(contributions: readonly number[]): number {
  return Math.max(...contributions) - Math.min(...contributions);
}
