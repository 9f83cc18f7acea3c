import type { VNode } from 'preact';
import { KeptModelChoice } from '../../parts/kept-model-choice.tsx';
import { Presets } from '../../parts/presets.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { VanishingModel } from './model.ts';
import { COMMENT_END, LONGEST_TEXT, MOST_INPUTS, MOST_LAG } from './state.ts';
import type { VanishingWords } from './words.ts';

interface Props {
  readonly model: VanishingModel;
  readonly words: VanishingWords;
}

/** What can be changed of the picture that is shown. */
export function Controls({ model, words }: Props): VNode {
  const view = model.state.signals.view.value;
  if (view === 'lanes') return <LaneControls model={model} words={words} />;
  if (view === 'letters') return <LetterControls model={model} words={words} />;
  return <NestControls model={model} words={words} />;
}

/** The weights, the inputs, and how many steps there are. */
function NestControls({ model, words }: Props): VNode {
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

/** How large the random weights are, how far it goes back, where it is clipped, and another draw. */
function LaneControls({ model, words }: Props): VNode {
  const { gain, lag, clip, seed } = model.state.signals;
  return (
    <>
      <Slider
        label={words.gainLabel}
        {...{ value: gain.value, least: 0.5, most: 6, step: 0.1 }}
        onInput={writeTo(gain)}
      />
      <Slider
        label={words.lagLabel}
        {...{ value: lag.value, least: 5, most: MOST_LAG, step: 1 }}
        onInput={(value) => model.state.patch({ lag: value, step: value })}
      />
      <Slider
        label={words.clipLabel}
        {...{ value: clip.value, least: 0, most: 50, step: 0.5 }}
        onInput={writeTo(clip)}
      />
      <Slider
        label={words.seedLabel}
        {...{ value: seed.value, least: 1, most: 99, step: 1 }}
        onInput={writeTo(seed)}
      />
    </>
  );
}

/** The models, the text, and the letter that is predicted. */
function LetterControls({ model, words }: Props): VNode {
  const { text, model: hash, step } = model.state.signals;
  const length = [...text.value].length;
  const write = (value: string, at = [...value].length): void => {
    model.player.pause();
    model.state.patch({ text: value, step: Math.max(1, at) });
  };
  return (
    <>
      <KeptModelChoice standard={words.smallModels} value={hash.value} onChange={writeTo(hash)} />
      <Slider
        label={words.positionLabel}
        {...{ value: step.value, least: 1, most: Math.max(2, length), step: 1 }}
        onInput={writeTo(step)}
      />
      <TextAndPresets
        words={{ ...words, presets: words.texts }}
        {...{ value: text.value, longest: LONGEST_TEXT }}
        onInput={write}
        onChoose={({ text: chosen, at }) => write(chosen, at ?? COMMENT_END)}
      />
    </>
  );
}
