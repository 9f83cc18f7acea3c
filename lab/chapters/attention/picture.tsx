import type { VNode } from 'preact';
import { fullNumber, subscript } from '../../parts/arithmetic.ts';
import { Choice } from '../../parts/choice.tsx';
import { LineChart } from '../../parts/line-chart.tsx';
import { type Cell, Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { shadeClass } from '../../parts/shade.ts';
import { Turned } from '../../parts/turned.tsx';
import { writeTo } from '../../parts/write-to.ts';
import { explainFirst, explainLogProbability, explainScore, explainShare } from './arithmetic.ts';
import { FIGURES } from './figures.generated.ts';
import type { AttentionModel } from './model.ts';
import { Threads } from './threads.tsx';
import type { AttentionWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: AttentionModel;
  readonly words: AttentionWords;
}

/** A sentence, its translation, and where the decoder looked at each word that it wrote. */
export function Picture({ model, words }: Props): VNode {
  const { attention } = model.state.signals;
  const unknown = model.unknown.value;
  return (
    <div class="attention">
      <div class="attention-head">
        <Choice
          label={words.attentionLabel}
          choices={words.attentions}
          value={attention.value}
          onChange={writeTo(attention)}
        />
        {model.target.value.length > 0 && <Now model={model} words={words} />}
      </div>
      {unknown.length > 0 && <p class="hint unknown">{words.unknown(unknown.join(', '))}</p>}
      {model.target.value.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <Threads model={model} words={words} />
          {attention.value === 'on' ? (
            <>
              <Shares model={model} words={words} />
              <Strip model={model} words={words} />
            </>
          ) : (
            <>
              <Certainty model={model} words={words} />
              <FirstState model={model} words={words} />
            </>
          )}
        </>
      )}
      <Lengths words={words} open={attention.value === 'off'} />
    </div>
  );
}

/** Two digits after the point, and no zero with a sign. */
function twoDigits(value: number): string {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

/** The word of now, and how sure of it the decoder was. */
function Now({ model, words }: Props): VNode {
  const at = model.written.value - 1;
  const step = model.steps.value[at];
  if (step === undefined) return <p class="hint start">{words.start}</p>;
  const id = model.target.value[at] ?? 0;
  return (
    <p class="now-line">
      {`${at + 1}. `}
      <b>{model.wordOf(id)}</b> {words.certainty}{' '}
      <Num
        value={Math.log(step.probabilities[id] ?? 0)}
        arithmetic={() => explainLogProbability(model, at)}
        label={`ln P ${model.wordOf(id)}`}
      />
    </p>
  );
}

/** The scores of now, and all shares: the source's words by the words that were written, time to the right. */
function Shares({ model, words }: Props): VNode {
  const written = model.written.value;
  const steps = model.steps.value;
  const source = model.source.value;
  const target = model.target.value.map(model.wordOf);
  const scoreOf = (j: number): Cell | undefined => {
    const value = steps[written - 1]?.scores[j];
    return value === undefined
      ? undefined
      : {
          ...{ value, text: twoDigits(value), label: `${words.score} ${source[j]}` },
          arithmetic: () => explainScore(model, written - 1, j),
        };
  };
  const sumOf = (t: number): Cell => {
    const shares = steps[t]?.shares ?? [];
    const value = shares.reduce((sum, share) => sum + share, 0);
    return {
      ...{ value, text: String(Number(value.toFixed(9))), label: `${words.sum} ${target[t]}` },
      arithmetic: () => ({
        ...{ symbol: words.sum, value, numbers: shares.map(twoDigits).join(' + ') },
        parts: () => source.map((_, j) => explainShare(model, t, j)),
      }),
    };
  };
  return (
    <Matrix
      caption={words.matrix}
      class="shares"
      rows={[
        ...source.map((head, j) => ({
          ...{ head, class: (steps[written - 1]?.shares[j] ?? 0) > 0.5 ? 'looked' : '' },
        })),
        { head: words.sum, class: 'sums' },
      ]}
      columns={[
        { head: words.score, class: 'score' },
        ...target.map((word, t) => ({
          head: <Turned name={t < written ? word : '·'} />,
          class: t === written - 1 ? 'fresh' : '',
        })),
      ]}
      cell={(j, column) => {
        const t = column - 1;
        if (column === 0) return scoreOf(j);
        if (t >= written) return undefined;
        if (j === source.length) return sumOf(t);
        const value = steps[t]?.shares[j] ?? 0;
        return {
          ...{ value, shade: value, text: hundredths(value) },
          arithmetic: () => explainShare(model, t, j),
          label: `${source[j]} → ${target[t]}`,
        };
      }}
    />
  );
}

/** A share in the least room: its hundredths. */
function hundredths(value: number): string {
  const rounded = Math.round(value * 100);
  return rounded === 0 ? '' : rounded === 100 ? '1' : `.${String(rounded).padStart(2, '0')}`;
}

/** How sure it was of each word, where nothing is looked at. */
function Certainty({ model, words }: Props): VNode {
  const written = model.written.value;
  const target = model.target.value;
  return (
    <Matrix
      caption={words.certainty}
      class="shares"
      rows={[{ head: 'ln P' }]}
      columns={target.map((id, t) => ({
        head: <Turned name={t < written ? model.wordOf(id) : '·'} />,
        class: t === written - 1 ? 'fresh' : '',
      }))}
      cell={(_, t) => {
        if (t >= written) return undefined;
        const value = Math.log(model.steps.value[t]?.probabilities[target[t] ?? 0] ?? 0);
        return {
          ...{ value, text: value.toFixed(1).replace('-0.0', '0').replace('-', '−') },
          shade: Math.max(-1, value / 2),
          arithmetic: () => explainLogProbability(model, t),
          label: `ln P ${model.wordOf(target[t] ?? 0)}`,
        };
      }}
    />
  );
}

/** What was looked at, in one vector: Σ a H. */
function Strip({ model, words }: Props): VNode {
  const at = model.written.value - 1;
  const context = model.steps.value[at]?.context ?? [];
  return (
    <div class="strip">
      <p class="strip-name">
        c{at < 0 ? '' : subscript(at + 1)} · {words.context}
      </p>
      <div class="cells" aria-hidden="true">
        {context.map((value, i) => (
          <span key={i} class={shadeClass(value)} title={`${i + 1}: ${fullNumber(value)}`} />
        ))}
      </div>
    </div>
  );
}

/** The only thing that a decoder without attention is told: its first state. */
function FirstState({ model, words }: Props): VNode {
  const { first } = model.encoded.value;
  const half = Math.ceil(first.length / 2);
  return (
    <Matrix
      caption={words.bottleneck(first.length)}
      showCaption
      class="first-state"
      rows={[0, 1].map((row) => ({ head: `s₀[${row * half + 1}–${(row + 1) * half}]` }))}
      columns={Array.from({ length: half }, () => ({ head: '' }))}
      cell={(row, column) => {
        const at = row * half + column;
        const value = first[at];
        if (value === undefined) return undefined;
        return {
          ...{ value, shade: value, text: twoDigits(value) },
          arithmetic: () => explainFirst(model, at),
          label: `s₀ ${at + 1}`,
        };
      }}
    />
  );
}

/** How well both translate, by the length of the sentences. */
function Lengths({ words, open }: { words: AttentionWords; open: boolean }): VNode {
  const names = FIGURES.on.byLength.map(({ from, to }) => `${from}–${to}`);
  return (
    <details class="lengths" open={open}>
      <summary>{words.lengths}</summary>
      <LineChart
        label={words.lengthChart}
        lines={[
          { name: words.attentions.on, values: FIGURES.on.byLength.map(({ bleu }) => bleu) },
          {
            ...{ name: words.attentions.off, class: 'gru' },
            values: FIGURES.off.byLength.map(({ bleu }) => bleu),
          },
        ]}
        last={names.length - 1}
        xName={words.lengthAxis}
        yName="BLEU"
        xNames={names}
        height={150}
      />
      <p class="hint">{words.lengthsAbout(FIGURES.on.pairs)}</p>
    </details>
  );
}
