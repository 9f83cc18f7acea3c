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
  const labels = placeLabels(
    points.map(({ name, x, y }) => ({ name, x: place(x), y: SIZE - place(y) })),
  );
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
          <text {...labels[v]}>{name}</text>
        </g>
      ))}
    </svg>
  );
}

/** Where a point's name may stand, from the point. */
const PLACES = [
  [8, -6],
  [8, 14],
  [-8, -6],
  [-8, 14],
  [8, 4],
  [-8, 4],
] as const;

/** About how high a name is, and how wide a letter. */
const LINE = 14;
const LETTER = 9;

/** Gives each name the first place at which it stands on no other. */
function placeLabels(
  points: readonly { readonly name: string; readonly x: number; readonly y: number }[],
): { x: number; y: number; 'text-anchor': 'start' | 'end' }[] {
  const taken: { left: number; right: number; y: number }[] = [];
  return points.map(({ name, x, y }) => {
    const boxes = PLACES.map(([dx, dy]) => {
      const width = LETTER * Array.from(name).length;
      const left = dx > 0 ? x + dx : x + dx - width;
      return { left, right: left + width, y: y + dy, at: [x + dx, dx > 0] as const };
    });
    const isFree = (box: (typeof boxes)[number]): boolean =>
      box.left >= 0 &&
      box.right <= SIZE &&
      taken.every(
        (other) =>
          box.right < other.left || box.left > other.right || Math.abs(box.y - other.y) >= LINE,
      );
    const chosen = boxes.find(isFree) ?? (boxes[0] as (typeof boxes)[number]);
    taken.push(chosen);
    return { x: chosen.at[0], y: chosen.y, 'text-anchor': chosen.at[1] ? 'start' : 'end' };
  });
}
