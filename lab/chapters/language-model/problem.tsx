import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { Page } from '../../shell/context.ts';
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
  const { language } = useContext(Page);
  const { problem, units, revived } = model.session;
  const { text, own } = model.state.signals;
  const sentence = useSignal('');
  const error = problem.value;
  useEffect(() => {
    if (error === undefined || error === 'lost') return;
    import('malmoi/messages').then(({ formatError }) => {
      sentence.value = formatError(error as Parameters<typeof formatError>[0], language);
    });
  }, [error]);
  if (text.value === 'own' && own.value.trim() === '') {
    return <p class="worker-says">{words.emptyText}</p>;
  }
  if (error === 'lost') return <p class="worker-says">{words.lost}</p>;
  if (error !== undefined) return <p class="worker-says">{sentence.value}</p>;
  if (units.value.length === 0) return <p class="worker-says">{words.opening}</p>;
  const last = revived.value.at(-1);
  return last === undefined ? null : <p class="worker-says">{words.revived(last)}</p>;
}
