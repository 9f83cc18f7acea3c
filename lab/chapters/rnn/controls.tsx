import type { VNode } from 'preact';
import { Slider } from '../../parts/slider.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { RnnModel } from './model.ts';
import { LONGEST_WORD } from './state.ts';
import type { RnnWords } from './words.ts';

/** The word, the size of the state, where it begins, and another first letter to compare with. */
export function Controls({ model, words }: { model: RnnModel; words: RnnWords }): VNode {
  const { word, hidden, start, time, updates, edits, other } = model.state.signals;
  const write = (value: string): void => {
    model.player.pause();
    model.state.patch({
      word: Array.from(value.replace(/\s/gu, '')).join(''),
      edits: '',
      other: '',
    });
    time.value = model.letters.value.length;
  };
  return (
    <>
      <label class="field">
        <span>{words.wordLabel}</span>
        <input
          type="text"
          maxLength={LONGEST_WORD}
          value={word.value}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <p class="hint">{words.wordHint}</p>
      <label class="field">
        <span>{words.otherLabel}</span>
        <select
          value={other.value}
          onChange={(event) => {
            other.value = event.currentTarget.value;
          }}
        >
          <option value="">{words.none}</option>
          {model.vocabulary.value
            .filter((letter) => letter !== word.value[0])
            .map((letter) => (
              <option key={letter} value={letter}>
                {letter}
              </option>
            ))}
        </select>
      </label>
      <Slider
        label={words.hiddenLabel}
        value={hidden.value}
        least={1}
        most={5}
        step={1}
        onInput={(value) => {
          hidden.value = value;
          edits.value = '';
        }}
      />
      <Slider
        label={words.startLabel}
        value={start.value}
        least={-1}
        most={1}
        step={0.1}
        onInput={writeTo(start)}
      />
      <div class="buttons">
        <button
          type="button"
          class="text-button"
          disabled={edits.value === '' && updates.value === 0}
          onClick={() => model.state.patch({ edits: '', updates: 0 })}
        >
          {words.resetWeights}
        </button>
      </div>
    </>
  );
}
