import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { Word2VecModel } from './model.ts';
import type { Word2VecWords } from './words.ts';

/** The text, the window, the size of the vectors, and how far an update goes. */
export function Controls({ model, words }: { model: Word2VecModel; words: Word2VecWords }): VNode {
  const { text, window, dimensions, architecture, rate } = model.state.signals;
  const write = (value: string): void => {
    model.player.reset();
    text.value = value;
  };
  return (
    <>
      <Choice
        label={words.architectureLabel}
        choices={words.architectures}
        value={architecture.value}
        onChange={writeTo(architecture)}
      />
      <TextAndPresets {...{ words, value: text.value, longest: 160 }} onInput={write} />
      <Slider
        label={words.windowLabel}
        {...{ value: window.value, least: 1, most: 3, step: 1 }}
        onInput={writeTo(window)}
      />
      <Slider
        label={words.dimensionsLabel}
        {...{ value: dimensions.value, least: 2, most: 4, step: 1 }}
        onInput={writeTo(dimensions)}
      />
      <Slider
        label={words.rateLabel}
        {...{ value: rate.value, least: 0.01, most: 2, step: 0.01 }}
        onInput={writeTo(rate)}
      />
    </>
  );
}
