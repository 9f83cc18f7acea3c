import type { VNode } from 'preact';
import { ErrorSentence } from '../../parts/error-sentence.tsx';
import type { LanguageModelModel } from './model.ts';
import type { LanguageModelWords } from './words.ts';

/** What the page waits for, or why it cannot go on: the worker's error in the reader's language. */
export function Problem({
  model,
  words,
}: {
  model: LanguageModelModel;
  words: LanguageModelWords;
}): VNode | null {
  const { problem, units, revived } = model.session;
  const { text, own } = model.state.signals;
  const error = problem.value;
  if (text.value === 'own' && own.value.trim() === '') {
    return <p class="worker-says">{words.emptyText}</p>;
  }
  if (error !== undefined)
    return (
      <p class="worker-says">
        <ErrorSentence error={error} />
      </p>
    );
  if (units.value.length === 0) return <p class="worker-says">{words.opening}</p>;
  const last = revived.value.at(-1);
  return last === undefined ? null : <p class="worker-says">{words.revived(last)}</p>;
}
