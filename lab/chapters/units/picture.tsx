import type { VNode } from 'preact';
import { Num } from '../../parts/number.tsx';
import { ReaderSays } from '../../parts/reader-says.tsx';
import { shadeClass } from '../../parts/shade.ts';
import { TokenStrip } from '../../parts/token-strip.tsx';
import { explainActivation, explainBits } from './arithmetic.ts';
import { type UnitsModel, unitName } from './model.ts';
import type { UnitsWords } from './words.ts';
import './picture.css';

interface Parts {
  model: UnitsModel;
  words: UnitsWords;
}

/** The text, each letter colored by one unit; under it the chosen track; beside or below it the units that follow the track. */
export function Picture({ model, words }: Parts): VNode {
  return (
    <div class="units-picture">
      <ReaderSays problem={model.problem.value} waits={model.trace.value === undefined} />
      <p class="colored-by">
        {words.coloredBy(unitName(model.shown.value.signal, model.shown.value.unit))}
        <Scale model={model} words={words} />
      </p>
      <Tokens model={model} words={words} />
      <Ranking model={model} words={words} />
    </div>
  );
}

/** From the least to the greatest value that the unit takes here. */
function Scale({ model, words }: Parts): VNode | null {
  const { values, most } = model.shown.value;
  const at = values.findIndex((value) => Math.abs(value) === most);
  if (at < 0) return null;
  return (
    <span class="unit-scale">
      <span class="minus-10">−</span>
      <span class="minus-5" />
      <span>0</span>
      <span class="plus-5" />
      <span class="plus-10">+</span>
      <span>
        {words.scale} <Num value={most} arithmetic={() => explainActivation(model, at)} />
      </span>
    </span>
  );
}

/** Shades of a track: 0 is paper. */
const MOST_TRACK = 3;

/** The text as tokens; Enter begins a span, Shift and Enter ends it. */
function Tokens({ model, words }: Parts): VNode {
  const { from, to, feature } = model.state.signals;
  const { values, most } = model.shown.value;
  const track = model.feature.value;
  const choose = (t: number, isEnd: boolean): void => {
    const begun = to.value > from.value && isEnd;
    const begin = begun ? Math.min(from.value, t) : t;
    model.state.patch({
      from: begin,
      to: Math.max(t, begun ? from.value : t) + 1,
      feature: 'span',
    });
  };
  return (
    <TokenStrip
      label={words.tokensLabel}
      tokens={model.trace.value?.tokens ?? []}
      draw={(t, shown) => {
        const isRead = t < model.read.value;
        const value = values[t] ?? 0;
        const inSpan = feature.value === 'span' && t >= from.value && t < to.value;
        const shade = isRead ? shadeClass(value / most) : 'unread';
        const height = isRead ? Math.min(MOST_TRACK, track?.[t] ?? 0) : 0;
        return {
          class: inSpan ? `${shade} in-span` : shade,
          label: words.letterLabel(shown, isRead ? value.toFixed(2).replace('-', '−') : '…'),
          below: <i class={`track track-${height}`} />,
        };
      }}
      onPress={(t, event) => choose(t, event.shiftKey)}
    />
  );
}

/** The units that follow the chosen track, the closest first. */
function Ranking({ model, words }: Parts): VNode {
  const { feature, unit, from, to } = model.state.signals;
  const ranked = model.ranked.value;
  const name = words.features[feature.value];
  const isEmptySpan = feature.value === 'span' && to.value <= from.value;
  return (
    <div class="ranking">
      <p class="ranking-head">
        {ranked === undefined
          ? isEmptySpan
            ? words.spanHint
            : model.trace.value !== undefined && words.without(name)
          : words.rankedLabel(name)}
        {ranked !== undefined && (
          <span class="small">
            {' '}
            {words.mostBits}{' '}
            <Num value={ranked.entropyBits} arithmetic={() => explainBits(model)} />
          </span>
        )}
        {feature.value === 'span' && !isEmptySpan && (
          <button
            type="button"
            class="link"
            onClick={() => model.state.patch({ from: 0, to: 0, feature: 'indent' })}
          >
            {words.clearSpan}
          </button>
        )}
      </p>
      <ul class="ranked-units">
        {ranked?.units.map((one, place) => (
          <li key={one.unit}>
            <button
              type="button"
              class="link"
              aria-pressed={one.unit === model.shown.value.unit}
              aria-label={words.show(unitName(one.signal, one.unit))}
              onClick={() => {
                unit.value = one.unit;
              }}
            >
              {unitName(one.signal, one.unit)}
            </button>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="know" width={(100 * one.bits) / (ranked.entropyBits || 1)} height="10" />
            </svg>
            <Num value={one.bits} arithmetic={() => explainBits(model, place)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
