import type { VNode } from 'preact';
import { weigh } from './fit.ts';
import type { GloveModel } from './model.ts';
import type { GloveWords } from './words.ts';

const WIDTH = 300;
const HEIGHT = 150;
const LEFT = 30;
const BOTTOM = 28;
const TOP = 16;

/** The curve of f, with the counts of the matrix on it. */
export function WeightCurve({ model, words }: { model: GloveModel; words: GloveWords }): VNode {
  const { xMax, alpha } = model.state.read();
  const counts = model.counts.value.flat().filter((count) => count > 0);
  const kinds = [...new Set(counts)].sort((a, b) => a - b);
  const most = Math.max(xMax * 1.4, ...kinds);
  const x = (count: number): number => LEFT + (count / most) * (WIDTH - LEFT - 12);
  const y = (weight: number): number => HEIGHT - BOTTOM - weight * (HEIGHT - BOTTOM - TOP);
  const points = Array.from({ length: 61 }, (_, i) => (most * i) / 60);
  const path = points
    .map((count, i) => `${i === 0 ? 'M' : 'L'}${x(count)},${y(weigh(count, xMax, alpha))}`)
    .join('');
  return (
    <svg
      class="weight-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.curve}
    >
      <path class="axes" d={`M${LEFT},${TOP}V${HEIGHT - BOTTOM}H${WIDTH - 12}`} />
      <path class="limit" d={`M${x(xMax)},${y(1)}V${HEIGHT - BOTTOM}`} />
      <path class="curve" d={path} />
      {kinds.map((count) => (
        <g key={count}>
          <circle cx={x(count)} cy={y(weigh(count, xMax, alpha))} r={5} />
          <text x={x(count)} y={HEIGHT - BOTTOM + 15}>
            {count}
          </text>
        </g>
      ))}
      <text x={x(xMax)} y={TOP - 5}>
        x<tspan class="below">max</tspan> = {xMax}
      </text>
      <text class="end" x={LEFT - 5} y={y(1) + 4}>
        1
      </text>
      <text class="begin" x={LEFT + 5} y={TOP - 4}>
        f(P)
      </text>
      <text class="end" x={WIDTH - 4} y={HEIGHT - 2}>
        P
      </text>
    </svg>
  );
}
