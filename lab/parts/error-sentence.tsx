import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../shell/context.ts';
import type { LabLanguage } from '../shell/language.ts';

/** Puts a worker's error, which crosses as data, into the reader's language; the sentences are fetched when there is one. */
export async function wordError(error: unknown, language: LabLanguage): Promise<string> {
  const { formatError } = await import('malmoi/messages');
  return formatError(error as Parameters<typeof formatError>[0], language);
}

/** Why a worker has no answer, as one sentence: `lost`, `unreachable`, or its error as data. */
export function ErrorSentence({ error }: { error: unknown }): VNode {
  const { language } = usePage();
  const words = useWords().worker;
  const known = error === 'lost' || error === 'unreachable' ? words[error] : undefined;
  const sentence = useSignal('');
  useEffect(() => {
    if (known !== undefined) return;
    let current = true;
    wordError(error, language).then((worded) => {
      if (current) sentence.value = worded;
    });
    return () => {
      current = false;
    };
  }, [error]);
  return <>{known ?? sentence.value}</>;
}
