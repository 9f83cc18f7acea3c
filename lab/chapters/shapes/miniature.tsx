import type { VNode } from 'preact';
import { createStillModel } from './model.ts';

/** The strip of a review: the states of its words, as the network read them, and the one answer. */
export function Miniature(): VNode {
  const { steps } = createStillModel({});
  const all = steps.value;
  return (
    <svg viewBox="0 0 150 64">
      {all.map(({ transition, port }, t) => {
        const x = 9 + t * 24;
        return (
          <g key={t}>
            {t > 0 && <path class="mini-arrow" d={`M${x - 10} 33h8m-3-3l3 3l-3 3`} />}
            {transition.h.map((value, unit) => (
              <rect
                key={unit}
                class={value > 0 ? 'mini-plus' : 'mini-minus'}
                opacity={(0.15 + 0.85 * Math.abs(value)).toFixed(2)}
                x={x + (unit % 3) * 4}
                y={25 + Math.floor(unit / 3) * 4}
                width={3.6}
                height={3.6}
              />
            ))}
            <circle class="mini-dot" cx={x + 6} cy={54} r={4} />
            {port.open && <circle class="mini-plus" cx={x + 6} cy={11} r={6} />}
          </g>
        );
      })}
    </svg>
  );
}
