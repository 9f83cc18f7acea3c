import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { Presets } from '../../parts/presets.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { GateModel } from './model.ts';
import { HELD_GATES, LONGEST_TEXT } from './state.ts';
import type { GateWords } from './words.ts';

/** The text, gates to be held open or closed, and the forget gate's bias. */
export function Controls({ model, words }: { model: GateModel; words: GateWords }): VNode {
  const { cell, bias, text, step } = model.state.signals;
  const write = (value: string): void => {
    model.player.pause();
    text.value = value;
    step.value = [...value].length;
  };
  return (
    <>
      {HELD_GATES[cell.value].map((gate) => {
        const held = model.state.signals[gate];
        return (
          <Choice
            key={gate}
            label={words.holdLabels[gate]}
            showLabel
            choices={words.holds}
            value={held.value}
            onChange={writeTo(held)}
          />
        );
      })}
      {cell.value === 'lstm' && (
        <Slider
          label={words.biasLabel}
          value={bias.value}
          least={-9}
          most={9}
          step={0.5}
          onInput={writeTo(bias)}
        />
      )}
      <TextArea
        label={words.textLabel}
        hint={words.textHint}
        value={text.value}
        longest={LONGEST_TEXT}
        onInput={write}
      />
      <Presets
        label={words.presetsLabel}
        presets={words.presets}
        onChoose={({ text: chosen }) => write(chosen)}
      />
    </>
  );
}
