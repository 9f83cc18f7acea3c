import { computed, effect, type ReadonlySignal } from '@preact/signals';

/** Milliseconds for which what is typed or dragged must rest. */
const REST_MS = 350;

/**
 * Begins something for a value, and anew whenever its content changes: what stands in the address at once, and what is
 * being typed when it rests. Nothing begins while the value is undefined.
 */
export function followRested<T>(
  value: ReadonlySignal<T | undefined>,
  { clear, begin }: { readonly clear: () => void; readonly begin: (value: T) => void },
): void {
  const key = computed(() => JSON.stringify(value.value));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  effect(() => {
    const wanted = key.value === undefined ? undefined : value.peek();
    clearTimeout(timer);
    clear();
    if (wanted === undefined) return;
    timer = setTimeout(() => begin(wanted), first ? 0 : REST_MS);
    first = false;
  });
}
