import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LineChart } from '../../parts/line-chart.tsx';
import { Num } from '../../parts/number.tsx';
import { Slider } from '../../parts/slider.tsx';
import { writeTo } from '../../parts/write-to.ts';
import { explainDrawn, explainLoss, explainMean, explainSurprise } from './arithmetic.ts';
import { Keep } from './keep.tsx';
import { BARS, type LanguageModelModel, type Moment, promptOf, showUnit } from './model.ts';
import { MomentText } from './moment-text.tsx';
import { Problem } from './problem.tsx';
import type { LanguageModelWords } from './words.ts';
import './picture.css';

interface Parts {
  model: LanguageModelModel;
  words: LanguageModelWords;
}

/** The loss, the texts that were drawn on the way down, and what the model expects next. */
export function Picture({ model, words }: Parts): VNode {
  const { step, steps } = model.state.signals;
  const losses = model.session.losses.value.slice(0, step.value);
  const latest = losses.at(-1);
  // Betting alike on all units: where the curve begins.
  const guesses = model.session.units.value.length;
  return (
    <div class="language-model">
      <div class="loss-line">
        <LineChart
          label={words.lossChart}
          lines={[
            { name: 'guess', values: [Math.log(Math.max(2, guesses))], class: 'guess' },
            { name: 'loss', values: losses },
          ]}
          last={steps.value}
          xName={words.stepName}
          yName={words.lossName}
          marks={model.moments.value.map(({ step: x }) => ({ x, text: String(x) }))}
          height={120}
        />
        {latest !== undefined && (
          <p class="latest">
            L = <Num value={latest} arithmetic={() => explainLoss(model)} />
          </p>
        )}
      </div>
      <Problem model={model} words={words} />
      <Moments model={model} words={words} />
      <Expectation model={model} words={words} />
      <Keep model={model} words={words} />
    </div>
  );
}

/** The drawn texts, a column a moment. */
function Moments({ model, words }: Parts): VNode {
  const { at, letter } = model.state.signals;
  const focus = model.focus.value;
  const list = useRef<HTMLOListElement>(null);
  // Where there is no room for all, the one that is looked at is in sight.
  useEffect(() => {
    const box = list.current;
    const focused = box?.querySelector<HTMLElement>('.focused');
    if (!box || !focused) return;
    box.scrollLeft = focused.offsetLeft - (box.clientWidth - focused.offsetWidth) / 2;
  }, [focus?.step]);
  return (
    <ol class="moments" aria-label={words.momentsLabel} tabIndex={0} ref={list}>
      {model.stops.value.map((step) => {
        const moment = model.moments.value.find((one) => one.step === step);
        const chosen = moment !== undefined && moment === focus;
        return (
          <li key={step} class={chosen ? 'moment focused' : 'moment'}>
            <p class="moment-head">
              {words.after(step)}
              {moment !== undefined && <MeanBits moment={moment} words={words} />}
            </p>
            {moment === undefined ? (
              <p class="moment-soon">{words.soon}</p>
            ) : (
              <MomentText
                moment={moment}
                words={words}
                chosen={chosen ? letter.value : undefined}
                onChoose={(unit) => {
                  model.player.pause();
                  at.value = step;
                  letter.value = unit;
                }}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function MeanBits({ moment, words }: { moment: Moment; words: LanguageModelWords }): VNode {
  const { surprise } = moment;
  const mean = surprise.reduce((sum, one) => sum + one, 0) / surprise.length;
  return (
    <span class="mean-bits">
      <Num value={mean} arithmetic={() => explainMean(surprise, mean)} /> {words.bits}
    </span>
  );
}

/** Letters before the chosen place that are shown. */
const BEFORE = 14;

/** What the model expects at the chosen place, and what temperature, top-k and top-p make of it. */
function Expectation({ model, words }: Parts): VNode | null {
  const { letter, temperature, prompt } = model.state.signals;
  const focus = model.focus.value;
  const names = model.session.units.value;
  if (focus === undefined) return null;
  const place = letter.value;
  const before = focus.letters
    .filter(({ from }) => from < place)
    .map(({ text }) => text)
    .join('');
  const shown = [...(promptOf(prompt.value) + before)].slice(-BEFORE).map(showUnit).join('');
  const all = model.candidates.value;
  const drawn = focus.drawn.ids[place];
  const bars = all.slice(0, BARS);
  const rest = all.length - bars.length;
  return (
    <div class="expectation">
      <p class="expects">{words.expects(shown)}</p>
      <Slider
        label={words.temperature}
        value={temperature.value}
        least={0.1}
        most={2}
        step={0.1}
        onInput={writeTo(temperature)}
      />
      <ul class="candidates">
        {bars.map((one) => (
          <li key={one.id} class={one.id === drawn ? 'candidate was-drawn' : 'candidate'}>
            <span class="candidate-name">{showUnit(names[one.id])}</span>
            <svg
              class="candidate-bar"
              viewBox="0 0 100 10"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect class="drawn-by" width={one.drawn * 100} height="10" />
              <rect class="expected" width={one.expected * 100} height="10" />
            </svg>
            <Num
              value={one.drawn}
              arithmetic={() => explainDrawn(model, one)}
              label={showUnit(names[one.id])}
            />
          </li>
        ))}
      </ul>
      <p class="drawn-unit">
        {words.drew} <b>{showUnit(names[drawn ?? 0])}</b>{' '}
        <Num value={focus.surprise[place] ?? 0} arithmetic={() => explainSurprise(model)} />{' '}
        {words.bits}
        {rest > 0 && <span class="rest"> {words.restOf(rest)}</span>}
      </p>
    </div>
  );
}
