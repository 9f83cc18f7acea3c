import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { later } from '../../parts/later.tsx';
import { Slider } from '../../parts/slider.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { LanguageModelModel } from './model.ts';
import { LONGEST_TEXT } from './state.ts';
import type { LanguageModelWords } from './words.ts';

const OwnText = later(async () => (await import('../../parts/own-text.tsx')).OwnText);

/** The text, what it is cut into, the model, and how it is drawn from. */
export function Controls({
  model,
  words,
}: {
  model: LanguageModelModel;
  words: LanguageModelWords;
}): VNode {
  const { signals, patch } = model.state;
  const { text, own, units, cell, hidden, steps, prompt, topK, topP, draw } = signals;
  /** Another model begins before its first step. */
  const begin = (values: Parameters<typeof patch>[0]): void => {
    model.player.pause();
    patch({ ...values, step: 0, at: -1, letter: 0 });
  };
  return (
    <>
      <Choice
        label={words.textLabel}
        showLabel
        choices={words.texts}
        value={text.value}
        onChange={(name) =>
          begin({ text: name, units: name === 'reviews' ? 'jamo' : 'code-points', prompt: '' })
        }
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
      <Choice
        label={words.unitsLabel}
        showLabel
        choices={words.unitKinds}
        value={units.value}
        onChange={(value) => begin({ units: value })}
      />
      <Choice
        label={words.cellLabel}
        showLabel
        choices={words.cells}
        value={cell.value}
        onChange={(value) => begin({ cell: value })}
      />
      <Slider
        label={words.sizeLabel}
        value={hidden.value}
        least={4}
        most={192}
        step={4}
        onInput={(value) => begin({ hidden: value })}
      />
      <Slider
        label={words.stepsLabel}
        value={steps.value}
        least={50}
        most={2000}
        step={50}
        onInput={(value) => begin({ steps: value })}
      />
      <Slider
        label={words.topK}
        value={topK.value}
        least={0}
        most={50}
        step={1}
        onInput={writeTo(topK)}
      />
      <Slider
        label={words.topP}
        value={topP.value}
        least={0.05}
        most={1}
        step={0.05}
        onInput={writeTo(topP)}
      />
      <div class="field">
        <label for="prompt">{words.promptLabel}</label>
        <input
          id="prompt"
          type="text"
          maxLength={60}
          value={prompt.value}
          spellcheck={false}
          onInput={(event) => {
            prompt.value = event.currentTarget.value;
          }}
        />
      </div>
      <Slider
        label={words.drawLabel}
        value={draw.value}
        least={1}
        most={999}
        step={1}
        onInput={writeTo(draw)}
      />
    </>
  );
}
