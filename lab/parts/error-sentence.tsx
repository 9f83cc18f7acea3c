import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePage } from '../shell/context.ts';
import type { LabLanguage } from '../shell/language.ts';

/** Puts a worker's error, which crosses as data, into the reader's language; the sentences are fetched when there is one. */
export async function wordError(error: unknown, language: LabLanguage): Promise<string> {
  const { formatError } = await import('malmoi/messages');
  return formatError(error as Parameters<typeof formatError>[0], language);
}

/** A worker's error as one sentence. */
export function ErrorSentence({ error }: { error: unknown }): VNode {
  const { language } = usePage();
  const sentence = useSignal('');
  useEffect(() => {
    let current = true;
    wordError(error, language).then((worded) => {
      if (current) sentence.value = worded;
    });
    return () => {
      current = false;
    };
  }, [error]);
  return <>{sentence.value}</>;
}
