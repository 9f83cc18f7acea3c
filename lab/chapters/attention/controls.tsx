import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { SameAsGiven, TrainHere } from '../../parts/train-here.tsx';
import { writeTo } from '../../parts/write-to.ts';
import { FIGURES } from './figures.generated.ts';
import type { AttentionModel } from './model.ts';
import { LONGEST_TEXT } from './state.ts';
import type { AttentionWords } from './words.ts';

/** The sentence, the beam, and which of the translations that were found is shown. */
export function Controls({
  model,
  words,
}: {
  model: AttentionModel;
  words: AttentionWords;
}): VNode {
  const { text, beam, shown, step, attention } = model.state.signals;
  const hash = model.training.found.value?.hash;
  const write = (value: string): void => {
    model.player.pause();
    model.state.patch({ text: value, shown: 1 });
    step.value = model.target.value.length;
  };
  const draw = async (): Promise<void> => {
    // Another sentence at each press: it stands in the address from then on.
    const { drawSource } = await import('./draw-source.ts');
    write(drawSource());
  };
  const known = model.network.value.units.filter((unit) => /[가-힣]/u.test(unit));
  return (
    <>
      <TextAndPresets
        {...{ words, value: text.value, longest: LONGEST_TEXT, rows: 2 }}
        onInput={write}
      >
        <button type="button" class="text-button" onClick={draw}>
          {words.draw}
        </button>
      </TextAndPresets>
      <details class="known">
        <summary>{words.known}</summary>
        <p>{known.toSorted((a, b) => a.localeCompare(b, 'ko')).join(' · ')}</p>
      </details>
      <Slider
        label={words.beamLabel}
        value={beam.value}
        least={1}
        most={5}
        step={1}
        onInput={(value) => {
          model.state.patch({ beam: value, shown: 1 });
          step.value = model.target.value.length;
        }}
      />
      <fieldset class="found">
        <legend>{words.foundLabel}</legend>
        {model.found.value.map(({ ids, score }, i) => (
          <label key={i}>
            <input
              type="radio"
              name="found"
              checked={i + 1 === shown.value}
              onChange={() => writeTo(shown)(i + 1)}
            />
            <span>
              {ids.map(model.wordOf).join(' ')} <small>{shortNumber(score)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{words.foundAbout}</p>
      <TrainHere training={model.training}>
        <SameAsGiven isSame={hash === FIGURES[attention.value].hash} hash={hash ?? ''} />
      </TrainHere>
    </>
  );
}
