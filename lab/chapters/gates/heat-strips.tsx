import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { shadeClass } from '../../parts/shade.ts';
import { type GateModel, GRU_SIGNALS, LSTM_SIGNALS } from './model.ts';
import type { GateWords } from './words.ts';

/** Signals between 0 and 1, which are shaded by the gates' hue. */
const GATES: ReadonlySet<string> = new Set(['f', 'i', 'o', 'z', 'r']);

/** All signals of the chosen unit at all characters that have been read; a character's head goes there. */
export function HeatStrips({ model, words }: { model: GateModel; words: GateWords }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const { step } = model.state.signals;
  const unit = model.unit.value;
  const strips =
    model.cell.value === 'lstm'
      ? LSTM_SIGNALS.map((signal) => ({
          ...{ signal, values: model.lstm.value.map((moment) => moment[signal][unit] ?? 0) },
        }))
      : GRU_SIGNALS.map((signal) => ({
          ...{ signal, values: model.gru.value.map((moment) => moment[signal][unit] ?? 0) },
        }));
  const now = step.value;
  useEffect(() => {
    const head = box.current?.querySelector<HTMLElement>('th.now');
    if (box.current === null || head === null || head === undefined) return;
    box.current.scrollLeft = head.offsetLeft - box.current.clientWidth / 2;
  }, [now]);
  return (
    <div class="heat" ref={box}>
      <table>
        <caption class="read-out">{words.heat}</caption>
        <thead>
          <tr>
            <td />
            {model.characters.value.map((character, i) => (
              <th key={i} scope="col" class={i + 1 === now ? 'now' : i < now ? 'read' : 'ahead'}>
                <button
                  type="button"
                  tabIndex={i + 1 === Math.max(1, now) ? 0 : -1}
                  aria-label={words.goTo(i + 1, character)}
                  onClick={() => {
                    model.player.pause();
                    step.value = i + 1;
                  }}
                >
                  {character === ' ' ? '␣' : character}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {strips.map(({ signal, values }) => (
            <tr key={signal}>
              <th scope="row" class={`sym-${signal}`}>
                {model.nameOf(signal, unit)}
              </th>
              {model.characters.value.map((_, i) => {
                const value = values[i] ?? 0;
                if (i >= now) return <td key={i} />;
                const shade = GATES.has(signal) ? gateClass(value) : shadeClass(value);
                return (
                  <td
                    key={i}
                    class={`${shade} ${i + 1 === now ? 'now' : ''}`}
                    data-value={String(value)}
                  >
                    {tenths(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function gateClass(value: number): string {
  const step = Math.round(value * 10);
  return step === 0 ? '' : `gate-${step}`;
}

/** A value in the least room: one decimal, without the zero before it. */
function tenths(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return '0';
  return String(rounded).replace('0.', '.').replace('-', '−');
}
