import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fullNumber } from '../../parts/arithmetic.ts';
import { Bar } from '../../parts/bar.tsx';
import { Num } from '../../parts/number.tsx';
import { shadeClass } from '../../parts/shade.ts';
import { explainProbability, explainState } from './arithmetic.ts';
import { Drawing } from './drawing.tsx';
import type { ShapeModel } from './model.ts';
import type { StripStep } from './network.ts';
import { ShapeChoice } from './shape-choice.tsx';
import { TASK_STEPS } from './state.ts';
import { END_MARK } from './tasks.ts';
import type { ShapeWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: ShapeModel;
  readonly words: ShapeWords;
}

/** One strip of one cell: input below, output above, time to the right; the shape says which ports are open. */
export function Picture({ model, words }: Props): VNode {
  const { task } = model.state.signals;
  return (
    <div class="shapes">
      <ShapeChoice
        words={words}
        value={task.value}
        onChange={(value) => {
          model.player.pause();
          model.state.patch({ task: value, step: TASK_STEPS[value] });
        }}
      />
      <p class="task-name">{words.tasks[task.value]}</p>
      {model.steps.value.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <Strip model={model} words={words} />
          <Answers model={model} words={words} />
        </>
      )}
    </div>
  );
}

function Strip({ model, words }: Props): VNode {
  const box = useRef<HTMLDivElement>(null);
  const shown = model.shown.value;
  useEffect(() => {
    const now = box.current?.querySelector<HTMLElement>('.now');
    if (box.current === null || now === null || now === undefined) return;
    box.current.scrollLeft = now.offsetLeft - box.current.clientWidth / 2;
  }, [shown]);
  return (
    <div class="strip-box" ref={box} tabIndex={0} role="group" aria-label={words.strip}>
      <ol class="ports">
        {model.steps.value.map((step, t) => (
          <li key={t} class={t >= shown ? 'ahead' : t === shown - 1 ? 'now' : ''}>
            <Output model={model} words={words} step={step} at={t} />
            <span class="way" aria-hidden="true">
              {t < shown && step.port.open ? '↑' : ''}
            </span>
            <State model={model} step={step} at={t} />
            <span class="way" aria-hidden="true">
              {t < shown && step.port.x !== undefined ? '↑' : ''}
            </span>
            <Input model={model} words={words} step={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Output({ model, words, step, at }: Props & { step: StripStep; at: number }): VNode {
  const has = at < model.shown.value;
  const answer = model.task.value.answers[step.answer] ?? '';
  const value = step.probabilities[step.answer] ?? 0;
  const name = words.gloss[answer] ?? answer;
  if (!step.port.open) {
    return (
      <span class="port closed" title={words.closedAnswer}>
        {has && model.state.signals.task.value === 'review' ? <small>{name}?</small> : ''}
      </span>
    );
  }
  return (
    <span class="port output">
      {has && (
        <>
          <b>{answer in words.gloss && !isKorean(answer) ? name : answer || '·'}</b>
          {isKorean(answer) && words.gloss[answer] !== undefined && <small>{name}</small>}
          <Num
            value={value}
            text={value.toFixed(2)}
            arithmetic={() => explainProbability(model, at, step.answer)}
            label={`${at + 1} ${name}`}
          />
        </>
      )}
    </span>
  );
}

function isKorean(text: string): boolean {
  return /[가-힣]/u.test(text);
}

function State({ model, step, at }: { model: ShapeModel; step: StripStep; at: number }): VNode {
  const has = at < model.shown.value;
  return (
    <span class="cell" aria-hidden="true">
      {step.transition.h.map((value, unit) => (
        <i
          key={unit}
          class={has ? shadeClass(value) : ''}
          title={has ? `h[${unit + 1}] = ${fullNumber(value)}` : undefined}
        />
      ))}
    </span>
  );
}

function Input({ model, words, step }: Props & { step: StripStep }): VNode {
  const { port } = step;
  const { task, height, weight, age, drawing } = model.state.signals;
  if (port.x === undefined) {
    return (
      <span class="port closed" title={words.closedInput}>
        <small>0</small>
      </span>
    );
  }
  if (task.value === 'pressure') {
    return <span class="port input">{words.person(height.value, weight.value, age.value)}</span>;
  }
  if (task.value === 'caption') {
    return (
      <span class="port input">
        <Drawing input={drawing.value} />
      </span>
    );
  }
  const isUnknown = port.x.every((value) => value === 0);
  return (
    <span class={`port input ${isUnknown ? 'unknown' : ''}`}>
      <b>{port.token}</b>
      {isUnknown ? (
        <small>{words.unknown}</small>
      ) : (
        words.gloss[port.token] !== undefined && <small>{words.gloss[port.token]}</small>
      )}
    </span>
  );
}

/** The most answers whose probabilities are listed. */
const MOST_ANSWERS = 5;

/** The likeliest answers of the step of now, the state that they come from, and all that was written. */
function Answers({ model, words }: Props): VNode {
  const at = model.shown.value - 1;
  const step = model.steps.value[at];
  if (step === undefined) return <p class="hint">{words.start}</p>;
  const { answers } = model.task.value;
  const order = answers.map((_, k) => k);
  order.sort((a, b) => (step.probabilities[b] ?? 0) - (step.probabilities[a] ?? 0) || a - b);
  return (
    <div class="answers-now">
      <section>
        <h3>{words.answersOf}</h3>
        <ul>
          {order.slice(0, MOST_ANSWERS).map((k) => {
            const value = step.probabilities[k] ?? 0;
            const answer = answers[k] ?? '';
            return (
              <li key={k}>
                <span class="name">{nameOf(answer, words)}</span>
                <Num
                  value={value}
                  text={value < 0.001 ? '< 0.001' : value.toFixed(3)}
                  arithmetic={() => explainProbability(model, at, k)}
                  label={nameOf(answer, words)}
                />
                <Bar value={value} />
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h3>{words.state}</h3>
        <p class="state-numbers">
          {step.transition.h.map((value, unit) => (
            <span key={unit} class={shadeClass(value)}>
              <Num
                value={value}
                text={value.toFixed(2).replace('-', '−')}
                arithmetic={() => explainState(model, at, unit)}
                label={`h[${unit + 1}]`}
              />
            </span>
          ))}
        </p>
      </section>
      <p class="writes">
        {words.written} <b>{writtenText(model, words)}</b>
      </p>
    </div>
  );
}

function nameOf(answer: string, words: ShapeWords): string {
  const gloss = words.gloss[answer];
  return isKorean(answer) && gloss !== undefined
    ? `${answer} (${gloss})`
    : (gloss ?? (answer || '·'));
}

/** What the open ports have said so far, as a text. */
export function writtenText(model: ShapeModel, words: ShapeWords): string {
  const visible = model.steps.value.slice(0, model.shown.value).filter(({ port }) => port.open);
  const { answers } = model.task.value;
  switch (model.state.signals.task.value) {
    case 'spacing':
      return visible
        .map(({ port, answer }) => port.token + (answers[answer] === '' ? '' : ' '))
        .join('');
    case 'date': {
      const said = visible.map(({ answer }) => answers[answer] ?? '');
      return said
        .filter((one) => one !== END_MARK)
        .join('')
        .replace(/(\d)([A-Z])/, '$1 $2');
    }
    default:
      return visible
        .map(({ answer }) => answers[answer] ?? '')
        .filter((one) => one !== END_MARK)
        .map((one) => (isKorean(one) ? one : (words.gloss[one] ?? one)))
        .join(' ');
  }
}
