import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { GloveModel } from './model.ts';
import type { GloveWords } from './words.ts';

/** The sentences, the window, and what the loss is made of. */
export function Controls({ model, words }: { model: GloveModel; words: GloveWords }): VNode {
  const { text, window, dimensions, xMax, alpha, biases } = model.state.signals;
  const write = (value: string): void => {
    model.player.pause();
    model.state.patch({ text: value, row: 0, column: 1 });
  };
  const { leftOut } = model.sentences.value;
  const sliders = [
    { label: words.windowLabel, signal: window, least: 1, most: 4, step: 1 },
    { label: words.dimensionsLabel, signal: dimensions, least: 1, most: 5, step: 1 },
    { label: words.xMaxLabel, signal: xMax, least: 1, most: 20, step: 0.5 },
    { label: words.alphaLabel, signal: alpha, least: 0, most: 2, step: 0.05 },
  ];
  return (
    <>
      <Choice
        label={words.biasesLabel}
        showLabel
        choices={words.biases}
        value={biases.value}
        onChange={writeTo(biases)}
      />
      {sliders.map(({ label, signal, least, most, step }) => (
        <Slider
          key={label}
          {...{ label, least, most, step }}
          value={signal.value}
          onInput={writeTo(signal)}
        />
      ))}
      <TextAndPresets
        {...{ words, value: text.value, longest: 300 }}
        fault={leftOut > 0 ? words.leftOut(leftOut) : undefined}
        onInput={write}
      />
    </>
  );
}
