import { UsageError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';

/** Word2Vec's two layers in double precision, as the course draws them: no biases, no activation in between. */
export interface TwoLayerNetwork {
  /** Words, V. */
  readonly vocabulary: number;
  /** Numbers in a word's vector, N. */
  readonly dimensions: number;
  /** W₁ [N, V], row by row: its columns are the words' vectors. */
  readonly inputWeights: Float64Array;
  /** W₂ [V, N], row by row: a row for each word that may be predicted. */
  readonly outputWeights: Float64Array;
}

/** One example: the skip-gram has one input word, CBOW all words of the window but the middle one. */
export interface SoftmaxExample {
  /** Ids of the input words. */
  readonly inputs: readonly number[];
  /** Id of the word to predict. */
  readonly target: number;
}

/** Creates a network with random weights from −0.5 to 0.5. */
export function createTwoLayerNetwork(
  vocabulary: number,
  dimensions: number,
  random: Random,
): TwoLayerNetwork {
  const draw = (): Float64Array =>
    Float64Array.from({ length: vocabulary * dimensions }, () => random.float() - 0.5);
  return { vocabulary, dimensions, inputWeights: draw(), outputWeights: draw() };
}

/** @throws UsageError when there is no input word */
export function checkInputs(inputs: readonly number[]): void {
  if (inputs.length === 0) {
    throw new UsageError(
      sentence(
        'word2vec/no-input-word',
      )`The example has no input word; give one, or for CBOW several.`,
    );
  }
}

/** @throws UsageError when a word is not one of the network's */
export function checkWords({ vocabulary }: TwoLayerNetwork, words: readonly number[]): void {
  for (const word of words) {
    if (!(Number.isInteger(word) && word >= 0 && word < vocabulary)) {
      throw new UsageError(
        sentence(
          'word2vec/no-such-word',
        )`There is no word ${{ word }}: the network's words are 0 to ${{ last: vocabulary - 1 }}.`,
      );
    }
  }
}
