import type { VNode } from 'preact';
import { LineChart } from '../../parts/line-chart.tsx';
import { shadeClass } from '../../parts/shade.ts';
import type { HeldOut } from '../../worker/workbench/protocol.ts';
import type { WorkbenchWords } from '../words.ts';
import type { Workbench } from '../workbench-state.ts';
import { Scrolled } from './scrolled.tsx';

/** Classes beyond which a confusion matrix is no help to the eye. */
const MOST_CLASSES = 12;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Trains, and shows how it goes. */
export function TrainingPanel({
  workbench,
  words: { training: words },
}: {
  workbench: Workbench;
  words: WorkbenchWords;
}): VNode {
  const training = workbench.training.value;
  const running = workbench.busy.value === 'train';
  return (
    <>
      <div class="buttons">
        <button
          type="button"
          class="main-button"
          disabled={workbench.busy.value !== undefined}
          onClick={() => workbench.train()}
        >
          {words.start}
        </button>
        {running && (
          <button type="button" class="text-button" onClick={() => workbench.stop()}>
            {words.stop}
          </button>
        )}
      </div>
      {training !== undefined && running && (
        <p class="progress">
          <progress max={1} value={training.share} aria-label={words.title} />
          <span>
            {training.phase} {remaining(training.started, training.share, words)}
          </span>
        </p>
      )}
      {training !== undefined && training.losses.length > 1 && (
        <LineChart
          label={words.chart}
          lines={[
            { name: words.loss, values: training.losses },
            { name: words.heldOut, values: training.heldOutLosses, class: 'gate' },
          ]}
          last={Math.max(4, training.losses.length - 1)}
          xName={words.reports}
          yName={`${words.loss}${training.heldOutLosses.length > 0 ? ` · ${words.heldOut}` : ''}`}
        />
      )}
      <div aria-live="polite">
        {training?.seconds !== undefined && (
          <p class="found" data-trained={training.stopped ? 'stopped' : 'whole'}>
            {(training.stopped ? words.stopped : words.done)(training.seconds.toFixed(1))}
          </p>
        )}
        {training?.right !== undefined && !running && <p>{words.right(percent(training.right))}</p>}
        {training?.heldOut !== undefined && <Measured heldOut={training.heldOut} words={words} />}
      </div>
    </>
  );
}

/** How long it may still take, as long as it has taken: nothing before two percent are done. */
function remaining(
  started: number,
  share: number | undefined,
  words: WorkbenchWords['training'],
): string {
  if (share === undefined || share < 0.02) return '';
  const seconds = ((performance.now() - started) / 1000) * ((1 - share) / share);
  return words.remaining(Math.ceil(seconds));
}

/** Accuracy on what was kept apart, and which classes were taken for which. */
function Measured({
  heldOut,
  words,
}: {
  heldOut: HeldOut;
  words: WorkbenchWords['training'];
}): VNode {
  const { accuracy, documents, majority, classes, confusion } = heldOut;
  return (
    <>
      <p>{words.accuracy(percent(accuracy), documents, percent(majority))}</p>
      {classes.length <= MOST_CLASSES && (
        <Scrolled label={words.confusion}>
          <table class="confusion">
            <caption>
              {words.confusion} ({words.truth} ↓, {words.prediction} →)
            </caption>
            <thead>
              <tr>
                <td />
                {classes.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {confusion.map((row, r) => {
                const all = row.reduce((a, b) => a + b, 0);
                return (
                  <tr key={classes[r]}>
                    <th scope="row">{classes[r]}</th>
                    {row.map((count, c) => (
                      <td
                        key={classes[c]}
                        class={shadeClass((r === c ? 1 : -1) * (count / Math.max(1, all)))}
                      >
                        {count}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scrolled>
      )}
    </>
  );
}
