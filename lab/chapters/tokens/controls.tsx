import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { UnitModel } from './model.ts';
import type { CorpusName } from './state.ts';
import type { UnitWords } from './words.ts';

/** The text, how it is normalized, and what byte-pair encoding learns from. */
export function Controls({ model, words }: { model: UnitModel; words: UnitWords }): VNode {
  const { text, normalize, corpus, at } = model.state.signals;
  const write = (value: string, from: CorpusName = corpus.value): void => {
    model.player.pause();
    model.state.patch({ text: value, corpus: from, at: -1 });
  };
  return (
    <>
      <Choice
        label={words.normalizeLabel}
        showLabel
        choices={words.normalizations}
        value={normalize.value}
        onChange={writeTo(normalize)}
      />
      <Choice
        label={words.corpusLabel}
        showLabel
        choices={words.corpora}
        value={corpus.value}
        onChange={(value) => write(text.value, value)}
      />
      <Slider
        label={words.placeLabel}
        value={Math.min(at.value, text.value.length - 1)}
        least={-1}
        most={Math.max(0, text.value.length - 1)}
        step={1}
        onInput={writeTo(at)}
      />
      <TextAndPresets
        {...{ words, value: text.value, longest: 120 }}
        onInput={(value) => write(value)}
        onChoose={({ text: chosen, corpus: from = 'korean' }) => write(chosen, from)}
      />
    </>
  );
}
