import { computeLogisticStep, type LogisticQuestion, type LogisticStep } from './logistic-step.ts';
import { checkWords, type SoftmaxExample, type TwoLayerNetwork } from './two-layer-network.ts';

/** One example of negative sampling. */
export interface NegativeSamplingExample extends SoftmaxExample {
  /** Words drawn as negative samples. One drawn twice counts twice; the target itself does not count. */
  readonly negatives: readonly number[];
}

/**
 * Computes one step of Word2Vec with negative sampling (Mikolov et al. 2013), with every intermediate
 * value: the target is to be distinguished from k words drawn at random, so a step touches k + 1 rows of W₂ in
 * place of all:
 *
 *     L = −ln σ(u_target · h) − Σ_negatives ln σ(−u_k · h)
 *
 * It is the plain reference of what `trainWord2Vec` does by default; see `computeLogisticStep` for the gradients.
 * Nothing is changed; `applyLogisticStep` does that.
 * @param learningRate of the updated vectors that the step gives; default 0.025
 * @throws UsageError when a word is not in the vocabulary, or there is no input
 */
export function computeNegativeSamplingStep(
  network: TwoLayerNetwork,
  example: NegativeSamplingExample,
  learningRate = 0.025,
): LogisticStep {
  const { inputs, target, negatives } = example;
  checkWords(network, [target, ...negatives]);
  const drawn = [...new Set(negatives)].filter((word) => word !== target);
  const questions: LogisticQuestion[] = [
    { row: target, label: 1, weight: 1 },
    ...drawn.map((row) => {
      const weight = negatives.filter((word) => word === row).length;
      return { row, label: 0, weight } as const;
    }),
  ];
  return computeLogisticStep(network, inputs, questions, learningRate);
}
