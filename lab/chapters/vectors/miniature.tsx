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
  const reach = Math.max(...[...places, target].flatMap(([x, y]) => [Math.abs(x), Math.abs(y)]));
  const scale = 44 / reach;
  const [left, low] = [man?.[0] ?? 0, man?.[1] ?? 0];
  const at = ([x, y]: readonly number[]): [number, number] => [
    30 + scale * ((x ?? 0) - left),
    54 - scale * ((y ?? 0) - low),
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
            <text x={x} y={y - 5}>
              {vectors.words.word(id)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
