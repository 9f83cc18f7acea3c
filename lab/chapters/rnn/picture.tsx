import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Bar } from '../../parts/bar.tsx';
import { Choice } from '../../parts/choice.tsx';
import { LineChart } from '../../parts/line-chart.tsx';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { writeTo } from '../../parts/write-to.ts';
import {
  explainDifference,
  explainProbability,
  explainState,
  explainWeight,
} from './arithmetic.ts';
import { type MatrixName, shapeOf } from './cell.ts';
import { withEdit } from './edits.ts';
import { type RnnModel, stateName } from './model.ts';
import { MOST_UPDATES } from './state.ts';
import type { RnnWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: RnnModel;
  readonly words: RnnWords;
}

/** The unrolled network over the letters: input below, output above, time to the right. */
export function Picture({ model, words }: Props): VNode {
  const { mode, shape } = model.state.signals;
  if (model.letters.value.length === 0) return <p class="empty">{words.tooShort}</p>;
  return (
    <div class="rnn">
      <Choice
        label={words.modeLabel}
        choices={words.modes}
        value={mode.value}
        onChange={(value) => {
          model.player.pause();
          mode.value = value;
        }}
      />
      <Choice
        label={words.shapeLabel}
        choices={words.shapes}
        value={shape.value}
        onChange={writeTo(shape)}
      />
      <Unrolled model={model} words={words} />
      {mode.value === 'train' && <Losses model={model} words={words} />}
      <WeightMatrices model={model} words={words} />
    </div>
  );
}

/** The times whose columns are drawn: 0 is h₀. */
function timesOf(model: RnnModel): number[] {
  const { shape } = model.state.signals;
  const shown = model.shown.value;
  if (shape.value === 'rolled') return [Math.max(0, shown - 1), Math.max(1, shown)];
  return Array.from({ length: model.letters.value.length + 1 }, (_, time) => time);
}

function Unrolled({ model, words }: Props): VNode {
  const { vocabulary, letters, targets, shown, others, sizes } = model;
  const names = vocabulary.value;
  const times = timesOf(model);
  const isRead = (time: number): boolean => time > 0 && time <= shown.value;
  const rolled = model.state.signals.shape.value === 'rolled';
  const classOf = (time: number): string =>
    !isRead(time) && time > 0 ? 'ahead' : time === shown.value ? 'fresh' : '';
  const most = Math.max(...model.differences.value, 1e-12);
  return (
    <div class={`unrolled columns-${times.length} ${rolled ? 'is-rolled' : ''}`}>
      <div class="lane answers">
        <span class="lane-name">{words.target}</span>
        {times.map((time) => {
          const target = targets.value[time - 1];
          const step = model.steps.value[time - 1];
          if (time === 0 || target === undefined || step === undefined) return <span key={time} />;
          const best = step.logits.indexOf(Math.max(...step.logits));
          return (
            <span key={time} class={`answer ${isRead(time) ? '' : 'ahead'}`}>
              <b>{names[target]}</b>
              {isRead(time) && (
                <small class={best === target ? 'right' : 'wrong'}>
                  {best === target ? '✓' : '×'} {names[best]}
                </small>
              )}
            </span>
          );
        })}
      </div>
      <Matrix
        caption={words.outputCaption}
        class="outputs"
        rows={names.map((name) => ({ head: name }))}
        columns={times.map((time) => ({ head: '', class: classOf(time) }))}
        cell={(row, column) => {
          const time = times[column] ?? 0;
          const step = model.steps.value[time - 1];
          if (!isRead(time) || step === undefined) return undefined;
          const value = step.probabilities[row] ?? 0;
          const best = step.logits.indexOf(Math.max(...step.logits));
          return {
            ...{ value, text: value.toFixed(2) },
            arithmetic: () => explainProbability(model, time, row),
            label: `${words.output} ${time} ${names[row]}`,
            extra: <Bar value={value} class={row === best ? 'best' : ''} />,
          };
        }}
      />
      <Arrows times={times} isRead={isRead} name="hy" />
      <Matrix
        caption={words.stateCaption}
        class="states"
        rows={Array.from({ length: sizes.value.hidden }, (_, unit) => ({ head: `h[${unit + 1}]` }))}
        columns={times.map((time) => ({
          head: <span class="sym-h">{stateName(time)}</span>,
          class: `${classOf(time)} ${time > 0 && column(times, time) > 0 ? 'follows' : ''}`,
        }))}
        cell={(unit, at) => {
          const time = times[at] ?? 0;
          if (time > 0 && !isRead(time)) return undefined;
          const value =
            (time === 0 ? model.start.value[unit] : model.steps.value[time - 1]?.h[unit]) ?? 0;
          return {
            ...{ value, shade: value, text: twoDigits(value) },
            arithmetic: () => explainState(model, time, unit),
            label: `${stateName(time)} ${unit + 1}`,
          };
        }}
      />
      {rolled && <p class="loop">{words.loop}</p>}
      <Arrows times={times} isRead={isRead} name="xh" />
      <div class="lane inputs">
        <span class="lane-name">{words.input}</span>
        {times.map((time) => (
          <span key={time} class={classOf(time)}>
            {time > 0 && <b class="letter sym-x">{names[letters.value[time - 1] ?? 0]}</b>}
          </span>
        ))}
      </div>
      {others.value.length > 0 && (
        <div class="lane difference">
          <span class="lane-name">{words.difference(model.state.signals.other.value)}</span>
          {times.map((time) => {
            const value = model.differences.value[time - 1];
            if (value === undefined || !isRead(time)) return <span key={time} />;
            return (
              <span key={time}>
                <Num
                  value={value}
                  text={shortNumber(value)}
                  arithmetic={() => explainDifference(model, time)}
                />
                <Bar value={value / most} />
              </span>
            );
          })}
        </div>
      )}
      <p class="writes">
        {words.writes} <b>{names[letters.value[0] ?? 0]}</b>
        {model.written.value.map((letter, i) => (
          <span key={`${i} ${letter}`}> → {names[letter]}</span>
        ))}
      </p>
    </div>
  );
}

/** Two digits after the point, and no zero with a sign. */
function twoDigits(value: number): string {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

function column(times: readonly number[], time: number): number {
  return times.indexOf(time);
}

/** A row of arrows that say which weights lead from one lane to the next. */
function Arrows({
  times,
  isRead,
  name,
}: {
  times: readonly number[];
  isRead: (time: number) => boolean;
  name: string;
}): VNode {
  return (
    <div class="lane arrows" aria-hidden="true">
      <span class={`lane-name sym-W${name}`}>
        W<sub>{name}</sub>
      </span>
      {times.map((time) => (
        <span key={time}>{isRead(time) ? '↑' : ''}</span>
      ))}
    </div>
  );
}

function Losses({ model, words }: Props): VNode {
  const right = model.firstRight.value;
  const { updates } = model.state.signals;
  const last = Math.min(MOST_UPDATES, Math.max(40, Math.ceil(updates.value / 50) * 50));
  return (
    <LineChart
      label={words.lossChart}
      lines={[{ name: words.loss, values: model.losses.value }]}
      last={last}
      xName={words.updates}
      yName={words.loss}
      marks={
        right !== undefined && right <= updates.value
          ? [{ x: right, text: words.allRight(right) }]
          : []
      }
      height={128}
    />
  );
}

const SHOWN_MATRICES: readonly MatrixName[] = ['Wxh', 'Whh', 'bx', 'bh', 'Why', 'by'];
const NAMES: Readonly<Record<MatrixName, string>> = {
  Wxh: 'W_xh',
  Whh: 'W_hh',
  bx: 'b_x',
  bh: 'b_h',
  Why: 'W_hy',
  by: 'b_y',
};

function WeightMatrices({ model, words }: Props): VNode {
  const names = model.vocabulary.value;
  const { updates, edits } = model.state.signals;
  const headsOf = (name: MatrixName, of: 'row' | 'column'): ((i: number) => string) => {
    const isLetter = of === 'row' ? name === 'Why' || name === 'by' : name === 'Wxh';
    return (i) => (isLetter ? (names[i] ?? '') : String(i + 1));
  };
  return (
    <details class="weights" open>
      <summary>{words.weightsTitle}</summary>
      <div class="weight-row">
        {SHOWN_MATRICES.map((name) => {
          const [rows, columns] = shapeOf(name, model.sizes.value);
          const rowHead = headsOf(name, 'row');
          const columnHead = headsOf(name, 'column');
          return (
            <figure key={name} class={`weight sym-${name}`}>
              <figcaption>
                {name[0]}
                <sub>{name.slice(1)}</sub>
              </figcaption>
              <Matrix
                caption={words.matrixCaption(NAMES[name])}
                class="small"
                rows={Array.from({ length: rows }, (_, i) => ({ head: rowHead(i) }))}
                columns={Array.from({ length: columns }, (_, j) => ({
                  head: columns === 1 ? '' : columnHead(j),
                }))}
                cell={(row, at) => {
                  const value = model.weights.value[name][row * columns + at] ?? 0;
                  return {
                    ...{ value, shade: value / 2, text: twoDigits(value) },
                    arithmetic: () => explainWeight(model, name, [row, at]),
                    label: `${NAMES[name]} ${row + 1} ${at + 1}`,
                  };
                }}
                // The first weights are the reader's to move; those of an update follow from them.
                {...(updates.value === 0 && {
                  onAdjust: (row: number, at: number, value: number) => {
                    const rounded = Math.max(-5, Math.min(5, Math.round(value * 100) / 100));
                    const edit = { matrix: name, row, column: at, value: rounded };
                    edits.value = withEdit(model.edits.value, edit);
                  },
                })}
              />
            </figure>
          );
        })}
      </div>
      <p class="hint">{words.weightsHint}</p>
    </details>
  );
}
