import type { VNode } from 'preact';
import { countNeighbors, readSentences } from './count.ts';
import { cellsOf } from './fit.ts';
import { COURSE_SENTENCES } from './state.ts';

const SIDE = 8;

/** The course's 7 × 7 matrix. */
export function Miniature(): VNode {
  const counts = countNeighbors(readSentences(COURSE_SENTENCES), 1);
  const both = cellsOf(counts).map(([row, column, count]) => ({ row, column, count }));
  return (
    <svg viewBox="0 0 128 64">
      <rect class="mini-zero" x={35} y={3} width={7 * SIDE + 2} height={7 * SIDE + 2} />
      {both.map(({ row, column, count }) => (
        <rect
          key={`${row} ${column}`}
          class="mini-plus"
          x={36 + column * SIDE}
          y={4 + row * SIDE}
          width={SIDE - 1}
          height={SIDE - 1}
          opacity={count === 1 ? 0.5 : 1}
        />
      ))}
    </svg>
  );
}
