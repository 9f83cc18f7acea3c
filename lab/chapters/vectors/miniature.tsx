import type { VNode } from 'preact';
import { answerFormula } from '../../worker/map/answer-words.ts';
import { placeSum, placeWords } from '../../worker/map/words-on-plane.ts';
import { openTable } from './check.ts';

const WORDS = ['king', 'man', 'woman'] as const;
const FORMULA = 'king - man + woman';

/** The most frequent words that are drawn as dots. */
const DOTS = 400;

const vectors = await openTable('english');
const plane = { by: 'words', words: WORDS } as const;
const points = await placeWords(vectors, plane);
const { near, sum } = answerFormula(vectors, { formula: FORMULA, count: 1, keepInputs: false });
const target = placeSum(vectors, plane, sum);

const placeOf = (id: number): readonly [number, number] => [
  points[2 * id] ?? 0,
  points[2 * id + 1] ?? 0,
];

/** The plane of king − man + woman in the English table that ships: its words, two arrows of one length, and the answer. */
export function Miniature(): VNode {
  const named = [...WORDS.map((word) => vectors.idOf(word)), ...near.map(({ id }) => id)];
  const places = named.map(placeOf);
  const [king, man, woman] = places as [number, number][];
  const all = [...places, target];
  const [left, right] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [low, high] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  // Wider than it is high: the arrows stay as long as each other.
  const at = ([x = 0, y = 0]: readonly number[]): [number, number] => [
    20 + (110 * (x - left)) / (right - left),
    56 - (44 * (y - low)) / (high - low),
  ];
  const line = (from: readonly number[] = [], to: readonly number[] = []): string =>
    `M${at(from).join(' ')}L${at(to).join(' ')}`;
  const dots = Array.from({ length: DOTS }, (_, id) => at(placeOf(id)));
  return (
    <svg viewBox="0 0 150 64">
      {dots
        .filter(([x, y]) => x > 2 && x < 148 && y > 2 && y < 62)
        .map(([x, y], id) => (
          <circle key={id} class="mini-dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r={0.6} />
        ))}
      <path class="mini-line back" d={line(man, woman)} />
      <path class="mini-line" d={line(king, target)} />
      {named.map((id, i) => {
        const [x, y] = at(places[i] ?? []);
        return (
          <g key={id}>
            <circle class={i < WORDS.length ? 'mini-minus' : 'mini-plus'} cx={x} cy={y} r={3} />
            <text x={x} y={i < WORDS.length ? y - 5 : y + 10}>
              {vectors.words.word(id)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
