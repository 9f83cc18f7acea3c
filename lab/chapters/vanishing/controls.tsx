import type { VNode } from 'preact';
import { Presets } from '../../parts/presets.tsx';
import { Slider } from '../../parts/slider.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { VanishingModel } from './model.ts';
import { MOST_INPUTS } from './state.ts';
import type { VanishingWords } from './words.ts';

/** The weights, the inputs, and how many steps there are. */
export function Controls({
  model,
  words,
}: {
  model: VanishingModel;
  words: VanishingWords;
}): VNode {
  const { inputs, start, state, input, bias, step } = model.state.signals;
  const all = inputs.value;
  const set = (values: readonly number[]): void => {
    inputs.value = values;
    step.value = values.length;
  };
  const round = (value: number): number => Math.round(value * 100) / 100;
  return (
    <>
      <Slider
        label={words.stateLabel}
        {...{ value: state.value, least: -6, most: 6, step: 0.1 }}
        onInput={writeTo(state)}
      />
      <Slider
        label={words.inputWeightLabel}
        {...{ value: input.value, least: -6, most: 6, step: 0.1 }}
        onInput={writeTo(input)}
      />
      <Slider
        label={words.biasLabel}
        {...{ value: bias.value, least: -3, most: 3, step: 0.1 }}
        onInput={writeTo(bias)}
      />
      <Slider
        label={words.startLabel}
        {...{ value: start.value, least: -1, most: 1, step: 0.05 }}
        onInput={writeTo(start)}
      />
      <Slider
        label={words.countLabel}
        {...{ value: all.length, least: 1, most: MOST_INPUTS, step: 1 }}
        onInput={(count) => {
          const last = all.at(-1) ?? 0;
          set(Array.from({ length: count }, (_, t) => all[t] ?? last));
        }}
      />
      <Slider
        label={words.allLabel}
        {...{ value: round(all[0] ?? 0), least: -2, most: 2, step: 0.05 }}
        onInput={(value) => set(all.map(() => value))}
      />
      <Presets
        label={words.presetsLabel}
        presets={words.presets}
        onChoose={({ name: _, ...values }) =>
          model.state.patch({ ...values, start: 0, step: values.inputs.length })
        }
      />
    </>
  );
}
