import type { VNode } from 'preact';
import { Slider } from '../../parts/slider.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import type { BayesModel } from './model.ts';
import type { BayesWords } from './words.ts';

/** Smoothing, the new document, and the documents to count. */
export function Controls({ model, words }: { model: BayesModel; words: BayesWords }): VNode {
  const { documents, test, alpha, step } = model.state.signals;
  const toEnd = (): void => {
    model.player.pause();
    step.value = model.player.limit.value;
  };
  return (
    <>
      <Slider
        label={words.alphaLabel}
        value={alpha.value}
        least={0}
        most={2}
        step={0.05}
        onInput={(value) => {
          alpha.value = value;
        }}
      />
      <TextArea
        label={words.testLabel}
        value={test.value}
        longest={160}
        rows={2}
        onInput={(value) => {
          test.value = value;
          toEnd();
        }}
      />
      <TextArea
        label={words.documentsLabel}
        hint={words.documentsHint}
        value={documents.value}
        longest={1_200}
        rows={6}
        onInput={(value) => {
          documents.value = value;
          toEnd();
        }}
      />
      <div class="buttons" role="group" aria-label={words.presetsLabel}>
        {words.presets.map((preset) => (
          <button
            key={preset.name}
            type="button"
            class="text-button"
            onClick={() => {
              model.state.patch({ documents: preset.documents, test: preset.test });
              toEnd();
            }}
          >
            {preset.name}
          </button>
        ))}
      </div>
    </>
  );
}
