import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useWords } from '../shell/context.ts';

/** Shows a program that prints the numbers of the screen. */
export function Snippet({ code }: { code: string }): VNode {
  const words = useWords().code;
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    copied.value = true;
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  };
  return (
    <div class="snippet">
      <p>{words.about}</p>
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <button type="button" class="text-button" onClick={copy}>
        {copied.value ? words.copied : words.copy}
      </button>
    </div>
  );
}
