import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { KeptModelChoice } from '../../parts/kept-model-choice.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { UnitsModel } from './model.ts';
import { LONGEST_TEXT } from './state.ts';
import type { UnitsWords } from './words.ts';

/** The model, the track, the signal, the unit, and the text. */
export function Controls({ model, words }: { model: UnitsModel; words: UnitsWords }): VNode {
  const { text, model: hash, feature, signal, unit } = model.state.signals;
  const write = (value: string): void => {
    model.player.pause();
    model.state.patch({ text: value, step: LONGEST_TEXT, from: 0, to: 0 });
  };
  const units = model.trace.value?.activations[0]?.units ?? 1;
  return (
    <>
      <KeptModelChoice
        standard={words.smallModel}
        value={hash.value}
        onChange={(value) => model.state.patch({ model: value, unit: -1 })}
      />
      <Choice
        label={words.featureLabel}
        showLabel
        choices={words.features}
        value={feature.value}
        onChange={(value) => model.state.patch({ feature: value, unit: -1 })}
      />
      <Choice
        label={words.signalLabel}
        showLabel
        choices={words.signals}
        value={signal.value}
        onChange={(value) => model.state.patch({ signal: value, unit: -1 })}
      />
      <Slider
        label={words.unitLabel}
        value={model.shown.value.unit}
        least={0}
        most={Math.max(1, units - 1)}
        step={1}
        onInput={writeTo(unit)}
      />
      <TextAndPresets
        {...{ words, value: text.value, longest: LONGEST_TEXT, rows: 4 }}
        onInput={write}
      />
    </>
  );
}
