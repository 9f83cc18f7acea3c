import { checkInputs, checkWords, type TwoLayerNetwork } from './two-layer-network.ts';

/** A yes-or-no question that a step asks of one output row, before it is answered. */
export interface LogisticQuestion {
  /** A row of W₂. */
  readonly row: number;
  /** The right answer: 1 for yes. */
  readonly label: 0 | 1;
  /** How often it is asked: 2 for a negative sample that was drawn twice. */
  readonly weight: number;
}

/** One output row's part in a step of negative sampling or hierarchical softmax. */
export interface LogisticOutput extends LogisticQuestion {
  /** z = u · h. */
  readonly score: number;
  /** σ(z): how likely "yes" is. */
  readonly probability: number;
  /** −weight · ln of the right answer's probability, in nats. */
  readonly loss: number;
  /** ∂L/∂z = weight · (σ(z) − label). */
  readonly scoreGradient: number;
  /** ∂L/∂u = ∂L/∂z · h [N]. */
  readonly gradient: Float64Array;
  /** u − rate · ∂L/∂u [N]. */
  readonly updated: Float64Array;
}

/** One input word's part in a step. */
export interface InputUpdate {
  readonly word: number;
  /** ∂L/∂v [N]: of n input words each has an n-th of ∂L/∂h. */
  readonly gradient: Float64Array;
  /** v − rate · ∂L/∂h [N]: as in word2vec.c, each of several input words takes the whole step of their mean. */
  readonly updated: Float64Array;
}

/** Everything that a step through yes-or-no questions computes, in the order in which it does. */
export interface LogisticStep {
  /** h [N]: the input word's vector, or the mean of several. */
  readonly hidden: Float64Array;
  /** The output rows that the step asks, and only these: why it is fast. */
  readonly outputs: readonly LogisticOutput[];
  /** The sum of the outputs' losses, in nats. */
  readonly loss: number;
  /** ∂L/∂h = Σ ∂L/∂z · u [N]. */
  readonly hiddenGradient: Float64Array;
  /** The input words, each once. */
  readonly inputs: readonly InputUpdate[];
}

/**
 * Computes a step of the network whose outputs are logistic units:
 *
 *     z = u · h,   L = −Σ weight · (label ln σ(z) + (1 − label) ln(1 − σ(z)))
 *     ∂L/∂z = weight · (σ(z) − label),   ∂L/∂u = ∂L/∂z · h,   ∂L/∂h = Σ ∂L/∂z · u
 *
 * All gradients are of the vectors as they were before the step.
 * @throws UsageError when there is no input word, or a word is not in the vocabulary
 */
export function computeLogisticStep(
  network: TwoLayerNetwork,
  words: readonly number[],
  questions: readonly LogisticQuestion[],
  learningRate: number,
): LogisticStep {
  const { vocabulary, dimensions, inputWeights, outputWeights } = network;
  checkInputs(words);
  checkWords(network, words);
  const vectorOf = (word: number): Float64Array =>
    Float64Array.from({ length: dimensions }, (_, n) => inputWeights[n * vocabulary + word]);
  const hidden = new Float64Array(dimensions);
  for (const word of words) {
    vectorOf(word).forEach((value, n) => {
      hidden[n] += value / words.length;
    });
  }
  const hiddenGradient = new Float64Array(dimensions);
  const outputs = questions.map((question): LogisticOutput => {
    const { row, label, weight } = question;
    const u = outputWeights.slice(row * dimensions, (row + 1) * dimensions);
    const score = u.reduce((sum, value, n) => sum + value * hidden[n], 0);
    const probability = 1 / (1 + Math.exp(-score));
    const scoreGradient = weight * (probability - label);
    u.forEach((value, n) => {
      hiddenGradient[n] += scoreGradient * value;
    });
    const gradient = hidden.map((value) => scoreGradient * value);
    return {
      ...{ row, label, weight, score, probability, scoreGradient, gradient },
      loss: weight * softplus(label === 1 ? -score : score),
      updated: descended(u, gradient, learningRate),
    };
  });
  const inputs = [...new Set(words)].map((word): InputUpdate => {
    const times = words.filter((other) => other === word).length;
    return {
      word,
      gradient: hiddenGradient.map((slope) => (slope * times) / words.length),
      updated: descended(vectorOf(word), hiddenGradient, learningRate * times),
    };
  });
  const loss = outputs.reduce((sum, output) => sum + output.loss, 0);
  return { hidden, outputs, loss, hiddenGradient, inputs };
}

/** Puts a step's updated vectors into the network, in place. */
export function applyLogisticStep(network: TwoLayerNetwork, step: LogisticStep): void {
  const { vocabulary, dimensions, inputWeights, outputWeights } = network;
  for (const { row, updated } of step.outputs) outputWeights.set(updated, row * dimensions);
  for (const { word, updated } of step.inputs) {
    updated.forEach((value, n) => {
      inputWeights[n * vocabulary + word] = value;
    });
  }
}

/** Computes ln(1 + eᵃ), which is −ln σ(−a), without overflow. */
function softplus(a: number): number {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}

function descended(vector: Float64Array, gradient: Float64Array, rate: number): Float64Array {
  return vector.map((value, n) => value - rate * gradient[n]);
}
