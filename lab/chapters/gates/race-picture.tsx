import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { keepModel } from '../../bench-of-models/store.ts';
import { LineChart } from '../../parts/line-chart.tsx';
import { Num } from '../../parts/number.tsx';
import { ReaderSays } from '../../parts/reader-says.tsx';
import type { Racer } from '../../worker/job-looks.ts';
import { explainMemory, explainRaceLoss, explainWeights } from './arithmetic.ts';
import type { GateModel } from './model.ts';
import { meanLoss, memoryOf, WINDOW } from './race.ts';
import type { GateWords } from './words.ts';

/** Three models that learn the same text: the loss of each by updates, what each costs, and where each is. */
export function RacePicture({ model, words }: { model: GateModel; words: GateWords }): VNode {
  const { step: at, steps, race, own } = model.state.signals;
  const racers = model.race.racers.value;
  // The picture goes as far as the training has come.
  const step = Math.min(at.value, racers.at(-1)?.losses.length ?? 0);
  // The first losses are so high that beside them the others would be one line.
  const first = Math.min(WINDOW, steps.value / 2);
  const lines = racers.map(({ cell, losses }) => ({
    ...{ name: cell.toUpperCase(), class: cell },
    values: Array.from({ length: step + 1 }, (_, t) =>
      t < first ? Number.NaN : meanLoss(losses, t),
    ),
  }));
  const all = lines.flatMap(({ values }) => values.filter(Number.isFinite));
  return (
    <div class="race">
      {race.value === 'own' && own.value.trim() === '' ? (
        <p class="reader-says">{words.emptyText}</p>
      ) : (
        <ReaderSays problem={model.race.problem.value} waits={racers.length === 0} />
      )}
      <LineChart
        {...{
          lines,
          last: steps.value,
          height: 190,
          width: 520,
          xName: words.updates,
          yName: words.loss,
        }}
        least={all.length === 0 ? 0 : Math.min(...all)}
        label={words.raceLabel(step)}
      />
      <table class="racers">
        <caption class="read-out">{words.raceCaption}</caption>
        <thead>
          <tr>
            <td />
            {[words.hiddenUnits, words.weights, words.memory, words.seconds, words.loss].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
            <td />
          </tr>
        </thead>
        <tbody>
          {racers.map((racer) => (
            <Standing key={racer.cell} {...{ model, words, racer, step }} />
          ))}
        </tbody>
      </table>
      <p class="small race-note">{words.clockNote}</p>
    </div>
  );
}

/** One racer's line: what it costs, and its loss now. */
function Standing({
  model,
  words,
  racer,
  step,
}: {
  model: GateModel;
  words: GateWords;
  racer: Racer;
  step: number;
}): VNode {
  const kept = useSignal('');
  const { cell, hiddenSize, parameters, milliseconds } = racer;
  const keep = async (): Promise<void> => {
    model.player.pause();
    const file = await model.race.client.value?.look({ what: 'racer', cell });
    if (file === undefined) return;
    const { race } = model.state.read();
    const done = model.race.racers.value[0]?.losses.length ?? 0;
    const name = `${words.raceTexts[race]} · ${cell.toUpperCase()} ${hiddenSize}`;
    await keepModel(file, `${name} · ${words.after(done)}`);
    kept.value = file.hash;
  };
  return (
    <tr class={`racer ${cell}`}>
      <th scope="row">{cell.toUpperCase()}</th>
      <td>
        <Num value={hiddenSize} />
      </td>
      <td>
        <Num value={parameters} arithmetic={() => explainWeights(racer)} />
      </td>
      <td>
        <Num
          value={memoryOf(racer)}
          text={`${Math.round(memoryOf(racer) / 1000)} kB`}
          arithmetic={() => explainMemory(racer)}
        />
      </td>
      <td>{(milliseconds / 1000).toFixed(1)}</td>
      <td>
        {step > 0 && (
          <Num
            value={meanLoss(racer.losses, step)}
            text={meanLoss(racer.losses, step).toFixed(3)}
            arithmetic={() => explainRaceLoss(racer, step)}
          />
        )}
      </td>
      <td>
        <button type="button" class="link" disabled={step === 0} onClick={keep}>
          {words.keep}
        </button>
        {kept.value !== '' && (
          <span class="small" role="status">
            {' '}
            {words.kept} <code data-kept={kept.value}>{kept.value.slice(0, 8)}</code>
          </span>
        )}
      </td>
    </tr>
  );
}
