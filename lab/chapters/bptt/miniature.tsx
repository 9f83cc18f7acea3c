import type { VNode } from 'preact';
import { isCut, runChain } from './chain.ts';

/** The gradient's bars over time, cut in the middle. */
export function Miniature(): VNode {
  const length = 10;
  const settings = { length, chunk: 6, loss: 'last', whh: 1, wxh: 1, bias: 0 } as const;
  const moments = runChain(settings);
  const most = Math.max(...moments.map(({ gradient }) => Math.abs(gradient)));
  return (
    <svg viewBox="0 0 128 64">
      {moments.map(({ gradient }, t) => {
        const height = (34 * Math.abs(gradient)) / most;
        return (
          <g key={t}>
            <rect class="mini-zero" x={5 + t * 12} y={5} width={9} height={9} />
            <rect class="mini-minus" x={5 + t * 12} y={58 - height} width={9} height={height} />
            {isCut(t, settings) && <path class="mini-line" d={`M${3.5 + t * 12},18V60`} />}
          </g>
        );
      })}
    </svg>
  );
}
