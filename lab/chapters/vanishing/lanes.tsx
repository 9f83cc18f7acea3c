import type { VNode } from 'preact';
import { powerOfTen, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { explainNorm } from '../../parts/explain-norm.ts';
import { Num } from '../../parts/number.tsx';
import { ReaderSays } from '../../parts/reader-says.tsx';
import type { CellFlow } from '../../worker/job-looks.ts';
import { explainClipping } from './arithmetic.ts';
import type { VanishingModel } from './model.ts';
import type { VanishingWords } from './words.ts';

interface Props {
  readonly model: VanishingModel;
  readonly words: VanishingWords;
}

const WIDTH = 680;
const HEIGHT = 94;
const LEFT = 62;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 6;

/** Norms smaller than this look alike: nothing is left. */
const LEAST_POWER = -16;

/** The RNN, the LSTM and the GRU below each other: the gradient's norm at each step, from the last step to the left. */
export function Lanes({ model, words }: Props): VNode {
  const flows = model.flows.found.value;
  const powers = (flows ?? []).flatMap(({ norms }) =>
    norms.filter((norm) => norm > 0).map(Math.log10),
  );
  const high = Math.max(0, Math.ceil(Math.max(...powers, 0)));
  const low = Math.max(LEAST_POWER, Math.min(-2, Math.floor(Math.min(...powers, 0))));
  return (
    <>
      <ReaderSays problem={model.flows.problem.value} waits={flows === undefined} />
      {flows?.map((flow) => (
        <Lane key={flow.cell} {...{ model, words, flow, high, low }} />
      ))}
      <p class="lane-axis small">
        <span>h₀</span>
        <span>{words.stepsBack}</span>
        <span>h{subscript(model.state.signals.lag.value)}</span>
      </p>
    </>
  );
}

/** One cell's lane: a bar a step, as high as the logarithm of the norm. */
function Lane({
  model,
  words,
  flow,
  high,
  low,
}: Props & { flow: CellFlow; high: number; low: number }): VNode {
  const { cell, norms, weights } = flow;
  const { clip } = model.state.read();
  const last = norms.length - 1;
  const back = Math.min(model.state.signals.step.value, last);
  const now = norms[last - back] ?? 0;
  const width = (WIDTH - LEFT - RIGHT) / (last + 1);
  const y = (power: number): number =>
    TOP + ((high - power) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const middle = Math.round((high + low) / 2);
  const isClipped = clip > 0 && (weights?.[0] ?? 0) > clip;
  return (
    <div class={`lane ${cell}`}>
      <p class="lane-head">
        <b>{cell.toUpperCase()}</b>
        <span>
          ‖∂L/∂h{subscript(last - back)}‖ ={' '}
          <Num
            value={now}
            arithmetic={() => explainNorm(norms, back, ` (${cell.toUpperCase()})`)}
          />
        </span>
        {weights !== undefined && (
          <span class={isClipped ? 'lane-weights clipped' : 'lane-weights'}>
            {words.weights} <Num value={weights[0]} arithmetic={() => explainClipping(flow, 0)} />
            {isClipped && (
              <>
                {' '}
                → <Num value={weights[1]} arithmetic={() => explainClipping(flow, clip)} />
              </>
            )}
          </span>
        )}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words.laneLabel(cell.toUpperCase(), back, shortNumber(now))}
      >
        {[high, middle, low].map((power) => (
          <g key={power}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(power)} y2={y(power)} />
            <text x={LEFT - 8} y={y(power) + 5} text-anchor="end">
              {power === 0 ? '1' : powerOfTen(power)}
            </text>
          </g>
        ))}
        {norms.map((norm, t) => {
          if (norm === 0 || last - t > back) return null;
          const power = Math.max(low, Math.log10(norm));
          return (
            <rect
              key={t}
              class={last - t === back ? 'front' : undefined}
              x={LEFT + t * width + width * 0.12}
              y={y(power)}
              width={width * 0.76}
              height={Math.max(1, y(low) - y(power))}
            />
          );
        })}
      </svg>
    </div>
  );
}
