import type { ComponentChildren, VNode } from 'preact';
import { useWords } from '../shell/context.ts';
import type { TrainingHere } from '../shell/training-here.ts';
import { ErrorSentence } from './error-sentence.tsx';
import { LineChart } from './line-chart.tsx';
import { Slider } from './slider.tsx';

/** Losses that one point of the chart is the mean of, so that it is no cloud. */
const POINTS = 60;

/** Begins and holds the training of a chapter's model, goes back to any of its pictures, and draws its loss. */
export function TrainHere({
  training,
  children,
}: {
  training: TrainingHere<unknown>;
  /** What is said at the end: whether it is the chapter's own to the last bit. */
  children?: ComponentChildren;
}): VNode {
  const words = useWords().training;
  const { updates, limit, stride, losses, playing, problem } = training;
  const isHere = updates.value >= 0;
  const atEnd = updates.value >= limit.value;
  return (
    <section class="train-here" aria-label={words.title}>
      <p class="train-head">
        <b>{words.title}</b>{' '}
        <span class="small">{isHere ? words.after(updates.value, limit.value) : words.given}</span>
      </p>
      <p class="buttons">
        <button type="button" class="main-button" onClick={training.toggle}>
          {playing.value ? words.hold : !isHere || atEnd ? words.begin : words.goOn}
        </button>
        {isHere && (
          <button type="button" class="text-button" onClick={training.leave}>
            {words.leave}
          </button>
        )}
      </p>
      {problem.value !== undefined && (
        <p class="fault">
          <ErrorSentence error={problem.value} />
        </p>
      )}
      {isHere && (
        <>
          <Slider
            label={words.updates}
            {...{ value: updates.value, least: 0, most: limit.value, step: stride.value }}
            onInput={(value) => {
              if (playing.value) training.toggle();
              updates.value = value;
            }}
          />
          <LineChart
            label={words.chart(updates.value)}
            lines={[{ name: words.loss, values: meansOf(losses.value, limit.value) }]}
            {...{ last: POINTS, xName: words.updates, yName: words.loss, height: 130, width: 420 }}
            xNames={Array.from({ length: POINTS + 1 }, (_, i) =>
              String(Math.round((i / POINTS) * limit.value)),
            )}
          />
        </>
      )}
      {isHere && atEnd && children}
    </section>
  );
}

/** Means of the losses over equal parts of the whole training, as far as it has come. */
function meansOf(losses: readonly number[], limit: number): number[] {
  const width = Math.max(1, limit / POINTS);
  const count = Math.floor(losses.length / width);
  return Array.from({ length: count }, (_, i) => {
    const part = losses.slice(Math.floor(i * width), Math.floor((i + 1) * width));
    return part.reduce((sum, loss) => sum + loss, 0) / Math.max(1, part.length);
  });
}

/** Says at the end of a training whether it gave what was trained beforehand. */
export function SameAsGiven({ isSame, hash }: { isSame: boolean; hash?: string }): VNode {
  const words = useWords().training;
  return (
    <p class="same-as-given" data-same={String(isSame)} role="status">
      {isSame ? words.same : words.other}{' '}
      {hash !== undefined && <code>{hash.slice(0, SHOWN)}</code>}
    </p>
  );
}

/** Digits of a hash that are shown. */
const SHOWN = 12;
