import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Choice } from '../../parts/choice.tsx';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { Slider } from '../../parts/slider.tsx';
import { writeTo } from '../../parts/write-to.ts';
import {
  explainFullSum,
  explainGradient,
  explainShare,
  explainState,
  explainSum,
} from './arithmetic.ts';
import { isCut } from './chain.ts';
import { ChainDrawing, PITCH } from './chain-drawing.tsx';
import type { BpttModel } from './model.ts';
import type { ViewName } from './state.ts';
import { TextPicture } from './text-picture.tsx';
import type { BpttWords } from './words.ts';
import './picture.css';

/** What the gradient goes back through: a chain of one number, or a language model over a text. */
export function Picture({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const { view } = model.state.signals;
  const choose = (next: ViewName): void => {
    const { length, text } = model.state.read();
    model.player.pause();
    model.state.patch({ view: next, step: next === 'chain' ? length : [...text].length - 1 });
  };
  return (
    <div class="bptt">
      <Choice label={words.viewLabel} choices={words.views} value={view.value} onChange={choose} />
      {view.value === 'chain' ? (
        <ChainPicture model={model} words={words} />
      ) : (
        <TextPicture model={model} words={words} />
      )}
    </div>
  );
}

/** The unrolled chain with its gradient going back, and the cuts. */
function ChainPicture({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const { length, chunk, step } = model.state.signals;
  const box = useRef<HTMLDivElement>(null);
  const kept = Math.min(chunk.value, length.value);
  const reached = length.value - step.value;
  // Where the chain is wider than the screen, what is in sight is where the gradient has come to, or was cut off.
  const inSight = reached === 0 ? length.value - kept : reached;
  useEffect(() => {
    if (box.current === null) return;
    box.current.scrollLeft = (inSight + 1) * PITCH - box.current.clientWidth / 2;
  }, [inSight]);
  return (
    <>
      <Slider
        label={words.chunkLabel}
        value={kept}
        least={1}
        most={length.value}
        step={1}
        onInput={writeTo(chunk)}
      />
      <div class="chain-scroll" ref={box} tabIndex={0} role="group" aria-label={words.picture}>
        <ChainDrawing model={model} words={words} />
      </div>
      <Sums model={model} words={words} />
      <Numbers model={model} words={words} />
    </>
  );
}

/** The weight's gradient with the cuts and without, and what must be remembered for it. */
function Sums({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const { length, chunk } = model.state.read();
  const { cut, full } = model.sums.value;
  return (
    <p class="bptt-sums">
      <span class="sym-w">
        ∂L/∂w_hh <Num value={cut} arithmetic={() => explainSum(model)} label={words.cutSum} />
      </span>
      <span>
        {words.fullSum}{' '}
        <Num value={full} arithmetic={() => explainFullSum(model)} label={words.fullSum} />
      </span>
      <span>{words.keptStates(Math.min(chunk, length), length)}</span>
    </p>
  );
}

/** A number in little room: what is nearly nothing is ≈0. */
function brief(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) < 0.0005) return '≈0';
  return value.toFixed(Math.abs(value) < 0.1 ? 3 : 2).replace('-', '−');
}

function Numbers({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const moments = model.chain.value;
  const { length, chunk } = model.state.read();
  const most = Math.max(1e-9, ...moments.map(({ gradient }) => Math.abs(gradient)));
  const rows = ['h', 'gradient', 'share'] as const;
  const explain = { h: explainState, gradient: explainGradient, share: explainShare };
  const heads = { h: 'hₜ', gradient: '∂L/∂hₜ', share: '∂L/∂w' };
  return (
    <Matrix
      caption={words.numbers}
      class="chain-matrix"
      rows={rows.map((row) => ({ head: <span class={`sym-${row}`}>{heads[row]}</span> }))}
      columns={moments.map((_, t) => ({
        head: t + 1,
        class: isCut(t, { length, chunk }) ? 'after-cut' : '',
      }))}
      cell={(row, t) => {
        const name = rows[row] ?? 'h';
        if (name !== 'h' && !model.isReached(t)) return undefined;
        const value = moments[t]?.[name] ?? 0;
        return {
          ...{ value, text: brief(value) },
          shade: name === 'h' ? 0 : value / most,
          arithmetic: () => explain[name](model, t),
          label: `${heads[name]} ${t + 1}`,
        };
      }}
    />
  );
}
