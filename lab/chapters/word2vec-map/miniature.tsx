import { createRandom } from 'malmoi';
import { computeSoftmaxStep, createTwoLayerNetwork, descend, windowPairs } from 'malmoi/word2vec';
import type { VNode } from 'preact';

/** Who, does, what: three words of each. */
const KINDS = ['mini-plus', 'mini-minus', 'mini-zero'] as const;
const NAMES = ['cat dog hen', 'sees eats has', 'milk hay corn'] as const;
const UPDATES = 6_000;

/** Nine words' vectors by the library's softmax: of all who-does-what sentences, three clouds come. */
export function Miniature(): VNode {
  const three = [0, 1, 2];
  const sentences = three.flatMap((who) =>
    three.flatMap((does) => three.map((what) => [who, 3 + does, 6 + what])),
  );
  const pairs = sentences.flatMap((words) => windowPairs(words, 2));
  const network = createTwoLayerNetwork(9, 2, createRandom(2, 'weights'));
  for (let step = 0; step < UPDATES; step++) {
    const [input = 0, target = 0] = pairs[(step * 7) % pairs.length] ?? [];
    descend(network, computeSoftmaxStep(network, { inputs: [input], target }), 0.05);
  }
  const at = (word: number): readonly [number, number] => [
    network.inputWeights[word] ?? 0,
    network.inputWeights[9 + word] ?? 0,
  ];
  const reach = Math.max(...Array.from(network.inputWeights, Math.abs));
  return (
    <svg viewBox="0 0 150 64">
      {Array.from({ length: 9 }, (_, word) => {
        const [x, y] = at(word);
        const kind = KINDS[Math.floor(word / 3)];
        const [left, top] = [75 + (62 * x) / reach, 32 - (25 * y) / reach];
        return (
          <g key={word}>
            <circle class={kind} cx={left} cy={top} r={3.5} />
            {word % 3 === 0 && (
              <text x={Math.min(left, 122)} y={top < 32 ? top + 13 : top - 8}>
                {NAMES[word / 3]}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
