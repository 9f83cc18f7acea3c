import type { VNode } from 'preact';
import { Bar } from '../../parts/bar.tsx';
import { ErrorSentence } from '../../parts/error-sentence.tsx';
import { explainCosine } from '../../parts/explain-cosine.ts';
import { Num } from '../../parts/number.tsx';
import { PointMap } from '../../parts/point-map.tsx';
import type { VectorModel } from './model.ts';
import type { VectorWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: VectorModel;
  readonly words: VectorWords;
}

/** The map of all words, with the formula on it, and what is nearest; or a row of words. */
export function Picture({ model, words }: Props): VNode {
  const { task, formula } = model.state.signals;
  const names = model.names.value;
  return (
    <div class="vectors">
      <WorkerSays model={model} words={words} />
      <div class="map-side">
        <PointMap
          names={names}
          points={model.points.value}
          {...model.drawing.value}
          label={words.mapLabel(names.length)}
          onPick={(id) => {
            const name = id === undefined ? undefined : names[id];
            if (name !== undefined && task.value === 'formula') formula.value = name;
          }}
        />
        {task.value === 'formula' ? (
          <Nearest model={model} words={words} />
        ) : (
          <Row model={model} words={words} />
        )}
      </div>
    </div>
  );
}

/** The words nearest to the formula. */
function Nearest({ model, words }: Props): VNode {
  const { formula } = model.state.signals;
  const names = model.names.value;
  const answer = model.session.findings.value?.answer;
  return (
    <section class="near positive">
      <h3>
        <span class="read-out">{words.near} </span>
        {formula.value.replaceAll(' - ', ' − ')}
      </h3>
      <ol>
        {(answer?.near ?? []).map(({ id, cosine, vector }) => (
          <li key={id}>
            <span class="word">{names[id]}</span>
            <Num
              value={cosine}
              text={cosine.toFixed(2).replace('-', '−')}
              arithmetic={() =>
                explainCosine([formula.value, names[id] ?? ''], [answer?.vector ?? [], vector])
              }
            />
            <Bar value={cosine} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The words in a row; the one that does not belong steps out. */
function Row({ model, words }: Props): VNode {
  const lineUp = model.session.findings.value?.lineUp;
  const isOut = model.state.signals.step.value > 0;
  return (
    <section class="near row">
      <h3>{words.mean}</h3>
      <ol>
        {(lineUp?.row ?? []).map(({ word, cosine, vector }) => {
          const isOdd = isOut && word === model.odd.value;
          return (
            <li key={word} class={isOdd ? 'odd' : undefined}>
              <span class="word">
                {word}
                {isOdd && <span class="read-out"> ({words.odd})</span>}
              </span>
              <Num
                value={cosine}
                text={cosine.toFixed(2).replace('-', '−')}
                arithmetic={() => explainCosine([words.mean, word], [lineUp?.mean ?? [], vector])}
              />
              <Bar value={cosine} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What the table is, or why the question has no answer: the worker's error in the reader's language. */
function WorkerSays({ model, words }: Props): VNode {
  const { problem, table, ownName } = model.session;
  const error = problem.value;
  if (error !== undefined)
    return (
      <p class="worker-says">
        <ErrorSentence error={error} />
      </p>
    );
  const opened = table.value;
  if (opened === undefined) return <p class="worker-says">{words.opening}</p>;
  const size = opened.words.length.toLocaleString('en');
  return (
    <p class="worker-says">
      {words.table(
        ownName.value ?? words.shipped[model.state.signals.table.value],
        size,
        opened.dimensions,
      )}
      {opened.isCut && ` ${words.cut}`}
    </p>
  );
}
