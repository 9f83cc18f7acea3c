import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Bar } from '../../parts/bar.tsx';
import { ErrorSentence } from '../../parts/error-sentence.tsx';
import { explainCosine } from '../../parts/explain-cosine.ts';
import { LineChart } from '../../parts/line-chart.tsx';
import { Num } from '../../parts/number.tsx';
import type { MapLine } from '../../parts/point-map/draw-overlay.ts';
import { PointMap } from '../../parts/point-map.tsx';
import type { Neighbors } from '../../worker/job-looks.ts';
import { EPOCHS } from '../../worker/word-settings.ts';
import { PROBE_COLORS, type WordMapModel } from './model.ts';
import { MOST_PROBES } from './state.ts';
import type { WordMapWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: WordMapModel;
  readonly words: WordMapWords;
}

/** The map of words, the neighbors of three of them, and the loss. */
export function Picture({ model, words }: Props): VNode {
  return (
    <div class="word-map">
      <WorkerSays model={model} words={words} />
      <div class="map-side">
        <div>
          <WordMapView model={model} words={words} />
          <Losses model={model} words={words} />
        </div>
        <div class="beside">
          {model.neighbors.value.map((found, i) => (
            <NearWords key={found.probe} {...{ model, words, found, number: i }} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The loss of held-out text: its axis begins a little below the lowest, since it changes little. */
function Losses({ model, words }: Props): VNode {
  const losses = model.map.value?.losses ?? [];
  if (losses.length === 0) return <p class="no-loss">{words.noLoss}</p>;
  return (
    <LineChart
      label={words.lossChart}
      lines={[{ name: words.loss, values: losses }]}
      last={EPOCHS - 1}
      least={Math.floor(5 * Math.min(...losses)) / 5}
      xName={words.passes}
      yName={words.loss}
      height={130}
      width={480}
    />
  );
}

/** The map; the words that are asked for leave a trail. */
function WordMapView({ model, words }: Props): VNode {
  const { step } = model.state.signals;
  const map = model.map.value;
  const names = model.names.value;
  const points = useMemo(() => Float32Array.from(map?.points ?? []), [map]);
  const lines = model.neighbors.value.flatMap(({ probe }, i): MapLine[] => {
    const id = names.indexOf(probe);
    if (id < 0) return [];
    const way = model.session.maps.value.slice(0, step.value + 1);
    return [
      {
        through: way.map(({ points: all }) => [all[2 * id] ?? 0, all[2 * id + 1] ?? 0]),
        color: PROBE_COLORS[i] ?? 'gate',
      },
    ];
  });
  const pick = (id: number | undefined): void => {
    const name = id === undefined ? undefined : names[id];
    if (name === undefined) return;
    const others = model.probes.value.filter((one) => one !== name);
    model.state.signals.probes.value = [name, ...others].slice(0, MOST_PROBES).join(' ');
  };
  return (
    <PointMap
      {...{ names, points, lines, marks: model.marks.value }}
      label={words.mapLabel(names.length, step.value)}
      onPick={pick}
    />
  );
}

/** The nearest words of one, with their cosines as lengths. */
function NearWords({
  model,
  words,
  found: { probe, vector, near },
  number,
}: Props & { found: Neighbors; number: number }): VNode {
  const names = model.names.value;
  const { jamo } = model.state.signals;
  return (
    <section class={`near ${PROBE_COLORS[number] ?? ''}`}>
      <h3>
        <span class="read-out">{words.neighborsOf} </span>
        {probe}
      </h3>
      {vector === undefined ? (
        <p class="unseen">{jamo.value === 'yes' ? words.unseenYet : words.unseen}</p>
      ) : (
        <ol>
          {near.map(({ id, cosine, vector: other }) => (
            <li key={id}>
              <span class="word">{names[id]}</span>
              <Num
                value={cosine}
                text={cosine.toFixed(2).replace('-', '−')}
                arithmetic={() => explainCosine([probe, names[id] ?? ''], [vector, other])}
              />
              <Bar value={cosine} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What the page waits for, or why it cannot go on: the worker's error in the reader's language. */
function WorkerSays({ model, words }: Props): VNode | null {
  const { problem, words: found } = model.session;
  const { text, own } = model.state.signals;
  const error = problem.value;
  if (text.value === 'own' && own.value.trim() === '') {
    return <p class="worker-says">{words.emptyText}</p>;
  }
  if (error !== undefined)
    return (
      <p class="worker-says">
        <ErrorSentence error={error} />
      </p>
    );
  if (found.value === undefined) return <p class="worker-says">{words.opening}</p>;
  return <p class="worker-says">{words.read(model.map.value?.read.toLocaleString('en') ?? '0')}</p>;
}
