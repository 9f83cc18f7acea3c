import { createRandom } from 'malmoi';
import { computeSoftmaxStep, createTwoLayerNetwork, descend, windowPairs } from 'malmoi/word2vec';
import type { Check } from '../../shell/chapter.ts';
import { type Example, readExamples, readText } from './network.ts';
import type { Word2VecFields } from './state.ts';

/** What the library says: its pairs, its network, `computeSoftmaxStep` and `descend` as often. */
const check: Check<Word2VecFields> = async (values) => {
  const read = readText(values.text);
  const size = read.vocabulary.length;
  const examples: Example[] =
    values.architecture === 'cbow'
      ? readExamples(read, values.window, 'cbow')
      : read.sentences.flatMap((words) =>
          windowPairs(words, values.window).map(([input, target]) => ({ inputs: [input], target })),
        );
  if (examples.length === 0) return {};
  const random = createRandom(values.seed, 'weights');
  const network = createTwoLayerNetwork(size, values.dimensions, random);
  const exampleOf = (step: number): Example =>
    examples[step % examples.length] ?? { inputs: [0], target: 0 };
  for (let step = 0; step < values.step; step++) {
    descend(network, computeSoftmaxStep(network, exampleOf(step)), values.rate);
  }
  const now = computeSoftmaxStep(network, exampleOf(values.step));
  const column = (numbers: ArrayLike<number>): number[][] =>
    Array.from(numbers, (value) => [value]);
  const { dimensions, inputWeights, outputWeights } = network;
  return {
    W1: Array.from({ length: dimensions }, (_, n) =>
      Array.from(inputWeights.subarray(n * size, (n + 1) * size)),
    ),
    W2: Array.from({ length: size }, (_, v) =>
      Array.from(outputWeights.subarray(v * dimensions, (v + 1) * dimensions)),
    ),
    hidden: column(now.hidden),
    probabilities: column(now.probabilities),
    loss: [[now.loss]],
    hiddenGradient: column(now.hiddenGradient),
    scoreGradient: column(now.scoreGradient),
  };
};
export default check;
