import {
  checkInputs,
  checkWords,
  type SoftmaxExample,
  type TwoLayerNetwork,
} from './two-layer-network.ts';

/** Everything that one step of learning computes, in the order in which it does. */
export interface SoftmaxStep {
  /** x [V]: one-hot, or for several inputs the mean of their one-hot vectors. */
  readonly input: Float64Array;
  /** h = W₁ x [N]: the input word's column, or the mean of several. */
  readonly hidden: Float64Array;
  /** z = W₂ h [V]. */
  readonly scores: Float64Array;
  /** ŷ = softmax(z) [V]. */
  readonly probabilities: Float64Array;
  /** L = −ln ŷ_target, in nats. */
  readonly loss: number;
  /** ∂L/∂z = ŷ − y [V], with y the target's one-hot vector. */
  readonly scoreGradient: Float64Array;
  /** ∂L/∂h = W₂ᵀ ∂L/∂z [N]. */
  readonly hiddenGradient: Float64Array;
  /** ∂L/∂W₁ = ∂L/∂h xᵀ [N, V]: all columns but the inputs' are 0. */
  readonly inputGradient: Float64Array;
  /** ∂L/∂W₂ = ∂L/∂z hᵀ [V, N]: every row changes, which is why the full softmax is slow. */
  readonly outputGradient: Float64Array;
}

/**
 * Computes one step of Word2Vec with the full softmax, with every intermediate value. It is the plain reference
 * of what `trainWord2Vec` does with `loss: 'softmax'`. Nothing is changed; see `descend`.
 * @throws UsageError when a word is not in the vocabulary, or there is no input
 */
export function computeSoftmaxStep(network: TwoLayerNetwork, example: SoftmaxExample): SoftmaxStep {
  const { vocabulary, dimensions, inputWeights, outputWeights } = network;
  const { inputs, target } = example;
  checkInputs(inputs);
  checkWords(network, [...inputs, target]);

  const input = new Float64Array(vocabulary);
  for (const word of inputs) input[word] += 1 / inputs.length;
  // Only the inputs' columns meet anything but 0: the product is a look-up.
  const hidden = new Float64Array(dimensions);
  for (const word of inputs) {
    for (let n = 0; n < dimensions; n++) {
      hidden[n] += inputWeights[n * vocabulary + word] / inputs.length;
    }
  }
  const scores = multiply(outputWeights, hidden);
  const highest = scores.reduce((a, b) => Math.max(a, b));
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((a, b) => a + b);
  const probabilities = powers.map((power) => power / sum);
  const loss = highest + Math.log(sum) - scores[target];

  const scoreGradient = probabilities.slice();
  scoreGradient[target] -= 1;
  const hiddenGradient = new Float64Array(dimensions);
  for (let v = 0; v < vocabulary; v++) {
    for (let n = 0; n < dimensions; n++) {
      hiddenGradient[n] += outputWeights[v * dimensions + n] * scoreGradient[v];
    }
  }
  return {
    ...{ input, hidden, scores, probabilities, loss, scoreGradient, hiddenGradient },
    inputGradient: outerProduct(hiddenGradient, input),
    outputGradient: outerProduct(scoreGradient, hidden),
  };
}

/** Takes a step down the gradient: W ← W − rate · ∂L/∂W, in place, for both matrices. */
export function descend(network: TwoLayerNetwork, step: SoftmaxStep, learningRate: number): void {
  const { inputWeights, outputWeights } = network;
  step.inputGradient.forEach((slope, i) => {
    inputWeights[i] -= learningRate * slope;
  });
  step.outputGradient.forEach((slope, i) => {
    outputWeights[i] -= learningRate * slope;
  });
}

/** Multiplies a matrix with a vector: [rows, n] · [n] = [rows]. */
function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return Float64Array.from({ length: matrix.length / n }, (_, row) =>
    vector.reduce((sum, value, i) => sum + matrix[row * n + i] * value, 0),
  );
}

/** Computes a bᵀ, [a.length, b.length], row by row. */
function outerProduct(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(a.length * b.length);
  a.forEach((value, i) => {
    b.forEach((other, j) => {
      product[i * b.length + j] = value * other;
    });
  });
  return product;
}
