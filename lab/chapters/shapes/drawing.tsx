import type { VNode } from 'preact';
import { readDrawing } from './tasks.ts';

const NAMES = ['red', 'blue', 'yellow'] as const;

/** The drawn shape that a caption is written of: its side, size, color and form. */
export function Drawing({ input }: { input: string }): VNode {
  const [side = 0, size = 0, color = 0, shape = 0] = readDrawing(input);
  const r = size === 0 ? 7 : 13;
  const x = side === 0 ? 18 : 46;
  const kind = `drawn ${NAMES[color] ?? ''}`;
  return (
    <svg class="drawing" viewBox="0 0 64 36" aria-hidden="true">
      <rect class="ground" x={0.5} y={0.5} width={63} height={35} rx={3} />
      {shape === 0 && <circle class={kind} cx={x} cy={18} r={r} />}
      {shape === 1 && <rect class={kind} x={x - r} y={18 - r} width={2 * r} height={2 * r} />}
      {shape === 2 && (
        <path class={kind} d={`M${x} ${18 - r}L${x + r} ${18 + r * 0.8}H${x - r}Z`} />
      )}
    </svg>
  );
}
