import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { keepModel } from '../../bench-of-models/store.ts';
import type { LanguageModelModel } from './model.ts';
import type { LanguageModelWords } from './words.ts';

/** Keeps the model as it is now on the bench of models, where the chapters after this one take it up. */
export function Keep({
  model,
  words,
}: {
  model: LanguageModelModel;
  words: LanguageModelWords;
}): VNode | null {
  const kept = useSignal('');
  const { text, cell, hidden, step } = model.state.signals;
  const client = model.session.client.value;
  if (client === undefined || step.value === 0) return null;
  const keep = async (): Promise<void> => {
    model.player.pause();
    const file = await client.look({ what: 'model' });
    const steps = words.after(model.session.trained.value);
    const name = `${words.cells[cell.value]} ${hidden.value}`;
    await keepModel(file, `${words.texts[text.value]} · ${name} · ${steps}`);
    kept.value = file.hash;
  };
  return (
    <p class="keep">
      <button type="button" class="text-button" onClick={keep}>
        {words.keep}
      </button>
      {kept.value !== '' && (
        <span class="small" role="status">
          {words.kept} <code data-kept={kept.value}>{kept.value.slice(0, 12)}</code>
        </span>
      )}
    </p>
  );
}
