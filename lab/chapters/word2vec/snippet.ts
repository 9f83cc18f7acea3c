import type { Word2VecModel } from './model.ts';

/** A program that learns as often as the screen did, and prints the probabilities and the loss of the next example. */
export function snippet(model: Word2VecModel): string {
  const { seed, rate, step, dimensions } = model.state.read();
  const names = model.read.value.vocabulary;
  const { probabilities, loss } = model.now.value;
  const examples = model.examples.value.map(
    ({ inputs, target }) => `{ inputs: [${inputs.join(', ')}], target: ${target} }`,
  );
  return `${[
    "import { computeSoftmaxStep, createRandom, createTwoLayerNetwork, descend } from 'malmoi';",
    '',
    `const words = ${JSON.stringify(names)};`,
    '// Input words and the word to predict, as numbers of `words`.',
    'const examples: { inputs: number[]; target: number }[] = [',
    ...examples.map((example) => `  ${example},`),
    '];',
    'const exampleOf = (step: number) => examples[step % examples.length] ?? { inputs: [0], target: 0 };',
    '',
    `const network = createTwoLayerNetwork(words.length, ${dimensions}, createRandom(${seed}, 'weights'));`,
    `for (let step = 0; step < ${step}; step++) {`,
    `  descend(network, computeSoftmaxStep(network, exampleOf(step)), ${rate});`,
    '}',
    `const { probabilities, loss } = computeSoftmaxStep(network, exampleOf(${step}));`,
    `console.log(Array.from(probabilities, (p) => p.toFixed(6)).join(' ')); // ${Array.from(probabilities, (p) => p.toFixed(6)).join(' ')}`,
    `console.log(loss.toFixed(6)); // ${loss.toFixed(6)}`,
  ].join('\n')}\n`;
}
