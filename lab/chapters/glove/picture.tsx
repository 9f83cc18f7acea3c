import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Choice } from '../../parts/choice.tsx';
import { LineChart } from '../../parts/line-chart.tsx';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { Turned } from '../../parts/turned.tsx';
import { writeTo } from '../../parts/write-to.ts';
import {
  explainCount,
  explainError,
  explainLog,
  explainLoss,
  explainPrediction,
  explainWeight,
} from './arithmetic.ts';
import type { GloveModel } from './model.ts';
import { MOST_PASSES } from './state.ts';
import { WeightCurve } from './weight-curve.tsx';
import type { GloveWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: GloveModel;
  readonly words: GloveWords;
}

/** Counts beside what the vectors say of them, and the picked cell on its way. */
export function Picture({ model, words }: Props): VNode {
  if (model.sentences.value.words.length < 2) return <p class="empty">{words.empty}</p>;
  return (
    <div class="glove">
      <div class="glove-matrices">
        <Counts model={model} words={words} />
        <Predictions model={model} words={words} />
      </div>
      <PickedCell model={model} words={words} />
      <div class="glove-curves">
        <Meeting model={model} words={words} />
        <WeightCurve model={model} words={words} />
      </div>
    </div>
  );
}

function heads(model: GloveModel): {
  rows: { head: string }[];
  columns: { head: VNode }[];
} {
  const { words } = model.sentences.value;
  return {
    rows: words.map((word) => ({ head: word })),
    columns: words.map((word) => ({ head: <Turned name={word} /> })),
  };
}

/** Picks a cell when its arithmetic is opened. */
function pick(model: GloveModel, row: number, column: number): void {
  model.state.patch({ row, column });
}

function pickedClass(model: GloveModel, row: number, column: number): string {
  const { row: r, column: c } = model.state.signals;
  return r.value === row && c.value === column ? 'picked' : '';
}

function between(model: GloveModel, row: number, column: number): string {
  const { words } = model.sentences.value;
  return `${words[row] ?? ''}, ${words[column] ?? ''}`;
}

/** The co-occurrence matrix, as counts or as logarithms. */
function Counts({ model, words }: Props): VNode {
  const { view } = model.state.signals;
  const asLog = view.value === 'log';
  const most = Math.max(1, ...model.counts.value.flat());
  return (
    <div>
      <Choice
        label={words.viewLabel}
        choices={words.views}
        value={view.value}
        onChange={writeTo(view)}
      />
      <Matrix
        caption={words.countsCaption}
        class="sym-P"
        {...heads(model)}
        cell={(row, column) => {
          const count = model.counts.value[row]?.[column] ?? 0;
          if (asLog && count === 0) return undefined;
          return {
            value: asLog ? Math.log(count) : count,
            ...(asLog && count > 1 && { text: Math.log(count).toFixed(2) }),
            shade: (0.7 * count) / most,
            class: `${count === 0 ? 'zero' : ''} ${pickedClass(model, row, column)}`,
            label: between(model, row, column),
            arithmetic: () => {
              pick(model, row, column);
              return asLog ? explainLog(model, row, column) : explainCount(model, row, column);
            },
          };
        }}
      />
    </div>
  );
}

/** What the vectors say; a cell's shade is its error, which fades. */
function Predictions({ model, words }: Props): VNode {
  return (
    <div>
      <p class="glove-title sym-uv">
        {model.state.signals.biases.value === 'with' ? 'u · v + b + c' : 'u · v'}
        <small> {words.shadeHint}</small>
      </p>
      <Matrix
        caption={words.predictionsCaption}
        class="prediction-matrix"
        {...heads(model)}
        cell={(row, column) => {
          const count = model.counts.value[row]?.[column] ?? 0;
          const value = model.predictions.value[row]?.[column] ?? 0;
          const error = value - Math.log(count);
          return {
            value,
            text: value.toFixed(1).replace('-', '−').replace('−0.0', '0.0'),
            shade: count === 0 ? 0 : Math.max(-1, Math.min(1, 1.4 * error)),
            class: `${count === 0 ? 'zero' : ''} ${pickedClass(model, row, column)}`,
            label: between(model, row, column),
            arithmetic: () => {
              pick(model, row, column);
              return count === 0
                ? explainPrediction(model, row, column)
                : explainError(model, row, column);
            },
          };
        }}
      />
    </div>
  );
}

/** The picked cell's numbers, and the loss. */
function PickedCell({ model, words }: Props): VNode {
  const { row, column } = model.state.read();
  const count = model.counts.value[row]?.[column] ?? 0;
  return (
    <p class="picked-cell">
      <b>{between(model, row, column)}</b>
      <span class="sym-uv">
        u·v{' '}
        <Num
          value={model.predictions.value[row]?.[column] ?? 0}
          arithmetic={() => explainPrediction(model, row, column)}
        />
      </span>
      {count === 0 ? (
        <span class="not-counted">{words.notCounted}</span>
      ) : (
        <>
          <span class="sym-P">
            log P <Num value={Math.log(count)} arithmetic={() => explainLog(model, row, column)} />
          </span>
          <span class="sym-f">
            f(P){' '}
            <Num
              value={explainWeight(model, row, column).value}
              arithmetic={() => explainWeight(model, row, column)}
            />
          </span>
        </>
      )}
      <span class="sym-J">
        J <Num value={explainLoss(model).value} arithmetic={() => explainLoss(model)} />
      </span>
    </p>
  );
}

/** The picked cell's u · v over the passes, on its way to log P. */
function Meeting({ model, words }: Props): VNode {
  const { row, column } = model.state.read();
  const count = model.counts.value[row]?.[column] ?? 0;
  const target = Math.log(count);
  const lines = [{ name: 'u·v', values: model.passes.value.picked }];
  return (
    <LineChart
      label={words.meeting(between(model, row, column), count === 0 ? '−∞' : shortNumber(target))}
      lines={
        count === 0
          ? lines
          : [
              {
                ...{ name: 'log P', class: 'target' },
                values: Array.from({ length: MOST_PASSES + 1 }, () => target),
              },
              ...lines,
            ]
      }
      last={MOST_PASSES}
      xName={words.passes}
      yName="u·v → log P"
    />
  );
}
