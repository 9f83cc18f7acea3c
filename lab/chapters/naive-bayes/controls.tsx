import type { VNode } from 'preact';
import { Presets } from '../../parts/presets.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { writeTo } from '../../parts/write-to.ts';
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
        onInput={writeTo(alpha)}
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
      <Presets
        label={words.presetsLabel}
        presets={words.presets}
        onChoose={(preset) => {
          model.state.patch({ documents: preset.documents, test: preset.test });
          toEnd();
        }}
      />
    </>
  );
}
