import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';

/** Returns the address of a file that the build made: of a text that ships. */
export function absoluteAddress(file: string): string {
  return typeof location === 'undefined' ? file : new URL(file, location.href).href;
}

/**
 * The text that a chapter reads: the reader's own, or one that ships, which is fetched when it is chosen.
 * @param files the texts that ship, by name
 * @returns the text; undefined while it is fetched
 */
export function chosenText<Name extends string>(
  files: Readonly<Record<Name, string>>,
  {
    text,
    own,
  }: { readonly text: ReadonlySignal<Name | 'own'>; readonly own: ReadonlySignal<string> },
): ReadonlySignal<string | undefined> {
  const fetched = signal<Readonly<Record<string, string>>>({});
  if (typeof document !== 'undefined') {
    effect(() => {
      const name = text.value;
      if (name === 'own' || fetched.peek()[name] !== undefined) return;
      // The address may name another one in the same turn.
      queueMicrotask(async () => {
        if (text.peek() !== name) return;
        const found = await (await fetch(absoluteAddress(files[name]))).text();
        fetched.value = { ...fetched.peek(), [name]: found };
      });
    });
  }
  return computed(() => (text.value === 'own' ? own.value : fetched.value[text.value]));
}
