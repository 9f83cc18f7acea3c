import type { VNode } from 'preact';
import { powerOfTen, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { explainNorm } from '../../parts/explain-norm.ts';
import { Num } from '../../parts/number.tsx';
import { ReaderSays } from '../../parts/reader-says.tsx';
import { Slider } from '../../parts/slider.tsx';
import { showToken } from '../../parts/token-strip.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { TextFlow } from '../../worker/job-looks.ts';
import { explainWeightNorm } from './arithmetic.ts';
import type { BpttModel } from './model.ts';
import type { BpttWords } from './words.ts';

interface Props {
  readonly model: BpttModel;
  readonly words: BpttWords;
}

const WIDTH = 680;
const HEIGHT = 230;
const LEFT = 56;
const TOP = 12;
const BOTTOM = 34;

/** A language model reads a text; the gradient of the last letter's loss comes back, and a cut lets none through. */
export function TextPicture({ model, words }: Props): VNode {
  const { cut } = model.state.signals;
  const [flow] = model.flow.found.value ?? [];
  const last = (flow?.whole.length ?? 2) - 1;
  return (
    <>
      <Slider
        label={words.cutLabel}
        {...{ value: Math.min(cut.value, last), least: 1, most: Math.max(2, last), step: 1 }}
        onInput={writeTo(cut)}
      />
      <ReaderSays problem={model.flow.problem.value} waits={flow === undefined} />
      {flow !== undefined && (
        <>
          <TextBars model={model} words={words} flow={flow} />
          <TextSums model={model} words={words} flow={flow} />
        </>
      )}
    </>
  );
}

/** The norm at each state on a logarithmic axis, over the letter that the state has read; hollow where the cut lets none. */
function TextBars({ model, words, flow }: Props & { flow: TextFlow }): VNode {
  const { whole, cut, tokens } = flow;
  const last = whole.length - 1;
  const back = Math.min(model.state.signals.step.value, last);
  const powers = whole.filter((norm) => norm > 0).map(Math.log10);
  const high = Math.ceil(Math.max(0, ...powers));
  const low = Math.floor(Math.min(-2, ...powers));
  const width = (WIDTH - LEFT) / (last + 1);
  const y = (power: number): number =>
    TOP + ((high - power) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const from = cut.findIndex((norm) => norm > 0);
  const now = whole[last - back] ?? 0;
  return (
    <svg
      class="text-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.barsLabel(back, shortNumber(now), from)}
    >
      {[high, Math.round((high + low) / 2), low].map((power) => (
        <g key={power}>
          <line class="grid" x1={LEFT} x2={WIDTH} y1={y(power)} y2={y(power)} />
          <text class="tick" x={LEFT - 8} y={y(power) + 5} text-anchor="end">
            {power === 0 ? '1' : powerOfTen(power)}
          </text>
        </g>
      ))}
      {whole.map((norm, t) => {
        if (norm === 0 || last - t > back) return null;
        const top = y(Math.max(low, Math.log10(norm)));
        return (
          <rect
            key={t}
            class={(cut[t] ?? 0) > 0 ? 'reached' : 'beyond'}
            x={LEFT + t * width + width * 0.14}
            y={top}
            width={width * 0.72}
            height={Math.max(1, y(low) - top)}
          />
        );
      })}
      {from > 0 && (
        <line
          class="scissors"
          x1={LEFT + from * width}
          x2={LEFT + from * width}
          y1={TOP}
          y2={HEIGHT - 4}
        />
      )}
      {whole.map((_, t) => (
        <text
          key={t}
          class="letter"
          x={LEFT + (t + 0.5) * width}
          y={HEIGHT - 12}
          text-anchor="middle"
        >
          {t === 0 ? '' : showToken(tokens[t - 1] ?? '')}
        </text>
      ))}
    </svg>
  );
}

/** The gradient where it has come to, of all weights whole and cut, and what must be remembered. */
function TextSums({ model, words, flow }: Props & { flow: TextFlow }): VNode {
  const { step, cut } = model.state.read();
  const last = flow.whole.length - 1;
  const back = Math.min(step, last);
  const [whole = 0, part = 0] = flow.weights ?? [];
  return (
    <p class="bptt-sums">
      <span class="sym-gradient">
        ‖∂L/∂h{subscript(last - back)}‖{' '}
        <Num
          value={flow.whole[last - back] ?? 0}
          arithmetic={() => explainNorm(flow.whole, back)}
        />
      </span>
      <span class="sym-w">
        ‖∂L/∂W‖ <Num value={part} arithmetic={() => explainWeightNorm(part)} label={words.cutSum} />
      </span>
      <span>
        {words.fullSum}{' '}
        <Num value={whole} arithmetic={() => explainWeightNorm(whole)} label={words.fullSum} />
      </span>
      <span>{words.keptStates(Math.min(cut, last), last)}</span>
    </p>
  );
}
