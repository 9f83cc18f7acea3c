import type { ComponentChildren, VNode } from 'preact';
import { Bar } from '../../parts/bar.tsx';
import { LineChart } from '../../parts/line-chart.tsx';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { Turned } from '../../parts/turned.tsx';
import {
  explainHidden,
  explainHiddenGradient,
  explainLoss,
  explainProbability,
  explainScoreGradient,
  explainWeight,
} from './arithmetic.ts';
import { ColumnMap } from './column-map.tsx';
import type { Word2VecModel } from './model.ts';
import type { Word2VecWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: Word2VecModel;
  readonly words: Word2VecWords;
}

/** The window over the text, the pairs, the network with every number, the map of W₁ and the loss. */
export function Picture({ model, words }: Props): VNode {
  if (model.examples.value.length === 0) return <p class="empty">{words.empty}</p>;
  return (
    <div class="word2vec">
      <Window model={model} words={words} />
      <Pairs model={model} words={words} />
      <Layers model={model} words={words} />
      <Output model={model} words={words} />
    </div>
  );
}

/** The text with the window: the input is marked, and what is to be predicted. */
function Window({ model, words }: Props): VNode {
  const { read, example, place, examples } = model;
  const names = read.value.vocabulary;
  const { inputs, target } = example.value;
  // The examples follow the text: counting them finds where this one stands.
  let before = place.value;
  const cbow = model.state.signals.architecture.value === 'cbow';
  const size = model.state.signals.window.value;
  let mark: { sentence: number; center: number; other: number } | undefined;
  for (const [s, sentence] of read.value.sentences.entries()) {
    for (let t = 0; t < sentence.length && mark === undefined; t++) {
      const near: number[] = [];
      for (let c = Math.max(0, t - size); c <= Math.min(sentence.length - 1, t + size); c++) {
        if (c !== t) near.push(c);
      }
      const count = near.length === 0 ? 0 : cbow ? 1 : near.length;
      if (before < count) mark = { sentence: s, center: t, other: near[before] ?? t };
      before -= count;
    }
  }
  return (
    <div class="window" role="group" aria-label={words.windowTitle}>
      {read.value.sentences.map((sentence, s) => (
        <p key={s}>
          {sentence.map((word, t) => {
            const here = mark?.sentence === s;
            const inside = here && Math.abs(t - (mark?.center ?? 0)) <= size;
            const isCenter = here && t === mark?.center;
            const isTarget = here && (cbow ? isCenter : t === mark?.other);
            const isInput = here && (cbow ? inside && !isCenter : isCenter);
            const kind = isTarget ? 'target' : isInput ? 'input' : inside ? 'inside' : '';
            return (
              <span key={t} class={`word ${kind}`}>
                {names[word]}
              </span>
            );
          })}
        </p>
      ))}
      <span class="read-out">
        {inputs.map((word) => names[word]).join(' ')} → {names[target]}, {place.value + 1} /{' '}
        {examples.value.length}
      </span>
    </div>
  );
}

function Pairs({ model, words }: Props): VNode {
  const names = model.read.value.vocabulary;
  return (
    <ol class="pairs" aria-label={words.pairsTitle}>
      {model.examples.value.map(({ inputs, target }, i) => (
        <li key={i} class={i === model.place.value ? 'now' : ''}>
          ({inputs.map((word) => names[word]).join(' ')}, {names[target]})
        </li>
      ))}
    </ol>
  );
}

/** x, W₁, h and W₂, left to right. */
function Layers({ model, words }: Props): VNode {
  const names = model.read.value.vocabulary;
  const { first, second, dimensions, words: size } = model.network.value;
  const { inputs } = model.example.value;
  const now = model.now.value;
  const units = Array.from({ length: dimensions }, (_, n) => n);
  return (
    <div class="layers">
      <Block name="x">
        <Matrix
          caption="x"
          rows={names.map((name) => ({ head: name }))}
          columns={[{ head: '' }]}
          cell={(row) => {
            const value = inputs.filter((word) => word === row).length / inputs.length;
            return {
              ...{ value, shade: value * 0.7, class: 'one-hot' },
              label: `x ${names[row]}`,
              arithmetic: () => ({ symbol: `x(${names[row]})`, value, leaf: 'input' }),
            };
          }}
        />
      </Block>
      <Block name="W₁" class="sym-W1" title={words.first}>
        <Matrix
          caption={words.first}
          rows={units.map((n) => ({ head: String(n + 1) }))}
          columns={names.map((name, v) => ({
            head: <Turned name={name} />,
            class: inputs.includes(v) ? 'chosen-column' : '',
          }))}
          cell={(n, v) =>
            weightCell(first[n * size + v] ?? 0, () => explainWeight(model, 'first', [n, v]))
          }
        />
      </Block>
      <Block name="h" class="sym-h" title={words.hidden}>
        <Matrix
          caption={words.hidden}
          rows={units.map((n) => ({ head: String(n + 1) }))}
          columns={[{ head: '', class: 'chosen-column' }]}
          cell={(n) => weightCell(now.hidden[n] ?? 0, () => explainHidden(model, n))}
        />
      </Block>
      <Block name="W₂" class="sym-W2" title={words.second}>
        <Matrix
          caption={words.second}
          rows={names.map((name) => ({ head: name }))}
          columns={units.map((n) => ({ head: String(n + 1) }))}
          cell={(v, n) =>
            weightCell(second[v * dimensions + n] ?? 0, () =>
              explainWeight(model, 'second', [v, n]),
            )
          }
        />
      </Block>
    </div>
  );
}

/** p beside what flows back; then the map and the loss. */
function Output({ model, words }: Props): VNode {
  const names = model.read.value.vocabulary;
  const { target } = model.example.value;
  const now = model.now.value;
  const units = Array.from(now.hidden, (_, n) => n);
  const best = now.probabilities.indexOf(Math.max(...now.probabilities));
  return (
    <>
      <p class="flow">
        <span>
          {words.lossNow} −ln p({names[target]}) ={' '}
          <Num value={now.loss} arithmetic={() => explainLoss(model)} label="L" />
        </span>
        <span class="back">
          ← ∂L/∂h = [
          {units.map((n) => (
            <span key={n}>
              {n > 0 && ', '}
              <Num
                value={now.hiddenGradient[n] ?? 0}
                arithmetic={() => explainHiddenGradient(model, n)}
                label={`∂L/∂h ${n + 1}`}
              />
            </span>
          ))}
          ]
        </span>
      </p>
      <div class="panels">
        <Block name="p" class="sym-p" title={words.softmax}>
          <Matrix
            caption={words.softmax}
            class="softmax"
            rows={names.map((name, v) => ({ head: name, class: v === target ? 'is-target' : '' }))}
            columns={[{ head: 'p' }, { head: '∂L/∂z' }]}
            cell={(v, column) => {
              if (column === 1) {
                return weightCell(now.scoreGradient[v] ?? 0, () => explainScoreGradient(model, v));
              }
              const value = now.probabilities[v] ?? 0;
              return {
                ...{ value, text: value.toFixed(3) },
                arithmetic: () => explainProbability(model, v),
                extra: <Bar value={value} class={v === best ? 'best' : ''} />,
              };
            }}
          />
        </Block>
        <ColumnMap model={model} words={words} />
        <LineChart
          label={words.lossChart}
          lines={[{ name: words.meanLoss, values: model.losses.value }]}
          last={Math.max(40, Math.ceil(model.state.signals.step.value / 100) * 100)}
          xName={words.updates}
          yName={words.meanLoss}
          width={330}
          height={200}
        />
      </div>
    </>
  );
}

function Block({
  name,
  title,
  class: kind,
  children,
}: {
  name: string;
  title?: string;
  class?: string;
  children: ComponentChildren;
}): VNode {
  return (
    <div class={`block ${kind ?? ''}`} title={title}>
      <b class="block-name">{name}</b>
      {children}
    </div>
  );
}

function weightCell(value: number, arithmetic: () => ReturnType<typeof explainWeight>) {
  const text = value.toFixed(3);
  return { value, shade: value, text: text.replace('-', '−'), arithmetic };
}
