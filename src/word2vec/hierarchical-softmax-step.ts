import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { HuffmanPaths } from '../counts/huffman.ts';
import { computeLogisticStep, type LogisticQuestion, type LogisticStep } from './logistic-step.ts';
import { checkWords, type SoftmaxExample, type TwoLayerNetwork } from './two-layer-network.ts';

/** Everything that one step of hierarchical softmax computes; an output's row is an inner node. */
export interface HierarchicalSoftmaxStep extends LogisticStep {
  /** P(target | inputs) = e^−L: the product of the branches' probabilities on the way to its leaf. */
  readonly probability: number;
}

/**
 * Computes one step of Word2Vec with hierarchical softmax (Morin & Bengio 2005), with every intermediate
 * value: a word is a leaf of a Huffman tree, row n of W₂ belongs to inner node n, and at each node on
 * the way from the root to the target a logistic unit says which branch to take:
 *
 *     P(target) = Π_nodes σ(±u_n · h),   + for branch 0, − for branch 1,   L = −ln P(target)
 *
 * So a step touches about log₂ V rows in place of V, and the probabilities of all words sum to 1 all the
 * same. For teaching, and as the plain reference of `trainWord2Vec` with `loss:
 * 'hierarchical-softmax'`; see `computeLogisticStep` for the gradients. The network is not changed; `applyLogisticStep`
 * applies the step.
 * @param paths of the vocabulary's words, by `buildHuffmanPaths`
 * @param learningRate of the updated vectors that the step gives; default 0.025
 * @throws UsageError when a word is not in the vocabulary, there is no input, or the paths are of another vocabulary
 */
export function computeHierarchicalSoftmaxStep(
  network: TwoLayerNetwork,
  paths: HuffmanPaths,
  example: SoftmaxExample,
  learningRate = 0.025,
): HierarchicalSoftmaxStep {
  const { inputs, target } = example;
  const { starts, nodes, branches } = paths;
  if (starts.length !== network.vocabulary + 1) {
    throw new UsageError(
      sentence(
        'word2vec/other-paths',
      )`The paths are of ${{ words: starts.length - 1 }} words; the network has ${{ vocabulary: network.vocabulary }}.`,
    );
  }
  checkWords(network, [target]);
  const questions = Array.from(
    nodes.subarray(starts[target], starts[target + 1]),
    (row, i): LogisticQuestion => ({
      ...{ row, weight: 1 },
      label: branches[starts[target] + i] === 0 ? 1 : 0,
    }),
  );
  const step = computeLogisticStep(network, inputs, questions, learningRate);
  return { ...step, probability: Math.exp(-step.loss) };
}
