import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { later } from '../../parts/later.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import type { WordMapModel } from './model.ts';
import { LONGEST_TEXT, type TextName } from './state.ts';
import type { WordMapWords } from './words.ts';

/** Words to ask for in each text. */
const PROBES: Readonly<Record<TextName, string>> = {
  'fairy-tales': 'king forest gold',
  'film-reviews': '재밌게 배우들의 쵝오의',
  own: '',
};

const OwnText = later(async () => (await import('../../parts/own-text.tsx')).OwnText);

/** The text, the words that are asked for, and how the vectors are trained. */
export function Controls({ model, words }: { model: WordMapModel; words: WordMapWords }): VNode {
  const { signals, patch } = model.state;
  const { text, own, units, probes, window, dimensions, negatives, jamo } = signals;
  /** Other vectors begin before their first step. */
  const begin = (values: Parameters<typeof patch>[0]): void => {
    model.player.pause();
    patch({ ...values, step: 0 });
  };
  return (
    <>
      <Choice
        label={words.textLabel}
        showLabel
        choices={words.texts}
        value={text.value}
        onChange={(name) => begin({ text: name, units: 'words', probes: PROBES[name] })}
      />
      {text.value === 'own' && (
        <OwnText
          label={words.ownLabel}
          hint={words.ownHint}
          value={own.value}
          longest={LONGEST_TEXT}
          onInput={(value) => begin({ own: value })}
        />
      )}
      <TextArea
        label={words.probesLabel}
        hint={words.probesHint}
        value={probes.value}
        longest={60}
        rows={1}
        onInput={(value) => patch({ probes: value })}
      />
      <Choice
        label={words.jamoLabel}
        showLabel
        choices={words.jamo}
        value={jamo.value}
        onChange={(value) => begin({ jamo: value })}
      />
      <Choice
        label={words.unitsLabel}
        showLabel
        choices={words.units}
        value={units.value}
        onChange={(value) => begin({ units: value })}
      />
      <Slider
        label={words.windowLabel}
        {...{ value: window.value, least: 1, most: 10, step: 1 }}
        onInput={(value) => begin({ window: value })}
      />
      <Slider
        label={words.dimensionsLabel}
        {...{ value: dimensions.value, least: 4, most: 100, step: 1 }}
        onInput={(value) => begin({ dimensions: value })}
      />
      <Slider
        label={words.negativesLabel}
        {...{ value: negatives.value, least: 1, most: 15, step: 1 }}
        onInput={(value) => begin({ negatives: value })}
      />
    </>
  );
}
