import type { VNode } from 'preact';
import type { Word2VecModel } from './model.ts';
import type { Word2VecWords } from './words.ts';

const SIZE = 300;
const PAD = 34;

/** The columns of W₁ as points: their first two numbers. */
export function ColumnMap({ model, words }: { model: Word2VecModel; words: Word2VecWords }): VNode {
  const names = model.read.value.vocabulary;
  const { first, words: size } = model.network.value;
  const points = names.map((name, v) => ({ name, x: first[v] ?? 0, y: first[size + v] ?? 0 }));
  const reach = Math.max(0.6, ...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const place = (value: number): number => SIZE / 2 + (value / reach) * (SIZE / 2 - PAD);
  const { inputs, target } = model.example.value;
  return (
    <svg
      class="column-map"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={words.mapLabel(
        points.map(({ name, x, y }) => `${name} (${x.toFixed(2)}, ${y.toFixed(2)})`).join(', '),
      )}
    >
      <line class="grid" x1={0} x2={SIZE} y1={SIZE / 2} y2={SIZE / 2} />
      <line class="grid" y1={0} y2={SIZE} x1={SIZE / 2} x2={SIZE / 2} />
      <text class="tick" x={8} y={18}>
        {words.mapTitle}
      </text>
      {points.map(({ name, x, y }, v) => (
        <g
          key={name}
          class={inputs.includes(v) ? 'point input' : v === target ? 'point target' : 'point'}
        >
          <line x1={SIZE / 2} y1={SIZE / 2} x2={place(x)} y2={SIZE - place(y)} />
          <circle cx={place(x)} cy={SIZE - place(y)} r={5} />
          <text x={place(x) + 8} y={SIZE - place(y) + (v % 2 === 0 ? -6 : 14)}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
