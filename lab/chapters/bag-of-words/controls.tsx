import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { BagModel } from './model.ts';
import type { BagWords } from './words.ts';

/** The sentences, and what counts. */
export function Controls({ model, words }: { model: BagModel; words: BagWords }): VNode {
  const { text, weighting, step } = model.state.signals;
  const write = (value: string): void => {
    model.player.pause();
    model.state.patch({ text: value });
    step.value = model.player.limit.value;
  };
  const { leftOut } = model.bag.value;
  return (
    <>
      <Choice
        label={words.weightingLabel}
        choices={words.weightings}
        value={weighting.value}
        onChange={writeTo(weighting)}
      />
      <TextAndPresets
        {...{ words, value: text.value, longest: 400 }}
        fault={leftOut > 0 ? words.leftOut(leftOut) : undefined}
        onInput={write}
      >
        <button type="button" class="text-button" onClick={() => write(swapWords(text.value))}>
          {words.swap}
        </button>
      </TextAndPresets>
    </>
  );
}

/** Swaps the first and the last word of the first sentence. */
export function swapWords(text: string): string {
  const [first = '', ...others] = text.split('\n');
  const words = first.split(/\s+/u).filter(Boolean);
  const [begin, end] = [words[0], words.at(-1)];
  if (begin === undefined || end === undefined || words.length < 2) return text;
  return [[end, ...words.slice(1, -1), begin].join(' '), ...others].join('\n');
}
