// The course's example of Word2Vec: "I study math", window 1, one-hot inputs, two layers and a
// softmax. One step with every number, then training by the full softmax.
// 수업의 Word2Vec 예제: "I study math", 창 1, 원-핫 입력, 두 층과 소프트맥스. 한 걸음의 모든 수를
// 보여 준 다음 전체 소프트맥스로 학습합니다.
//
// Run: npm run build, then node dist/examples/i-study-math.js
import { pathToFileURL } from 'node:url';
import {
  computeSoftmaxStep,
  createRandom,
  createTwoLayerNetwork,
  descend,
  type SoftmaxStep,
  type TwoLayerNetwork,
  windowPairs,
} from 'malmoi';

/** The vocabulary, in the notes' order. */
export const WORDS = ['I', 'study', 'math'];

/** The pairs (input, output): (I, study), (study, I), (study, math), (math, study). */
export const PAIRS = windowPairs(WORDS, 1);

/** One step of the notes' picture: the input "study", the output "math", a hidden layer of two numbers. */
export function takeStep(): { network: TwoLayerNetwork; step: SoftmaxStep } {
  const network = createTwoLayerNetwork(WORDS.length, 2, createRandom(1, 'weights'));
  const example = { inputs: [WORDS.indexOf('study')], target: WORDS.indexOf('math') };
  return { network, step: computeSoftmaxStep(network, example) };
}

/** Learns the pairs; gives the mean loss of every epoch, and how likely each word thinks the others. */
export function learnPairs(epochs = 500): { losses: number[]; probabilities: number[][] } {
  const network = createTwoLayerNetwork(WORDS.length, 2, createRandom(1, 'weights'));
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    for (const [input, output] of PAIRS) {
      const example = { inputs: [WORDS.indexOf(input)], target: WORDS.indexOf(output) };
      const step = computeSoftmaxStep(network, example);
      descend(network, step, 0.1);
      loss += step.loss / PAIRS.length;
    }
    losses.push(loss);
  }
  const probabilities = WORDS.map((_, word) =>
    Array.from(computeSoftmaxStep(network, { inputs: [word], target: 0 }).probabilities),
  );
  return { losses, probabilities };
}

/** A vector's or a row-major matrix's numbers, a row a line. */
function show(name: string, numbers: ArrayLike<number>, columns = numbers.length): void {
  const texts = Array.from(numbers, (value) => value.toFixed(3).padStart(7));
  for (let row = 0; row < texts.length; row += columns) {
    console.log((row === 0 ? name : '').padEnd(18), texts.slice(row, row + columns).join(' '));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log('pairs:', PAIRS.map(([input, output]) => `(${input}, ${output})`).join(' '));
  console.log('\nOne step, study → math:');
  const { network, step } = takeStep();
  show('W1, a column a word', network.inputWeights, WORDS.length);
  show('W2, a row a word', network.outputWeights, network.dimensions);
  show('x, one-hot', step.input);
  show('h = W1 x', step.hidden);
  show('z = W2 h', step.scores);
  show('softmax(z)', step.probabilities);
  show('loss', [step.loss]);
  show('dL/dz', step.scoreGradient);
  show('dL/dh', step.hiddenGradient);
  show('dL/dW1', step.inputGradient, WORDS.length);
  show('dL/dW2', step.outputGradient, network.dimensions);
  const { losses, probabilities } = learnPairs();
  console.log(`\nloss of 500 epochs: ${losses[0]?.toFixed(3)} → ${losses.at(-1)?.toFixed(3)}`);
  console.log('The least that is possible: study has two neighbors, so ln 2 in half of the pairs.');
  for (const [i, row] of probabilities.entries()) show(`p( · | ${WORDS[i]})`, row);
}
