import type { VNode } from 'preact';
import { isCut } from './chain.ts';
import type { BpttModel } from './model.ts';
import type { BpttWords } from './words.ts';

/** Sizes in pixels. */
export const PITCH = 54;
const BOX = 36;
const STATE_Y = 52;
const INPUT_Y = 116;
const LANE_Y = 216;
const BAR = 62;

/** Boxes of the chain over time, its states going right, and the gradient's bars in a lane of their own, going left. */
export function ChainDrawing({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const moments = model.chain.value;
  const settings = model.state.read();
  const most = Math.max(1e-9, ...moments.map(({ gradient }) => Math.abs(gradient)));
  const x = (t: number): number => 10 + BOX / 2 + t * PITCH;
  const last = moments.length - 1;
  return (
    <svg
      class="chain-drawing"
      width={x(last) + BOX / 2 + 24}
      height={LANE_Y + 10}
      role="img"
      aria-label={words.picture}
    >
      {moments.map(({ x: input, h, gradient }, t) => {
        const reached = model.isReached(t);
        const height = (BAR * Math.abs(gradient)) / most;
        const cut = isCut(t, settings);
        const hasLoss = settings.loss === 'each' || t === last;
        return (
          <g key={t} class={reached && gradient === 0 ? 'moment cold' : 'moment'}>
            {t > 0 && (
              <path class="state-arrow" d={arrow(x(t - 1) + BOX / 2, x(t) - BOX / 2, STATE_Y)} />
            )}
            <path class="input-line" d={`M${x(t)},${INPUT_Y - 14}V${STATE_Y + BOX / 2}`} />
            <rect x={x(t) - BOX / 2} y={STATE_Y - BOX / 2} width={BOX} height={BOX} rx={5} />
            <text x={x(t)} y={STATE_Y + 5}>
              {h.toFixed(2).replace('-', '−')}
            </text>
            <text class="input" x={x(t)} y={INPUT_Y}>
              {input}
            </text>
            {hasLoss && (
              <g class="loss">
                <path d={`M${x(t)},${STATE_Y - BOX / 2}V18`} />
                <text x={x(t)} y={13}>
                  L
                </text>
              </g>
            )}
            {reached && (
              <rect
                class={`bar ${gradient > 0 ? 'plus' : 'minus'}`}
                x={x(t) - 11}
                y={LANE_Y - height}
                width={22}
                height={Math.max(gradient === 0 ? 0 : 1, height)}
              />
            )}
            {reached && gradient !== 0 && t > 0 && !cut && model.isReached(t - 1) && (
              <path class="gradient-arrow" d={arrow(x(t) - 14, x(t - 1) + 14, LANE_Y - 6)} />
            )}
            {cut && (
              <g class="scissors" transform={`translate(${x(t) - PITCH / 2}, ${LANE_Y - BAR - 6})`}>
                <path class="cut" d={`M0,0V${BAR + 8}`} />
                <path class="blades" d="M-6,-12L5,3M6,-12L-5,3" />
                <circle cx={-7} cy={-14} r={3} />
                <circle cx={7} cy={-14} r={3} />
              </g>
            )}
          </g>
        );
      })}
      <path class="lane" d={`M4,${LANE_Y}H${x(last) + BOX / 2}`} />
    </svg>
  );
}

/** A line with a head, to the right or to the left. */
function arrow(from: number, to: number, y: number): string {
  const back = from < to ? -5 : 5;
  return `M${from},${y}H${to}M${to + back},${y - 4}L${to},${y}L${to + back},${y + 4}`;
}
