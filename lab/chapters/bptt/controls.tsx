import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { KeptModelChoice } from '../../parts/kept-model-choice.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { BpttModel } from './model.ts';
import { LONGEST, LONGEST_TEXT } from './state.ts';
import type { BpttWords } from './words.ts';

/** What can be changed of the picture that is shown. */
export function Controls({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  return model.state.signals.view.value === 'text' ? (
    <TextControls model={model} words={words} />
  ) : (
    <ChainControls model={model} words={words} />
  );
}

/** The model and the text that it reads. */
function TextControls({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const { text, model: hash } = model.state.signals;
  return (
    <>
      <KeptModelChoice standard={words.smallModel} value={hash.value} onChange={writeTo(hash)} />
      <TextArea
        label={words.textLabel}
        hint={words.textHint}
        value={text.value}
        longest={LONGEST_TEXT}
        rows={2}
        onInput={(value) => {
          model.player.pause();
          model.state.patch({ text: value, step: Math.max(1, [...value].length - 1) });
        }}
      />
    </>
  );
}

/** The chain's length, its weights, and where its loss is measured. */
function ChainControls({ model, words }: { model: BpttModel; words: BpttWords }): VNode {
  const { length, loss, whh, wxh, bias, step } = model.state.signals;
  const weights = [
    { label: words.whhLabel, signal: whh, most: 3 },
    { label: words.wxhLabel, signal: wxh, most: 3 },
    { label: words.biasLabel, signal: bias, most: 2 },
  ];
  return (
    <>
      <Choice
        label={words.lossLabel}
        showLabel
        choices={words.losses}
        value={loss.value}
        onChange={writeTo(loss)}
      />
      <Slider
        label={words.lengthLabel}
        value={length.value}
        least={2}
        most={LONGEST}
        step={1}
        onInput={(value) => {
          model.player.pause();
          model.state.patch({ length: value, step: value });
        }}
      />
      {weights.map(({ label, signal, most }) => (
        <Slider
          key={label}
          label={label}
          value={signal.value}
          least={-most}
          most={most}
          step={0.05}
          onInput={(value) => {
            signal.value = value;
            step.value = length.value;
          }}
        />
      ))}
    </>
  );
}
