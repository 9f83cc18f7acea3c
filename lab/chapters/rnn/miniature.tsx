import { createRandom, rnnStep } from 'malmoi';
import type { VNode } from 'preact';

/** Four states of the library's RNN over h, e, l, l. */
export function Miniature(): VNode {
  const random = createRandom(1, 'weights');
  const draw = (count: number): number[] =>
    Array.from({ length: count }, () => (2 * random.float() - 1) / Math.sqrt(3));
  const weights = {
    ...{ inputSize: 4, hiddenSize: 3, weightIh: draw(12), weightHh: draw(9) },
    ...{ biasIh: draw(3), biasHh: draw(3) },
  };
  let h: ArrayLike<number> = [0, 0, 0];
  const states = [0, 1, 2, 2].map((letter) => {
    h = rnnStep(
      weights,
      [0, 1, 2, 3].map((k) => (k === letter ? 1 : 0)),
      h,
    ).h;
    return Array.from(h);
  });
  return (
    <svg viewBox="0 0 150 64">
      {states.map((state, t) => (
        <g key={`${t} ${state.join()}`}>
          {t > 0 && <path class="mini-arrow" d={`M${t * 38 - 12} 30h12m-4-3l4 3l-4 3`} />}
          {state.map((value, i) => (
            <rect
              key={value}
              class={value > 0 ? 'mini-plus' : 'mini-minus'}
              opacity={0.25 + 0.75 * Math.abs(value)}
              x={8 + t * 38}
              y={10 + i * 14}
              width={14}
              height={12}
            />
          ))}
          <text x={15 + t * 38} y={61}>
            {'hell'[t]}
          </text>
        </g>
      ))}
    </svg>
  );
}
