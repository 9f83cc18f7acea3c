import { createRandom } from 'malmoi';
import { computeSoftmaxStep, createTwoLayerNetwork, descend, windowPairs } from 'malmoi/word2vec';
import type { VNode } from 'preact';

const SENTENCES = [
  [0, 1, 2, 3],
  [0, 4, 2, 3],
];

/** Five words' vectors after 2,000 updates of the library's softmax: two of them, with the same neighbors, are one place. */
export function Miniature(): VNode {
  const network = createTwoLayerNetwork(5, 2, createRandom(1, 'weights'));
  const pairs = SENTENCES.flatMap((words) => windowPairs(words, 1));
  for (let step = 0; step < 2_000; step++) {
    const [input = 0, target = 0] = pairs[step % pairs.length] ?? [];
    descend(network, computeSoftmaxStep(network, { inputs: [input], target }), 0.1);
  }
  const at = (word: number): [number, number] => [
    75 + 22 * (network.inputWeights[word] ?? 0),
    31 - 9 * (network.inputWeights[5 + word] ?? 0),
  ];
  return (
    <svg viewBox="0 0 150 64">
      <path class="mini-arrow" d="M10 32H140M75 4V60" />
      {['the', 'cat', 'drinks', 'milk', 'dog'].map((name, word) => {
        const [x, y] = at(word);
        const alike = name === 'cat' || name === 'dog';
        return (
          <g key={name}>
            <circle class={alike ? 'mini-plus' : 'mini-minus'} cx={x} cy={y} r={4} />
            <text x={x} y={y + (name === 'dog' ? 11 : -6)}>
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
